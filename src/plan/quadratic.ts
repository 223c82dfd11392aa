import { solveLinear } from './linear.js';

/** One requirement slopes * z >= least. */
export interface Row {
  readonly slopes: Float64Array;
  readonly least: number;
}

/**
 * min 1/2 sum w_j (z_j - c_j)^2  subject to  A z >= b,  lower <= z <= upper.
 * Few rows, any number of columns.
 */
export interface Quadratic {
  readonly center: Float64Array;
  readonly weight: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly Row[];
}

export interface QuadraticSolution {
  readonly point: Float64Array;
  /** One per row, 0 or more. At `PENALTY` the row could not be met and is as nearly met as possible. */
  readonly multipliers: number[];
}

/** The price of missing a row by one: it bounds the multipliers, so that a contradictory set still has an answer. */
export const PENALTY = 1e7;

/** Rows that bind, beyond which a Newton step costs more than the sweeps that it saves. */
const MOST_JOINED = 150;

const clip = (value: number, lower: number, upper: number): number => Math.min(upper, Math.max(lower, value));

/** What all rows together pull each column by: the sum of their slopes, each times its multiplier. */
const pullOf = ({ center, rows }: Quadratic, multipliers: readonly number[]): Float64Array => {
  const pull = new Float64Array(center.length);
  rows.forEach(({ slopes }, i) => {
    const multiplier = multipliers[i]!;
    if (multiplier === 0) return;
    for (let j = 0; j < pull.length; j += 1) pull[j]! += multiplier * slopes[j]!;
  });
  return pull;
};

const pointAt = (problem: Quadratic, multipliers: readonly number[]): Float64Array => {
  const { center, weight, lower, upper } = problem;
  return pullOf(problem, multipliers).map((pull, j) =>
    clip(center[j]! + pull / weight[j]!, lower[j]!, upper[j]!),
  );
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let j = 0; j < a.length; j += 1) sum += a[j]! * b[j]!;
  return sum;
};

/**
 * The multiplier of one row, the others pulling as they do: the row's sum is piecewise linear and non-decreasing in it,
 * so its breakpoints are sorted, the segment is found by halving, and solved exactly (continuous quadratic knapsack;
 * Brucker 1984, Kiwiel 2008).
 */
const rowMultiplier = (problem: Quadratic, { slopes, least }: Row, others: Float64Array): number => {
  const { center, weight, lower, upper } = problem;
  const size = center.length;
  const from = others.map((pull, j) => center[j]! + pull / weight[j]!);
  const rates = slopes.map((slope, j) => slope / weight[j]!);
  const sumAt = (multiplier: number): number => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) {
      const slope = slopes[j]!;
      if (slope !== 0) sum += slope * clip(from[j]! + multiplier * rates[j]!, lower[j]!, upper[j]!);
    }
    return sum;
  };
  const atZero = sumAt(0);
  if (atZero >= least) return 0;
  const found: number[] = [];
  for (let j = 0; j < size; j += 1) {
    if (slopes[j] === 0) continue;
    for (const bound of [lower[j]!, upper[j]!]) {
      const at = (bound - from[j]!) / rates[j]!;
      if (at > 0 && at < PENALTY) found.push(at);
    }
  }
  const breakpoints = Float64Array.from([0, ...found, PENALTY]).sort();
  let [low, high] = [0, breakpoints.length - 1];
  let [atLow, atHigh] = [atZero, sumAt(PENALTY)];
  if (!(atHigh >= least)) return PENALTY;
  while (high - low > 1) {
    const half = (low + high) >> 1;
    const atHalf = sumAt(breakpoints[half]!);
    if (atHalf >= least) [high, atHigh] = [half, atHalf];
    else [low, atLow] = [half, atHalf];
  }
  const [left, right] = [breakpoints[low]!, breakpoints[high]!];
  return atHigh === atLow ? right : left + ((least - atLow) / (atHigh - atLow)) * (right - left);
};

/** Slopes that differ by less, as a share of themselves, are the same. */
const SAME = 1e-12;

