import type { Lang, Message } from '../../locale/message.js';
import { oddsReportText } from '../../locale/odds-report.js';
import { planReportText as text } from '../../locale/plan-report.js';
import { scenarioText } from '../../locale/scenarios.js';
import { isExtensive, type Tree } from '../../model/tree.js';
import { wholeAtLeast } from '../../plan/grid.js';
import type { Plan, PlanNode } from '../../plan/types.js';
import { planJson } from '../documents/plan.js';
import { amountOfKgi, figure, ownerText, periodText } from '../figures.js';
import type { Block, Report } from '../report.js';
import { kernelBlocks } from './kernels.js';
import { behindOddsBlocks, notSureBlock, oddsBlocks } from './odds.js';
import { closureBlocks } from './plan-closure.js';
import { goalBlocks, goalFooting, goalsOutOfReach, targetsTogether } from './plan-goals.js';
import { memberBlocks } from './plan-members.js';
import { decidedBlocks, lateBlocks, monthBlocks } from './plan-months.js';
import { planRows } from './plan-rows.js';
import { sensitivityBlocks } from './plan-sensitivity.js';
import { nodeTable, singleBlocks } from './plan-tables.js';
import { unreachableBlocks } from './unreachable.js';
import { viewTexts } from './what-was-read.js';
import { workingDaysBlocks } from './working-days.js';

const MOVED = 1e-9;

const hasMoved = ({ baseline, required }: PlanNode): boolean =>
  baseline === null || Math.abs(required - baseline) > MOVED * Math.max(1, Math.abs(baseline));

/**
 * What a lever must become, per month where it adds up, over the horizon where each month has a level of its own;
 * nothing where the change is too small to be seen in print.
 */
const move = (tree: Tree, plan: Plan, { node, baseline, required, level }: PlanNode): Message[] => {
  const isSummed = isExtensive(node.kind) && plan.months > 1;
  const monthly = isSummed ? level : null;
  const shown = (value: number): Message =>
    figure(tree, node, monthly && node.kind === 'count' ? wholeAtLeast(value) : value);
  const [from, to] = monthly ? [monthly.baseline, monthly.required] : [baseline, required];
  const [before, after] = [from === null ? null : shown(from), shown(to)];
  if (before?.ja === after.ja) return [];
  const per = isSummed ? (monthly ? 'month' : 'horizon') : null;
  return [text.move({ label: node.label, before, after, per })];
};

const headline = (tree: Tree, plan: Plan): Block => {
  const goal = { kgi: tree.kgi.label, target: targetsTogether(tree, plan) };
  if (plan.unreachable) {
    const { best, shortBy } = plan.unreachable;
    const ofKgi = {
      ...goal,
      best: figure(tree, tree.kgi, best),
      short: amountOfKgi(tree, shortBy),
    };
    const message = goalsOutOfReach(tree, plan, plan.unreachable) ?? text.unreachable(ofKgi);
    return { type: 'text', text: message, tone: 'bad' };
  }
  if (plan.status === 'met') {
    return {
      type: 'text',
      text: text.met({ ...goal, baseline: figure(tree, tree.kgi, plan.kgi.baseline) }),
      tone: 'good',
    };
  }
  const notSure = notSureBlock(tree, plan);
  if (notSure) return notSure;
  // In the order of selling: what has to happen first is said first.
  const levers = plan.nodes.filter((entry) => entry.role === 'lever' && hasMoved(entry)).reverse();
  const moves = levers.flatMap((entry) => move(tree, plan, entry));
  if (moves.length === 0) return { type: 'text', text: text.reachableAsShown(goal), tone: 'strong' };
  const asked = plan.odds?.certainty?.asked;
  const message =
    asked === undefined
      ? text.reachable({ ...goal, moves })
      : oddsReportText.reachable({ ...goal, asked, moves });
  return { type: 'text', text: message, tone: 'strong' };
};

/** Where the baseline comes from actuals, which month their records were counted in. */
const viewBlocks = (tree: Tree, { baselinePeriod }: Plan): Block[] =>
  baselinePeriod === null
    ? []
    : viewTexts(tree).map((message) => ({ type: 'text', text: message, tone: 'dim' }));

