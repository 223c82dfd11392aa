import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const unusedDepartment: Rule = {
  id: 'unused-department',
  severity: 'info',
  principle: 5,
  reason: {
    ja: '指標も引き渡しも持たない部門は、このツリーの数字に関わっていません。担当を決めるか、一覧から外します。',
    en: 'A department with neither a number nor a handoff has no part in this tree. Give it one, or take it off the list.',
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
departments:
  inside: インサイドセールス
  field: 営業
  support: サポート # !
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
  *check(tree): Generator<Finding> {
    const used = new Set<string | null>(tree.handoffs.flatMap(({ from, to }) => [from, to]));
    for (const { owner } of tree.nodes.values()) used.add(owner);
    for (const id of tree.departments.keys()) {
      if (used.has(id)) continue;
      yield {
        path: ['departments', id],
        at: 'key',
        message: {
          ja: `部門 ${id} は、どの指標も引き渡しも担当していません`,
          en: `the department ${id} owns no number and takes part in no handoff`,
        },
        help: {
          ja: '担当する指標に owner を書くか、departments から外してください',
          en: 'make it the owner of a number, or take it out of the departments',
        },
      };
    }
  },
};
