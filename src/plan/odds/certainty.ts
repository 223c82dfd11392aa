import type { NodeId } from '../../model/tree.js';
import type { Planned } from '../plan.js';
import { oddsOf } from './odds.js';
import type { Certainty, LeverCost } from './types.js';

/** A plan for a goal beyond the target, and how often it comes to the target. */
export interface Attempt extends Planned {
  readonly probability: number;
}

/** What is tried on the way to a plan that is sure enough. */
export interface Search {
  readonly target: number;
  readonly sense: 1 | -1;
  readonly asked: number;
  readonly seed: number;
  /** Plans for a goal. */
  planFor(goal: number): Planned;
}

/** On the way fewer draws do; the plan that is shown is held against all of them. */
const DRAWS_ON_THE_WAY = 8000;
/** Goals no farther apart than this share of the target are the same plan, near enough. */
const NEAR = 1e-3;
const FIRST_STEP = 0.1;
/** Doublings of the first step, up to 400 times the target. */
const MOST_DOUBLINGS = 12;

/** Steps past the target, in shares of it, as goals. */
const goalAt = ({ target, sense }: Search, step: number): number =>
  target + sense * step * (Math.abs(target) || 1);

const tried = (search: Search, step: number, draws?: number): Attempt => {
  const planned = search.planFor(goalAt(search, step));
  const { seed } = search;
  const found = oddsOf(planned.setting, planned.answer, search.target, { seed, ...(draws && { draws }) });
  // What history tells of the nodes does not depend on the goal.
  return { ...planned, probability: 'odds' in found ? found.odds.probability : 0 };
};

/** Two steps between which a plan becomes sure enough, or the best plan where none is. */
const bracket = (
  search: Search,
): { readonly low: number; readonly high: number } | { readonly best: Attempt } => {
  const { target, sense, asked } = search;
  let low = 0;
  let high = FIRST_STEP;
  for (let i = 0; ; i += 1) {
    const attempt = tried(search, high, DRAWS_ON_THE_WAY);
    const { unreachable } = attempt.plan;
    if (unreachable) {
      const reach = (sense * (unreachable.best - target)) / (Math.abs(target) || 1);
      const isEnough = attempt.probability >= asked && reach > low;
      return isEnough ? { low, high: reach * (1 - 1e-9) } : { best: tried(search, high) };
    }
    if (attempt.probability >= asked) return { low, high };
    if (i === MOST_DOUBLINGS) return { best: tried(search, high) };
    low = high;
    high *= 2;
  }
};

/**
 * The plan for the nearest goal beyond the target that comes to the target with the probability asked for, by
 * bisection with the same chances for each goal; the best plan where none does.
 */
export const sureEnough = (search: Search): { readonly attempt: Attempt; readonly isReached: boolean } => {
  const found = bracket(search);
  if ('best' in found) return { attempt: found.best, isReached: found.best.probability >= search.asked };
  let { low, high } = found;
  while (high - low > NEAR) {
    const middle = (low + high) / 2;
    if (tried(search, middle, DRAWS_ON_THE_WAY).probability >= search.asked) high = middle;
    else low = middle;
  }
  // More draws may find the plan a little less sure than few did.
  for (let more = 0; ; more = more * 2 || NEAR) {
    const attempt = tried(search, high + more);
    const isReached = attempt.probability >= search.asked;
    if (isReached || attempt.plan.status === 'unreachable') return { attempt, isReached };
  }
};

/** What the levers are without and with the certainty, from the first phase to the last. */
export const costOf = (without: Planned, withIt: Planned): Pick<Certainty, 'levers' | 'effort'> => {
  const before = new Map(
    without.plan.nodes.map(({ node, required }): [NodeId, number] => [node.id, required]),
  );
  const levers = withIt.plan.nodes
    .filter(({ role }) => role === 'lever')
    .map(
      ({ node, required }): LeverCost => ({
        id: node.id,
        expected: before.get(node.id)!,
        confident: required,
      }),
    )
    .reverse();
  const effort = ({ plan }: Planned): number | null =>
    plan.status === 'met' ? 0 : (plan.solution?.effort ?? null);
  return { levers, effort: { expected: effort(without), confident: effort(withIt) } };
};
