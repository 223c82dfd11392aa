import type { Expression, Place } from './formula/ast.js';
import type { Term } from './program.js';
import type { Slot } from './slots.js';
import type { NodeId } from './tree.js';

/** What a formula divides by, where it stands in the formula of its slot. */
export interface Divisor {
  readonly slot: Slot;
  readonly place: Place;
  readonly term: number;
}

const NONE: readonly number[] = [];

/** Formulas turned into terms, one after another. `resolve` gives the term of a node some months back. */
export class Lowering {
  readonly terms: Term[];
  readonly divisors: Divisor[] = [];
  readonly #resolve: (id: NodeId, lag: number) => number | undefined;
  readonly #constants = new Map<number, number>();
  #slot: Slot | null = null;

  constructor(resolve: (id: NodeId, lag: number) => number | undefined, terms: Term[] = []) {
    this.#resolve = resolve;
    this.terms = terms;
  }

  push({
    operation,
    args = NONE,
    signs = NONE,
    constant = 0,
    slot = null,
  }: Partial<Term> & Pick<Term, 'operation'>): number {
    return this.terms.push({ operation, args, signs, constant, slot }) - 1;
  }

  /** The formula of a slot: a term of its own even for `a = b`, so that each slot has its place in contributions. */
  formula(slot: Slot, expression: Expression): number {
    this.#slot = slot;
    const inner = this.expression(expression, slot.lag);
    this.#slot = null;
    const { slot: taken, operation, args, signs, constant } = this.terms[inner]!;
    if (taken !== null || operation === 'constant')
      return this.push({ operation: 'sum', args: [inner], signs: [1], slot });
    this.terms[inner] = { operation, args, signs, constant, slot };
    return inner;
  }

  expression(expression: Expression, lag: number): number {
    switch (expression.type) {
      case 'number':
        return this.#constant(expression.value);
      case 'reference': {
        const place = this.#resolve(expression.id, lag);
        if (place === undefined) throw new Error(`the tree has no node ${expression.id}`);
        return place;
      }
      case 'lag':
        return this.expression(expression.operand, lag + expression.months);
      case 'negate':
        return this.push({ operation: 'sum', args: [this.expression(expression.operand, lag)], signs: [-1] });
      case 'min':
      case 'max':
        return this.push({
          operation: expression.type,
          args: expression.operands.map((operand) => this.expression(operand, lag)),
        });
      default: {
        const additive = expression.type === 'sum' || expression.type === 'difference';
        const args: number[] = [];
        const signs: number[] = [];
        this.#collect(expression, lag, 1, additive, args, signs);
        return this.push({ operation: additive ? 'sum' : 'product', args, signs });
      }
    }
  }

  /** A number of a formula is one term, however many formulas and months have it. */
  #constant(value: number): number {
    const kept = this.#constants.get(value);
    if (kept !== undefined) return kept;
    const term = this.push({ operation: 'constant', constant: value });
    this.#constants.set(value, term);
    return term;
  }

  /** Gathers a + b - c, or a * b / c, into one term, so that brackets make no difference. */
  #collect(
    expression: Expression,
    lag: number,
    sign: number,
    additive: boolean,
    args: number[],
    signs: number[],
  ): void {
    const [plus, minus] = additive ? (['sum', 'difference'] as const) : (['product', 'ratio'] as const);
    if (expression.type === plus || expression.type === minus) {
      this.#collect(expression.left, lag, sign, additive, args, signs);
      this.#collect(expression.right, lag, expression.type === minus ? -sign : sign, additive, args, signs);
      return;
    }
    const term = this.expression(expression, lag);
    args.push(term);
    signs.push(sign);
    if (!additive && sign < 0 && this.#slot)
      this.divisors.push({ slot: this.#slot, place: expression.place, term });
  }
}
