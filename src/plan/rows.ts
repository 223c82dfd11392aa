import { evaluate, gradient } from '../model/evaluate.js';
import { fromKgiDown } from '../model/graph.js';
import { isExtensive, type Node, type NodeId, naturalRange, type Tree } from '../model/tree.js';
import { trialOf } from '../model/trial.js';
import type { Answer } from './answer.js';
import { snapped, wholeAtLeast } from './grid.js';
import { keepsCaps, reaches, rootAt } from './problem.js';
import { overHorizon, type Setting } from './setting.js';
import { sharesOf } from './shares.js';
import { neededValue } from './single.js';
import { monthAt, openLags, openWeeks } from './timeline.js';
import type { PlanNode, SingleLever } from './types.js';

/** What each lever would have to be if it alone moved. `isWithinNature` looks no farther than what its kind allows. */
export const singleLevers = (setting: Setting, isWithinNature = false): SingleLever[] => {
  const { problem, leaves } = setting;
  const { program } = problem;
  if (setting.unknown !== null || reaches(problem, rootAt(problem, problem.start))) return [];
  const slopes = gradient(program, evaluate(program, problem.start));
  const trial = trialOf(program, problem.start);
  return problem.variables.map(({ leaf, lower, upper }) => {
    const { node, value, isBounded } = leaves[leaf]!;
    const natural = naturalRange(node);
    const isUpward = slopes[leaf]! * problem.sense >= 0;
    const asked = { program, leaves: problem.start, leaf, goal: problem.goal, sense: problem.sense };
    const farthest = isWithinNature ? natural.max : Number.POSITIVE_INFINITY;
    const needed = neededValue(asked, value!, isUpward ? farthest : natural.min, trial);
    const keepsOthers = needed === null || keepsCaps(problem, trial.at(leaf, needed));
    const isFalling = needed !== null && needed < value!;
    const most = isBounded ? upper : node.lever?.max;
    const bound = (isFalling ? node.lever?.min : most) ?? null;
    const isWithin = (low: number, high: number): boolean =>
      needed !== null && needed >= low && needed <= high;
    return {
      id: node.id,
      required: needed === null ? null : overHorizon(setting, node.id, needed),
      limit: bound === null ? null : overHorizon(setting, node.id, isFalling ? lower : upper),
      reachable: isWithin(lower, upper) && keepsOthers,
      inBounds: isWithin(lower, upper),
      natural: isWithin(natural.min, natural.max),
    };
  });
};

/** Whether a term follows from the lever that has no level today. */
export const dependsOnUnknown = ({ program, problem, leaves, unknown }: Setting, term: number): boolean => {
  if (unknown === null) return false;
  const slopes = gradient(program, evaluate(program, problem.start), term);
  return slopes[leaves.findIndex(({ node }) => node.id === unknown)] !== 0;
};

const elasticities = (setting: Setting): Map<NodeId, number> => {
  const { problem, program } = setting;
  const root = rootAt(problem, problem.start);
  if (setting.unknown !== null || root <= 0) return new Map();
  const slopes = gradient(program, evaluate(program, problem.start));
  const found = new Map<NodeId, number>();
  program.leaves.forEach(({ slot: { id } }, leaf) => {
    found.set(id, (found.get(id) ?? 0) + (problem.start[leaf]! * slopes[leaf]!) / root);
  });
  return found;
};

const roleOf = (tree: Tree, node: Node, setting: Setting): PlanNode['role'] => {
  if (node.id === tree.kgi.id) return 'kgi';
  if (node.formula) return 'derived';
  return setting.byId.get(node.id)!.held ? 'fixed' : 'lever';
};

/** The levels of a leaf in the order of the program, one where its months are tied. */
const levelsOf = (setting: Setting, id: NodeId, leaves: readonly number[]): number[] =>
  setting.program.leaves.flatMap(({ slot }, leaf) => (slot.id === id ? [leaves[leaf]!] : []));

