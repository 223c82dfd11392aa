import type { Finding } from '../../model/diagnostic.js';
import { doubles } from '../doubles.js';
import type { Rule } from '../rule.js';

/**
 * A count or an amount that reaches a sum by more than one way of adding. A share of it (`a * r`) is no second count,
 * and what is subtracted again (`first + second - both`) is taken off.
 */
export const countedTwice: Rule = {
  id: 'counted-twice',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '合計に、その内訳をもう一度足すと、同じ成果を2回数えます。計画は半分の努力で届くように見えてしまいます。',
    en: 'A total plus one of its own parts counts the same result twice, and a plan looks reachable with less than it takes.',
  },
  good: `kpi: 1
kgi: { id: revenue, kind: amount, formula: total + support, target: 1200 }
kpis:
  total: { kind: amount, formula: new + repeat }
  new: { kind: amount }
  repeat: { kind: amount }
  support: { kind: amount }
`,
  bad: `kpi: 1
kgi: { id: revenue, kind: amount, formula: total + new, target: 1200 } # !
kpis:
  total: { kind: amount, formula: new + repeat }
  new: { kind: amount }
  repeat: { kind: amount }
`,
  *check(tree): Generator<Finding> {
    for (const { node, sum, again, ways } of doubles(tree)) {
      const [one, other] = ways.map((way) => way.join(' ← '));
      yield {
        path: [...tree.nodes.get(sum)!.path, 'formula'],
        at: again.term.place,
        node: sum,
        message: {
          ja: `${node} が ${sum} に2回足されています（${one} と ${other}）`,
          en: `${node} is added to ${sum} twice (${one} and ${other})`,
        },
        help: {
          ja: '片方を数式から外すか、重なる分を引いてください',
          en: 'leave one of the two out of the formula, or subtract what they share',
        },
      };
    }
  },
};
