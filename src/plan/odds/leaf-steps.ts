import { negativeBinomialSize } from '../../stats/dispersion.js';
import type { Belief, CountBelief, RateBelief } from './beliefs.js';
import { addStep, type Bench } from './bench.js';
import { arrivedIn, drawCounts, drawMonth, drawRates, drawValues, fill, worthOf } from './chance.js';

/** What is drawn once for all months of a node: how it really stands against what it seems to, by its belief. */
export interface Parameter {
  readonly belief: Belief;
  readonly relative: Float64Array;
  /** Of a value, how far one case spreads. */
  readonly spreads: Float64Array;
}

export const parameterOf = (bench: Bench, belief: Belief): Parameter => {
  const uniform = bench.stream();
  const spreads = new Float64Array(bench.size);
  const relative = addStep(bench, 1, (into) => {
    if (belief.kind === 'rate') drawRates(into, belief, uniform);
    else if (belief.kind === 'count') drawCounts(into, belief, uniform);
    else drawValues(into, spreads, belief, uniform);
  });
  return { belief, relative, spreads };
};

/** A rate of a month; where one term stands for several months, it is as spread as their mean. */
const rateStep = (
  bench: Bench,
  belief: RateBelief,
  planned: number,
  relative: Float64Array,
): Float64Array => {
  const uniform = bench.stream();
  const likeness = belief.likeness / bench.months;
  return addStep(bench, likeness > 0 ? 2 : 0, (into) =>
    drawMonth(into, planned, relative, likeness, uniform),
  );
};

const countStep = (
  bench: Bench,
  { total, months: past, dispersion }: CountBelief,
  planned: number,
  relative: Float64Array,
): Float64Array => {
  const uniform = bench.stream();
  const { months } = bench;
  const level = (total > 0 ? planned : 0.5 / past) * months;
  const size = negativeBinomialSize(level, dispersion);
  return addStep(bench, 1, (into) =>
    fill(into, (draw) => arrivedIn(level * relative[draw]!, size, uniform) / months),
  );
};

/** An amount of a month: each month is one case. */
const amountStep = (bench: Bench, planned: number, { relative, spreads }: Parameter): Float64Array => {
  const uniform = bench.stream();
  const { months } = bench;
  return addStep(bench, 1, (into) =>
    fill(into, (draw) => worthOf(months, planned * relative[draw]!, spreads[draw]!, uniform) / months),
  );
};

/** What a leaf is in a month, where it is planned to be at a level. */
export const leafStep = (
  bench: Bench,
  parameter: Parameter,
  planned: number,
  isAmount: boolean,
): Float64Array => {
  const { belief, relative } = parameter;
  if (belief.kind === 'rate') return rateStep(bench, belief, planned, relative);
  if (belief.kind === 'count') return countStep(bench, belief, planned, relative);
  if (isAmount) return amountStep(bench, planned, parameter);
  return addStep(bench, 0, (into) => fill(into, (draw) => planned * relative[draw]!));
};
