import type { Expression } from './ast.js';

const OPERATORS = { sum: '+', difference: '-', product: '*', ratio: '/' } as const;

/** How tightly a term binds: a sum least, a name or a number most. */
const strengthOf = ({ type }: Expression): number => {
  if (type === 'sum' || type === 'difference') return 1;
  if (type === 'product' || type === 'ratio') return 2;
  return type === 'negate' ? 3 : 4;
};

const bracketed = (text: string, isNeeded: boolean): string => (isNeeded ? `(${text})` : text);

/** A formula in one form, however it was spaced and bracketed: what prints alike means the same. */
export const formulaText = (expression: Expression): string => {
  switch (expression.type) {
    case 'number':
      return String(expression.value);
    case 'reference':
      return expression.id;
    case 'negate': {
      const { operand } = expression;
      return `-${bracketed(formulaText(operand), strengthOf(operand) <= strengthOf(expression))}`;
    }
    case 'min':
    case 'max':
      return `${expression.type}(${expression.operands.map(formulaText).join(', ')})`;
    case 'lag':
      return `lag(${formulaText(expression.operand)}, ${expression.months})`;
    default: {
      const { type, left, right } = expression;
      const own = strengthOf(expression);
      const before = bracketed(formulaText(left), strengthOf(left) < own);
      // What follows a minus or a division sign keeps its brackets, and so does a product of a product.
      return `${before} ${OPERATORS[type]} ${bracketed(formulaText(right), strengthOf(right) <= own)}`;
    }
  }
};
