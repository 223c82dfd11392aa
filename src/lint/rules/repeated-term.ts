import type { Finding } from '../../model/diagnostic.js';
import type { Expression } from '../../model/formula/ast.js';
import { operandsOf } from '../../model/formula/ast.js';
import type { Rule } from '../rule.js';
import { termsOf } from '../views.js';

type Name = Extract<Expression, { type: 'reference' }>;

const CHAINS = [
  ['sum', 'difference'],
  ['product', 'ratio'],
] as const;

/** The references that stand in one sum or one product for the second time. */
const repeats = (expression: Expression): Name[] => {
  if (operandsOf(expression).length === 0) return [];
  const chain = CHAINS.find((types) => types.some((type) => type === expression.type));
  const terms = chain ? termsOf(expression, chain) : operandsOf(expression);
  const names = chain ? terms.filter((term): term is Name => term.type === 'reference') : [];
  const seen = new Set<string>();
  const again = names.filter(({ id }) => seen.has(id) || !seen.add(id));
  return [...again, ...terms.flatMap(repeats)];
};

export const repeatedTerm: Rule = {
  id: 'repeated-term',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '同じ指標を1つの和や積に2回書くと、二重に数えるか、二乗になります。たいていは、もう片方が別の指標のはずです。',
    en: 'One id twice in a sum or a product is counted double or squared. Mostly one of the two was meant to be another node.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: inbound + outbound, target: 12 }
kpis:
  inbound: { kind: count, quality: [wins] }
  outbound: { kind: count, quality: [wins] }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: inbound + outbound + inbound, target: 12 } # !
kpis:
  inbound: { kind: count, quality: [wins] }
  outbound: { kind: count, quality: [wins] }
`,
  *check(tree): Generator<Finding> {
    for (const { id, formula, path } of tree.nodes.values()) {
      for (const term of formula ? repeats(formula.expression) : []) {
        yield {
          path: [...path, 'formula'],
          at: term.place,
          node: id,
          message: {
            ja: `${id} の数式で ${term.id} が2回使われています`,
            en: `the formula of ${id} uses ${term.id} twice`,
          },
          help: {
            ja: '片方を別の指標に直してください。引くか割るかして打ち消し合うなら両方を外し、足して本当に2倍なら 2 * と書きます',
            en: 'put the node that was meant in its place; take out both where they cancel, and write 2 * where a sum is really twice as much',
          },
        };
      }
    }
  },
};
