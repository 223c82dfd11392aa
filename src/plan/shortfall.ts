import { planText } from '../locale/plan.js';
import { under } from '../model/part.js';
import { farthest, UNLIMITED } from '../model/reach.js';
import { isExtensive, type NodeId, naturalRange } from '../model/tree.js';
import type { Answer } from './answer.js';
import { bestWithinCaps, type Contradiction } from './caps.js';
import type { Reachability } from './constraints.js';
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
    whole: new Map(),
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
export const contradicted = (setting: Setting, { cap, end, nearest }: Contradiction): Answer => {
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
export const fallenShort = (setting: Setting, proof: Unreachable['proof']): Answer => {
  const { problem, program, caps } = setting;
  const reach = farthest(program, boxOf(problem), problem.sense);
  const within = caps.length > 0 ? bestWithinCaps(problem) : null;
  const leaves = within ?? withoutExcess(setting, reach.leaves, reach.best);
  const found = proof === 'search' ? NO_OBSTACLES : obstacles(reachability(setting));
  const unproven: PlanWarning[] =
    proof === 'search' ? [{ rule: 'not-proven', node: null, message: planText.notProven() }] : [];
  return fallen(setting, leaves, proof, found, unproven);
};
