import type { Node, Phase } from '../../model/tree.js';
import type { MemberGaps } from './gaps.js';

type Range = readonly [low: number, high: number];

/** One member of a dimension at one phase. */
export interface MemberRate {
  /** Empty for the rows that name nobody: they are shown, and never tested. */
  readonly name: string;
  /** Null where a blank cell leaves it unknown. */
  readonly entered: number | null;
  readonly converted: number | null;
  /** Null without cases, and where more went on than came in. */
  readonly rate: number | null;
  /** Wilson's, at 95 %. */
  readonly interval: Range | null;
  /** Drawn towards the mean of all by how few the cases are; null with fewer than five members. */
  readonly shrunk: number | null;
  /** One-sided, for a rate below that of all members together. */
  readonly pValue: number | null;
  /** The same after Benjamini and Hochberg, over all members and phases. */
  readonly pAdjusted: number | null;
  /** Where a rate of so many cases lies if all members are alike, at 95 % and 99.8 %. */
  readonly limits: { readonly warning: Range; readonly action: Range } | null;
  /** What it added to the change of the rate of all since the other period. */
  readonly effects: { readonly mix: number; readonly rate: number } | null;
}

/** How the rate of all changed since the other period, by what members did and by how many cases each had. */
export interface PhaseMix {
  readonly before: number;
  readonly after: number;
  readonly rate: number;
  readonly mix: number;
  /** Simpson's reversal: it went one way, and every member's the other. */
  readonly isReversed: boolean;
}

/**
 * Whether members differ at a phase. `exceeds`: some member has more that went on than came in, so that there are no
 * rates to test; `alone`: fewer than two members have cases.
 */
export type MemberVerdict = 'chance' | 'beyond-chance' | 'exceeds' | 'alone';

export interface PhaseMembers {
  readonly phase: Phase;
  readonly conversion: Node;
  readonly verdict: MemberVerdict;
  /** Members with cases. */
  readonly tested: number;
  /** The rate of all members together; null where they are not tested. */
  readonly pooled: number | null;
  readonly test: {
    readonly chiSquare: number;
    readonly degrees: number;
    readonly pValue: number;
    /** After Holm, over the phases. */
    readonly pAdjusted: number;
    /** Whether the cases are so few that the p-value is a rough one (Cochran 1954). */
    readonly isRough: boolean;
  } | null;
  /** Whether most records of the period may still go on. */
  readonly isYoung: boolean;
  readonly members: readonly MemberRate[];
  readonly mix: PhaseMix | null;
  /** Members with cases in one of the periods only; empty unless a past period is compared with. */
  readonly onlyNow: readonly string[];
  readonly onlyBefore: readonly string[];
}

/** What a diagnosis by a dimension found. */
export interface MembersFound {
  readonly dimension: string;
  /** Whether a past period is compared with, so that mix can be told from rate where everybody's cases are known. */
  readonly isOfPeriods: boolean;
  /** Whose part of the KGI's gap is how large. */
  readonly gaps: MemberGaps;
  readonly phases: readonly PhaseMembers[];
  /** Phases whose cases the sources do not tell by member. */
  readonly untold: readonly Phase[];
}
