import type { Finding } from '../../model/diagnostic.js';
import { type Expression, operandsOf, referencesOf } from '../../model/formula/ast.js';
import type { Rule } from '../rule.js';

type Signed = readonly [sign: 1 | -1, term: Expression];

/** The terms of a sum or the factors of a product, those that are subtracted or divided by with a minus. */
const signed = (
  expression: Expression,
  plus: Expression['type'],
  minus: Expression['type'],
  sign: 1 | -1,
): Signed[] =>
  expression.type === plus || expression.type === minus
    ? (operandsOf(expression) as [Expression, Expression]).flatMap((operand, index) =>
        signed(operand, plus, minus, expression.type === minus && index === 1 ? (sign === 1 ? -1 : 1) : sign),
      )
    : [[sign, expression]];

/** A formula without the ways in which people write the same: signs, brackets, and the order of what is added or multiplied. */
const canonical = (expression: Expression): string => {
  const chain = (name: string, terms: readonly Signed[]): string =>
    `${name}(${terms
      .map(([sign, term]) => (sign === 1 ? '' : '-') + canonical(term))
      .sort()
      .join(' ')})`;
  switch (expression.type) {
    case 'number':
      return String(expression.value);
    case 'reference':
      return expression.id;
    case 'negate':
      return `-${canonical(expression.operand)}`;
    case 'lag':
      return `lag(${canonical(expression.operand)} ${expression.months})`;
    case 'min':
    case 'max':
      return chain(
        expression.type,
        expression.operands.map((operand) => [1, operand]),
      );
    case 'sum':
    case 'difference':
      return chain('sum', signed(expression, 'sum', 'difference', 1));
    default:
      return chain('product', signed(expression, 'product', 'ratio', 1));
  }
};

export const sameFormula: Rule = {
  id: 'same-formula',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '同じ数式の指標が2つあると、同じものに2つの名前が付き、片方だけ直されてずれていきます。',
    en: 'Two nodes with one formula are one thing with two names. Sooner or later only one of them is changed, and they drift apart.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, formula: inbound + outbound }
  inbound: { kind: count, quality: [win_rate] }
  outbound: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate + meetings * 2%, target: 12 }
kpis:
  contacts: { kind: count, formula: inbound + outbound }
  meetings: { kind: count, formula: inbound+outbound } # !
  inbound: { kind: count, quality: [win_rate] }
  outbound: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    const seen = new Map<string, string>();
    for (const { id, formula, path } of tree.nodes.values()) {
      // A bare constant may well come up twice.
      if (!formula || referencesOf(formula.expression).length === 0) continue;
      const text = canonical(formula.expression);
      const other = seen.get(text);
      if (other === undefined) {
        seen.set(text, id);
        continue;
      }
      yield {
        path: [...path, 'formula'],
        node: id,
        message: { ja: `${id} の数式は ${other} と同じです`, en: `${id} has the same formula as ${other}` },
        help: {
          ja: '同じものなら1つにまとめ、違うものならその違いを数式に書いてください',
          en: 'keep one of the two if they are the same; otherwise let the formulas say how they differ',
        },
      };
    }
  },
};
