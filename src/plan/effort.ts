import type { Kind } from '../model/tree.js';

/**
 * The coordinate in which the effort of moving a leaf is measured: equal steps of it are equally hard. Log for
 * counts and money, logit for rates (the last points to 100 % cost most, and 100 % is never passed), linear for
 * scores and for what starts at zero.
 */
export interface Coordinate {
  readonly name: 'log' | 'logit' | 'linear';
  toEffort(value: number): number;
  toValue(effort: number): number;
  /** The derivative of the value by the coordinate, at a value. */
  slope(value: number): number;
}

const LOG: Coordinate = {
  name: 'log',
  toEffort: (value) => Math.log(value),
  toValue: (effort) => Math.exp(effort),
  slope: (value) => value,
};

const LOGIT: Coordinate = {
  name: 'logit',
  toEffort: (value) => Math.log(value / (1 - value)),
  toValue: (effort) => 1 / (1 + Math.exp(-effort)),
  slope: (value) => value * (1 - value),
};

const linear = (unit: number): Coordinate => ({
  name: 'linear',
  toEffort: (value) => value / unit,
  toValue: (effort) => effort * unit,
  slope: () => unit,
});

/** A rate of 0 or 1 has no logit; it is started this far from the edge. */
const RATE_EDGE = 0.001;

export interface Start {
  readonly coordinate: Coordinate;
  /** Where the coordinate starts: the baseline, moved off the edge where it would be infinite. */
  readonly from: number;
  /** Whether the baseline itself has no place on the natural scale of its kind. */
  readonly offScale: boolean;
}

/**
 * The coordinate of a leaf. `unit` is what a linear coordinate counts as one: the width of a score's scale, the upper
 * bound of a count that starts from zero.
 */
export const startOf = (kind: Kind, baseline: number, unit: number): Start => {
  if (kind === 'score') return { coordinate: linear(unit), from: baseline, offScale: false };
  if (kind === 'rate' && baseline >= 0 && baseline <= 1) {
    const from = Math.min(1 - RATE_EDGE, Math.max(RATE_EDGE, baseline));
    const atEdge = baseline === 0 || baseline === 1;
    return { coordinate: LOGIT, from: atEdge ? from : baseline, offScale: atEdge };
  }
  if (baseline > 0) return { coordinate: LOG, from: baseline, offScale: false };
  return { coordinate: linear(baseline === 0 ? unit : Math.abs(baseline)), from: baseline, offScale: true };
};
