import { evaluate } from '../model/evaluate.js';
import type { Program } from '../model/program.js';

/** Beyond this many leaves that changed, all their combinations are too many to evaluate. */
export const MOST_LEAVES = 16;

const factorials = (size: number): number[] => {
  const all = [1];
  for (let i = 1; i <= size; i += 1) all.push(all[i - 1]! * i);
  return all;
};

const bits = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1;
  return count;
};

/**
 * The change of the root shared out over the leaves by Shapley's value (Shapley 1953; Shorrocks 2013): what each brings
 * on average over all orders in which the leaves could have changed. In the order of `program.leaves`; null where too
 * many leaves changed, or a mixture of the two states has no value.
 */
export const shapleyOfLeaves = (
  program: Program,
  before: readonly number[],
  after: readonly number[],
): number[] | null => {
  const changed = before.flatMap((value, leaf) => (value === after[leaf] ? [] : [leaf]));
  const size = changed.length;
  if (size > MOST_LEAVES) return null;
  const values = new Float64Array(2 ** size);
  const leaves = [...before];
  for (let mask = 0; mask < values.length; mask += 1) {
    changed.forEach((leaf, i) => {
      leaves[leaf] = (mask >> i) & 1 ? after[leaf]! : before[leaf]!;
    });
    values[mask] = evaluate(program, leaves)[program.root]!;
  }
  if (values.some((value) => !Number.isFinite(value))) return null;
  const factorial = factorials(size);
  const effects = before.map(() => 0);
  changed.forEach((leaf, i) => {
    for (let mask = 0; mask < values.length; mask += 1) {
      if ((mask >> i) & 1) continue;
      const others = bits(mask);
      const weight = (factorial[others]! * factorial[size - others - 1]!) / factorial[size]!;
      effects[leaf]! += weight * (values[mask | (1 << i)]! - values[mask]!);
    }
  });
  return effects;
};
