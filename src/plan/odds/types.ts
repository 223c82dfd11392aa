import type { Message } from '../../locale/message.js';
import type { NodeId } from '../../model/tree.js';

/** How the odds of a plan are asked for. */
export interface OddsRequest {
  /** The same seed gives the same bytes. */
  readonly seed?: number;
  /** The probability, above 0 and below 1, with which the plan is to reach its target. */
  readonly confidence?: number;
}

/** Something to know before relying on the odds. */
export interface Caution {
  readonly rule: 'prior-dominated' | 'spread-unknown' | 'few-months';
  readonly node: NodeId | null;
  readonly message: Message;
}

/** How sure a plan is, where history tells of the chances. */
export interface Odds {
  /** The share of the draws in which the KGI reached its target. */
  readonly probability: number;
  /** Of the probability, from the number of draws alone. */
  readonly standardError: number;
  /** The KGI below which one, five and nine in ten draws stay. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly draws: number;
  readonly seed: number;
  readonly method: 'monte-carlo';
  readonly cautions: readonly Caution[];
}

/** A lever as the target alone asks for it, and as the wanted certainty does. */
export interface LeverCost {
  readonly id: NodeId;
  readonly expected: number;
  readonly confident: number;
}

/** What it takes to be so sure. */
export interface Certainty {
  readonly asked: number;
  /** Whether a plan within the bounds is as sure as that; where none is, the odds are those of the best one. */
  readonly isReached: boolean;
  /** What the plan without it comes to in the odds. */
  readonly before: number;
  readonly levers: readonly LeverCost[];
  /** The least effort of the plan without and with it; null where none had to be found. */
  readonly effort: { readonly expected: number | null; readonly confident: number | null };
}

/** The odds of a plan, or why history cannot tell them. */
export type OddsFinding = { readonly odds: Odds } | { readonly refusal: Message };

/** What a plan says of its odds, and of what it takes to be surer. */
export interface OddsAnswer {
  readonly found: OddsFinding;
  readonly certainty: Certainty | null;
}

/** The odds that a plan tells, where it tells any. */
export const oddsIn = ({ odds }: { readonly odds?: OddsAnswer }): Odds | null =>
  odds && 'odds' in odds.found ? odds.found.odds : null;