const boundOf = (setting: Setting, { id }: Node, exact: readonly number[]): PlanNode['atBound'] => {
  const levels = setting.leaves.flatMap((leaf, i) =>
    leaf.node.id === id && !leaf.held ? [{ ...leaf, level: exact[i]! }] : [],
  );
  const isAt = (level: number, bound: number): boolean =>
    Number.isFinite(bound) && Math.abs(level - bound) <= 1e-9 * Math.max(1, Math.abs(bound));
  if (levels.length === 0) return null;
  if (levels.every(({ level, upper }) => isAt(level, upper))) return 'max';
  return levels.every(({ level, lower }) => isAt(level, lower)) ? 'min' : null;
};

/** What it takes to make a count whole in the open months in which it no longer counts: there it stays as it is. */
const idleRest = (setting: Setting, { id, kind }: Node): number => {
  const idle = sharesOf(setting.program, id, openLags(setting.timeline)).filter(
    ({ level }) => level === null,
  );
  const total = idle.reduce((sum, { offset }) => sum + offset, 0);
  return kind === 'count' ? wholeAtLeast(total) - total : 0;
};

/** The rows of a plan, from the KGI down. `cascade` holds the numbers of one, where it was asked for. */
export const nodesOf = (
  setting: Setting,
  answer: Answer,
  cascade: ReadonlyMap<NodeId, number>,
): PlanNode[] => {
  const { tree, program, problem, timeline } = setting;
  const [before, exact] = [problem.start, answer.exact].map((leaves) => evaluate(program, leaves));
  const after = evaluate(program, answer.required, undefined, answer.whole);
  const weeks = openWeeks(timeline);
  const elasticity = elasticities(setting);
  const isReachable = answer.status === 'reachable';
  const isKnown = (id: NodeId): boolean => !dependsOnUnknown(setting, program.totalOf(id));
  const settledOf = (id: NodeId): number => {
    let sum = 0;
    for (let lag = timeline.months - timeline.settled; lag < timeline.months; lag += 1)
      sum += after[program.termOf(id, lag)!]!;
    return sum;
  };
  return fromKgiDown(tree, setting.goals).map((node): PlanNode => {
    const term = program.totalOf(node.id);
    const leaf = setting.byId.get(node.id);
    const role = roleOf(tree, node, setting);
    const [first, ...others] = levelsOf(setting, node.id, answer.required);
    const isTied = leaf !== undefined && others.length === 0;
    const level = isTied ? { baseline: leaf.value, required: first ?? leaf.value! } : null;
    const of = (values: Float64Array, leaves: readonly number[]): number => {
      if (!leaf || isExtensive(node.kind)) return values[term]!;
      const levels = levelsOf(setting, node.id, leaves);
      return levels.length === 0 ? leaf.value! : levels.reduce((a, b) => a + b, 0) / levels.length;
    };
    const exactly = of(exact!, answer.exact);
    const idle = isReachable && role === 'lever' && isExtensive(node.kind) ? idleRest(setting, node) : 0;
    const printed = of(after, answer.required) + idle;
    const isComputedCount = node.kind === 'count' && node.formula !== null && isReachable;
    const ofFormula = isComputedCount ? wholeAtLeast(exactly) : exactly;
    const ofLeaf = isReachable ? snapped(node.kind, printed) : printed;
    const required = cascade.get(node.id) ?? (node.formula === null ? ofLeaf : ofFormula);
    const lastLag = setting.worths.lastLags.get(node.id);
    return {
      node,
      role,
      baseline: isKnown(node.id) ? of(before!, problem.start) : null,
      exact: exactly,
      required,
      atBound: boundOf(setting, node, answer.exact),
      elasticity: node.formula ? null : (elasticity.get(node.id) ?? null),
      perWeek: node.kind === 'count' ? (required - settledOf(node.id)) / weeks : null,
      level: level && (isKnown(node.id) ? level : { ...level, baseline: null }),
      lastMonth: lastLag === undefined ? null : monthAt(timeline, lastLag),
    };
  });
};
