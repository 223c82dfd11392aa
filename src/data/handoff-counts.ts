import type { Month } from '../model/calendar.js';

/** What became of a record that one department passed to another. */
export type PassEnd = 'won' | 'lost' | 'open';

interface Passed {
  /** The month of passing. */
  readonly month: Month;
  /** Null where the record has none. */
  readonly score: number | null;
  readonly isAccepted: boolean;
  readonly records: number;
}

/** Records passed in one month with one score that went on alike. */
export interface PassGroup extends Passed {
  readonly end: PassEnd;
  /** Calendar months from passing to the end; null while a record is open, and where no date tells. */
  readonly months: number | null;
}

/** Records passed in one month with one score that were answered after as many days. */
export interface ResponseGroup extends Passed {
  readonly end: PassEnd;
  /** Days from passing to the first answer; null where none is on record. */
  readonly days: number | null;
}

/** Records passed in one month that came back for one reason; empty where none is written. */
export interface ReturnGroup {
  readonly month: Month;
  readonly reason: string;
  readonly records: number;
}

/** All records that went over a handoff, by the source that has them. */
export interface HandoffCounts {
  readonly source: string;
  readonly handoff: string;
  /** Which of the dates and columns the tree names; what it does not name is not known of any record. */
  readonly knows: {
    readonly accepted: boolean;
    readonly won: boolean;
    readonly lost: boolean;
    /** Whose date counts as the answer: its own column's, or that of being accepted. */
    readonly response: 'responded' | 'accepted' | null;
    readonly reason: boolean;
  };
  readonly passes: readonly PassGroup[];
  readonly responses: readonly ResponseGroup[];
  readonly returns: readonly ReturnGroup[];
  /** Records accepted, answered or ended before they were passed: their days and months are not known. */
  readonly disordered: number;
}
