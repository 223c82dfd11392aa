import type { PlanDocument } from '../../contract/answers/index.js';
import { formatMonth } from '../../model/calendar.js';
import type { MemberPlan } from '../../plan/members/types.js';
import type { Plan } from '../../plan/types.js';

const nodesOf = ({ nodes }: MemberPlan): PlanDocument['members'][number]['nodes'] =>
  nodes.map(({ node, role, baseline, measured, exact, required, perWeek }) => ({
    id: node.id,
    role,
    baseline,
    measured,
    exact,
    required,
    change: required - baseline,
    per_week: perWeek,
  }));

/** The members of a plan. */
export const membersJson = ({ members }: Plan): PlanDocument['members'] =>
  (members?.members ?? []).map((member) => ({
    dimension: members!.dimension,
    member: member.name === '' ? null : member.name,
    new: member.isNew,
    nodes: nodesOf(member),
    periods: member.periods.map(({ month, values }) => ({
      period: formatMonth(month),
      values: Object.fromEntries(values),
    })),
  }));

/** How members' levels were drawn towards the team's. */
export const drawnJson = ({ members }: Plan): PlanDocument['drawn'] =>
  (members?.drawn ?? []).map(({ id, how, pValue, observed }) => ({
    id,
    method: how,
    p_value: pValue,
    members: observed,
  }));
