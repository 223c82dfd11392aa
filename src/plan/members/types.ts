import type { Month } from '../../model/calendar.js';
import type { Node, NodeId } from '../../model/tree.js';
import type { DrawnLevel } from './drawn.js';

/** One node of one member. Extensive values are over the horizon; levels are those of its last month. */
export interface MemberNode {
  readonly node: Node;
  readonly role: 'kgi' | 'derived' | 'lever' | 'fixed';
  /** What the plan starts from: levels drawn towards the team's, the member's part of volumes. */
  readonly baseline: number;
  /** As the actuals have it, of as many months as the plan; null where the member has none. */
  readonly measured: number | null;
  /** The continuous answer. */
  readonly exact: number;
  /** The number to work to. */
  readonly required: number;
  /** Of counts, in the open months. */
  readonly perWeek: number | null;
}

export interface MemberPlan {
  /** Empty where the actuals name nobody. */
  readonly name: string;
  /** Without actuals in the months that the plan starts from. */
  readonly isNew: boolean;
  /** From the KGI down. */
  readonly nodes: readonly MemberNode[];
  /** None where the horizon has no date. */
  readonly periods: readonly { readonly month: Month; readonly values: ReadonlyMap<NodeId, number> }[];
}

/** A plan by member. */
export interface MembersPlan {
  readonly dimension: string;
  /** In the order of the code points of their names: nobody is ranked. */
  readonly members: readonly MemberPlan[];
  /** How levels were drawn towards the team's. */
  readonly drawn: readonly DrawnLevel[];
  readonly isFreeMix: boolean;
}
