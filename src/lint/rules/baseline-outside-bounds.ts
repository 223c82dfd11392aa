import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const baselineOutsideBounds: Rule = {
  id: 'baseline-outside-bounds',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '現状の値が「取れる」範囲の外にあると、範囲か現状のどちらかが間違っています。計画は現状からの距離で手間を測るので、結果もずれます。',
    en: 'A baseline outside the range that people believe in means that one of them is wrong. A plan measures effort from the baseline, so it would be off too.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], baseline: 120, lever: { min: 100, max: 200 } }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], baseline: 1200, lever: { min: 100, max: 200 } } # !
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    for (const { id, baseline, lever, path } of tree.nodes.values()) {
      if (baseline === null || !lever) continue;
      const { min, max } = lever;
      if ((min === null || baseline >= min) && (max === null || baseline <= max)) continue;
      yield {
        path: [...path, 'baseline'],
        node: id,
        message: {
          ja: `${id} の現状の値 ${baseline} が、レバーの${min !== null && baseline < min ? `下限 ${min} を下回って` : `上限 ${max} を上回って`}います`,
          en: `the baseline of ${id}, ${baseline}, lies ${min !== null && baseline < min ? `below its lower bound of ${min}` : `above its upper bound of ${max}`}`,
        },
        help: {
          ja: 'baseline と lever を確かめてください。件数と金額は、どちらも月あたりで書きます',
          en: 'look at baseline and lever; of counts and amounts both are per month',
        },
      };
    }
  },
};
