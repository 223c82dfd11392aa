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

type Point = readonly [logit: number, logStrength: number];

/** How far apart values are taken to tell slopes by, and the longest step. */
const APART = 1e-4;
const LONGEST = 1;
const STEPS = 200;
const STILL = 1e-10;

/** The step to the peak of the paraboloid that a function looks like at a point (Newton); uphill where it has no peak. */
const stepFrom = (value: (at: Point) => number, [x, y]: Point): Point => {
  const at = (i: number, j: number): number => value([x + i * APART, y + j * APART]);
  const [here, right, left, above, below] = [at(0, 0), at(1, 0), at(-1, 0), at(0, 1), at(0, -1)];
  const slopes = [(right - left) / (2 * APART), (above - below) / (2 * APART)] as const;
  const across = (right - 2 * here + left) / APART ** 2;
  const along = (above - 2 * here + below) / APART ** 2;
  const mixed = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * APART ** 2);
  const determinant = across * along - mixed * mixed;
  const step: Point =
    across < 0 && determinant > 0
      ? [
          (mixed * slopes[1] - along * slopes[0]) / determinant,
          (mixed * slopes[0] - across * slopes[1]) / determinant,
        ]
      : slopes;
  const length = Math.hypot(...step);
  return length > LONGEST ? [(step[0] * LONGEST) / length, (step[1] * LONGEST) / length] : step;
};

/** The highest point near a start. `isOut` ends the search where nothing is to be found any more. */
const peakNear = (start: Point, value: (at: Point) => number, isOut: (at: Point) => boolean): Point => {
  let point = start;
  for (let count = 0; count < STEPS && !isOut(point); count += 1) {
    const step = stepFrom(value, point);
    const here = value(point);
    let share = 1;
    const shortened = (): Point => [point[0] + share * step[0], point[1] + share * step[1]];
    while (share > STILL && !(value(shortened()) >= here)) share /= 2;
    if (share <= STILL || Math.hypot(...step) * share < STILL) break;
    point = shortened();
  }
  return point;
};

/** A spread so much narrower than the moments say is none. */
const ABOVE = 9;

/**
 * The Beta distribution of group rates by marginal maximum likelihood of the beta-binomial counts, searched from
 * Kleinman's moments (empirical Bayes; Efron & Morris 1975). Where the moments show no more than binomial variance, or
 * the likelihood is highest without any, the groups are pooled. Errors as for `kleinman`.
 */
export function fitBetaBinomial(groups: readonly Cases[]): RateSpread {
  const start = kleinman(groups);
  if (start.strength === Number.POSITIVE_INFINITY) return start;
  const filled = groups.filter(({ n }) => n > 0);
  const likelihood = ([logit, logStrength]: Point): number => {
    const strength = Math.exp(logStrength);
    const [a, b] = [strength / (1 + Math.exp(-logit)), strength / (1 + Math.exp(logit))];
    const prior = logBeta(a, b);
    let all = 0;
    for (const { x, n } of filled) all += logBeta(x + a, n - x + b) - prior;
    return all;
  };
  const from: Point = [Math.log(start.mean / (1 - start.mean)), Math.log(start.strength)];
  const isOut = ([, logStrength]: Point): boolean => logStrength > from[1] + ABOVE;
  const peak = peakNear(from, likelihood, isOut);
  if (isOut(peak)) return { mean: start.mean, strength: Number.POSITIVE_INFINITY };
  return { mean: 1 / (1 + Math.exp(-peak[0])), strength: Math.exp(peak[1]) };
}

/** A group's rate between its own and the mean: (x + a) / (n + a + b). A group without cases has the mean. */
export const shrunkRate = ({ mean, strength }: RateSpread, { x, n }: Cases): number =>
  strength === Number.POSITIVE_INFINITY ? mean : (x + mean * strength) / (n + strength);
