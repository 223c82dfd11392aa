import type { Finding } from '../../model/diagnostic.js';
import { type Expression, referencesOf } from '../../model/formula/ast.js';
import type { Rule } from '../rule.js';
import { termsOf } from '../views.js';

/** Whether a factor of zero makes nothing of all the others. */
const isZero = (expression: Expression): boolean =>
  termsOf(expression, ['product']).some((factor) => factor.type === 'number' && factor.value === 0);

export const constantFormula: Rule = {
  id: 'constant-formula',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '指標を1つも使わない数式は、何をしても変わりません。決まった値なら fixed の葉として baseline に書くと、前提であることが分かります。',
    en: 'A formula without any id never changes, whatever anybody does. A given value reads better as a fixed leaf with a baseline.',
  },
  good: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average, baseline: 100, fixed: true }
`,
  bad: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average, formula: 50 * 2 } # !
`,
  *check(tree): Generator<Finding> {
    for (const { id, formula, path } of tree.nodes.values()) {
      if (!formula) continue;
      const namesNothing = referencesOf(formula.expression).length === 0;
      if (!namesNothing && !isZero(formula.expression)) continue;
      yield {
        path: [...path, 'formula'],
        node: id,
        message: namesNothing
          ? {
              ja: `${id} の数式は指標を1つも使っていないので、いつも同じ値です`,
              en: `the formula of ${id} names no other node and always gives the same value`,
            }
          : {
              ja: `${id} の数式は0を掛けているので、いつも0です`,
              en: `the formula of ${id} multiplies by zero and is always 0`,
            },
        help: {
          ja: 'formula の代わりに、baseline: にその値を書き、fixed: true を付けてください',
          en: 'write the value as its baseline with fixed: true, in place of the formula',
        },
      };
    }
  },
};
