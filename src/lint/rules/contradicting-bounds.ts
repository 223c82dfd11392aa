import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const contradictingBounds: Rule = {
  id: 'contradicting-bounds',
  severity: 'error',
  principle: null,
  reason: {
    ja: '下限が上限より大きい範囲には、取れる値が1つもありません。計画は必ず「不可能」になります。',
    en: 'A range whose minimum is above its maximum holds no value at all: every plan would come out impossible.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * 10%, target: 12 }
kpis:
  contacts: { kind: count, lever: { min: 100, max: 200 }, quality: [wins] }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * 10%, target: 12 }
kpis:
  contacts: { kind: count, lever: { min: 300, max: 200 }, quality: [wins] } # !
`,
  *check(tree): Generator<Finding> {
    for (const { id, lever, cap, path } of tree.nodes.values()) {
      for (const [key, range] of [
        ['lever', lever],
        ['cap', cap],
      ] as const) {
        if (!range || range.min === null || range.max === null || range.min <= range.max) continue;
        yield {
          path: [...path, key, 'min'],
          node: id,
          message: {
            ja: `${id} の下限 ${range.min} が上限 ${range.max} を超えています`,
            en: `the minimum of ${id}, ${range.min}, is above its maximum, ${range.max}`,
          },
          help: { ja: 'min と max を確かめてください', en: 'look at min and max' },
        };
      }
    }
  },
};
