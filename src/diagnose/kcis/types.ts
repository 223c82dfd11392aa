import type { Period } from '../../model/calendar.js';
import type { Node, NodeId } from '../../model/tree.js';

/** What the scores of some months are like. */
export interface ScoreSummary {
  readonly n: number;
  /** The share of high scores with Wilson's interval at 95 %. */
  readonly shareHigh: number;
  readonly interval: readonly [number, number];
  readonly median: number;
  readonly mean: number;
  /** The share of each score that was given, the lowest first. */
  readonly levels: readonly { readonly score: number; readonly share: number }[];
}

/**
 * Whether raters agree: alpha from .8 on is usable, from .667 on tentative (Krippendorff); below it scores are not
 * comparable. `unknown` where too few cases were scored by two, `no-variation` where all of those scores are the same.
 */
export type AgreementStatus = 'usable' | 'tentative' | 'not-comparable' | 'no-variation' | 'unknown';

export interface Agreement {
  readonly status: AgreementStatus;
  readonly alpha: number | null;
  readonly interval: readonly [number, number] | null;
  /** Where two people have scored, Cohen's kappa of theirs with quadratic weights; null otherwise. */
  readonly kappa: number | null;
  /** Cases that two or more have scored. */
  readonly cases: number;
  /** People who have scored; null where no column names them. */
  readonly raters: number | null;
}

export type LinkStatus = 'supported' | 'contradicted' | 'hypothesis' | 'too-little-data';

/**
 * Why a link could not be tested: no scores by record, nothing that tells who went on or who was lost, too few that did
 * either, too few different scores, or raters whose scores leave nothing to compare.
 */
export type LinkObstacle =
  | 'no-records'
  | 'no-advance'
  | 'no-loss'
  | 'few-cases'
  | 'few-scores'
  | 'no-comparison';

/** How scores go with what became of the records: an association, whoever caused what. */
export interface LinkFound {
  /** The one-sided p for the direction that is hoped for, and the same after Benjamini and Hochberg's correction. */
  readonly pValue: number;
  readonly pAdjusted: number;
  readonly auc: number;
  /** The odds of going on for one point more, with an interval at 95 %. */
  readonly oddsRatio: number;
  readonly interval: readonly [number, number];
  readonly method: 'likelihood' | 'firth';
  /** Whether only scores of the same person were compared. */
  readonly isByRater: boolean;
  /** The share that goes on, and the one that goes with scores half a point better. */
  readonly halfPoint: { readonly from: number; readonly to: number };
}

export interface Link {
  readonly to: NodeId;
  readonly status: LinkStatus;
  readonly obstacle: LinkObstacle | null;
  /** The months whose scores were looked at; null where there are none. */
  readonly months: Period | null;
  /** Scored records that count: those that went on, and those that were lost. */
  readonly advanced: number;
  readonly lost: number;
  /** Those that do not: still open or of months with many such ones, and scored after the outcome or nobody knows when. */
  readonly young: number;
  readonly unforeseen: number;
  /** Whether records with higher scores are to go on more often; of a score that is better low those with lower ones. */
  readonly isHopedToRise: boolean;
  /** Whether the dates of scoring are known. */
  readonly isTimed: boolean;
  readonly found: LinkFound | null;
}

/** How the share of high scores went over months, of which there are at least six. */
export interface ShareTrend {
  readonly months: Period;
  readonly periods: number;
  readonly pValue: number;
  readonly direction: 'rising' | 'falling' | 'none';
  /** The shares of the earlier and of the later half of the months. */
  readonly early: number;
  readonly late: number;
  /** Whether fewer records of the same score go on in the later half: high scores have become easier to get. */
  readonly isInflated: boolean;
}

export interface KciResult {
  readonly node: Node;
  /** The lowest score that counts as high. */
  readonly highFrom: number;
  /** The scores of the period; null where they are not known one by one, or none were given. */
  readonly scores: ScoreSummary | null;
  /** As the actuals give it, also where the scores are not known one by one. */
  readonly mean: number | null;
  readonly agreement: Agreement;
  /** Null where the KCI drives nothing. */
  readonly link: Link | null;
  readonly trend: ShareTrend | null;
  /** Whether a low score may be named beside the conversion that it should drive, as something to look at first. */
  readonly mayBeNamed: boolean;
  /** Whether every score of all months is the same one. */
  readonly isConstant: boolean;
}
