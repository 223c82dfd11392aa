import type { Finding } from '../../model/diagnostic.js';
import { fromKgiDown } from '../../model/graph.js';
import type { Rule } from '../rule.js';
import { isLever } from '../views.js';

/** What one team can act upon in a period. */
const MOST = 7;

export const tooManyKpisPerOwner: Rule = {
  id: 'too-many-kpis-per-owner',
  severity: 'info',
  principle: 1,
  reason: {
    ja: '1つの部門が同時に動かせる数字は限られます。7つを超えると、どれも「見ているだけ」になりがちです。',
    en: 'A department can only work on so many numbers at once. Beyond seven they tend to be watched and not moved.',
  },
  good: `kpi: 1
departments: { sales: 営業 }
kgi: { id: score, kind: average, formula: a + b + c + d + e + f + g, target: 12 }
kpis:
  a: { kind: average, owner: sales }
  b: { kind: average, owner: sales }
  c: { kind: average, owner: sales }
  d: { kind: average, owner: sales }
  e: { kind: average, owner: sales }
  f: { kind: average, owner: sales }
  g: { kind: average, owner: sales }
`,
  bad: `kpi: 1
departments:
  sales: 営業 # !
kgi: { id: score, kind: average, formula: a + b + c + d + e + f + g + h, target: 12 }
kpis:
  a: { kind: average, owner: sales }
  b: { kind: average, owner: sales }
  c: { kind: average, owner: sales }
  d: { kind: average, owner: sales }
  e: { kind: average, owner: sales }
  f: { kind: average, owner: sales }
  g: { kind: average, owner: sales }
  h: { kind: average, owner: sales }
`,
  *check(tree): Generator<Finding> {
    const levers = new Map<string, number>();
    // A number that the goal does not depend on is nobody's to move for it.
    for (const node of fromKgiDown(tree)) {
      if (node.owner !== null && isLever(node)) levers.set(node.owner, (levers.get(node.owner) ?? 0) + 1);
    }
    for (const [owner, count] of levers) {
      if (count <= MOST || !tree.departments.has(owner)) continue;
      yield {
        path: ['departments', owner],
        at: 'key',
        message: {
          ja: `部門 ${owner} が動かすべき指標が${count}個あります`,
          en: `the department ${owner} has ${count} levers to move`,
        },
        help: {
          ja: `今期動かすものを${MOST}個までに絞り、残りは fixed: true にするか、別の部門に任せてください`,
          en: `choose at most ${MOST} for this period; hold the others with fixed: true, or give them to another department`,
        },
      };
    }
  },
};
