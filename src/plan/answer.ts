import { planText } from '../locale/plan.js';
import { inputError } from '../model/diagnostic.js';
import type { Limits } from '../model/evaluate.js';
import { areSeparate, under } from '../model/part.js';
import { farthest, UNLIMITED } from '../model/reach.js';
import { isExtensive, type NodeId, naturalRange } from '../model/tree.js';
import { bestWithinCaps, type Contradiction, contradictionOf } from './caps.js';
import type { Reachability } from './constraints.js';
import { boxOf, leastEffort } from './least-effort.js';
import { type Obstacles, obstacles } from './obstacles.js';
import { leavesAt, reaches, rootAt } from './problem.js';
import { type Print, type Rounded, roundTowardsGoal } from './rounding.js';
import { overHorizon, type Setting } from './setting.js';
import { sharesOf } from './shares.js';
import { neededValue } from './single.js';
import type { StartingLeaf } from './starting-point.js';
import { openLags } from './timeline.js';
import type { Plan, PlanWarning, Unreachable } from './types.js';

/** What an answer settles: the continuous levels of all leaves, and the ones to work to. */
export interface Answer {
  readonly status: Plan['status'];
  readonly exact: readonly number[];
  readonly required: readonly number[];
  /** The months that were given whole numbers beside the levels. */
  readonly whole: Limits;
  readonly verified: boolean;
  readonly unreachable: Unreachable | null;
  readonly solution: Plan['solution'];
  readonly warnings: readonly PlanWarning[];
}

const reachability = (setting: Setting): Reachability => ({
  program: setting.program,
  ranges: setting.leaves.map(({ node, value, held, lower, upper }) => {
    const natural = naturalRange(node);
    return {
      id: node.id,
      allowed: held ? [value!, value!] : [lower, upper],
      natural: [natural.min, natural.max],
      fixed: held,
    };
  }),
  caps: setting.caps,
  goal: setting.problem.goal,
  sense: setting.problem.sense,
});

const NONE: Limits = new Map();

const stayed = (setting: Setting): Answer => ({
  status: 'met',
  exact: setting.problem.start,
  required: setting.problem.start,
  whole: NONE,
  verified: true,
  unreachable: null,
  solution: null,
  warnings: [],
});

const NO_OBSTACLES: Obstacles = { conflict: [], relax: [], necessary: [] };

/** A lever without limit is shown at the least that attains the best, or left where it is if it cannot help. */
const withoutExcess = ({ problem }: Setting, leaves: readonly number[], best: number): number[] => {
  const { program, start, sense } = problem;
  const goal = best - sense * 1e-9 * Math.max(1, Math.abs(best));
  const tamed = [...leaves];
  leaves.forEach((value, leaf) => {
    if (Math.abs(value) < UNLIMITED / 10) return;
    tamed[leaf] =
      neededValue({ program, leaves: tamed, leaf, goal, sense }, start[leaf]!, value) ?? start[leaf]!;
  });
  return tamed;
};

const fallen = (
  setting: Setting,
  leaves: readonly number[],
  proof: Unreachable['proof'],
  found: Obstacles,
  warnings: readonly PlanWarning[],
): Answer => {
  const { problem, tree, timeline } = setting;
  const best = rootAt(problem, leaves);
  const short = problem.sense * (problem.goal - best);
  const inHorizon = (id: NodeId, level: number): number => {
    const { kind, formula } = tree.nodes.get(id)!;
    if (!formula) return overHorizon(setting, id, level);
    return isExtensive(kind) ? level * timeline.months : level;
  };
  return {
    status: 'unreachable',
    exact: leaves,
    required: leaves,
    whole: NONE,
    verified: false,
    unreachable: {
      best,
      shortBy: Math.max(0, short),
      proof,
      conflict: found.conflict.map((entry) => ({
        ...entry,
        level: entry.value,
        value: inHorizon(entry.id, entry.value),
      })),
      relax: found.relax.map((entry) => ({
        ...entry,
        level: { from: entry.from, to: entry.to },
        from: inHorizon(entry.id, entry.from),
        to: inHorizon(entry.id, entry.to),
      })),
      necessary: found.necessary.map(({ id, atLeast }) => ({ id, atLeast: inHorizon(id, atLeast) })),
    },
    solution: null,
    warnings,
  };
};

