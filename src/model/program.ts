import type { Expression } from './formula/ast.js';
import { referencesOf } from './formula/ast.js';
import { below, recurrentNodes, walk } from './graph.js';
import { type Divisor, Lowering } from './lower.js';
import { type Slot, Slots } from './slots.js';
import type { NodeId, Tree } from './tree.js';

export type { Slot } from './slots.js';

export type Operation = 'constant' | 'leaf' | 'sum' | 'product' | 'min' | 'max';

/**
 * One step of a program. `signs` are the coefficients of a sum's arguments and the powers (+1, -1) of a product's; a
 * difference is a sum and a ratio is a product. `constant` is the value of a constant, and what a sum starts from.
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
  readonly divisors: readonly Divisor[];
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

  const places = new Map<Slot, number>();
  const leaves: { slot: Slot; term: number }[] = [];
  const lowering = new Lowering((id, lag) => places.get(slotOf(id, lag)));
  for (const slot of order) {
    const expression = follows(slot);
    const term = expression ? lowering.formula(slot, expression) : lowering.push({ operation: 'leaf', slot });
    if (!expression) leaves.push({ slot, term });
    places.set(slot, term);
  }
  return {
    terms: lowering.terms,
    leaves,
    divisors: lowering.divisors,
    termOf: (id, lag = 0) => places.get(slots.of(id, lag)),
    root: places.get(rootSlot)!,
  };
};
