import type { Message } from '../../locale/message.js';
import { planGoalsText as text } from '../../locale/plan-goals.js';
import { planReportText } from '../../locale/plan-report.js';
import { senseOf } from '../../model/goal.js';
import type { Tree } from '../../model/tree.js';
import type { Goal, Plan, Unreachable } from '../../plan/types.js';
import { amountOfKgi, figure, periodText } from '../figures.js';
import type { Block } from '../report.js';

const named = (tree: Tree, { id, target }: Pick<Goal, 'id' | 'target'>) => {
  const node = tree.nodes.get(id)!;
  return { label: node.label, target: figure(tree, node, target) };
};

const isReached = (tree: Tree, { id, target }: Goal, value: number): boolean =>
  senseOf(tree.nodes.get(id)!) * (value - target) >= -1e-9 * Math.max(1e-9, Math.abs(target));

/** The target of the KGI in the first line, with those of the goals that the plan bends to. */
export const targetsTogether = (tree: Tree, plan: Plan): Message => {
  const target = figure(tree, tree.kgi, plan.kgi.target);
  const others = plan.goals.slice(1).filter(({ binding }) => binding === true);
  return others.length === 0
    ? target
    : text.together({ target, others: others.map((goal) => named(tree, goal)) });
};

/** One line for each goal beside the KGI. */
export const goalBlocks = (tree: Tree, plan: Plan): Block[] => {
  if (plan.status === 'unreachable') return [];
  return plan.goals.slice(1).map((goal): Block => {
    const planned = figure(tree, tree.nodes.get(goal.id)!, goal.planned);
    const said = { ...named(tree, goal), planned };
    if (!isReached(tree, goal, goal.planned)) return { type: 'text', text: text.broken(said), tone: 'bad' };
    return {
      type: 'text',
      text: plan.status === 'met' ? text.met(said) : text.keeps({ ...said, binding: goal.binding }),
    };
  });
};

/** Where things stand, if the KGI is reached already and another goal is not; undefined otherwise. */
export const goalFooting = (tree: Tree, plan: Plan): Message | undefined => {
  const [kgi, ...others] = plan.goals as [Goal, ...Goal[]];
  if (kgi.baseline === null || !isReached(tree, kgi, kgi.baseline)) return undefined;
  const open = others.filter((goal) => goal.baseline !== null && !isReached(tree, goal, goal.baseline));
  if (open.length === 0) return undefined;
  return text.footing({
    kgi: tree.kgi.label,
    baseline: figure(tree, tree.kgi, kgi.baseline),
    from: plan.baselinePeriod
      ? planReportText.fromActuals({ period: periodText(plan.baselinePeriod) })
      : planReportText.fromTree(),
    open: open.map((goal) => ({
      ...named(tree, goal),
      now: figure(tree, tree.nodes.get(goal.id)!, goal.baseline),
    })),
  });
};

/** The first line where it is not the KGI alone that is out of reach; undefined otherwise. */
export const goalsOutOfReach = (tree: Tree, plan: Plan, unreachable: Unreachable): Message | undefined => {
  const { goal, best, shortBy } = unreachable;
  if (goal && goal.id !== tree.kgi.id)
    return text.outOfReach({
      ...named(tree, goal),
      best: figure(tree, tree.nodes.get(goal.id)!, goal.best),
    });
  const [kgi, ...others] = plan.goals as [Goal, ...Goal[]];
  if (goal) return undefined;
  if (shortBy <= 0) return text.notKept(named(tree, kgi));
  if (others.length === 0) return undefined;
  return text.notTogether({
    ...named(tree, kgi),
    others: others.map((other) => named(tree, other)),
    best: figure(tree, tree.kgi, best),
    short: amountOfKgi(tree, shortBy),
  });
};
