import type { Message } from '../locale/message.js';
import type { Month, Period } from '../model/calendar.js';
import type { Node, NodeId } from '../model/tree.js';
import type { Closure } from './closure.js';
import type { Constraint } from './constraints.js';
import type { MembersPlan } from './members/types.js';
import type { Relaxation } from './obstacles.js';
import type { OddsAnswer } from './odds/types.js';
import type { Sensitivity } from './sensitivity.js';

/** What the person who plans says beside the tree. */
export interface PlanRequest {
  /** Replaces the KGI's target, over the horizon. */
  readonly target?: number;
  readonly horizon?: Period;
  readonly baseline?: Period;
  /** Only this lever moves. */
  readonly lever?: NodeId;
  readonly lock?: readonly NodeId[];
  /** Leaves that are put at a value and held there: a level, or an amount per month. */
  readonly set?: ReadonlyMap<NodeId, number>;
  /** Leaves that may move although the tree fixes them. */
  readonly unlock?: readonly NodeId[];
  /** The most that levers may come to, in place of what the tree says: a level, or an amount per month. */
  readonly max?: ReadonlyMap<NodeId, number>;
  /** The name of the scenario that the request comes from. */
  readonly scenario?: string;
  readonly rounding?: 'carry' | 'cascade';
  /** The first month that is still open; those before it are settled. */
  readonly asOf?: Month;
  /** Each month has a level of its own. */
  readonly freeMonths?: boolean;
  /** The dimension whose members are planned each. */
  readonly by?: string;
  /** Each member's levers move by themselves. */
  readonly freeMix?: boolean;
}

export type PlanRole = 'kgi' | 'derived' | 'lever' | 'fixed';

/** One node of a plan. Extensive values are over the horizon; the others are levels. */
export interface PlanNode {
  readonly node: Node;
  readonly role: PlanRole;
  /** Null where there is no level today. */
  readonly baseline: number | null;
  /** The continuous answer. */
  readonly exact: number;
  /** The number to work to. */
  readonly required: number;
  readonly atBound: 'min' | 'max' | null;
  /** Per cent of KGI for one per cent of the node, at the baseline; of leaves only. */
  readonly elasticity: number | null;
  readonly perWeek: number | null;
  /** The level of an average month before and after; of leaves only, and null where each month has its own. */
  readonly level: { readonly baseline: number | null; readonly required: number } | null;
  /** Of a lever, the last open month in which it still counts for this horizon; null where none does. */
  readonly lastMonth: Month | null;
}

/** One month of a plan. */
export interface PlanMonth {
  readonly month: Month;
  readonly settled: boolean;
  /** Settled without all of its actuals: what is not known of it is taken to have stood as it does now. */
  readonly isAssumed: boolean;
  /** The numbers to work to; those of what adds up come to the total. */
  readonly values: ReadonlyMap<NodeId, number>;
  /** The continuous answer. */
  readonly exact: ReadonlyMap<NodeId, number>;
}

export interface SingleLever {
  readonly id: NodeId;
  /** What the lever alone would have to be; null where no value of it would do. */
  readonly required: number | null;
  /** Within the bounds that the tree declares, caps and further goals being kept. */
  readonly reachable: boolean;
  /** Within those bounds, whatever becomes of caps and further goals. */
  readonly inBounds: boolean;
  /** The declared bound on the way to it, over the horizon for what adds up. */
  readonly limit: number | null;
  /** Within what its kind allows at all. */
  readonly natural: boolean;
}

/** One of the goals that a plan has to reach together: the KGI, or a node with a formula and a target of its own. */
export interface Goal {
  readonly id: NodeId;
  /** Over the horizon for what adds up, else a level; as is every value of it. */
  readonly target: number;
  /** Null where there is no level today. */
  readonly baseline: number | null;
  readonly planned: number;
  /** Whether the plan would be easier without it; null where no least effort was found. */
  readonly binding: boolean | null;
  /** The marginal effort of the goal, per log-point of it; 0 where it does not bind. */
  readonly multiplier: number | null;
}

/** Why a goal is out of reach. Extensive values are over the horizon, levels those of an average month. */
export interface Unreachable {
  /** The goal that is out of reach even by itself; null where only all that has to be kept together is. */
  readonly goal: { readonly id: NodeId; readonly target: number; readonly best: number } | null;
  readonly best: number;
  readonly shortBy: number;
  readonly proof: 'vertex' | 'interval' | 'search';
  readonly conflict: readonly (Constraint & { readonly level: number })[];
  readonly relax: readonly (Relaxation & {
    readonly level: { readonly from: number; readonly to: number };
  })[];
  readonly necessary: readonly { readonly id: NodeId; readonly atLeast: number }[];
}

export interface PlanWarning {
  readonly rule: string;
  readonly node: NodeId | null;
  readonly message: Message;
}

export interface Plan {
  /** Null where neither the tree nor the data names a month: then one month of unknown date. */
  readonly horizon: Period | null;
  readonly months: number;
  readonly baselinePeriod: Period | null;
  readonly status: 'met' | 'reachable' | 'unreachable';
  readonly kgi: {
    readonly id: NodeId;
    readonly baseline: number | null;
    readonly target: number;
    readonly planned: number;
  };
  /** The KGI first, then the others in the order of the tree. */
  readonly goals: readonly Goal[];
  readonly rounding: 'carry' | 'cascade';
  readonly lever: NodeId | null;
  /** The name of the scenario that was planned; null for the tree as it is. */
  readonly scenario: string | null;
  /** Whether some leaves were put at a value by hand, or below a bound. */
  readonly isSet: boolean;
  /** From the KGI down to the leaves. */
  readonly nodes: readonly PlanNode[];
  /** How many months at the beginning of the horizon are settled. */
  readonly settled: number;
  /** None where the horizon has no date. */
  readonly periods: readonly PlanMonth[];
  /** Null where nobody asked for members. */
  readonly members: MembersPlan | null;
  readonly singleLever: readonly SingleLever[];
  /** What the same effort brings, the strongest first; none where a lever has no level today. */
  readonly sensitivity: readonly Sensitivity[];
  /**
   * The part of the KGI that is decided already: what the months that are over come to within the horizon if nothing
   * more is begun. `share` is of the target, null where that is not above zero. Null where the KGI does not add up over
   * months.
   */
  readonly pipeline: { readonly decided: number; readonly share: number | null } | null;
  /** The KGI of the months after the horizon that follows from the work within it; null where that has no end. */
  readonly spillover: number | null;
  /** Whether targets that were set by hand below the KGI add up to it; null where there are none. */
  readonly closure: Closure | null;
  readonly unreachable: Unreachable | null;
  /** How the least effort was found, where something had to be found. */
  readonly solution: {
    readonly certificate: 'global' | 'local';
    readonly method: 'descent' | 'multi-start' | 'path' | 'single';
    readonly effort: number | null;
  } | null;
  /** Whether the tree, evaluated from exactly the required numbers, reaches the target within bounds and caps. */
  readonly verified: boolean;
  readonly warnings: readonly PlanWarning[];
  /** How likely the plan is to reach its target, where that was asked. */
  readonly odds?: OddsAnswer;
}
