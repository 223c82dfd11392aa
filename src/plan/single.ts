import type { Limits } from '../model/evaluate.js';
import type { Program } from '../model/program.js';
import { UNLIMITED } from '../model/reach.js';
import { type Trial, trialOf } from '../model/trial.js';

/** A root, a goal for it, and all leaves but one at given values. */
export interface SingleQuestion {
  readonly program: Program;
  readonly leaves: readonly number[];
  readonly leaf: number;
  readonly goal: number;
  readonly sense: 1 | -1;
  readonly limits?: Limits;
}

const MOST_HALVINGS = 2100;

const between = (a: number, b: number): number => {
  // Bounds far apart are halved in their logarithm: 1 and 1e18 are sixty doublings from each other.
  if (a > 0 && b > 0 && (b / a > 2 || a / b > 2)) return Math.sqrt(a) * Math.sqrt(b);
  return a + (b - a) / 2;
};

/** How far the ends of a bracket are pushed beyond an estimate, as a share of it: a few of its last digits. */
const NUDGE = 4e-15;
const SECANTS = 12;

/** Two ends of which the first does not reach the goal and the second does, with how far each is past it. */
interface Bracket {
  readonly near: number;
  readonly far: number;
  readonly short: number;
  readonly past: number;
}

/** Brings the ends together at a smooth crossing by secants (Illinois; Dowell & Jarratt 1971), a few steps at most. */
const narrowed = (bracket: Bracket, pastAt: (value: number) => number): Bracket => {
  let { near, far, short, past } = bracket;
  let [lowWeight, highWeight] = [1, 1];
  const put = (value: number): void => {
    if (!(value > Math.min(near, far) && value < Math.max(near, far))) return;
    const found = pastAt(value);
    if (found >= 0) [far, past, lowWeight, highWeight] = [value, found, lowWeight / 2, 1];
    else if (found < 0) [near, short, lowWeight, highWeight] = [value, found, 1, highWeight / 2];
  };
  for (let step = 0; step < SECANTS; step += 1) {
    const [below, above] = [short * lowWeight, past * highWeight];
    // From the end that is nearer to the goal: the other may be so far away that the difference loses its digits.
    const share = (far - near) / (above - below);
    const estimate = above < -below ? far - above * share : near - below * share;
    if (!Number.isFinite(estimate)) break;
    const reach = NUDGE * Math.abs(estimate);
    put(estimate);
    if (Math.abs(far - near) <= 4 * reach) break;
    if (step % 3 === 2) for (const nudged of [estimate - reach, estimate + reach]) put(nudged);
  }
  return { near, far, short, past };
};

/**
 * The value of one leaf at which the root just reaches the goal, all others being held: goal seek by secants and
 * bisection, exact to the last bit on the side that reaches. `from` does not reach, `to` is as far as the leaf may go;
 * null where the goal is not reached there either. A `trial` of the same leaves serves the questions of many levers.
 */
export const neededValue = (
  question: SingleQuestion,
  from: number,
  to: number,
  trial: Trial = trialOf(question.program, question.leaves, question.limits),
): number | null => {
  const { program, leaf, goal, sense } = question;
  const pastAt = (value: number): number => sense * (trial.at(leaf, value)[program.root]! - goal);
  const end = Math.max(-UNLIMITED, Math.min(UNLIMITED, to));
  const [short, past] = [pastAt(from), pastAt(end)];
  if (short >= 0) return from;
  if (!(past >= 0)) return null;
  let { near, far } = narrowed({ near: from, far: end, short, past }, pastAt);
  for (let i = 0; i < MOST_HALVINGS; i += 1) {
    const half = between(near, far);
    if (half === near || half === far) break;
    if (pastAt(half) >= 0) far = half;
    else near = half;
  }
  return far;
};
