import type { Month } from './calendar.js';

/** Shares of a volume by the months after which they arrive, adding up to 1. */
export type LagShares = ReadonlyMap<number, number>;

/** What the shares of a volume were found from. */
export interface LagsFound {
  readonly source: string;
  /** The phases whose dates tell: that of the volume, and that in which it arrives. */
  readonly from: string;
  readonly to: string;
  /** The last month that was looked at. */
  readonly through: Month;
  /** Records that entered until then; those of them that had arrived; those that were lost before. */
  readonly entered: number;
  readonly arrived: number;
  readonly lost: number;
  /** Lost records without a date of it, taken to be lost in the month in which they entered. */
  readonly undatedLosses: number;
  /** Records that arrived, or were lost, before the day on which they entered: taken as of the earlier of the months. */
  readonly backwards: number;
  /** The last month after entering that enough records were followed through. */
  readonly seen: number;
  /** The share of all records that is expected to be still under way then. */
  readonly open: number;
  /** The share of what arrives by then that comes after the last of the shares. */
  readonly later: number;
  /** Whether records were still arriving in the last month seen, so that some come later than anybody can tell yet. */
  readonly isLowerBound: boolean;
}

/** When the volumes of a formula arrive; `auto` where records are to tell and have not been read yet. */
export type Lags = 'auto' | { readonly shares: LagShares; readonly found: LagsFound | null };
