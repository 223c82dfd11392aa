import type { Finding } from '../../model/diagnostic.js';
import { referencesOf } from '../../model/formula/ast.js';
import { furtherGoals } from '../../model/goal.js';
import { below, dependencies, walk } from '../../model/graph.js';
import type { NodeId, Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';

const hasUnknownName = (tree: Tree): boolean =>
  [...tree.nodes.values()].some(
    ({ formula, unreadNames }) =>
      unreadNames.length > 0 ||
      (formula !== null && referencesOf(formula.expression).some(({ id }) => !tree.nodes.has(id))),
  );

/** What the KGI is made of, and what stands on it with a target of its own: a plan keeps both. */
const joinedNodes = (tree: Tree): Set<NodeId> => {
  const ofKgi = new Set(below(tree, tree.kgi.id));
  const ofGoals = furtherGoals(tree)
    .map((id) => below(tree, id))
    .filter((ids) => ids.some((id) => ofKgi.has(id)));
  return new Set([...ofKgi, ...ofGoals.flat()]);
};

export const unconnectedNode: Rule = {
  id: 'unconnected-node',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: 'KGIにつながらないKPIは、達成しても目標に効いたかどうかが分かりません。数式でつなぐか、ツリーから外します。',
    en: 'A KPI that never reaches the KGI can be met without moving the goal. Join it by a formula, or leave it out.',
  },
  good: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average }
  cost: { kind: amount }
  margin: { kind: amount, formula: revenue - cost, target: 300 }
`,
  bad: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average }
  calls: { kind: count, formula: dials * 10% } # !
  dials: { kind: count, quality: [price] }
`,
  *check(tree): Generator<Finding> {
    // A misspelt name may be what joins it: that is said already, and mended first.
    if (hasUnknownName(tree)) return;
    const settled = joinedNodes(tree);
    const loose = [...tree.nodes.values()].filter(({ id, role }) => role === 'kpi' && !settled.has(id));
    const { order } = walk(
      loose.map(({ id }) => id),
      (id) => dependencies(tree, id),
      (id) => id,
    );
    // From the top down: what a loose node is made of reaches the KGI as soon as that one does.
    for (const id of [...order].reverse()) {
      if (settled.has(id)) continue;
      for (const part of below(tree, id)) settled.add(part);
      yield {
        path: tree.nodes.get(id)!.path,
        at: 'key',
        node: id,
        message: {
          ja: `${id} はKGI（${tree.kgi.id}）につながっていません`,
          en: `no formula connects ${id} to the KGI (${tree.kgi.id})`,
        },
        help: {
          ja: 'KGIに至る数式で使うか、KGIとともに守る条件なら target を書いてください。目標に関係しないなら外します',
          en: 'use it in a formula below the KGI, or give it a target if a plan has to keep it as well; else leave it out',
        },
      };
    }
  },
};
