import { formatValue } from '../locale/format.js';
import { planText } from '../locale/plan.js';
import { under } from '../model/part.js';
import { farthest, UNLIMITED } from '../model/reach.js';
import { isExtensive, type NodeId, naturalRange, type Tree } from '../model/tree.js';
import type { Answer } from './answer.js';
import { bestWithinCaps, type Contradiction } from './caps.js';
import type { Constraint, Reachability } from './constraints.js';
import { jointObstacles } from './joint.js';
import { boxOf } from './least-effort.js';
import { type Obstacles, obstacles } from './obstacles.js';
import { rootAt } from './problem.js';
import { overHorizon, type Setting } from './setting.js';
import { neededValue } from './single.js';
import type { PlanWarning, Unreachable } from './types.js';

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
  why: Pick<Unreachable, 'goal' | 'proof'> & Obstacles,
  warnings: readonly PlanWarning[],
): Answer => {
  const { problem, tree, timeline } = setting;
  const best = rootAt(problem, leaves);
  const short = problem.sense * (problem.goal - best);
  /** A value over the horizon and its level in a month, of a value that is as the problem has it. */
  const both = (id: NodeId, bound: Constraint['bound'], value: number): { total: number; level: number } => {
    const { kind, formula } = tree.nodes.get(id)!;
    if (!formula) return { total: overHorizon(setting, id, value), level: value };
    const months = isExtensive(kind) ? timeline.months : 1;
    return bound === 'target'
      ? { total: value, level: value / months }
      : { total: value * months, level: value };
  };
  return {
    status: 'unreachable',
    exact: leaves,
    required: leaves,
    whole: new Map(),
    verified: false,
    unreachable: {
      goal: why.goal,
      best,
      shortBy: Math.max(0, short),
      proof: why.proof,
      conflict: why.conflict.map((entry) => {
        const { total, level } = both(entry.id, entry.bound, entry.value);
        return { ...entry, value: total, level };
      }),
      relax: why.relax.map((entry) => {
        const [from, to] = [both(entry.id, entry.bound, entry.from), both(entry.id, entry.bound, entry.to)];
        return { ...entry, level: { from: from.level, to: to.level }, from: from.total, to: to.total };
      }),
      necessary: why.necessary.map(({ id, atLeast }) => ({
        id,
        atLeast: overHorizon(setting, id, atLeast),
      })),
    },
    solution: null,
    multipliers: null,
    warnings,
  };
};

/** What to say of a cap or a further goal that cannot be kept. */
const contradictionWarning = (tree: Tree, { cap, end, nearest }: Contradiction): PlanWarning => {
  const { id, kind, label, unit } = tree.nodes.get(cap.id)!;
  if (cap.bound === 'cap') {
    const message = planText.capContradicts({ id: label, value: cap[end], nearest });
    return { rule: 'cap-contradicts', node: id, message };
  }
  const [value, near] = [cap[end], nearest].map((one) => formatValue(one, kind, tree.currency, unit));
  const message = planText.goalOutOfReach({ goal: label, value: value!, nearest: near! });
  return { rule: 'goal-out-of-reach', node: id, message };
};

/** No plan keeps a cap or a further goal, whatever the KGI: that and the bounds that rule it out. */
export const contradicted = (setting: Setting, contradiction: Contradiction): Answer => {
  const { problem, program, tree } = setting;
  const { cap, end, nearest } = contradiction;
  const { id, bound } = cap;
  const sense = end === 'min' ? 1 : -1;
  const value = cap[end];
  const node = { ...program, root: cap.term };
  const asked = { ...reachability(setting), program: node, caps: [], goal: value, sense } as const;
  // Where a ratio stands as a difference, its corners may be points at which it does not exist.
  const found = contradiction.isRatio
    ? (jointObstacles({ ...problem, program: node, goal: value, sense, caps: [], scale: cap.scale }, asked) ??
      NO_OBSTACLES)
    : obstacles(asked);
  // What the node does not depend on is shown at its best for the KGI.
  const inside = under(program, cap.term);
  const near = contradiction.leaves;
  const far = farthest(program, boxOf(problem), problem.sense).leaves;
  const mixed = program.leaves.map(({ term }, leaf) => (inside.has(term) ? near[leaf]! : far[leaf]!));
  const leaves = withoutExcess(setting, mixed, rootAt(problem, mixed));
  const isGoal = bound === 'target';
  const why = {
    goal: isGoal ? { id, target: value, best: nearest } : null,
    proof: 'vertex' as const,
    conflict: [{ id, bound, value }, ...found.conflict],
    relax: [...found.relax, ...(isGoal ? [{ id, bound, from: value, to: nearest }] : [])],
    necessary: found.necessary,
  };
  return fallen(setting, leaves, why, [contradictionWarning(tree, contradiction)]);
};

/**
 * The plan falls short: everything at its best, and why that is not enough. `which` tells whether the KGI is out of
 * reach by itself, or only together with all else that has to be kept.
 */
export const fallenShort = (setting: Setting, proof: Unreachable['proof'], which: 'kgi' | 'all'): Answer => {
  const { problem, program, caps, tree } = setting;
  const reach = farthest(program, boxOf(problem), problem.sense);
  const within = caps.length > 0 ? bestWithinCaps(problem) : null;
  const leaves = within ?? withoutExcess(setting, reach.leaves, reach.best);
  const joint = proof === 'search' ? jointObstacles(problem, reachability(setting)) : null;
  const found = proof === 'search' ? (joint ?? NO_OBSTACLES) : obstacles(reachability(setting));
  const unproven: PlanWarning[] =
    proof === 'search' && !joint ? [{ rule: 'not-proven', node: null, message: planText.notProven() }] : [];
  const goal = which === 'kgi' ? { id: tree.kgi.id, target: problem.goal, best: reach.best } : null;
  return fallen(setting, leaves, { goal, proof: joint ? 'interval' : proof, ...found }, unproven);
};
