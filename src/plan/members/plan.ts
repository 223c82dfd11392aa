import type { History } from '../../data/history.js';
import type { Tree } from '../../model/tree.js';
import type { Answer } from '../answer.js';
import { monthsOf } from '../month-values.js';
import { groundOf, type Setting } from '../setting.js';
import type { PlanMonth, PlanNode, PlanRequest } from '../types.js';
import { freeSetting } from './free.js';
import { memberPlans, wholeDerived } from './member-plans.js';
import { roundedByMember, type WholeCounts } from './rounding.js';
import { seenOf, teamMonths, teamRows } from './rows.js';
import { membershipOf, tiedSetting } from './setting.js';
import type { MembersPlan } from './types.js';
import { memberWarnings } from './warnings.js';

/** What a plan has to say where it is one by member. */
interface Given {
  /** The answer with every member's numbers as they are printed. */
  readonly answer: Answer;
  /** The team's rows, of what members have. */
  nodesOf(rows: readonly PlanNode[]): PlanNode[];
  periodsOf(nodes: readonly PlanNode[]): PlanMonth[];
  membersOf(nodes: readonly PlanNode[]): MembersPlan;
}

/** The ways in which a plan by member differs from one of the team alone. */
interface ByMember {
  /** One lever for all members. */
  readonly tied: Setting;
  /** A lever for each member, or for each month, as was asked; `found` is the answer with one for all. */
  free(found: Answer): Setting;
  given(setting: Setting, answer: Answer): Given;
}

/** Makes a plan one by member. Throws an InputError where the actuals do not tell members apart. */
export const planByMember = (
  tree: Tree,
  history: History,
  request: PlanRequest,
  dimension: string,
): ByMember => {
  const ground = groundOf(tree, history, { ...request, freeMonths: false });
  const membership = membershipOf(ground, dimension);
  const tied = tiedSetting(membership);
  const isFreeMix = request.freeMix ?? false;
  const free = (found: Answer): Setting => {
    const freeMonths = request.freeMonths ?? false;
    const asked = { ...membership, ground: { ...ground, freeMonths } };
    return isFreeMix ? freeSetting(asked, tied, found) : tiedSetting(asked);
  };
  const given = (setting: Setting, found: Answer): Given => {
    const { answer, whole } = roundedByMember(setting, membership, found);
    const seen = seenOf(setting, answer);
    let derived: WholeCounts | null = null;
    const wholeOf = (rows: readonly PlanNode[]): WholeCounts => {
      if (answer.status !== 'reachable') return whole;
      derived ??= wholeDerived(setting, membership, seen, rows);
      return new Map([...derived, ...whole]);
    };
    return {
      answer: { ...answer, warnings: [...answer.warnings, ...memberWarnings(membership)] },
      nodesOf: (rows) => teamRows(setting, membership, { answer, whole }, seen, rows, isFreeMix),
      periodsOf: (nodes) =>
        teamMonths(setting, membership, wholeOf(nodes), seen, monthsOf(setting, answer, nodes)),
      membersOf: (rows) => ({
        dimension: membership.members.dimension,
        members: memberPlans({ setting, membership, seen, whole: wholeOf(rows), rows }),
        drawn: membership.parts.drawn,
        isFreeMix,
      }),
    };
  };
  return { tied, free, given };
};
