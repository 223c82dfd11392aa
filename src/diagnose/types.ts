import type { Actuals } from '../data/actuals.js';
import type { Origin } from '../data/equations.js';
import type { FileRead } from '../data/facts.js';
import type { Mismatch } from '../data/reconcile.js';
import type { StageCounts } from '../data/tallies.js';
import type { Message } from '../locale/message.js';
import type { Month, Period } from '../model/calendar.js';
import type { DeclaredPlan } from '../model/committed-plan.js';
import type { Node, NodeId, Phase } from '../model/tree.js';
import type { Method } from './attribution.js';
import type { Group } from './groups.js';
import type { KciResult } from './kcis/types.js';
import type { Maturity } from './maturity.js';
import type { MembersFound } from './members/types.js';
import type { Trend } from './trend/types.js';

/** What actuals are held against. */
export type AgainstKind = 'plan' | 'budget' | 'previous' | 'last-year' | 'period';

export interface DiagnoseRequest {
  readonly period?: Period;
  readonly against?: Exclude<AgainstKind, 'period'> | Period;
  /** How the gap is shared out; by logarithmic means unless told. */
  readonly method?: Method;
  /** The plan that the tree names as committed to: what `plan` means where it is of this tree and period. */
  readonly committed?: DeclaredPlan;
  /** A dimension of the sources, such as the salesperson, by whose members the phases are looked at. */
  readonly by?: string;
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
  /** Of a rate whose cases are counted, the range in which chance alone moves its effect, at 90 %. */
  readonly interval: readonly [number, number] | null;
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
  /** Against another period, the 95 % interval of the difference of both conversions (Newcombe). */
  readonly difference: readonly [number, number] | null;
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
  /** What it comes to in one sentence, of what belongs into the verdict. */
  readonly headline?: Message;
  /** The figures that it rests on, by name, where it rests on any. */
  readonly evidence?: Readonly<Record<string, number | string>>;
}

/** Whether the KGI moved with a volume, at a lag that the tree declares. */
export interface Link {
  readonly node: NodeId;
  readonly lag: number;
  /** Changes from month to month that were held against each other. */
  readonly pairs: number;
  /** Kendall's tau-b of these changes; its two-sided p, also adjusted by Benjamini and Hochberg over all links. */
  readonly tau: number | null;
  readonly pValue: number | null;
  readonly pAdjusted: number | null;
  readonly verdict: 'with' | 'against' | 'unclear' | 'too-short';
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
  readonly against: {
    readonly kind: AgainstKind;
    readonly period: Period;
    /** The file of the plan that was committed to, where it is compared with. */
    readonly committed: string | null;
  };
  readonly kgi: { readonly node: Node; readonly actual: number | null; readonly expected: number | null };
  readonly nodes: readonly NodeComparison[];
  readonly contributions: readonly Contribution[];
  /** How the gap was asked to be shared out. */
  readonly method: Method;
  /** The same by phase and by department. */
  readonly groups: { readonly phases: readonly Group[]; readonly departments: readonly Group[] };
  readonly phases: readonly PhaseResult[];
  /** How far the records behind the conversions have come, where they are followed by their stages. */
  readonly maturity: readonly Maturity[];
  readonly weakest: { readonly observed: Weakest | null; readonly confirmed: Weakest | null };
  readonly kcis: readonly KciResult[];
  readonly handoffs: readonly HandoffResult[];
  /** Null where no dimension was asked for. */
  readonly members: MembersFound | null;
  /** How each node moved over the months up to the period. */
  readonly trends: readonly Trend[];
  readonly linkage: readonly Link[];
  readonly alerts: readonly Alert[];
  readonly reconciliation: readonly Mismatch[];
  readonly files: readonly FileRead[];
  /** What was counted of records by their stages, by the source's id. */
  readonly stages: ReadonlyMap<string, StageCounts>;
  readonly joins: Actuals['joins'];
  readonly missing: readonly { readonly node: NodeId; readonly month: Month }[];
}
