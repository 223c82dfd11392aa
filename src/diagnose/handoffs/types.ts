import type { Period } from '../../model/calendar.js';
import type { Handoff } from '../../model/tree.js';
import type { Answers } from './answers.js';
import type { BandCourse } from './cross.js';
import type { CutoffFound } from './cutoff.js';
import type { HandoffEffects } from './effects.js';
import type { Inversion } from './inversion.js';
import type { Reason } from './reasons.js';
import type { Split } from './split.js';

/** What became of the records passed in the period. */
export interface PassedRecords {
  readonly source: string;
  readonly passed: number;
  /** Null where no date tells. */
  readonly accepted: number | null;
  /** Not accepted and lost, and neither as yet; null where no date tells. */
  readonly returned: number | null;
  readonly pending: number | null;
  /** Records whose dates are out of order, of all months. */
  readonly disordered: number;
}

/** The accepted records that came to their end in the period, whenever they were passed. */
export interface ClosedRecords {
  readonly closed: number;
  readonly won: number;
  /** Wilson's, at 95 %; null where nothing closed. */
  readonly interval: readonly [number, number] | null;
}

/** What the records of all months that have nearly all come to an end show. */
export interface MatureRecords {
  /** The first and the last of these months, and how many there are of them. */
  readonly months: Period;
  readonly number: number;
  readonly passed: number;
  /** Still open: in no rate of wins. */
  readonly open: number;
  readonly unscored: number;
  /** Empty where nothing is scored. */
  readonly bands: readonly (BandCourse & {
    /** Its share of the scored records that were passed in the period, and before; null where there are none. */
    readonly share: { readonly before: number | null; readonly now: number | null };
  })[];
  readonly cutoff: CutoffFound | null;
  /** Where a higher score is worse; null where it is not beyond chance. */
  readonly inversion: Inversion | null;
}

/** Why nothing is said of scores and wins: no records, no date of acceptance, of winning or of losing, no month old enough. */
export type MatureObstacle = 'no-records' | 'no-acceptance' | 'no-win' | 'no-loss' | 'young';

/** What went over a handoff in the period, and what came of it. */
export interface HandoffResult {
  readonly handoff: Handoff;
  /** As the tree's nodes have them. */
  readonly passed: number | null;
  readonly accepted: number | null;
  /** Wilson's of the share accepted, at 95 %; null where the numbers are no cases of each other. */
  readonly interval: readonly [number, number] | null;
  readonly effects: HandoffEffects;
  readonly split: Split;
  /** The months whose records those of the period are held against. */
  readonly reference: Period;
  /** Whether these stand in for a plan, which knows neither scores nor answers. */
  readonly isStandIn: boolean;
  readonly records: PassedRecords | null;
  readonly closed: ClosedRecords | null;
  readonly answers: Answers | null;
  readonly mature: MatureRecords | null;
  /** Null where `mature` is known. */
  readonly obstacle: MatureObstacle | null;
  /** Empty where no column tells why. */
  readonly reasons: readonly Reason[];
}
