import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';
import { isLever, ownersAbove } from '../views.js';

export const laggingOnlyDepartment: Rule = {
  id: 'lagging-only-department',
  severity: 'warning',
  principle: 1,
  reason: {
    ja: '結果の数字しか持たない部門は、悪くなってから知るだけで、先に手を打てません。自分で動かせる指標を1つは持たせます。',
    en: 'A department that owns only results learns of trouble when it is too late to act. Give it at least one number that it can move.',
  },
  good: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
`,
  bad: `kpi: 1
departments:
  inside: インサイドセールス
  field: 営業 # !
kgi: { id: wins, kind: count, formula: proposals * win_rate, target: 12 }
kpis:
  proposals: { kind: count, owner: field, formula: contacts * 50% }
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: inside }
`,
  *check(tree): Generator<Finding> {
    const owners = ownersAbove(tree);
    const owning = new Set<string>();
    const moving = new Set<string>();
    for (const node of tree.nodes.values()) {
      // The goal itself is everybody's, whoever answers for it.
      if (node.owner !== null && node.role !== 'kgi') owning.add(node.owner);
      // A score of one's own conversations can be raised as well as any lever.
      if (node.role !== 'kci' && !isLever(node)) continue;
      for (const owner of node.owner === null ? (owners.get(node.id) ?? []) : [node.owner]) moving.add(owner);
    }
    for (const owner of tree.departments.keys()) {
      if (!owning.has(owner) || moving.has(owner)) continue;
      yield {
        path: ['departments', owner],
        at: 'key',
        message: {
          ja: `部門 ${owner} には結果の指標しかなく、自分で動かせる指標がありません`,
          en: `the department ${owner} owns only results, nothing that it can move`,
        },
        help: {
          ja: '数式のない指標（率や件数）かKCIのうち、この部門が動かすものに owner を書いてください',
          en: 'make it the owner of a leaf, a rate or a count, or of a KCI that it can move',
        },
      };
    }
  },
};