/** No plan keeps a cap, whatever the goal: the cap and the bounds that rule it out. */
const contradicted = (setting: Setting, { cap, end, nearest }: Contradiction): Answer => {
  const { problem, program } = setting;
  const { id } = setting.caps.find(({ term }) => term === cap.term)!;
  const sense = end === 'min' ? 1 : -1;
  const value = cap[end];
  const asked = {
    ...reachability(setting),
    program: { ...program, root: cap.term },
    caps: [],
    goal: value,
    sense,
  } as const;
  const found = obstacles(asked);
  const { label } = setting.tree.nodes.get(id)!;
  const message = planText.capContradicts({ id: label, value, nearest });
  // What the node does not depend on is shown at its best for the goal.
  const inside = under(program, cap.term);
  const near = farthest(asked.program, boxOf(problem), sense).leaves;
  const far = farthest(program, boxOf(problem), problem.sense).leaves;
  const mixed = program.leaves.map(({ term }, leaf) => (inside.has(term) ? near[leaf]! : far[leaf]!));
  const leaves = withoutExcess(setting, mixed, rootAt(problem, mixed));
  const conflict = [{ id, bound: 'cap' as const, value }, ...found.conflict];
  return fallen(setting, leaves, 'vertex', { ...found, conflict }, [
    { rule: 'cap-contradicts', node: id, message },
  ]);
};

/** The plan falls short: everything at its best, and why that is not enough. */
const fallenShort = (setting: Setting, proof: Unreachable['proof']): Answer => {
  const { problem, program, caps } = setting;
  const reach = farthest(program, boxOf(problem), problem.sense);
  const within = caps.length > 0 ? bestWithinCaps(problem) : null;
  const leaves = within ?? withoutExcess(setting, reach.leaves, reach.best);
  const found = proof === 'search' ? NO_OBSTACLES : obstacles(reachability(setting));
  const unproven: PlanWarning[] =
    proof === 'search' ? [{ rule: 'not-proven', node: null, message: planText.notProven() }] : [];
  return fallen(setting, leaves, proof, found, unproven);
};

/** Shares of the goal by which a plan overshoots, where rounding leaves no way to reach it exactly. */
const MARGINS = [0.002, 0.01, 0.03];

/** Rounds the levers; where no rounded plan is found, again from plans that leave more and more room. */
const roundedOf = (setting: Setting, values: readonly number[], prints: readonly Print[]): Rounded => {
  const { problem } = setting;
  const first = roundTowardsGoal(problem, values, prints);
  if (first.verified) return first;
  for (const margin of MARGINS) {
    const goal = problem.goal + problem.sense * margin * Math.abs(problem.goal);
    const caps = problem.caps.map((cap) => ({ ...cap, max: cap.max * (1 - margin) }));
    const roomy = leastEffort({ ...problem, goal, caps });
    const rounded = roomy && roundTowardsGoal(problem, roomy.values, prints);
    if (rounded?.verified) return rounded;
  }
  return first;
};

/** The open months that a lever is printed as the total of; none for a level. */
const printOf = ({ program, timeline }: Setting, { node, value }: StartingLeaf, leaf: number): Print => {
  const { term } = program.leaves[leaf]!;
  const months = isExtensive(node.kind)
    ? sharesOf(program, node.id, openLags(timeline)).filter(({ level }) => level === term)
    : [];
  return { kind: node.kind, months, isWhole: Number.isInteger(value) };
};

const reached = (setting: Setting, values: readonly number[], solution: Plan['solution']): Answer => {
  const { problem, leaves } = setting;
  const prints = problem.variables.map(({ leaf }) => printOf(setting, leaves[leaf]!, leaf));
  const rounded = roundedOf(setting, values, prints);
  const warnings: PlanWarning[] = [];
  if (!rounded.verified) warnings.push({ rule: 'not-verified', node: null, message: planText.notVerified() });
  if (solution?.method === 'multi-start')
    warnings.push({ rule: 'local-optimum', node: null, message: planText.localOnly() });
  return {
    status: 'reachable',
    exact: leavesAt(problem, values),
    required: leavesAt(problem, rounded.values),
    whole: rounded.whole,
    verified: rounded.verified,
    unreachable: null,
    solution,
    warnings,
  };
};

/** Answers a question: nothing to do, the least effort rounded and checked, or why the goal is out of reach. */
export const answerOf = (setting: Setting): Answer => {
  const { problem, program, unknown, tree } = setting;
  const values = problem.variables.map(({ leaf }) => problem.start[leaf]!);
  const isThere = reaches(problem, rootAt(problem, problem.start));
  if (isThere && unknown === null) return stayed(setting);
  if (problem.variables.length === 0) throw inputError('no-lever', tree.file, planText.noLever());
  if (isThere) return reached(setting, values, { certificate: 'global', method: 'single', effort: null });
  const contradiction = contradictionOf(problem);
  if (contradiction) return contradicted(setting, contradiction);
  const box = boxOf(problem);
  const free = farthest(program, box, problem.sense);
  if (!reaches(problem, free.bound)) return fallenShort(setting, free.proof);
  // Nodes held at their caps bound the root only where no leaf goes round them.
  if (problem.caps.length > 0 && areSeparate(program, problem.caps)) {
    const held = farthest(program, box, problem.sense, problem.caps);
    if (!reaches(problem, held.bound)) return fallenShort(setting, held.proof);
  }
  const found = leastEffort(problem);
  return found ? reached(setting, found.values, found) : fallenShort(setting, 'search');
};
