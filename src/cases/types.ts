import type { Message } from '../locale/message.js';
import type { Path, Places } from '../model/diagnostic.js';
import type { NodeId } from '../model/tree.js';
import type { Plan } from '../plan/types.js';

/** What a node must come to: a value with an absolute tolerance, or a range whose ends are included. */
export interface Expectation {
  readonly node: NodeId;
  readonly path: Path;
  /** Null where a range is expected. */
  readonly value: number | null;
  readonly tolerance: number;
  readonly min: number | null;
  readonly max: number | null;
}

/** The question of a back-solve, in the terms of `kpi plan`. */
export interface Goal {
  /** Over the horizon. */
  readonly target: number;
  /** As it is written; null for the tree's own. */
  readonly horizon: string | null;
  readonly lever: NodeId | null;
  readonly lock: readonly NodeId[];
  readonly set: ReadonlyMap<NodeId, number>;
  readonly rounding: 'carry' | 'cascade';
}

/** One test: what is given, what is asked, what is expected. */
export interface Case {
  readonly name: string;
  readonly path: Path;
  /** Levels of leaves; of extensive ones per month. */
  readonly given: ReadonlyMap<NodeId, number>;
  /** Null where the tree is evaluated forward from its leaves. */
  readonly goal: Goal | null;
  readonly expected: readonly Expectation[];
  /** Null where anything but `unreachable` will do. */
  readonly status: Plan['status'] | null;
}

/** A file of tests, as far as it could be understood. */
export interface CaseFile extends Places {
  readonly file: string;
  /** The tree as it is written; null for the one beside the file. */
  readonly tree: string | null;
  readonly cases: readonly Case[];
}

/** Why a test fails. */
export type Failure =
  | { readonly type: 'value'; readonly expectation: Expectation; readonly actual: number }
  /** Leaves without a value, on which the node depends. */
  | { readonly type: 'unknown'; readonly expectation: Expectation; readonly leaves: readonly NodeId[] }
  /** A division by zero, or numbers too large. */
  | { readonly type: 'not-finite'; readonly expectation: Expectation }
  /** The node is no part of what the KGI is made of, so that no plan has a number for it. */
  | { readonly type: 'not-planned'; readonly expectation: Expectation }
  | {
      readonly type: 'status';
      readonly path: Path;
      readonly expected: Plan['status'] | null;
      readonly plan: Plan;
    }
  /** No plan can be made at all. */
  | {
      readonly type: 'refused';
      readonly path: Path;
      readonly message: Message;
      readonly help: Message | null;
    };

/** A test that was run; it has passed where there is no failure. */
export interface Result {
  readonly case: Case;
  readonly failures: readonly Failure[];
}
