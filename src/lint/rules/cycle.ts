import type { Finding } from '../../model/diagnostic.js';
import { dependenciesInMonth, loopsOf, walk, walkInMonth } from '../../model/graph.js';
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
    if (!walkInMonth(tree).cycle) return;
    const needs = (id: string): readonly string[] => dependenciesInMonth(tree, id);
    const inOrder = new Map([...tree.nodes.keys()].map((id, index) => [id, index]));
    const place = (id: string): number => inOrder.get(id)!;
    const groups = loopsOf(tree, needs)
      .map((group) => group.sort((a, b) => place(a) - place(b)))
      .sort(([a], [b]) => place(a!) - place(b!));
    for (const group of groups) {
      const members = new Set(group);
      const within = (id: string): string[] => needs(id).filter((needed) => members.has(needed));
      const loop = walk([group[0]!], within, (id) => id).cycle!;
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
