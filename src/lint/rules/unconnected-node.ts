import type { Finding } from '../../model/diagnostic.js';
import { below } from '../../model/graph.js';
import type { Rule } from '../rule.js';

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
`,
  bad: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average }
  calls: { kind: count, quality: [price] } # !
`,
  *check(tree): Generator<Finding> {
    const joined = new Set(below(tree, tree.kgi.id));
    for (const { id, role, path } of tree.nodes.values()) {
      if (role !== 'kpi' || joined.has(id)) continue;
      yield {
        path,
        at: 'key',
        node: id,
        message: {
          ja: `${id} は数式をたどってもKGI（${tree.kgi.id}）に届きません`,
          en: `${id} does not reach the KGI (${tree.kgi.id}) by any formula`,
        },
        help: {
          ja: '上の指標の formula で使うか、目標に関係しないなら外してください',
          en: 'use it in the formula of a node above, or leave it out if the goal does not depend on it',
        },
      };
    }
  },
};
