import { requireCounts } from './range.js';
import { logBeta } from './special.js';

/** Successes out of cases, of one of several groups. */
export interface Cases {
  readonly x: number;
  readonly n: number;
}

/** The Beta distribution that the rates of groups were drawn from. */
export interface RateSpread {
  readonly mean: number;
  /** a + b: as many cases as the mean is worth beside a group's own; infinite where nothing tells the groups apart. */
  readonly strength: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * The spread of rates by moments, each group weighing as its cases (Kleinman 1973). Strength is infinite where the rates
 * vary no more than binomially. Throws RangeError unless 0 <= x <= n in every group and some group has cases.
 */
export function kleinman(groups: readonly Cases[]): RateSpread {
  for (const { x, n } of groups) requireCounts(x, n);
  const cases = sum(groups.map(({ n }) => n));
  if (!(cases > 0)) throw new RangeError('no group has cases');
  const mean = sum(groups.map(({ x }) => x)) / cases;
  const filled = groups.filter(({ n }) => n > 0);
  const binomial = mean * (1 - mean);
  const varied = sum(filled.map(({ x, n }) => (x - n * mean) ** 2 / n));
  const own = filled.length - 1;
  const between = cases - sum(filled.map(({ n }) => n * n)) / cases;
  const share = (varied - binomial * own) / (binomial * (between - own));
  if (!(share > 0)) return { mean, strength: Number.POSITIVE_INFINITY };
  // A share of 1 would leave a group without any doubt of its own rate.
  return { mean, strength: 1 / Math.min(share, 0.99) - 1 };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const PRECISION = 1e-9;

/** Where a function with one peak is highest between two ends (golden section; Kiefer 1953). */
const peakBetween = (low: number, high: number, value: (at: number) => number): number => {
  let [from, to] = [low, high];
  let [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)];
  let [atLeft, atRight] = [value(left), value(right)];
  while (to - from > PRECISION * Math.max(1, Math.abs(from))) {
    if (atLeft > atRight) {
      [to, right, atRight] = [right, left, atLeft];
      left = to - GOLDEN * (to - from);
      atLeft = value(left);
    } else {
      [from, left, atLeft] = [left, right, atRight];
      right = from + GOLDEN * (to - from);
      atRight = value(right);
    }
  }
  return (from + to) / 2;
};

const SWEEPS = 60;
/** How far the search goes from the moments, in logits of the mean and logs of the strength. */
const ASIDE = 2;
const BELOW = 6;
const ABOVE = 9;

/**
 * The Beta distribution of group rates by marginal maximum likelihood of the beta-binomial counts, searched from
 * Kleinman's moments (empirical Bayes; Efron & Morris 1975). Where the moments show no more than binomial variance the
 * groups are pooled. Errors as for `kleinman`.
 */
export function fitBetaBinomial(groups: readonly Cases[]): RateSpread {
  const start = kleinman(groups);
  if (start.strength === Number.POSITIVE_INFINITY) return start;
  const filled = groups.filter(({ n }) => n > 0);
  const likelihood = (logit: number, logStrength: number): number => {
    const strength = Math.exp(logStrength);
    const [a, b] = [strength / (1 + Math.exp(-logit)), strength / (1 + Math.exp(logit))];
    const prior = logBeta(a, b);
    return sum(filled.map(({ x, n }) => logBeta(x + a, n - x + b) - prior));
  };
  const from = { logit: Math.log(start.mean / (1 - start.mean)), strength: Math.log(start.strength) };
  let { logit, strength } = from;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const before = [logit, strength];
    logit = peakBetween(from.logit - ASIDE, from.logit + ASIDE, (at) => likelihood(at, strength));
    strength = peakBetween(from.strength - BELOW, from.strength + ABOVE, (at) => likelihood(logit, at));
    if (Math.hypot(logit - before[0]!, strength - before[1]!) < 10 * PRECISION) break;
  }
  const isPooled = strength > from.strength + ABOVE - 0.01;
  return {
    mean: isPooled ? start.mean : 1 / (1 + Math.exp(-logit)),
    strength: isPooled ? Number.POSITIVE_INFINITY : Math.exp(strength),
  };
}

/** A group's rate between its own and the mean: (x + a) / (n + a + b). A group without cases has the mean. */
export const shrunkRate = ({ mean, strength }: RateSpread, { x, n }: Cases): number =>
  strength === Number.POSITIVE_INFINITY ? mean : (x + mean * strength) / (n + strength);
