import type { Origin } from '../data/equations.js';
import type { FileRead } from '../data/facts.js';
import type { Month, Period } from '../model/calendar.js';
import type { Measure, Node, NodeId, Source } from '../model/tree.js';

/** How a value came to be: as the sources tell it, or declared in the tree as its `baseline`. */
export type WayOrigin = Origin | 'declared';

/** A node that a formula names, with the value that it has there. */
export interface Term {
  readonly id: NodeId;
  /** Months back from the period of the formula. */
  readonly lag: number;
  readonly value: number | null;
}

/** A formula with the values put in. */
export interface AppliedFormula {
  /** The node whose formula it is: the one explained or, where it was solved for that, another. */
  readonly owner: Node;
  readonly value: number | null;
  /** From left to right, repeats included. */
  readonly terms: readonly Term[];
}

/** What the values of one member add up to. */
export interface MemberRead {
  /** The values of the source's dimensions joined by U+001F; empty where the source has none. */
  readonly member: string;
  readonly sum: number;
  readonly count: number;
}

/** How a node was read from its source over a period. */
export interface Reading {
  readonly source: Source;
  /** Null where the tree says nothing and a column named as the node was taken. */
  readonly measure: Measure | null;
  readonly files: readonly FileRead[];
  /** The values read and what they add up to; both 0 where none was. */
  readonly count: number;
  readonly sum: number;
  /** The largest members first; none where the source has no dimensions. */
  readonly members: readonly MemberRead[];
  readonly membersOmitted: number;
  /** Months of the period for which the source says nothing of the node. */
  readonly blank: readonly Month[];
}

/** Why a node has no value. */
export type Gap =
  /** The period lies outside of all that was read. */
  | { readonly reason: 'outside'; readonly span: Period }
  /** Its source says nothing for some months. */
  | { readonly reason: 'blank'; readonly months: readonly Month[] }
  /** One of the members is blank, so that their sum is not known. */
  | { readonly reason: 'blank-member' }
  /** A rate, average or score read for several months or members, and none that sums would give. */
  | { readonly reason: 'never-averaged' }
  /** Its formula lacks terms. */
  | { readonly reason: 'terms'; readonly nodes: readonly NodeId[] }
  /** All else is known, and there is no value: a division by zero. */
  | { readonly reason: 'no-value' }
  /** No source and no equation gives it. */
  | { readonly reason: 'untold' };

/** One node on the way of a number. */
export interface Step {
  readonly node: Node;
  /** Months back from the period asked for. */
  readonly lag: number;
  /** Formulas between this node and the one asked for. */
  readonly depth: number;
  readonly value: number | null;
  readonly origin: WayOrigin | null;
  /** The formula that gave the value or, of a value that was read, the one that it can be held against. */
  readonly formula: AppliedFormula | null;
  readonly reading: Reading | null;
  readonly gap: Gap | null;
  /** Shown before; what is below it stands there. */
  readonly isRepeat: boolean;
}

/** A value that was read beside the one that its formula gives from values that were read. */
export interface Check {
  readonly node: Node;
  readonly month: Month;
  readonly measured: number;
  readonly computed: number;
  readonly agrees: boolean;
}

/** The way of a number: from the node asked for down to what was read, inputs behind what they make. */
export interface NumberWay {
  /** Null where there are no actuals: values are those declared, per month. */
  readonly period: Period | null;
  readonly steps: readonly [Step, ...Step[]];
  /** Steps that are not shown, for want of room. */
  readonly omitted: number;
  readonly checks: readonly Check[];
  /** Months of the period whose actuals are not complete. */
  readonly incomplete: readonly Month[];
}
