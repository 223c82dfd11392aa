import { planText } from '../../locale/plan.js';
import { evaluate, gradient, type Limits } from '../../model/evaluate.js';
import type { NodeId } from '../../model/tree.js';
import type { Answer } from '../answer.js';
import { printable, splitWhole } from '../grid.js';
import { leastEffort } from '../least-effort.js';
import { keepsCaps, leavesAt, reaches } from '../problem.js';
import type { Setting } from '../setting.js';
import { openLags } from '../timeline.js';
import type { Member } from './crew.js';
import { endOf, leavesOf } from './ends.js';
import { sum } from './parts.js';
import type { Membership } from './setting.js';
import { memberNode } from './spread.js';
import { wholeTable } from './whole.js';

/** The whole numbers of a count: of each member in each open month. */
export type WholeCounts = ReadonlyMap<NodeId, readonly (readonly number[])[]>;

/** An answer in which every member's numbers are those that are printed. */
export interface MembersAnswer {
  readonly answer: Answer;
  readonly whole: WholeCounts;
}

/** The terms of a member's node in the open months; one that stands for all of them is named for each. */
const termsOf = ({ program, timeline }: Setting, id: NodeId, member: Member): number[] =>
  openLags(timeline).map((lag) => program.termOf(memberNode(id, member), lag)!);

/**
 * +1 where a leaf is rounded up, -1 where down: towards the goal, but inwards where it has come to its bound. What does
 * not matter to the goal is rounded up.
 */
const waysOf = (
  setting: Setting,
  membership: Membership,
  exact: readonly number[],
): ((id: NodeId) => 1 | -1) => {
  const { program, problem, leaves } = setting;
  const slopes = gradient(program, evaluate(program, exact));
  const known = new Map<NodeId, 1 | -1>();
  const found = (id: NodeId): 1 | -1 => {
    const own = leavesOf(setting, membership, id).filter((leaf) => !leaves[leaf]!.held);
    const towards = sum(own.map((leaf) => slopes[leaf]!)) * problem.sense < 0 ? -1 : 1;
    const isAtEnd = endOf(setting, membership, id, exact) === (towards > 0 ? 'max' : 'min');
    return isAtEnd ? (-towards as 1 | -1) : towards;
  };
  return (id) => {
    const kept = known.get(id) ?? found(id);
    known.set(id, kept);
    return kept;
  };
};

/** The levers that members have parts of. */
const leversOf = ({ byId }: Setting, ids: Iterable<NodeId>): NodeId[] =>
  [...ids].filter((id) => !byId.get(id)!.held);

/** Whole counts of every member and month, which come to the team's total: that is rounded, towards the goal. */
const wholeCounts = (
  setting: Setting,
  { split, crew }: Membership,
  values: Float64Array,
  way: (id: NodeId) => 1 | -1,
): Map<NodeId, number[][]> =>
  new Map(
    leversOf(setting, split.volumes)
      .filter((id) => setting.byId.get(id)!.node.kind === 'count')
      .map((id) => {
        const rows = crew.map((member) => termsOf(setting, id, member).map((term) => values[term]!));
        const totals = rows.map(sum);
        const all = printable('count', sum(totals), way(id));
        return [id, wholeTable(rows, all === 0 ? totals.map(() => 0) : splitWhole(all, totals))];
      }),
  );

/** Holds the terms of members at what is printed of them. */
const limitsOf = (
  setting: Setting,
  { split, crew }: Membership,
  values: Float64Array,
  whole: ReadonlyMap<NodeId, readonly (readonly number[])[]>,
  way: (id: NodeId) => 1 | -1,
): Limits => {
  const { program, timeline, worths } = setting;
  const limits = new Map<number, { min: number; max: number }>();
  const hold = (term: number, value: number): void => {
    limits.set(term, { min: value, max: value });
  };
  const lags = openLags(timeline);
  for (const [id, table] of whole) {
    const all = lags.map((_, month) => sum(table.map((row) => row[month]!)));
    const held = [
      ...crew.map((member, i) => [termsOf(setting, id, member), table[i]!] as const),
      [lags.map((lag) => program.termOf(id, lag)!), all] as const,
    ];
    for (const [terms, parts] of held) {
      // One month that stands for all is as much as they are on average.
      if (worths.isSteady) hold(terms[0]!, sum(parts) / parts.length);
      else for (const [month, term] of terms.entries()) hold(term, parts[month]!);
    }
  }
  const others = [...split.volumes.filter((id) => !whole.has(id)), ...split.levels.keys()];
  for (const id of leversOf(setting, others)) {
    const { node, value } = setting.byId.get(id)!;
    const printed = (term: number): number =>
      printable(node.kind, values[term]!, way(id), Number.isInteger(value));
    for (const lag of lags) {
      const terms = crew.map((member) => program.termOf(memberNode(id, member), lag)!);
      for (const term of terms) hold(term, printed(term));
      if (!split.levels.has(id)) hold(program.termOf(id, lag)!, sum(terms.map(printed)));
    }
  }
  return limits;
};

/** Shares of the goal by which a plan overshoots, where rounding leaves no way to reach it exactly. */
const MARGINS = [0.002, 0.01, 0.03];

/** What the team's own rounding said is not what is printed here. */
const saying = (answer: Answer): Answer => {
  const others = answer.warnings.filter(({ rule }) => rule !== 'not-verified');
  const doubt = { rule: 'not-verified', node: null, message: planText.notVerified() };
  return { ...answer, warnings: answer.verified ? others : [...others, doubt] };
};

/**
 * Rounds a plan to what every member is given: counts whole, in every month, such that months come to the member's total
 * and members to the team's; rates and averages to what is printed. The tree is evaluated forward from exactly these.
 * Where they miss the goal, the same is tried of plans that leave more and more room.
 */
export const roundedByMember = (setting: Setting, membership: Membership, found: Answer): MembersAnswer => {
  const { program, problem } = setting;
  if (found.status !== 'reachable') return { answer: found, whole: new Map() };
  const { split } = membership;
  const theirs = new Set(
    [...split.volumes, ...split.levels.keys()].flatMap((id) => leavesOf(setting, membership, id)),
  );
  const way = waysOf(setting, membership, found.exact);
  const attempt = (exact: readonly number[]): MembersAnswer => {
    // What is not by member is rounded as the team's.
    const leaves = exact.map((value, leaf) => (theirs.has(leaf) ? value : found.required[leaf]!));
    const values = evaluate(program, leaves);
    const whole = wholeCounts(setting, membership, values, way);
    const limits = new Map([...found.whole, ...limitsOf(setting, membership, values, whole, way)]);
    const all = evaluate(program, leaves, undefined, limits);
    const verified = reaches(problem, all[program.root]!) && keepsCaps(problem, all, 1e-12);
    return { answer: saying({ ...found, required: leaves, whole: limits, verified }), whole };
  };
  const first = attempt(found.exact);
  if (first.answer.verified) return first;
  for (const margin of MARGINS) {
    const goal = problem.goal + problem.sense * margin * Math.abs(problem.goal);
    const caps = problem.caps.map((cap) => ({ ...cap, max: cap.max * (1 - margin) }));
    const roomy = leastEffort({ ...problem, goal, caps });
    const next = roomy && attempt(leavesAt(problem, roomy.values));
    if (next?.answer.verified) return next;
  }
  return first;
};
