import type { Expression, Place } from './formula/ast.js';
import { referencesOf } from './formula/ast.js';
import { below, recurrentNodes, walk } from './graph.js';
import type { NodeId, Tree } from './tree.js';

/** A node at a distance of some months into the past: lag(x, 1) of a slot at 0 needs x at 1. */
export interface Slot {
  readonly id: NodeId;
  readonly lag: number;
}

export type Operation = 'constant' | 'leaf' | 'sum' | 'product' | 'min' | 'max';

/**
 * One step of a program. `signs` are the coefficients (+1, -1) of a sum's arguments and the powers (+1, -1) of a
 * product's; a difference is a sum and a ratio is a product.
 */
export interface Term {
  readonly operation: Operation;
  readonly args: readonly number[];
  readonly signs: readonly number[];
  readonly constant: number;
  readonly slot: Slot | null;
}

/** The arithmetic below some slots as a list of terms, each after its arguments. */
export interface Program {
  readonly terms: readonly Term[];
  readonly leaves: readonly { readonly slot: Slot; readonly term: number }[];
  /** What the formulas divide by, where it stands in the formula of its slot. */
  readonly divisors: readonly { readonly slot: Slot; readonly place: Place; readonly term: number }[];
  /** The term of a slot; undefined where the program has no such slot. */
  termOf(id: NodeId, lag?: number): number | undefined;
  readonly root: number;
}

export interface CompileOptions {
  /** `shifted` keeps lag(x, 1) apart from x; `steady` takes both for the same level, as in a settled business. */
  readonly lag: 'steady' | 'shifted';
  /** Whether a slot's formula is followed; a slot that is not followed becomes a leaf. All are, if left out. */
  readonly expand?: (slot: Slot) => boolean;
}

/** One object for each slot, so that slots can be told apart without making a text of each. */
class Slots {
  readonly #now = new Map<NodeId, Slot>();
  readonly #past = new Map<string, Slot>();

  of(id: NodeId, lag: number): Slot {
    const kept = lag === 0 ? this.#now.get(id) : this.#past.get(`${lag} ${id}`);
    if (kept) return kept;
    const slot = { id, lag };
    if (lag === 0) this.#now.set(id, slot);
    else this.#past.set(`${lag} ${id}`, slot);
    return slot;
  }
}

/** More arguments than Shapley's value is counted over at once; a longer min() is nested, which it allows. */
const WIDEST = 8;

/**
 * Compiles what the KGI is made of. The tree must be free of cycles and of unknown references (see `lint`):
 * otherwise an Error is thrown, for that is a mistake of the caller.
 */
export const compile = (tree: Tree, options: CompileOptions): Program => {
  const slots = new Slots();
  const rootSlot = slots.of(tree.kgi.id, 0);
  const recurrent = recurrentNodes(tree);
  // What depends on its own past starts from a level of that past, which is a leaf in either reading of lag().
  const slotOf = (id: NodeId, lag: number): Slot =>
    slots.of(id, options.lag === 'shifted' || recurrent.has(id) ? lag : 0);
  const follows = (slot: Slot): Expression | undefined => {
    const isPast = slot.lag > 0 && recurrent.has(slot.id);
    const expand = !isPast && (options.expand?.(slot) ?? true);
    return expand ? tree.nodes.get(slot.id)?.formula?.expression : undefined;
  };
  const needs = (slot: Slot): Slot[] => {
    const expression = follows(slot);
    if (!expression) return [];
    return referencesOf(expression).map(({ id, lag }) => slotOf(id, slot.lag + lag));
  };
  const isOneMonth = options.lag === 'steady' && !options.expand && recurrent.size === 0;
  const { order, cycle } = isOneMonth
    ? // Every slot is a node of its month then, and nothing can go round: the nodes have been walked already.
      { order: below(tree, tree.kgi.id).map((id) => slots.of(id, 0)), cycle: null }
    : walk([rootSlot], needs, (slot) => slot);
  if (cycle) throw new Error(`the tree has a cycle: ${cycle.map(({ id }) => id).join(' > ')}`);

  const terms: Term[] = [];
  const places = new Map<Slot, number>();
  const leaves: { slot: Slot; term: number }[] = [];
  const divisors: { slot: Slot; place: Place; term: number }[] = [];
  let current = rootSlot;
  const push = (term: Partial<Term> & { operation: Operation }): number =>
    terms.push({ args: [], signs: [], constant: 0, slot: null, ...term }) - 1;

  const lower = (expression: Expression, lag: number): number => {
    switch (expression.type) {
      case 'number':
        return push({ operation: 'constant', constant: expression.value });
      case 'reference': {
        const place = places.get(slotOf(expression.id, lag));
        if (place === undefined) throw new Error(`the tree has no node ${expression.id}`);
        return place;
      }
      case 'lag':
        return lower(expression.operand, lag + expression.months);
      case 'negate':
        return push({ operation: 'sum', args: [lower(expression.operand, lag)], signs: [-1] });
      case 'min':
      case 'max':
        return extreme(
          expression.type,
          expression.operands.map((operand) => lower(operand, lag)),
        );
      default: {
        const additive = expression.type === 'sum' || expression.type === 'difference';
        const args: number[] = [];
        const signs: number[] = [];
        collect(expression, lag, 1, additive, args, signs);
        return push({ operation: additive ? 'sum' : 'product', args, signs });
      }
    }
  };

  /** Gathers a + b - c, or a * b / c, into one term, so that brackets make no difference. */
  const collect = (
    expression: Expression,
    lag: number,
    sign: number,
    additive: boolean,
    args: number[],
    signs: number[],
  ): void => {
    const [plus, minus] = additive ? (['sum', 'difference'] as const) : (['product', 'ratio'] as const);
    if (expression.type === plus || expression.type === minus) {
      collect(expression.left, lag, sign, additive, args, signs);
      collect(expression.right, lag, expression.type === minus ? -sign : sign, additive, args, signs);
    } else {
      const term = lower(expression, lag);
      args.push(term);
      signs.push(sign);
      if (!additive && sign < 0) divisors.push({ slot: current, place: expression.place, term });
    }
  };

  const extreme = (operation: 'min' | 'max', args: number[]): number => {
    if (args.length <= WIDEST) return push({ operation, args });
    const rest = extreme(operation, args.slice(WIDEST - 1));
    return push({ operation, args: [...args.slice(0, WIDEST - 1), rest] });
  };

  for (const slot of order) {
    const expression = follows(slot);
    current = slot;
    if (expression) {
      // A term of its own even for `a = b`, so that each slot has a place in the conservation of contributions.
      const inner = lower(expression, slot.lag);
      const shared = terms[inner]!.slot !== null || terms[inner]!.operation === 'constant';
      const place = shared ? push({ operation: 'sum', args: [inner], signs: [1], slot }) : inner;
      if (!shared) terms[inner] = { ...terms[inner]!, slot };
      places.set(slot, place);
    } else {
      const term = push({ operation: 'leaf', slot });
      leaves.push({ slot, term });
      places.set(slot, term);
    }
  }
  return {
    terms,
    leaves,
    divisors,
    termOf: (id, lag = 0) => places.get(slots.of(id, lag)),
    root: places.get(rootSlot)!,
  };
};
