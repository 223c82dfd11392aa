import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const phaseWithoutOwner: Rule = {
  id: 'phase-without-owner',
  severity: 'info',
  principle: 4,
  reason: {
    ja: 'フェーズの量にも率にも担当の部門がないと、そこで止まったときに誰も動きません。',
    en: 'Where neither the volume nor the conversion of a phase has an owner, nobody acts when work stops there.',
  },
  good: `kpi: 1
departments: { field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, owner: field, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
departments: { field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: hearings * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate } # !
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, owner: field, quality: [hearing_rate] }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    // A tree that speaks of no department is one person's, or one team's.
    if (tree.departments.size === 0) return;
    for (const { id, volume, conversion, path } of tree.phases) {
      const nodes = [volume, conversion].flatMap((name) =>
        name === null ? [] : (tree.nodes.get(name) ?? []),
      );
      if (nodes.length === 0 || nodes.some(({ owner }) => owner !== null)) continue;
      yield {
        path,
        at: 'key',
        message: {
          ja: `フェーズ ${id} の量にも率にも担当の部門がありません`,
          en: `neither the volume nor the conversion of the phase ${id} has an owner`,
        },
        help: {
          ja: `${nodes.map((node) => node.id).join(' か ')} に owner を書いてください`,
          en: `write an owner on ${nodes.map((node) => node.id).join(' or ')}`,
        },
      };
    }
  },
};
