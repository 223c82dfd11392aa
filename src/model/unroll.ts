import { referencesOf } from './formula/ast.js';
import { belowGoals, recurrentNodes, walk } from './graph.js';
import { Lowering } from './lower.js';
import type { Program } from './program.js';
import { type Slot, Slots } from './slots.js';
import { isExtensive, type Node, type NodeId, type Tree } from './tree.js';

/**
 * The months that a tree is unrolled over. A slot's lag is counted back from the last of them: that month has lag 0, the
 * first `count - 1`, and what lies before the first has more.
 */
export interface Months {
  readonly count: number;
  /** One month stands for all of them, and lag(x, 1) is x: the business is taken as settled, or no month differs. */
  readonly isSteady: boolean;
  /** Whether a slot's formula is followed; what is not followed has a worth of its own. */
  follows(slot: Slot): boolean;
  /** What a slot that is not followed is worth. `counts` tells whether a goal of these months depends on it. */
  worth(slot: Slot, counts: boolean): Worth;
}

/** A number that is known, or a share of a level that planning may choose: offset + factor * level. */
export type Worth =
  | { readonly known: number }
  | { readonly level: Slot; readonly offset: number; readonly factor: number };

/**
 * A tree over months as one program: a term for each node and month, and one for each node over all months. Its leaves
 * are levels, of which each holds over the months that share in it.
 */
export interface Unrolled extends Program {
  /** The term of a node over all months: their sum, the last level, or the formula over the sums. */
  totalOf(id: NodeId): number;
}

const LAST = 0;

