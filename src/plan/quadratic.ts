/**
 * min 1/2 sum w_j (z_j - c_j)^2  subject to  A z >= b,  lower <= z <= upper.
 * Few rows, any number of columns.
 */
export interface Quadratic {
  readonly center: readonly number[];
  readonly weight: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly { readonly slopes: readonly number[]; readonly least: number }[];
}

export interface QuadraticSolution {
  readonly point: number[];
  /** One per row, 0 or more. At `PENALTY` the row could not be met and is as nearly met as possible. */
  readonly multipliers: number[];
}

/** The price of missing a row by one: it bounds the multipliers, so that a contradictory set still has an answer. */
export const PENALTY = 1e7;

const clip = (value: number, lower: number, upper: number): number => Math.min(upper, Math.max(lower, value));

const pointAt = (problem: Quadratic, multipliers: readonly number[]): number[] =>
  problem.center.map((center, j) => {
    let pull = 0;
    problem.rows.forEach((row, i) => {
      pull += multipliers[i]! * row.slopes[j]!;
    });
    return clip(center + pull / problem.weight[j]!, problem.lower[j]!, problem.upper[j]!);
  });

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/**
 * The multiplier of one row, the others being held: the row's sum is piecewise linear and non-decreasing in it, so
 * its breakpoints are sorted and the segment solved exactly (continuous quadratic knapsack; Brucker 1984, Kiwiel
 * 2008).
 */
const rowMultiplier = (problem: Quadratic, multipliers: readonly number[], which: number): number => {
  const row = problem.rows[which]!;
  const others = multipliers.map((value, i) => (i === which ? 0 : value));
  const rates: number[] = [];
  const unclipped = problem.center.map((center, j) => {
    rates.push(row.slopes[j]! / problem.weight[j]!);
    let pull = 0;
    problem.rows.forEach((other, i) => {
      pull += others[i]! * other.slopes[j]!;
    });
    return center + pull / problem.weight[j]!;
  });
  const breakpoints = [0];
  unclipped.forEach((from, j) => {
    for (const bound of [problem.lower[j]!, problem.upper[j]!]) {
      const at = (bound - from) / rates[j]!;
      if (Number.isFinite(at) && at > 0 && at < PENALTY) breakpoints.push(at);
    }
  });
  breakpoints.push(PENALTY);
  breakpoints.sort((a, b) => a - b);
  const sumAt = (multiplier: number): number =>
    unclipped.reduce(
      (sum, from, j) =>
        rates[j] === 0
          ? sum + row.slopes[j]! * clip(from, problem.lower[j]!, problem.upper[j]!)
          : sum + row.slopes[j]! * clip(from + multiplier * rates[j]!, problem.lower[j]!, problem.upper[j]!),
      0,
    );
  let left = 0;
  let atLeft = sumAt(0);
  if (atLeft >= row.least) return 0;
  for (const right of breakpoints) {
    const atRight = sumAt(right);
    if (atRight >= row.least) {
      return atRight === atLeft ? right : left + ((row.least - atLeft) / (atRight - atLeft)) * (right - left);
    }
    left = right;
    atLeft = atRight;
  }
  return PENALTY;
};

/** Gaussian elimination with partial pivoting; undefined where the matrix is singular. */
const solveLinear = (
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined => {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < size; i += 1)
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    if (Math.abs(rows[pivot]![column]!) < 1e-300) return undefined;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let i = 0; i < size; i += 1) {
      if (i === column) continue;
      const factor = rows[i]![column]! / rows[column]![column]!;
      for (let k = column; k <= size; k += 1) rows[i]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
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

/** One Newton step on the rows that bind and the columns that are off their bounds; undefined where it leaves the domain. */
const newton = (problem: Quadratic, multipliers: readonly number[]): number[] | undefined => {
  const point = pointAt(problem, multipliers);
  const active = problem.rows.flatMap((row, i) =>
    multipliers[i]! > 0 || row.least > dot(row.slopes, point) ? [i] : [],
  );
  const free = point.flatMap((value, j) =>
    value > problem.lower[j]! && value < problem.upper[j]! ? [j] : [],
  );
  const curvature = active.map((a) =>
    active.map((b) =>
      free.reduce(
        (sum, j) => sum + (problem.rows[a]!.slopes[j]! * problem.rows[b]!.slopes[j]!) / problem.weight[j]!,
        0,
      ),
    ),
  );
  const short = active.map((i) => problem.rows[i]!.least - dot(problem.rows[i]!.slopes, point));
  const step = solveLinear(curvature, short);
  if (!step) return undefined;
  const next = [...multipliers];
  active.forEach((i, k) => {
    next[i] = clip(next[i]! + step[k]!, 0, PENALTY);
  });
  return next;
};

/**
 * Solves the problem in its dual: exact for each row in turn, with Newton steps between, until both stand still.
 * Contradictory rows come back as nearly met as their penalty allows.
 */
export const solveQuadratic = (problem: Quadratic): QuadraticSolution => {
  let multipliers = problem.rows.map(() => 0);
  let error = residual(problem, multipliers);
  for (let sweep = 0; sweep < 200 && error > 1e-15; sweep += 1) {
    const swept = [...multipliers];
    for (let i = 0; i < swept.length; i += 1) swept[i] = rowMultiplier(problem, swept, i);
    const jumped = problem.rows.length > 1 ? newton(problem, swept) : undefined;
    const best = jumped && residual(problem, jumped) < residual(problem, swept) ? jumped : swept;
    const next = residual(problem, best);
    const still = best.every(
      (value, i) => Math.abs(value - multipliers[i]!) <= 1e-15 * Math.max(1, Math.abs(value)),
    );
    multipliers = best;
    error = next;
    if (still) break;
  }
  return { point: pointAt(problem, multipliers), multipliers };
};
