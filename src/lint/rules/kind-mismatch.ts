import type { Finding } from '../../model/diagnostic.js';
import { dimensionName } from '../dimension-name.js';
import { misfitsOf } from '../dimensions.js';
import type { Rule } from '../rule.js';

export const kindMismatch: Rule = {
  id: 'kind-mismatch',
  severity: 'error',
  principle: 2,
  reason: {
    ja: '件数に率を足したり、件数どうしを掛けて件数としたりした数式は、計算はできても意味のある数になりません。足せるのは同じ種類の数だけです。',
    en: 'A count plus a rate, or a count times a count taken for a count, can be computed but means nothing. Only things of one kind add up.',
  },
  needsWhole: true,
  good: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, formula: contacts * (1 - lost_rate) }
  contacts: { kind: count, quality: [lost_rate] }
  lost_rate: { kind: rate, better: lower }
  price: { kind: average, unit: JPY }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts + win_rate, target: 12 } # !
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    for (const { term, found, expected, isCertain, node, formula } of misfitsOf(tree)) {
      const { id, kind, path } = node;
      if (!isCertain) continue;
      const [is, wanted] = [dimensionName(found), dimensionName(expected)];
      const isWhole = term === formula.expression;
      const { offset, length } = term.place;
      const text = formula.text.slice(offset, offset + length);
      yield {
        path: [...path, 'formula'],
        at: term.place,
        node: id,
        message: isWhole
          ? {
              ja: `${id} の kind は ${kind}（${wanted.ja}）ですが、数式の結果は${is.ja}です`,
              en: `${id} is of kind ${kind} (${wanted.en}), but its formula comes to ${is.en}`,
            }
          : {
              ja: `${id} の数式で、${wanted.ja}が要るところに ${text}（${is.ja}）があります`,
              en: `in the formula of ${id}, ${text} is ${is.en} where ${wanted.en} is needed`,
            },
        help: isWhole
          ? {
              ja: '掛け算と割り算の相手、または kind を確かめてください（件数 × 率 = 件数、件数 × 単価 = 金額、件数 ÷ 件数 = 率。単価の kind は average です）',
              en: 'look at what is multiplied and divided, or at the kind: count × rate = count, count × average = amount, count ÷ count = rate; a price is an average',
            }
          : {
              ja: '足し引きと min・max には同じ種類の数を並べます。率なら、掛ける相手の件数を書いてください',
              en: 'sums, differences, min and max take things of one kind; multiply a rate by the count that it is a share of',
            },
      };
    }
  },
};