/** Every node's value over the months, dependencies first. An intensive one is never averaged over what it divides. */
const totalsOf = (
  tree: Tree,
  lowering: Lowering,
  { count, isSteady }: Months,
  at: (id: NodeId, lag: number) => number | undefined,
): ((id: NodeId) => number) => {
  const known = new Map<string, number>();
  /** A weighted sum over the months; of one that stands for all, as many times that one. */
  const summed = (id: NodeId, shift: number, weight: number): number => {
    const args = isSteady
      ? [at(id, shift)!]
      : Array.from({ length: count }, (_, month) => at(id, count - 1 - month + shift)!);
    return lowering.push({ operation: 'sum', args, signs: args.map(() => (isSteady ? count : 1) * weight) });
  };
  const total = (id: NodeId, shift: number): number => {
    if (count === 1) return at(id, shift)!;
    const key = `${shift} ${id}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const { kind, formula } = tree.nodes.get(id)!;
    let term: number;
    if (isExtensive(kind)) term = summed(id, shift, 1);
    else if (kind === 'stock' || (isSteady && !formula)) term = at(id, LAST + shift)!;
    else if (formula) {
      const overSums = new Lowering((other, lag) => total(other, lag + shift), lowering.terms);
      term = overSums.expression(formula.expression, 0);
    } else {
      // Nothing says what a level without a formula would have to be weighed by.
      term = summed(id, shift, 1 / count);
    }
    known.set(key, term);
    return term;
  };
  return (id) => total(id, 0);
};

/** What the sums of the months need beside the months themselves: what intensive formulas look up before them. */
const seedsOf = (tree: Tree, slots: Slots, months: Months, ids: readonly NodeId[]): Slot[] => {
  const inEach = (id: NodeId, shift: number): Slot[] =>
    Array.from({ length: months.isSteady ? 1 : months.count }, (_, lag) => slots.of(id, lag + shift));
  const looked = (node: Node): Slot[] =>
    isExtensive(node.kind) || node.kind === 'stock' || !node.formula || months.isSteady
      ? []
      : referencesOf(node.formula.expression).flatMap(({ id, lag }) => (lag > 0 ? inEach(id, lag) : []));
  return ids.flatMap((id) => [...inEach(id, 0), ...looked(tree.nodes.get(id)!)]);
};

/**
/**
 * Unrolls what the KGI and further goals are made of over months. The root is the KGI over all of them: their sum where
 * it adds up, the last month's of a stock, else its formula over the sums. The tree must be free of errors, as for
 * `compile`. `beside` are nodes to have over the months although no goal is made of them.
 */
export const unroll = (
  tree: Tree,
  months: Months,
  goals: readonly NodeId[] = [],
  beside: readonly NodeId[] = [],
): Unrolled => {
  const slots = new Slots();
  const recurrent = recurrentNodes(tree);
  const slotOf = (id: NodeId, lag: number): Slot =>
    slots.of(id, months.isSteady && !recurrent.has(id) ? 0 : lag);
  const follows = (slot: Slot) =>
    months.follows(slot) ? tree.nodes.get(slot.id)!.formula?.expression : undefined;
  const needs = (slot: Slot): Slot[] => {
    const expression = follows(slot);
    return expression ? referencesOf(expression).map(({ id, lag }) => slotOf(id, slot.lag + lag)) : [];
  };
  const ids = [...new Set([...belowGoals(tree, goals), ...beside])];
  const aims = [tree.kgi.id, ...goals].flatMap((id) => {
    const isOneMonth = months.isSteady || tree.nodes.get(id)!.kind === 'stock';
    return Array.from({ length: isOneMonth ? 1 : months.count }, (_, lag) => slots.of(id, lag));
  });
  const ofAims = walk(aims, needs, (slot) => slot);
  const counting = new Set(ofAims.order);
  const isLeft = (slot: Slot): boolean => !counting.has(slot);
  const shown = walk(
    seedsOf(tree, slots, months, ids).filter(isLeft),
    (slot) => needs(slot).filter(isLeft),
    (slot) => slot,
  );
  const cycle = ofAims.cycle ?? shown.cycle;
  if (cycle) throw new Error(`the tree has a cycle: ${cycle.map(({ id }) => id).join(' > ')}`);

  const places = new Map<Slot, number>();
  const levels = new Map<Slot, number>();
  const leaves: { slot: Slot; term: number }[] = [];
  const at = (id: NodeId, lag: number): number | undefined => places.get(slotOf(id, lag));
  const lowering = new Lowering(at);
  const levelOf = (slot: Slot): number => {
    const kept = levels.get(slot);
    if (kept !== undefined) return kept;
    const term = lowering.push({ operation: 'leaf', slot });
    levels.set(slot, term);
    leaves.push({ slot, term });
    return term;
  };
  const valued = (slot: Slot): number => {
    const worth = months.worth(slot, counting.has(slot));
    if ('known' in worth) return lowering.push({ operation: 'constant', constant: worth.known, slot });
    const { level, offset, factor } = worth;
    const term = levelOf(level);
    // A month has a term of its own, so that it can be given a whole number while the level stays between two.
    if ((months.count === 1 || months.isSteady) && offset === 0 && factor === 1) return term;
    return lowering.push({ operation: 'sum', args: [term], signs: [factor], constant: offset, slot });
  };
  const place = (slots: readonly Slot[]): void => {
    for (const slot of slots) {
      const expression = follows(slot);
      places.set(slot, expression ? lowering.formula(slot, expression) : valued(slot));
    }
  };
  const totalOf = totalsOf(tree, lowering, months, at);
  const totals = new Map<NodeId, number>();
  place(ofAims.order);
  // The goals come before what is only shown: who asks for them alone need not go on.
  for (const id of [tree.kgi.id, ...goals])
    if (isExtensive(tree.nodes.get(id)!.kind)) totals.set(id, totalOf(id));
  place(shown.order);
  for (const id of ids) totals.set(id, totalOf(id));
  return {
    terms: lowering.terms,
    leaves,
    divisors: lowering.divisors,
    termOf: (id, lag = 0) => at(id, lag),
    totalOf: (id) => totals.get(id)!,
    root: totals.get(tree.kgi.id)!,
  };
};
