import { requireProbability } from './range.js';

/** Positions of the p-values from the smallest to the largest; equal ones keep their input order. */
function ascending(pValues: readonly number[]): number[] {
  for (const p of pValues) requireProbability('p-value', p);
  return pValues.map((_, index) => index).sort((left, right) => pValues[left]! - pValues[right]!);
}

/**
 * Holm's step-down adjusted p-values (Holm, 1979), in input order: comparing each with alpha keeps the chance
 * of even one false alarm at or below alpha. Throws RangeError when a p-value lies outside 0..1.
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = [...pValues];
  let floor = 0;
  ascending(pValues).forEach((index, rank) => {
    floor = Math.max(floor, Math.min(1, (pValues.length - rank) * pValues[index]!));
    adjusted[index] = floor;
  });
  return adjusted;
}

/**
 * Benjamini & Hochberg's step-up adjusted p-values (1995), in input order: comparing each with q keeps the
 * expected share of false alarms among the alarms at or below q. Throws RangeError when a p-value lies
 * outside 0..1.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = [...pValues];
  let ceiling = 1;
  ascending(pValues)
    .reverse()
    .forEach((index, larger) => {
      const rank = pValues.length - larger;
      // The factor first: it is never below 1, so rounding cannot take the product below the raw p-value.
      ceiling = Math.min(ceiling, pValues[index]! * (pValues.length / rank));
      adjusted[index] = ceiling;
    });
  return adjusted;
}