const isParallel = (a: Float64Array, b: Float64Array): boolean =>
  a.every((slope, j) => Math.abs(slope - b[j]!) <= SAME * Math.abs(slope));

/** Of rows with the same slopes, as a cap of months that move together has, the one that asks most; the first of equals. */
const strictestOf = (rows: readonly Row[]): number[] => {
  const found: number[] = [];
  rows.forEach((row, i) => {
    const twin = found.findIndex((other) => isParallel(row.slopes, rows[other]!.slopes));
    if (twin < 0) found.push(i);
    else if (row.least > rows[found[twin]!]!.least) found[twin] = i;
  });
  return found;
};

/** How far the multipliers are from the conditions of an optimum, in the units of the rows. */
const residual = (problem: Quadratic, multipliers: readonly number[]): number => {
  const point = pointAt(problem, multipliers);
  return problem.rows.reduce((worst, row, i) => {
    const short = row.least - dot(row.slopes, point);
    if (multipliers[i] === 0) return Math.max(worst, short);
    return multipliers[i]! >= PENALTY ? Math.max(worst, -short) : Math.max(worst, Math.abs(short));
  }, 0);
};

/** One Newton step on the rows that bind and the columns that are off their bounds; undefined where there is none. */
const newton = (problem: Quadratic, multipliers: readonly number[]): number[] | undefined => {
  const { weight, lower, upper, rows } = problem;
  const point = pointAt(problem, multipliers);
  const short = rows.map(({ slopes, least }) => least - dot(slopes, point));
  const active = rows.flatMap((_, i) => (multipliers[i]! > 0 || short[i]! > 0 ? [i] : []));
  if (active.length > MOST_JOINED) return undefined;
  const shares = active.map((i) =>
    rows[i]!.slopes.map((slope, j) =>
      point[j]! > lower[j]! && point[j]! < upper[j]! ? slope / weight[j]! : 0,
    ),
  );
  const curvature = active.map((a) => shares.map((share) => dot(rows[a]!.slopes, share)));
  const step = solveLinear(
    curvature,
    active.map((i) => short[i]!),
  );
  if (!step) return undefined;
  const next = [...multipliers];
  active.forEach((i, k) => {
    next[i] = clip(next[i]! + step[k]!, 0, PENALTY);
  });
  return next;
};

/** Every row in turn at its exact multiplier, the others being held. */
const swept = (problem: Quadratic, multipliers: readonly number[]): number[] => {
  const pull = pullOf(problem, multipliers);
  return problem.rows.map((row, i) => {
    const { slopes } = row;
    const before = multipliers[i]!;
    for (let j = 0; j < pull.length; j += 1) pull[j]! -= before * slopes[j]!;
    const after = rowMultiplier(problem, row, pull);
    for (let j = 0; j < pull.length; j += 1) pull[j]! += after * slopes[j]!;
    return after;
  });
};

/**
 * Solves the problem in its dual: exact for each row in turn, with Newton steps between, until both stand still.
 * Contradictory rows come back as nearly met as their penalty allows.
 */
export const solveQuadratic = (given: Quadratic): QuadraticSolution => {
  const strictest = strictestOf(given.rows);
  const problem = { ...given, rows: strictest.map((i) => given.rows[i]!) };
  let multipliers = problem.rows.map(() => 0);
  let error = residual(problem, multipliers);
  for (let sweep = 0; sweep < 200 && error > 1e-15; sweep += 1) {
    const next = swept(problem, multipliers);
    const jumped = problem.rows.length > 1 ? newton(problem, next) : undefined;
    const best = jumped && residual(problem, jumped) < residual(problem, next) ? jumped : next;
    const still = best.every(
      (value, i) => Math.abs(value - multipliers[i]!) <= 1e-15 * Math.max(1, Math.abs(value)),
    );
    multipliers = best;
    error = residual(problem, best);
    if (still) break;
  }
  const ofRows = given.rows.map(() => 0);
  strictest.forEach((which, i) => {
    ofRows[which] = multipliers[i]!;
  });
  return { point: pointAt(problem, multipliers), multipliers: ofRows };
};