const footing = (tree: Tree, plan: Plan): Block[] => {
  const { baseline, target } = plan.kgi;
  if (baseline === null || plan.status === 'met') return [];
  const ofGoals = goalFooting(tree, plan);
  if (ofGoals) return [{ type: 'text', text: ofGoals }, ...viewBlocks(tree, plan)];
  const message = text.footing({
    baseline: figure(tree, tree.kgi, baseline),
    from: plan.baselinePeriod
      ? text.fromActuals({ period: periodText(plan.baselinePeriod) })
      : text.fromTree(),
    short: figure(tree, tree.kgi, Math.abs(target - baseline)),
    isSet: plan.isSet,
  });
  return [{ type: 'text', text: message }, ...viewBlocks(tree, plan)];
};

const checkBlocks = (tree: Tree, plan: Plan): Block[] => {
  if (plan.status !== 'reachable') return [];
  const planned = figure(tree, tree.kgi, plan.kgi.planned);
  const message = plan.verified ? text.verified({ planned }) : text.notVerified({ planned });
  return [
    ...(plan.rounding === 'cascade' ? [{ type: 'text' as const, text: text.cascadeNote() }] : []),
    { type: 'text', text: message, tone: plan.verified ? 'good' : 'bad' },
  ];
};

const actionBlocks = (tree: Tree, plan: Plan): Block[] => {
  if (plan.status !== 'reachable') return [];
  const items = plan.nodes
    .filter((entry) => entry.role === 'lever' && hasMoved(entry))
    .reverse()
    .flatMap(({ node }) =>
      node.action.map((action) => ({
        text: text.action({ label: node.label, action, owner: ownerText(tree, node.owner) }),
      })),
    );
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: text.actionsTitle() },
        { type: 'list', items },
      ];
};

const noteBlocks = (plan: Plan): Block[] =>
  plan.warnings.length === 0
    ? []
    : [
        { type: 'heading', text: text.notesTitle() },
        {
          type: 'list',
          items: plan.warnings.map(({ message }) => ({ text: message, tone: 'warn' as const })),
        },
      ];

/** The title, with the scenario that is planned. */
const titleOf = ({ scenarios }: Tree, { scenario }: Plan, title: Message): Message => {
  const label = scenario === null ? undefined : scenarios.get(scenario)?.label;
  return label === undefined ? title : scenarioText.titled({ title, label });
};

/** The answer of `kpi plan`. A goal out of reach is a finding. */
export const planReport = (tree: Tree, plan: Plan, lang: Lang): Report => {
  const horizon = plan.horizon ? periodText(plan.horizon) : text.oneMonth();
  return {
    blocks: [
      { type: 'heading', text: titleOf(tree, plan, text.title({ tree: tree.name, horizon })) },
      headline(tree, plan),
      ...oddsBlocks(tree, plan),
      ...footing(tree, plan),
      ...goalBlocks(tree, plan),
      ...decidedBlocks(tree, plan),
      ...(plan.unreachable ? unreachableBlocks(tree, plan.unreachable, plan) : []),
      nodeTable(tree, plan),
      ...(plan.status === 'met'
        ? []
        : [{ type: 'text' as const, text: text.legend(), tone: 'dim' as const }]),
      ...workingDaysBlocks(tree, plan),
      ...checkBlocks(tree, plan),
      ...behindOddsBlocks(tree, plan),
      ...monthBlocks(tree, plan),
      ...memberBlocks(tree, plan),
      ...lateBlocks(tree, plan),
      ...closureBlocks(tree, plan),
      ...kernelBlocks(
        tree,
        plan.nodes.map(({ node }) => node),
      ),
      ...singleBlocks(tree, plan),
      ...sensitivityBlocks(tree, plan),
      ...actionBlocks(tree, plan),
      ...noteBlocks(plan),
    ],
    data: planJson(tree, plan, lang),
    rows: planRows(tree, plan),
    outcome: plan.status === 'unreachable' ? 'findings' : 'ok',
  };
};
