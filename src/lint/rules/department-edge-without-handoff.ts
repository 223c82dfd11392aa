import type { Finding } from '../../model/diagnostic.js';
import type { Expression, Reference } from '../../model/formula/ast.js';
import { referencesOf } from '../../model/formula/ast.js';
import type { Rule } from '../rule.js';
import { termsOf } from '../views.js';

const pair = (from: string | null, to: string | null): string => JSON.stringify([from, to]);

/** The ids that are multiplied: what is added up, as inquiries and calls are into contacts, is not passed on. */
const factorsOf = (expression: Expression): Reference[] =>
  termsOf(expression, ['sum', 'difference', 'negate'])
    .map((term) => termsOf(term, ['product', 'ratio']))
    .filter((factors) => factors.length > 1)
    .flat()
    .filter(({ type }) => type === 'reference' || type === 'lag')
    .flatMap((factor) => referencesOf(factor));

export const departmentEdgeWithoutHandoff: Rule = {
  id: 'department-edge-without-handoff',
  severity: 'warning',
  principle: 5,
  reason: {
    ja: '仕事が部門をまたぐ所では、何をもって渡したとするかがずれがちです。引き渡し（handoff）に定義と期限を書くと、数字の押し付け合いが減ります。',
    en: 'Where work passes from one department to another, each counts it its own way. A handoff with a definition and a time limit keeps both on one number.',
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
departments: { inside: インサイドセールス, field: 営業, support: サポート }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 } # !
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  onboarding:
    from: field
    to: support
    definition: 導入の目的と契約の内容が記録されている
    score: { cutoff: 60 }
    sla_days: 2
`,
  *check(tree): Generator<Finding> {
    // A tree without any handoff has yet to begin with them; one that agrees on some has forgotten these.
    const hasBegun = tree.handoffs.length > 0;
    const agreed = new Set(tree.handoffs.map(({ from, to }) => pair(from, to)));
    for (const node of tree.nodes.values()) {
      if (node.kind !== 'count' || node.owner === null || !node.formula) continue;
      for (const { id, place } of factorsOf(node.formula.expression)) {
        const source = tree.nodes.get(id);
        if (source?.kind !== 'count' || source.owner === null || source.owner === node.owner) continue;
        if (agreed.has(pair(source.owner, node.owner))) continue;
        agreed.add(pair(source.owner, node.owner));
        yield {
          path: [...node.path, 'formula'],
          at: place,
          node: node.id,
          ...(!hasBegun && { severity: 'info' }),
          message: {
            ja: `${source.owner} の ${id} から ${node.owner} の ${node.id} へ仕事が渡りますが、引き渡しの取り決めがありません`,
            en: `work passes from ${id} of ${source.owner} to ${node.id} of ${node.owner} without a handoff`,
          },
          help: {
            ja: `handoffs: に from: ${source.owner}、to: ${node.owner} の引き渡しを書き、渡す条件を決めてください`,
            en: `agree on one under handoffs:, with from: ${source.owner} and to: ${node.owner}`,
          },
        };
      }
    }
  },
};
