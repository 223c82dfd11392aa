import { evaluate, gradient } from '../../model/evaluate.js';
import type { NodeId } from '../../model/tree.js';
import type { Answer } from '../answer.js';
import type { Setting } from '../setting.js';
import { openWeeks } from '../timeline.js';
import type { PlanMonth, PlanNode } from '../types.js';
import { endOf, leavesOf } from './ends.js';
import { sum } from './parts.js';
import type { MembersAnswer } from './rounding.js';
import type { Membership } from './setting.js';
import { realisedNode } from './spread.js';

/** The values of all terms before anything moves, as the answer has them exactly, and as they are printed. */
export interface Seen {
  readonly start: Float64Array;
  readonly exact: Float64Array;
  readonly after: Float64Array;
}

export const seenOf = ({ program, problem }: Setting, answer: Answer): Seen => ({
  start: evaluate(program, problem.start),
  exact: evaluate(program, answer.exact),
  after: evaluate(program, answer.required, undefined, answer.whole),
});

/** What the months that are over came to. */
export const settledOf = ({ program, timeline }: Setting, id: NodeId, values: Float64Array): number => {
  let all = 0;
  for (let lag = timeline.months - timeline.settled; lag < timeline.months; lag += 1)
    all += values[program.termOf(id, lag)!]!;
  return all;
};

/** Per cent of KGI for one per cent of each member's level; null where there is no level or no KGI to speak of. */
const elasticityOf = (
  setting: Setting,
  membership: Membership,
  seen: Seen,
): ((id: NodeId) => number | null) => {
  const { program, problem } = setting;
  const root = seen.start[program.root]!;
  const slopes = gradient(program, seen.start);
  return (id) => {
    if (!(root > 0)) return null;
    const own = leavesOf(setting, membership, id);
    return sum(own.map((leaf) => (problem.start[leaf]! * slopes[leaf]!) / root));
  };
};

/**
 * The team's rows where members have parts of them: a volume is the sum of what members are given, a level what theirs
 * come to in the last month. `rows` are as if the levers were the team's.
 */
export const teamRows = (
  setting: Setting,
  membership: Membership,
  { answer, whole }: MembersAnswer,
  seen: Seen,
  rows: readonly PlanNode[],
  isFreeMix: boolean,
): PlanNode[] => {
  const { program } = setting;
  const elasticity = elasticityOf(setting, membership, seen);
  return rows.map((row) => {
    const { id } = row.node;
    const isLever = row.role === 'lever';
    if (row.node.formula || !membership.split.has(id)) return row;
    const untied = isFreeMix
      ? { elasticity: elasticity(id), atBound: endOf(setting, membership, id, answer.exact), level: null }
      : {};
    const term = program.termOf(realisedNode(id), 0);
    if (term !== undefined)
      return isLever || isFreeMix
        ? { ...row, ...untied, exact: seen.exact[term]!, required: seen.after[term]! }
        : row;
    const table = whole.get(id);
    if (!table) return { ...row, ...untied };
    const open = sum(table.flat());
    const required = settledOf(setting, id, seen.after) + open;
    return { ...row, ...untied, required, perWeek: open / openWeeks(setting.timeline) };
  });
};

/** The team's months: of counts the sums of what members are given, of levels what theirs come to. */
export const teamMonths = (
  { program, timeline }: Setting,
  { split }: Membership,
  whole: MembersAnswer['whole'],
  seen: Seen,
  periods: readonly PlanMonth[],
): PlanMonth[] =>
  periods.map((period, index) => {
    if (period.settled) return period;
    const lag = timeline.months - 1 - index;
    const values = new Map(period.values);
    const exact = new Map(period.exact);
    for (const [id, table] of whole) values.set(id, sum(table.map((row) => row[index - timeline.settled]!)));
    for (const id of split.levels.keys()) {
      const term = program.termOf(realisedNode(id), lag)!;
      values.set(id, seen.after[term]!);
      exact.set(id, seen.exact[term]!);
    }
    return { ...period, values, exact };
  });
