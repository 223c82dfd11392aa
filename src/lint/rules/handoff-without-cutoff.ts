import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const handoffWithoutCutoff: Rule = {
  id: 'handoff-without-cutoff',
  severity: 'info',
  principle: 5,
  reason: {
    ja: '何点から渡すかを決めておくと、渡す側は数を追って質を落とさず、受ける側は断る理由を点数で言えます。',
    en: 'A score from which work is passed keeps the giver from chasing numbers, and lets the taker say why something is sent back.',
  },
  good: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted:
    from: inside
    to: field
    definition: 検討の時期と担当者の名前が記録されている
    score: { cutoff: 60 }
    sla_days: 2
`,
  bad: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted: # !
    from: inside
    to: field
    definition: 検討の時期と担当者の名前が記録されている
    sla_days: 2
`,
  *check(tree): Generator<Finding> {
    for (const { id, score, path } of tree.handoffs) {
      if (score && score.cutoff !== null) continue;
      yield {
        path,
        at: 'key',
        message: {
          ja: `引き渡し ${id} に、渡してよい点数（cutoff）がありません`,
          en: `the handoff ${id} has no score cut-off`,
        },
        help: {
          ja: 'score: { cutoff: 60 } のように、この点以上なら渡すという値を決めてください',
          en: 'agree on the score from which work is passed, as in score: { cutoff: 60 }',
        },
      };
    }
  },
};
