import { baselinePeriod } from '../data/coverage.js';
import type { History } from '../data/history.js';
import { planText } from '../locale/plan.js';
import { formatPeriod, monthsIn, type Period } from '../model/calendar.js';
import { inputError } from '../model/diagnostic.js';
import { evaluate } from '../model/evaluate.js';
import { capsOf, monthsOf, senseOf, targetOver } from '../model/goal.js';
import { recurrentNodes, usesLag } from '../model/graph.js';
import { type Interval, rangesOf, signOf, slopesOf } from '../model/interval.js';
import { compile, type Program } from '../model/program.js';
import { type Cap, UNLIMITED } from '../model/reach.js';
import type { Node, NodeId, Tree } from '../model/tree.js';
import { startOf } from './effort.js';
import type { Problem, Variable } from './problem.js';
import { neededValue } from './single.js';
import { type StartingLeaf, startingLeaves } from './starting-point.js';
import type { PlanRequest, PlanWarning } from './types.js';

/** A planning question made ready: where everything stands, what may move, and the goal. Per month throughout. */
export interface Setting {
  readonly tree: Tree;
  readonly program: Program;
  readonly horizon: Period | null;
  readonly months: number;
  readonly baselinePeriod: Period | null;
  readonly leaves: readonly StartingLeaf[];
  readonly problem: Problem;
  readonly caps: readonly (Cap & { readonly id: NodeId })[];
  /** The target over the horizon. */
  readonly target: number;
  /** The lever that has no level today and was solved for, if there is one. */
  readonly unknown: NodeId | null;
  readonly warnings: readonly PlanWarning[];
}

/** How many months' worth the horizon's value of a node is. */
export const spread = (setting: Setting, id: NodeId): number =>
  monthsOf(setting.tree.nodes.get(id)!, setting.months);

const horizonOf = (tree: Tree, history: History, request: PlanRequest): Period | null => {
  const declared = request.horizon ?? tree.horizon;
  if (declared) return declared;
  const { last } = history.coverage;
  return last === null ? null : { from: last + 1, to: last + 1 };
};

const baselineOf = (
  history: History,
  request: PlanRequest,
  horizon: Period | null,
  tree: Tree,
): Period | null => {
  if (!request.baseline) return horizon ? baselinePeriod(tree, history, horizon.from) : null;
  if (history.completion.over(request.baseline).size > 0) return request.baseline;
  throw inputError(
    'plan-option',
    tree.file,
    planText.emptyBaseline({ period: formatPeriod(request.baseline) }),
  );
};

const targetOf = (tree: Tree, request: PlanRequest, months: number): number => {
  if (request.target !== undefined) return request.target;
  const { id } = tree.kgi;
  const target = targetOver(tree.kgi, months);
  if (target === null) {
    const help = planText.noTargetHelp();
    throw inputError('no-target', tree.file, planText.noTarget({ kgi: id }), {
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
  program: Program,
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

const warningsOf = (tree: Tree, leaves: readonly StartingLeaf[], unknown: NodeId | null): PlanWarning[] => {
  const warnings: PlanWarning[] = [];
  const warn = (rule: string, node: NodeId | null, message: PlanWarning['message']): void => {
    warnings.push({ rule, node, message });
  };
  if (usesLag(tree)) warn('steady-lag', null, planText.steadyLag());
  for (const { node, value, held, lower, upper } of leaves) {
    const { id } = node;
    if (id === unknown) warn('without-baseline', id, planText.withoutBaseline({ id: node.label }));
    if (value === null || id === unknown) continue;
    if (node.kind === 'rate' && value > 1)
      warn('rate-above-one', id, planText.rateAboveOne({ id: node.label }));
    if (held) continue;
    if (value < lower || value > upper)
      warn('outside-bounds', id, planText.outsideBounds({ id: node.label }));
    if (node.kind === 'rate' && (value === 0 || value === 1))
      warn('rate-at-edge', id, planText.rateAtEdge({ id: node.label }));
    else if (value === 0 && node.kind !== 'score')
      warn('zero-baseline', id, planText.zeroBaseline({ id: node.label }));
  }
  return warnings;
};

/** A rate that is already all it can be has nowhere to go, and no coordinate that would say so. */
const isAtBestEdge = ({ kind, better }: Node, value: number): boolean =>
  kind === 'rate' && value === (better === 'higher' ? 1 : 0);

const variablesOf = (
  program: Program,
  leaves: readonly StartingLeaf[],
  goal: number,
  sense: 1 | -1,
): Variable[] => {
  const values = leaves.map(({ value }) => value!);
  return leaves.flatMap(({ node, value, held, lower, upper }, leaf): Variable[] => {
    if (held || isAtBestEdge(node, value!)) return [];
    const alone = (): number =>
      neededValue({ program, leaves: values, leaf, goal, sense }, value!, upper) ?? 1;
    const width = node.rubric ? node.rubric.high - node.rubric.low : null;
    const unit = width ?? (Number.isFinite(upper) && upper > 0 ? upper : value === 0 ? alone() || 1 : 1);
    const start = startOf(node.kind, value!, unit);
    return [{ ...start, leaf, weight: node.lever?.effort ?? 1, lower, upper }];
  });
};

/** A level that grows from month to month has no one value for all of them: an answer for one month is wrong for six. */
const refuseAccumulation = (tree: Tree, program: Program, months: number): void => {
  if (months === 1) return;
  const level = [...recurrentNodes(tree)].find((id) => program.termOf(id) !== undefined);
  if (level === undefined) return;
  const node = tree.nodes.get(level)!;
  throw inputError('several-months', tree.file, planText.accumulates({ id: node.label, months }), {
    help: planText.accumulatesHelp(),
    node: level,
    span: tree.locate([...node.path, 'formula']),
  });
};

/** Makes a planning question ready. Throws an InputError for what the person or the tree left open. */
export const settingOf = (tree: Tree, history: History, request: PlanRequest): Setting => {
  const program = compile(tree, { lag: 'steady' });
  const horizon = horizonOf(tree, history, request);
  const months = horizon ? monthsIn(horizon) : 1;
  refuseAccumulation(tree, program, months);
  const period = baselineOf(history, request, horizon, tree);
  const given = startingLeaves(tree, program, request, history.completion, period);
  const target = targetOf(tree, request, months);
  const goal = target / monthsOf(tree.kgi, months);
  const sense = senseOf(tree.kgi);
  const unknown = given.find(({ value }) => value === null)?.node.id ?? null;
  // Everything else stays as it is when one lever is solved for: there is no level to weigh its effort against.
  const leaves = given.map((leaf) =>
    leaf.node.id === unknown ? { ...leaf, value: solvedAlone(tree, program, given, goal, sense) } : leaf,
  );
  const start = leaves.map(({ value }) => value!);
  const root = evaluate(program, start)[program.root]!;
  if (!Number.isFinite(root)) {
    const message = planText.notFinite({ id: tree.kgi.id });
    throw inputError('division-by-zero', tree.file, message, {
      help: planText.notFiniteHelp(),
      node: tree.kgi.id,
    });
  }
  const caps = capsOf(tree, program);
  const variables = variablesOf(program, leaves, goal, sense);
  return {
    tree,
    program,
    horizon,
    months,
    baselinePeriod: period,
    leaves,
    problem: { program, start, variables, caps, goal, sense },
    caps,
    target,
    unknown,
    warnings: warningsOf(tree, leaves, unknown),
  };
};
