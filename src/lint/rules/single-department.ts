import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

/** As many numbers as one team may well own alone where it is the only one declared. */
const MOST = 4;

export const singleDepartment: Rule = {
  id: 'single-department',
  severity: 'info',
  principle: 5,
  reason: {
    ja: '数字は1つの部門だけでは動きません。集客や引き渡しの前後を担う部門も、自分の数字を持つと、全体で目標に向かえます。',
    en: 'No department moves the goal alone. When those who come before and after it own a number too, the whole organisation works on it.',
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
departments: # !
  inside: インサイドセールス
  field: 営業
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: field, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
`,
  *check(tree): Generator<Finding> {
    const owned = [...tree.nodes.values()].flatMap(({ owner }) => owner ?? []);
    const [owner, ...others] = new Set(owned);
    if (owner === undefined || others.length > 0) return;
    if (tree.departments.size < 2 ? owned.length <= MOST : owned.length < 2) return;
    yield {
      path: ['departments'],
      at: 'key',
      message: {
        ja: `担当のある指標は、すべて部門 ${owner} のものです`,
        en: `every number that has an owner belongs to the department ${owner}`,
      },
      help: {
        ja: 'その前後を担う部門（集客、引き渡しの相手、導入後の支援など）にも owner を書けないか、見直してください',
        en: 'see whether those before and after it, such as marketing or customer success, should own some of them',
      },
    };
  },
};
