import { type Expression, operandsOf, referencesOf } from './formula/ast.js';
import type { NodeId } from './tree.js';

/** The value of a node some months back, or undefined where it is not known. */
export type Lookup = (id: NodeId, lag: number) => number | undefined;

const finite = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;

/** Evaluates a formula; undefined where a value is missing or a divisor is zero. */
export const formulaValue = (expression: Expression, lookup: Lookup, lag = 0): number | undefined => {
  if (expression.type === 'number') return expression.value;
  if (expression.type === 'reference') return finite(lookup(expression.id, lag));
  const inner = expression.type === 'lag' ? lag + expression.months : lag;
  const operands = operandsOf(expression).map((operand) => formulaValue(operand, lookup, inner));
  if (operands.some((operand) => operand === undefined)) return undefined;
  const [left, right] = operands as [number, number];
  switch (expression.type) {
    case 'lag':
      return left;
    case 'negate':
      return -left;
    case 'min':
      return Math.min(...(operands as number[]));
    case 'max':
      return Math.max(...(operands as number[]));
    case 'sum':
      return left + right;
    case 'difference':
      return left - right;
    case 'product':
      return left * right;
    case 'ratio':
      return right === 0 ? undefined : finite(left / right);
    default:
      return expression satisfies never;
  }
};

const contains = (expression: Expression, id: NodeId): boolean =>
  referencesOf(expression).some((reference) => reference.id === id);

/** The value that one operand must have for its term to come to `value`, the others being known. */
const inverted = (
  expression: Expression,
  isLeft: boolean,
  value: number,
  other: number,
): number | undefined => {
  switch (expression.type) {
    case 'sum':
      return value - other;
    case 'difference':
      return isLeft ? value + other : other - value;
    case 'product':
      return other === 0 ? undefined : value / other;
    case 'ratio':
      if (isLeft) return value * other;
      return value === 0 ? undefined : other / value;
    default:
      return undefined;
  }
};

/**
 * Solves `value = expression` for its one unknown, which stands in it once. Undefined where the equation does not
 * tell: a zero factor, a min() or max(), a missing value.
 */
export const solveFor = (
  expression: Expression,
  unknown: NodeId,
  value: number,
  lookup: Lookup,
  lag = 0,
): number | undefined => {
  if (expression.type === 'reference') return finite(value);
  if (expression.type === 'lag')
    return solveFor(expression.operand, unknown, value, lookup, lag + expression.months);
  if (expression.type === 'negate') return solveFor(expression.operand, unknown, -value, lookup, lag);
  const operands = operandsOf(expression);
  if (operands.length !== 2) return undefined;
  const isLeft = contains(operands[0]!, unknown);
  const other = formulaValue(operands[isLeft ? 1 : 0]!, lookup, lag);
  const wanted = other === undefined ? undefined : finite(inverted(expression, isLeft, value, other));
  return wanted === undefined ? undefined : solveFor(operands[isLeft ? 0 : 1]!, unknown, wanted, lookup, lag);
};
