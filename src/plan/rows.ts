import { daysIn } from '../model/calendar.js';
import { evaluate, gradient } from '../model/evaluate.js';
import { fromKgiDown } from '../model/graph.js';
import { type Node, type NodeId, naturalRange, type Tree } from '../model/tree.js';
import type { Answer } from './answer.js';
import { snapped, wholeAtLeast } from './grid.js';
import { keepsCaps, reaches, rootAt } from './problem.js';
import { type Setting, spread } from './setting.js';
import { neededValue } from './single.js';
import type { PlanNode, SingleLever } from './types.js';

/** Days of an average month, for weekly amounts where no month is named. */
const DAYS_OF_A_MONTH = 365.25 / 12;

/** What each lever would have to be if it alone moved. */
export const singleLevers = (setting: Setting): SingleLever[] => {
  const { problem, leaves, program } = setting;
  if (setting.unknown !== null || reaches(problem, rootAt(problem, problem.start))) return [];
  const slopes = gradient(program, evaluate(program, problem.start));
  return problem.variables.map(({ leaf, lower, upper }) => {
    const { node, value } = leaves[leaf]!;
    const natural = naturalRange(node);
    const isUpward = slopes[leaf]! * problem.sense >= 0;
    const asked = { program, leaves: problem.start, leaf, goal: problem.goal, sense: problem.sense };
    const needed = neededValue(asked, value!, isUpward ? Number.POSITIVE_INFINITY : natural.min);
    const keepsCapsAt = (value: number): boolean =>
      keepsCaps(problem, evaluate(program, problem.start.with(leaf, value)));
    const isWithin = (low: number, high: number): boolean =>
      needed !== null && needed >= low && needed <= high;
    return {
      id: node.id,
      required: needed === null ? null : needed * spread(setting, node.id),
      reachable: isWithin(lower, upper) && keepsCapsAt(needed!),
      natural: isWithin(natural.min, natural.max),
    };
  });
};

const elasticities = (setting: Setting): Map<NodeId, number> => {
  const { problem, program } = setting;
  const root = rootAt(problem, problem.start);
  if (setting.unknown !== null || root <= 0) return new Map();
  const slopes = gradient(program, evaluate(program, problem.start));
  return new Map(
    program.leaves.map(({ slot }, leaf) => [slot.id, (problem.start[leaf]! * slopes[leaf]!) / root]),
  );
};

const roleOf = (tree: Tree, node: Node, setting: Setting): PlanNode['role'] => {
  if (node.id === tree.kgi.id) return 'kgi';
  if (node.formula) return 'derived';
  return setting.leaves.find((leaf) => leaf.node.id === node.id)!.held ? 'fixed' : 'lever';
};

const boundOf = (setting: Setting, node: Node, exact: number): PlanNode['atBound'] => {
  const leaf = setting.leaves.find((other) => other.node.id === node.id);
  if (!leaf || leaf.held) return null;
  const isAt = (bound: number): boolean =>
    Number.isFinite(bound) && Math.abs(exact - bound) <= 1e-9 * Math.max(1, Math.abs(bound));
  if (isAt(leaf.upper)) return 'max';
  return isAt(leaf.lower) ? 'min' : null;
};

/** The rows of a plan, from the KGI down. `whole` holds the numbers of a cascade, where one was asked for. */
export const nodesOf = (setting: Setting, answer: Answer, whole: ReadonlyMap<NodeId, number>): PlanNode[] => {
  const { tree, program, problem } = setting;
  const [before, exact, after] = [problem.start, answer.exact, answer.required].map((leaves) =>
    evaluate(program, leaves),
  );
  const days = setting.horizon ? daysIn(setting.horizon) : DAYS_OF_A_MONTH;
  const elasticity = elasticities(setting);
  const isKnown = (id: NodeId): boolean => {
    if (setting.unknown === null) return true;
    const slopes = gradient(program, before!, program.termOf(id)!);
    return slopes[setting.leaves.findIndex(({ node }) => node.id === setting.unknown)] === 0;
  };
  return fromKgiDown(tree).map((node): PlanNode => {
    const term = program.termOf(node.id)!;
    const months = spread(setting, node.id);
    const exactly = exact![term]! * months;
    const isComputedCount = node.kind === 'count' && node.formula !== null && answer.status === 'reachable';
    const printed =
      answer.status === 'reachable' ? snapped(node.kind, after![term]! * months) : after![term]! * months;
    const ofFormula = isComputedCount ? wholeAtLeast(exactly) : exactly;
    const required = whole.get(node.id) ?? (node.formula === null ? printed : ofFormula);
    return {
      node,
      role: roleOf(tree, node, setting),
      baseline: isKnown(node.id) ? before![term]! * months : null,
      exact: exactly,
      required,
      atBound: boundOf(setting, node, exact![term]!),
      elasticity: node.formula ? null : (elasticity.get(node.id) ?? null),
      perWeek: node.kind === 'count' ? required / (days / 7) : null,
    };
  });
};
