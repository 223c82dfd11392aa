import { baselinePeriod } from '../data/coverage.js';
import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import { formatPeriod, type Period } from '../model/calendar.js';
import { type InputError, inputError } from '../model/diagnostic.js';
import { evaluate } from '../model/evaluate.js';
import { capsOf, furtherGoals, senseOf, targetOver } from '../model/goal.js';
import { type Interval, rangesOf, signOf, slopesOf } from '../model/interval.js';
import { UNLIMITED } from '../model/reach.js';
import type { Season } from '../model/season.js';
import type { NodeId, Tree } from '../model/tree.js';
import { type Unrolled, unroll } from '../model/unroll.js';
import { type Goals, goalsWith, keptGoal } from './goals.js';
import type { Kept, Problem } from './problem.js';
import { seasonsShown } from './seasons.js';
import { overMonths } from './shares.js';
import { neededValue } from './single.js';
import { type StartingLeaf, startingLeaves } from './starting-point.js';
import { openLags, openPeriod, type Timeline, timelineOf } from './timeline.js';
import type { PlanRequest, PlanWarning } from './types.js';
import { rangeOverMonths, variablesOf } from './variables.js';
import { warningsOf } from './warnings.js';
import { type Worths, worthsOf } from './worth.js';

/** A planning question made ready: where everything stands, what may move, and the goal over the horizon. */
export interface Setting {
  readonly tree: Tree;
  readonly history: History;
  readonly timeline: Timeline;
  readonly baselinePeriod: Period | null;
  readonly program: Unrolled;
  readonly worths: Worths;
  /** What the levels of the program belong to, in the order of its leaves. */
  readonly leaves: readonly StartingLeaf[];
  /** Every leaf that the KGI and further goals are made of. */
  readonly byId: ReadonlyMap<NodeId, StartingLeaf>;
  readonly problem: Problem;
  /** The nodes beside the KGI whose target the plan has to keep. */
  readonly goals: readonly NodeId[];
  readonly caps: readonly Kept[];
  /** The target over the horizon. */
  readonly target: number;
  /** The lever that has no level today and was solved for, if there is one. */
  readonly unknown: NodeId | null;
  readonly warnings: readonly PlanWarning[];
}

/** What a leaf comes to over the horizon where its level has a value. */
export const overHorizon = ({ program, tree, timeline }: Setting, id: NodeId, level: number): number =>
  overMonths(program, tree.nodes.get(id)!, timeline.months, level);

const baselineOf = (
  history: History,
  request: PlanRequest,
  timeline: Timeline,
  tree: Tree,
): Period | null => {
  const open = openPeriod(timeline);
  if (!request.baseline) return open && baselinePeriod(tree, history, open.from);
  if (history.completion.over(request.baseline).size > 0) return request.baseline;
  throw inputError(
    'plan-option',
    tree.file,
    planText.emptyBaseline({ period: formatPeriod(request.baseline) }),
  );
};

const targetOf = (tree: Tree, request: PlanRequest, months: number): number => {
  if (request.target !== undefined) return request.target;
  const { id, label } = tree.kgi;
  const target = targetOver(tree.kgi, months);
  if (target === null) {
    const help = planText.noTargetHelp();
    throw inputError('no-target', tree.file, planText.noTarget({ kgi: label }), {
      help,
      node: id,
      span: tree.locate(['kgi'], 'key'),
    });
  }
  return target;
};

/**
 * The value that the only leaf without a level must have, the others as they are: the smallest that does where more of
 * it helps, the largest where less does. Its declared bound where not even that is enough, for the others to make up
 * the rest; an InputError where there is no such bound to start from.
 */
const solvedAlone = (
  tree: Tree,
  program: Unrolled,
  leaves: readonly StartingLeaf[],
  goal: number,
  sense: 1 | -1,
): number => {
  const leaf = leaves.findIndex(({ value }) => value === null);
  const { node, lower, upper } = leaves[leaf]!;
  const box = leaves.map(({ value }): Interval => (value === null ? [lower, upper] : [value, value]));
  const sign = signOf(slopesOf(program, rangesOf(program, box))[program.leaves[leaf]!.term]!);
  const isUpward = sign !== null && sign * sense > 0;
  const [from, to] = isUpward
    ? [Math.max(lower, Number.MIN_VALUE), upper]
    : [Math.min(upper, UNLIMITED), lower];
  const values = leaves.map(({ value }) => value ?? 0);
  const needed = sign === 0 ? null : neededValue({ program, leaves: values, leaf, goal, sense }, from, to);
  if (needed !== null && Math.abs(needed) < UNLIMITED / 10) return needed;
  if (sign !== 0 && Number.isFinite(to) && to > 0) return to;
  const { id, label } = node;
  const help = { help: planText.noBaselineHelp({ id }), node: id };
  throw inputError('no-baseline', tree.file, planText.notAlone({ id: label }), help);
};

