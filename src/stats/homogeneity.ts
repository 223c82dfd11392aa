import type { Cases } from './beta-binomial.js';
import { requireCounts } from './range.js';
import { incompleteGammaUpper } from './special.js';

/** How far groups are from one common rate, and the chance of that where they have one. */
export interface Homogeneity {
  readonly statistic: number;
  readonly degrees: number;
  readonly pValue: number;
}

/**
 * The chi-square test that all groups with cases have one rate (Pearson 1900). Where all cases succeed, or none, or
 * where there is one group only, nothing differs and p is 1. Throws RangeError unless 0 <= x <= n in every group.
 */
export function homogeneity(groups: readonly Cases[]): Homogeneity {
  for (const { x, n } of groups) requireCounts(x, n);
  const filled = groups.filter(({ n }) => n > 0);
  const degrees = Math.max(0, filled.length - 1);
  const cases = filled.reduce((total, { n }) => total + n, 0);
  const rate = filled.reduce((total, { x }) => total + x, 0) / cases;
  const variance = rate * (1 - rate);
  if (degrees === 0 || !(variance > 0)) return { statistic: 0, degrees, pValue: 1 };
  const statistic = filled.reduce((total, { x, n }) => total + (x - n * rate) ** 2 / (n * variance), 0);
  return { statistic, degrees, pValue: incompleteGammaUpper(statistic / 2, degrees / 2) };
}
