/**
 * The chance of each number of inversions in a random order of n different values: the exact null distribution of
 * Kendall's S = n (n - 1) / 2 - 2 * inversions (Kendall, 1938). Built from n - 1 values to n, in which the new one
 * stands before 0 to n - 1 of the others, each equally likely.
 */
const inversionChances = (n: number): Float64Array => {
  let chances = Float64Array.of(1);
  for (let size = 2; size <= n; size += 1) {
    const next = new Float64Array((size * (size - 1)) / 2 + 1);
    let running = 0;
    for (let k = 0; k < next.length; k += 1) {
      running += chances[k] ?? 0;
      if (k >= size) running -= chances[k - size] ?? 0;
      next[k] = running / size;
    }
    chances = next;
  }
  return chances;
};

const known = new Map<number, readonly number[]>();

/** P(inversions <= k) by k, for n different values in random order. */
const inversionsAtMost = (n: number): readonly number[] => {
  const kept = known.get(n);
  if (kept) return kept;
  const sums: number[] = [];
  let sum = 0;
  for (const chance of inversionChances(n)) {
    sum += chance;
    sums.push(Math.min(1, sum));
  }
  known.set(n, sums);
  return sums;
};

/**
 * The exact P(S >= s) for n values in random order, none of them tied. The lower tail is the same by symmetry:
 * P(S <= s) = P(S >= -s).
 */
export function kendallUpperTail(s: number, n: number): number {
  const most = (n * (n - 1)) / 2;
  const atMost = Math.floor((most - s) / 2);
  if (atMost < 0) return 0;
  return inversionsAtMost(n)[Math.min(atMost, most)]!;
}
