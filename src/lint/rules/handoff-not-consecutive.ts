import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';
import { stepsOf } from '../views.js';

export const handoffNotConsecutive: Rule = {
  id: 'handoff-not-consecutive',
  severity: 'warning',
  principle: 5,
  reason: {
    ja: '引き渡しは、渡した件数と、次のフェーズで受け入れた件数を比べるものです。離れたフェーズを比べると、引き渡しの良し悪しではない差が混ざります。',
    en: 'A handoff holds what was passed against what the next phase accepted. Phases further apart mix in losses that have nothing to do with it.',
  },
  good: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: hearings * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, owner: inside, quality: [hearing_rate] }
  hearings: { kind: count, owner: field, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate, owner: inside }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted:
    from: inside
    to: field
    definition: 検討の時期と担当者の名前が記録されている
    score: { cutoff: 60 }
    sla_days: 2
    passed: contacts
    accepted: hearings
`,
  bad: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: hearings * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, owner: inside, quality: [hearing_rate] }
  hearings: { kind: count, owner: field, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate, owner: inside }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted:
    from: inside
    to: field
    definition: 検討の時期と担当者の名前が記録されている
    score: { cutoff: 60 }
    sla_days: 2
    passed: contacts
    accepted: wins # !
`,
  *check(tree): Generator<Finding> {
    const steps = stepsOf(tree);
    for (const { id, passed, accepted, path } of tree.handoffs) {
      const [before, after] = [passed, accepted].map((name) =>
        name === null ? null : tree.nodes.get(name)?.phase,
      );
      const [from, to] = [steps.get(before ?? ''), steps.get(after ?? '')];
      // Work may also change hands within a phase.
      if (from === undefined || to === undefined || to === from || to === from + 1) continue;
      yield {
        path: [...path, 'accepted'],
        message:
          to < from
            ? {
                ja: `引き渡し ${id} では、渡す前のフェーズ ${after} で受け入れたことになっています`,
                en: `the handoff ${id} is accepted in ${after}, a phase before ${before}, where it is passed`,
              }
            : {
                ja: `引き渡し ${id} の passed（${before}）と accepted（${after}）が隣り合うフェーズではありません`,
                en: `the handoff ${id} is passed in ${before} and accepted in ${after}, which are not neighbours`,
              },
        help: {
          ja: 'accepted には、passed のすぐ次のフェーズの件数を書いてください',
          en: 'let accepted name the count of the phase just after that of passed',
        },
      };
    }
  },
};
