import type { Finding } from '../../model/diagnostic.js';
import { referencesOf } from '../../model/formula/ast.js';
import type { Rule } from '../rule.js';

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
      if (!formula || referencesOf(formula.expression).length > 0) continue;
      yield {
        path: [...path, 'formula'],
        node: id,
        message: {
          ja: `${id} の数式は指標を1つも使っていないので、いつも同じ値です`,
          en: `the formula of ${id} names no other node and always gives the same value`,
        },
        help: {
          ja: 'formula の代わりに、baseline: にその値を書き、fixed: true を付けてください',
          en: 'write the value as its baseline with fixed: true, in place of the formula',
        },
      };
    }
  },
};
