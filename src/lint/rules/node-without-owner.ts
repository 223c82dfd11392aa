import type { Finding } from '../../model/diagnostic.js';
import { fromKgiDown } from '../../model/graph.js';
import type { Rule } from '../rule.js';
import { ownersAbove } from '../views.js';

export const nodeWithoutOwner: Rule = {
  id: 'node-without-owner',
  severity: 'info',
  principle: 5,
  reason: {
    ja: '担当の部門がない指標は、悪くなっても誰も動きません。owner を書くと、診断の結果を誰に見せるかも決まります。',
    en: 'Nobody acts upon a number without an owner. The owner also says who should see what a diagnosis finds.',
  },
  good: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted:
    from: inside
    to: field
    definition: 検討の時期と担当者の名前が記録されている
    score: { cutoff: 60 }
    sla_days: 2
`,
  bad: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], formula: calls * 10% } # !
  calls: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
`,
  *check(tree): Generator<Finding> {
    if (tree.departments.size === 0) return;
    const owners = ownersAbove(tree);
    for (const { id, role, fixed, owner, formula, path } of fromKgiDown(tree)) {
      // What is held fixed asks nothing of anybody.
      if (role !== 'kpi' || fixed || owner !== null || (!formula && owners.has(id))) continue;
      yield {
        path,
        at: 'key',
        node: id,
        message: { ja: `${id} を担当する部門がありません`, en: `${id} has no owner` },
        help: {
          ja: 'owner: に departments のどれかを書いてください',
          en: 'name one of the departments as its owner',
        },
      };
    }
  },
};
