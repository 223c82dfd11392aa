/** Where a term stands in the formula's text, in UTF-16 code units. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** A formula as it was written. */
export type Expression =
  | { readonly type: 'number'; readonly value: number; readonly place: Place }
  | { readonly type: 'reference'; readonly id: string; readonly place: Place }
  | { readonly type: 'negate'; readonly operand: Expression; readonly place: Place }
  | {
      readonly type: 'sum' | 'difference' | 'product' | 'ratio';
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  | { readonly type: 'min' | 'max'; readonly operands: readonly Expression[]; readonly place: Place }
  | { readonly type: 'lag'; readonly operand: Expression; readonly months: number; readonly place: Place };

/** The terms directly below a term. */
export const operandsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.type) {
    case 'number':
    case 'reference':
      return [];
    case 'negate':
    case 'lag':
      return [expression.operand];
    case 'min':
    case 'max':
      return expression.operands;
    default:
      return [expression.left, expression.right];
  }
};

/** A reference in a formula, with the months by which the `lag`s around it move it into the past. */
export interface Reference {
  readonly id: string;
  readonly lag: number;
  readonly place: Place;
}

/** A dozen walks and rules ask the same formulas, so that what is found is kept as long as the formula is. */
const known = new WeakMap<Expression, readonly Reference[]>();

/** Every reference of a formula, from left to right, repeats included. */
export const referencesOf = (expression: Expression): readonly Reference[] => {
  const kept = known.get(expression);
  if (kept) return kept;
  const found: Reference[] = [];
  const waiting: { readonly term: Expression; readonly lag: number }[] = [{ term: expression, lag: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { term, lag } = next;
    if (term.type === 'reference') found.push({ id: term.id, lag, place: term.place });
    const inner = term.type === 'lag' ? lag + term.months : lag;
    for (const operand of operandsOf(term).toReversed()) waiting.push({ term: operand, lag: inner });
  }
  known.set(expression, found);
  return found;
};
