import type { Month, Period } from '../../model/calendar.js';
import type { Node } from '../../model/tree.js';
import type { SignalRule } from '../../stats/chart-signals.js';

/**
 * What so many months allow. `too-short`: fewer than five, no judgement. `tentative`: a slope and its test. `chart`:
 * twelve or more, a control chart as well. `carried-over`: a stock, whose level is that of the month before and a
 * little, so that no test of independent months applies.
 */
export type TrendStatus = 'too-short' | 'tentative' | 'chart' | 'carried-over';

/** Limits of a control chart, as they are for the last month. */
export interface Chart {
  readonly kind: 'xmr' | 'p' | 'p-prime';
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
  /** The months that the limits are made of; they stay the same all through a fiscal year. */
  readonly baseline: Period;
}

export interface Signal {
  readonly month: Month;
  readonly rule: SignalRule;
}

/** A value beside that of the same months a year before. Null where either is not known. */
export interface YearOnYear {
  readonly actual: number;
  readonly lastYear: number;
  /** From the start of the fiscal year on; null where that is not known of both years. */
  readonly toDate: { readonly period: Period; readonly actual: number; readonly lastYear: number } | null;
}

/** How a node moved over the months. */
export interface Trend {
  readonly node: Node;
  /** Months with a value, and the first and the last of them. */
  readonly periods: number;
  readonly span: Period | null;
  /** The last twelve months, the latest at the end; null where there is no value. */
  readonly recent: readonly (number | null)[];
  /** Theil and Sen's slope, a month; null below five months. */
  readonly slope: number | null;
  /** Two-sided, of Mann and Kendall's test or its seasonal form; `pAdjusted` by Benjamini and Hochberg over the nodes. */
  readonly pValue: number | null;
  readonly pAdjusted: number | null;
  readonly direction: 'up' | 'down' | 'none';
  readonly status: TrendStatus;
  /** How the season was taken out: by the weights of the tree, by those that two years show, or not at all. */
  readonly season: 'declared' | 'shown' | 'none';
  readonly chart: Chart | null;
  readonly signals: readonly Signal[];
  /** Correlation of each month with the one before, beside the trend; null below sixteen months. */
  readonly autocorrelation: number | null;
  readonly yearOnYear: YearOnYear | null;
  /**
   * Whether it is worth a reader's time: a direction, or a value of the period beyond its limits. Runs alone are not:
   * among a dozen nodes in which nothing changes, one shows a run every few months.
   */
  readonly isTold: boolean;
}
