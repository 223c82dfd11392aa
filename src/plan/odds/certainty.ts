import type { NodeId } from '../../model/tree.js';
import { normalQuantile } from '../../stats/special.js';
import type { Planned } from '../plan.js';
import { oddsOf } from './odds.js';
import type { Certainty, LeverCost, OddsFinding } from './types.js';

/** A plan for a goal, and how likely it is to come to the target. */
export interface Attempt extends Planned {
  readonly found: OddsFinding;
}

/** What is tried on the way to a plan that is sure enough. */
export interface Search {
  readonly target: number;
  readonly sense: 1 | -1;
  readonly asked: number;
  readonly seed: number;
  /** The probability of the plan of the target itself, which is below what was asked. */
  readonly before: number;
  /** Plans for a goal. */
  planFor(goal: number): Planned;
}

/** On the way fewer draws do; the plan that is shown is held against all of them. */
const DRAWS_ON_THE_WAY = 8000;
/** Goals no farther apart than this share of the target are the same plan, near enough. */
const NEAR = 1e-3;
/** So little surer than asked is sure enough to look no further. */
const ENOUGH = 4e-3;
const FIRST_STEP = 0.1;
/** Doublings of the first step, up to 400 times the target. */
const MOST_DOUBLINGS = 12;

/** A step past the target, in shares of it, and the probability of the plan for the goal that is so far. */
interface Step {
  readonly at: number;
  readonly probability: number;
}

const probabilityOf = ({ found }: Attempt): number => ('odds' in found ? found.odds.probability : 0);

const tried = ({ target, sense, seed, planFor }: Search, at: number, draws?: number): Attempt => {
  const planned = planFor(target + sense * at * (Math.abs(target) || 1));
  const found = oddsOf(planned.setting, planned.answer, target, { seed, ...(draws && { draws }) });
  return { ...planned, found };
};

/** Two steps between which a plan becomes sure enough, or the best plan where none is. */
const bracket = (
  search: Search,
): { readonly low: Step; readonly high: Step } | { readonly best: Attempt } => {
  const { target, sense, asked, before } = search;
  let low: Step = { at: 0, probability: before };
  for (let doublings = 0; ; doublings += 1) {
    const at = FIRST_STEP * 2 ** doublings;
    const attempt = tried(search, at, DRAWS_ON_THE_WAY);
    const probability = probabilityOf(attempt);
    const { unreachable } = attempt.plan;
    if (unreachable) {
      const reach = (sense * (unreachable.best - target)) / (Math.abs(target) || 1);
      const isEnough = probability >= asked && reach > low.at;
      return isEnough ? { low, high: { at: reach * (1 - 1e-9), probability } } : { best: tried(search, at) };
    }
    if (probability >= asked) return { low, high: { at, probability } };
    if (doublings === MOST_DOUBLINGS) return { best: tried(search, at) };
    low = { at, probability };
  }
};

/** Probabilities as places on a line, on which they move evenly with the goal. */
const placeOf = (probability: number): number =>
  normalQuantile(Math.min(1 - 1e-6, Math.max(1e-6, probability)));

/** Where on the line between two steps the probability asked for lies, but never at an end of it. */
const between = (low: Step, high: Step, asked: number): number => {
  const [from, to] = [placeOf(low.probability), placeOf(high.probability)];
  const share = to > from ? (placeOf(asked) - from) / (to - from) : 0.5;
  return low.at + (high.at - low.at) * Math.min(0.9, Math.max(0.1, share));
};

/**
 * The plan for the nearest goal beyond the target that comes to the target with the probability asked for, by false
 * position with the same seed for each goal; the best plan where none does.
 */
export const sureEnough = (search: Search): { readonly attempt: Attempt; readonly isReached: boolean } => {
  const { asked } = search;
  const found = bracket(search);
  if ('best' in found) return { attempt: found.best, isReached: probabilityOf(found.best) >= asked };
  let { low, high } = found;
  while (high.at - low.at > NEAR && high.probability - asked > ENOUGH) {
    const at = between(low, high, asked);
    const probability = probabilityOf(tried(search, at, DRAWS_ON_THE_WAY));
    if (probability >= asked) high = { at, probability };
    else low = { at, probability };
  }
  // More draws may find the plan a little less sure than few did.
  for (let more = 0; ; more = more * 2 || NEAR) {
    const attempt = tried(search, high.at + more);
    const isReached = probabilityOf(attempt) >= asked;
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
