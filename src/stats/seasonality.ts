import { incompleteBetaUpper } from './special.js';

export interface Seasonality {
  /** Weights of the twelve months of a year, from the month of the first value; their mean is 1. */
  readonly index: readonly number[];
  /** The chance of months that differ so much where there is no season (F test); 1 where one year is all there is. */
  readonly pValue: number;
}

const MONTHS = 12;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The ratio of each month to the mean of its year, growth from year to year taken out, averaged over the years. Null
 * unless the values are whole years of months, none negative and no year without any. Whether the months differ by more
 * than chance is an analysis of variance of the ratios by month.
 */
export function seasonality(values: readonly number[]): Seasonality | null {
  const years = values.length / MONTHS;
  if (!Number.isInteger(years) || years < 1 || values.some((value) => !(value >= 0))) return null;
  const means = Array.from({ length: years }, (_, year) =>
    mean(values.slice(year * MONTHS, (year + 1) * MONTHS)),
  );
  if (means.some((level) => !(level > 0) || !Number.isFinite(level))) return null;
  const growth = years === 1 ? 1 : (means.at(-1)! / means[0]!) ** (1 / (values.length - MONTHS));
  const ratios = means.map((level, year) => {
    const raw = values
      .slice(year * MONTHS, (year + 1) * MONTHS)
      .map((value, month) => value / level / growth ** (month - (MONTHS - 1) / 2));
    const own = mean(raw);
    return raw.map((ratio) => ratio / own);
  });
  const index = ratios[0]!.map((_, month) => mean(ratios.map((year) => year[month]!)));
  if (years === 1) return { index, pValue: 1 };
  const between = years * index.reduce((sum, weight) => sum + (weight - 1) ** 2, 0);
  const within = ratios.flat().reduce((sum, ratio, i) => sum + (ratio - index[i % MONTHS]!) ** 2, 0);
  if (between === 0) return { index, pValue: 1 };
  // The share of the variance that is between months is beta distributed where F is: P(F > f) = P(Beta > share).
  const freeWithin = (MONTHS - 1) * (years - 1);
  const share = between / (between + within);
  return { index, pValue: incompleteBetaUpper(share, (MONTHS - 1) / 2, freeWithin / 2) };
}
