import type { Finding } from '../../model/diagnostic.js';
import { dependenciesInMonth, walk } from '../../model/graph.js';
import type { Rule } from '../rule.js';

export const cycle: Rule = {
  id: 'cycle',
  severity: 'error',
  principle: 2,
  reason: {
    ja: '数式が同じ月のうちに一周して自分に戻ると、どの値も決まりません。どちらから決めるのかを一方向に書きます。前の月の値は lag() で使えます。',
    en: 'A formula that comes back to itself within a month decides no value. State in one direction which number follows from which; lag() may look at months before.',
  },
  good: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average }
`,
  bad: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, formula: revenue / price } # !
  price: { kind: average }
`,
  *check(tree): Generator<Finding> {
    const needs = (id: string): string[] => dependenciesInMonth(tree, id);
    // One walk over everything tells whether there is any cycle at all; only then is it worth finding each.
    if (!walk(tree.nodes.keys(), needs, (id) => id).cycle) return;
    const seen = new Set<string>();
    for (const id of tree.nodes.keys()) {
      const { cycle: loop } = walk([id], needs, (vertex) => vertex);
      if (!loop || loop.some((member) => seen.has(member))) continue;
      for (const member of loop) seen.add(member);
      // The last step is where the loop closes: the formula that most likely should not be there.
      const closing = tree.nodes.get(loop.at(-2)!)!;
      const way = loop.join(' → ');
      yield {
        path: [...closing.path, 'formula'],
        node: closing.id,
        message: { ja: `数式が循環しています: ${way}`, en: `the formulas form a cycle: ${way}` },
        help: {
          ja: 'このうち1つの数式を外すか、向きを変えてください',
          en: 'take one of these formulas away, or turn it round',
        },
      };
    }
  },
};
