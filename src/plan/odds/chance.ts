import { sampleBinomial } from '../../stats/sample-binomial.js';
import { samplePoisson } from '../../stats/sample-poisson.js';
import { sampleBeta, sampleGamma, sampleNormal, type Uniform } from '../../stats/sampling.js';
import type { CountBelief, RateBelief, ValueBelief } from './beliefs.js';
import { at, type Column } from './columns.js';

const oddsOf = (rate: number): number => rate / (1 - rate);

/** A positive number of mean 1 whose variance is given: lognormal. */
const aboutOne = (variance: number, uniform: Uniform): number => {
  const square = Math.log1p(variance);
  return Math.exp(Math.sqrt(square) * sampleNormal(uniform) - square / 2);
};

/**
 * What the rate may really be, as odds against those of today's level: Beta(k + 1/2, n - k + 1/2) with Jeffreys' prior
 * (Brown, Cai & DasGupta 2001), the cases discounted by how much the months differ beyond chance.
 */
export const drawRates = (into: Float64Array, belief: RateBelief, uniform: Uniform): void => {
  const { successes, cases, dispersion, center } = belief;
  const a = successes / dispersion + 0.5;
  const b = (cases - successes) / dispersion + 0.5;
  for (let draw = 0; draw < into.length; draw += 1)
    into[draw] = oddsOf(sampleBeta(a, b, uniform)) / oddsOf(center);
};

/**
 * The rate of a month: where the plan wants it, off by what the rate really is against today's level, in odds; and
 * spread once more where the months of the past differ beyond chance (beta-binomial; Williams 1982).
 */
export const drawMonth = (
  into: Float64Array,
  planned: number,
  relative: Float64Array,
  likeness: number,
  uniform: Uniform,
): void => {
  const size = (1 - likeness) / likeness;
  for (let draw = 0; draw < into.length; draw += 1) {
    const odds = oddsOf(planned) * relative[draw]!;
    const rate = Number.isFinite(odds) ? odds / (1 + odds) : 1;
    const isSpread = likeness > 0 && rate > 0 && rate < 1;
    into[draw] = isSpread ? sampleBeta(rate * size, (1 - rate) * size, uniform) : rate;
  }
};

/** Whole cases of the same mean: the fraction is a case or none. */
export const wholeCases = (cases: number, uniform: Uniform): number => {
  const whole = Math.floor(cases);
  return cases > whole && uniform() < cases - whole ? whole + 1 : whole;
};

/** How many of the cases go on: each by itself with the same chance. What is no chance, or no case, is multiplied. */
export const thinned = (cases: number, chance: number, uniform: Uniform): number =>
  cases > 0 && chance >= 0 && chance < 1
    ? sampleBinomial(wholeCases(cases, uniform), chance, uniform)
    : cases * chance;

/** What cases are worth on average, against today's mean, and how far one case spreads (Gelman et al. 2013, 3.2). */
export const drawValues = (
  relative: Float64Array,
  spreads: Float64Array,
  belief: ValueBelief,
  uniform: Uniform,
): void => {
  const { spread, freedom, cases } = belief;
  for (let draw = 0; draw < relative.length; draw += 1) {
    const own = (spread * freedom) / (2 * sampleGamma(freedom / 2, uniform));
    spreads[draw] = own;
    relative[draw] = aboutOne(own / cases, uniform);
  }
};

/** What so many cases come to: a sum of lognormal values, itself taken as lognormal (Fenton 1960). */
export const worthOf = (cases: number, mean: number, spread: number, uniform: Uniform): number =>
  cases > 0 && spread > 0 ? cases * mean * aboutOne(spread / cases, uniform) : cases * mean;

/** What a count may really bring in an average month, against today's level: gamma, for a Poisson (Jeffreys). */
export const drawCounts = (into: Float64Array, belief: CountBelief, uniform: Uniform): void => {
  const { total, dispersion } = belief;
  const shape = (total + 0.5) / dispersion;
  for (let draw = 0; draw < into.length; draw += 1)
    into[draw] = (sampleGamma(shape, uniform) * dispersion) / Math.max(total, 0.5);
};

/** A month of a count that nobody controls: Poisson, or negative binomial where its months differ beyond chance. */
export const arrivedIn = (mean: number, size: number | null, uniform: Uniform): number => {
  const own = size === null ? mean : (mean * sampleGamma(size, uniform)) / size;
  return samplePoisson(own, uniform);
};

/** Fills a column with one value for each draw. */
export const fill = (into: Float64Array, value: (draw: number) => number): void => {
  for (let draw = 0; draw < into.length; draw += 1) into[draw] = value(draw);
};

/** The product of some columns in one draw. */
export const productAt = (columns: readonly Column[], draw: number): number => {
  let product = 1;
  for (const column of columns) product *= at(column, draw);
  return product;
};
