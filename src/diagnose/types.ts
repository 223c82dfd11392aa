import type { Actuals } from '../data/actuals.js';
import type { Origin } from '../data/equations.js';
import type { FileRead } from '../data/facts.js';
import type { Mismatch } from '../data/reconcile.js';
import type { StageCounts } from '../data/tallies.js';
import type { Message } from '../locale/message.js';
import type { Month, Period } from '../model/calendar.js';
import type { Node, NodeId, Phase } from '../model/tree.js';
import type { Method } from './attribution.js';
import type { KciResult } from './kcis/types.js';

/** What actuals are held against. */
export type AgainstKind = 'plan' | 'budget' | 'previous' | 'last-year' | 'period';

export interface DiagnoseRequest {
  readonly period?: Period;
  readonly against?: Exclude<AgainstKind, 'period'> | Period;
}

/**
 * What the data allow to say of a phase. `confirmed`: below target beyond chance, after Holm's correction.
 * `insufficient`: even no success at all would prove nothing.
 */
export type Verdict =
  | 'confirmed'
  | 'suggestive'
  | 'indistinct'
  | 'insufficient'
  | 'immature'
  | 'on-target'
  | 'no-data';

export interface NodeComparison {
  readonly node: Node;
  readonly actual: number | null;
  readonly expected: number | null;
  readonly origin: Origin | null;
  /** Its part of the KGI's gap, conserved at every level; null where it could not be attributed. */
  readonly effect: number | null;
}

export interface Contribution {
  /** A leaf, or what no leaf explains: the KGI that the tree does not model, and targets that do not close. */
  readonly id: NodeId | 'unmodelled' | 'unclosed';
  readonly effect: number;
  readonly method: Method | null;
}

export interface PhaseResult {
  readonly phase: Phase;
  readonly entered: number | null;
  readonly converted: number | null;
  readonly actual: number | null;
  readonly expected: number | null;
  /** Wilson's interval of the conversion, at 95 %. */
  readonly interval: readonly [number, number] | null;
  readonly pValue: number | null;
  readonly pAdjusted: number | null;
  /** What the KGI would gain if only this conversion were as expected. */
  readonly recoverable: number | null;
  readonly verdict: Verdict | null;
  /** Cases that would settle it, at 5 % one-sided and a power of 80 %. */
  readonly needed: number | null;
}

export interface Weakest {
  readonly phase: Phase;
  readonly node: Node;
  readonly recoverable: number;
  readonly verdict: Verdict;
  readonly action: readonly string[];
}

export interface Alert {
  readonly rule: string;
  readonly node: NodeId | null;
  readonly severity: 'warning' | 'info';
  readonly message: Message;
}

export interface HandoffResult {
  readonly id: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly passed: number | null;
  readonly accepted: number | null;
}

export interface Diagnosis {
  readonly period: Period;
  readonly against: { readonly kind: AgainstKind; readonly period: Period };
  readonly kgi: { readonly node: Node; readonly actual: number | null; readonly expected: number | null };
  readonly nodes: readonly NodeComparison[];
  readonly contributions: readonly Contribution[];
  readonly phases: readonly PhaseResult[];
  readonly weakest: { readonly observed: Weakest | null; readonly confirmed: Weakest | null };
  readonly kcis: readonly KciResult[];
  readonly handoffs: readonly HandoffResult[];
  readonly alerts: readonly Alert[];
  readonly reconciliation: readonly Mismatch[];
  readonly files: readonly FileRead[];
  /** What was counted of records by their stages, by the source's id. */
  readonly stages: ReadonlyMap<string, StageCounts>;
  readonly joins: Actuals['joins'];
  readonly missing: readonly { readonly node: NodeId; readonly month: Month }[];
}