/** A target of nothing asks for nothing where there is something already: mostly a slip of the pen. */
const ofTarget = (tree: Tree, target: number, root: number): PlanWarning[] =>
  senseOf(tree.kgi) > 0 && target <= 0 && root > 0
    ? [{ rule: 'target-not-above-zero', node: tree.kgi.id, message: planText.targetNotAboveZero({ target }) }]
    : [];

/** Where a planning question stands before it is unrolled over its months. */
export interface Ground {
  readonly tree: Tree;
  readonly history: History;
  readonly timeline: Timeline;
  readonly baselinePeriod: Period | null;
  readonly seasons: ReadonlyMap<NodeId, Season>;
  /** The leaves with the ranges of one month. */
  readonly standing: ReadonlyMap<NodeId, StartingLeaf>;
  readonly target: number;
  readonly freeMonths: boolean;
  /** Further goals that can be judged, and what is to be said of those that cannot. */
  readonly goals: Goals;
  /** Nodes to follow over the months beside what the goals are made of. */
  readonly beside: readonly NodeId[];
}

/** A node that has no finite value at the starting levels: what divides by zero there, if that is the reason. */
const notFinite = (tree: Tree, program: Unrolled, values: ArrayLike<number>, id: NodeId): InputError => {
  const { label } = tree.nodes.get(id)!;
  const divisor = program.divisors.find(({ term }) => values[term] === 0);
  const message = divisor
    ? planText.dividesByZero({ id: label, by: tree.nodes.get(divisor.slot.id)!.label })
    : planText.notFinite({ id: label });
  return inputError('division-by-zero', tree.file, message, { help: planText.notFiniteHelp(), node: id });
};

/** Says where a question stands. Throws an InputError for what the person or the tree left open. */
export const groundOf = (tree: Tree, history: History, request: PlanRequest): Ground => {
  const timeline = timelineOf(tree, history, request);
  const baselinePeriod = baselineOf(history, request, timeline, tree);
  const open = openPeriod(timeline);
  const further = furtherGoals(tree);
  const seasons = open ? seasonsShown(tree, history, open.from, further) : new Map();
  const found = startingLeaves(tree, request, history, open, baselinePeriod, seasons, further);
  const goals = goalsWith(tree, further, found);
  const standing = goals.leaves;
  const freeMonths = request.freeMonths ?? false;
  const target = targetOf(tree, request, timeline.months);
  return {
    tree,
    history,
    timeline,
    baselinePeriod,
    seasons,
    standing,
    target,
    freeMonths,
    goals,
    beside: [],
  };
};

/** Makes a planning question ready. Throws an InputError as `groundOf`, and where the start has no value. */
export const settingOf = (tree: Tree, history: History, request: PlanRequest): Setting =>
  settingOn(groundOf(tree, history, request));

/** Unrolls a question over its months. Throws an InputError where the start has no value. */
export const settingOn = (ground: Ground): Setting => {
  const { tree, history, timeline, baselinePeriod: period, seasons, standing, target, freeMonths } = ground;
  const { ids: goals, warnings: unjudged } = ground.goals;
  const byId = new Map([...standing].map(([id, leaf]) => [id, rangeOverMonths(leaf, timeline)]));
  const worths = worthsOf({
    tree,
    history,
    timeline,
    goals,
    leaves: byId,
    baselinePeriod: period,
    freeMonths,
  });
  const program = unroll(tree, worths, goals, ground.beside);
  const given = program.leaves.map(({ slot: { id, lag } }) =>
    freeMonths ? rangeOverMonths(standing.get(id)!, timeline, [lag]) : byId.get(id)!,
  );
  const sense = senseOf(tree.kgi);
  const unknown = [...byId.values()].find(({ value }) => value === null)?.node.id ?? null;
  // Everything else stays as it is when one lever is solved for: there is no level to weigh its effort against.
  const leaves = given.map((leaf) =>
    leaf.value === null ? { ...leaf, value: solvedAlone(tree, program, given, target, sense) } : leaf,
  );
  const start = leaves.map(({ value }) => value!);
  const values = evaluate(program, start);
  const root = values[program.root]!;
  const ofNodes = capsOf(tree, program, worths.isSteady ? [0] : openLags(timeline));
  const caps: Kept[] = [
    ...ofNodes.map((cap): Kept => ({ ...cap, bound: 'cap', scale: Math.abs(values[cap.term]!) })),
    ...goals.map((id) => keptGoal(program, tree.nodes.get(id)!, timeline.months, values)),
  ];
  for (const { id, term } of [{ id: tree.kgi.id, term: program.root }, ...caps])
    if (!Number.isFinite(values[term]!)) throw notFinite(tree, program, values, id);
  const variables = variablesOf(program, leaves, target, sense);
  const setting = { tree, history, timeline, baselinePeriod: period, program, worths, leaves, byId, goals };
  return {
    ...setting,
    caps,
    problem: { program, start, variables, caps, goal: target, sense, scale: Math.abs(root) },
    target,
    unknown,
    warnings: [...ofTarget(tree, target, root), ...warningsOf({ ...setting, unknown, seasons }), ...unjudged],
  };
};
