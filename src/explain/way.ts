import type { Level } from '../data/completion.js';
import { equationsOf, type Known, propagate } from '../data/equations.js';
import type { SourceFacts } from '../data/facts.js';
import type { History } from '../data/history.js';
import { compareWithFormula } from '../data/reconcile.js';
import { eachMonth, type Month, monthsIn, type Period, shiftPeriod } from '../model/calendar.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import { type Equations, equationsAt, type LevelAt } from './applied.js';
import { readingOf } from './reading.js';
import type { AppliedFormula, Check, Gap, NumberWay, Reading, Step } from './types.js';

/** Steps of one page. What is left out can be asked for by its own name. */
const MOST_STEPS = 60;

/** All that the sources of a tree told. */
export interface Told {
  readonly answers: readonly SourceFacts[];
  readonly history: History;
}

/** What follows from the values declared in the tree, per month; every month is taken to be alike. */
const declaredLevel = (tree: Tree): Level => {
  const known = new Map<NodeId, Known>();
  for (const { id, baseline } of tree.nodes.values()) {
    if (baseline !== null) known.set(id, { value: baseline, origin: 'measured' });
  }
  propagate(equationsOf(tree), known, (id) => known.get(id)?.value);
  return known;
};

const addsUp = ({ kind }: Node): boolean => isExtensive(kind) || kind === 'stock';

/** What the steps of a way are made from. */
interface Ground {
  readonly tree: Tree;
  readonly told: Told;
  /** The period some months back; null without actuals. */
  readonly periodAt: (lag: number) => Period | null;
  readonly levelAt: LevelAt;
  readonly equations: Equations;
}

const gapOf = (
  { told, periodAt, levelAt, equations }: Ground,
  node: Node,
  lag: number,
  reading: Reading | null,
): Gap => {
  const period = periodAt(lag);
  const { span } = told.history.actuals;
  if (period && span && (period.to < span.from || period.from > span.to)) return { reason: 'outside', span };
  if (period && reading) {
    if (reading.blank.length > 0) return { reason: 'blank', months: reading.blank };
    const isOne = monthsIn(period) === 1 && reading.members.length <= 1;
    return { reason: addsUp(node) || isOne ? 'blank-member' : 'never-averaged' };
  }
  if (node.formula) {
    const terms = equations.own(node, lag)?.terms ?? [];
    const nodes = terms.filter((term) => !levelAt(lag + term.lag).has(term.id)).map(({ id }) => id);
    return nodes.length > 0 ? { reason: 'terms', nodes: [...new Set(nodes)] } : { reason: 'no-value' };
  }
  return { reason: equations.lacking(node, lag) ? 'no-value' : 'untold' };
};

/** A step without its place on the way. */
type Content = Omit<Step, 'depth' | 'isRepeat'>;

const contentOf = (ground: Ground, node: Node, lag: number): Content => {
  const { told, periodAt, levelAt, equations } = ground;
  const known = levelAt(lag).get(node.id);
  const period = periodAt(lag);
  const reading = period && readingOf(told.answers, told.history.actuals, node, period);
  const content = { node, lag, reading };
  if (!known) {
    const formula = equations.own(node, lag) ?? equations.lacking(node, lag);
    return { ...content, value: null, origin: null, formula, gap: gapOf(ground, node, lag, reading) };
  }
  const { value, origin } = known;
  if (origin !== 'measured')
    return { ...content, value, origin, formula: equations.giving(node, lag, value), gap: null };
  const formula = equations.own(node, lag);
  return { ...content, value, origin: period ? 'measured' : 'declared', formula, gap: null };
};

/** The nodes that a step's value came from, each once. A value that was read came from none. */
const inputsOf = ({
  node,
  lag,
  origin,
  formula,
}: Content): { readonly id: NodeId; readonly lag: number }[] => {
  if (!formula || origin === 'measured' || origin === 'declared') return [];
  const { owner, terms } = formula;
  const named = terms.map((term) => ({ id: term.id, lag: lag + term.lag }));
  const all = owner.id === node.id ? named : [{ id: owner.id, lag }, ...named];
  const others = all.filter((one) => one.id !== node.id || one.lag !== lag);
  return [...new Map(others.map((one) => [`${one.id} ${one.lag}`, one])).values()];
};

const follow = (ground: Ground, root: Node): Pick<NumberWay, 'steps' | 'omitted'> => {
  const seen = new Set<string>();
  const steps: Step[] = [];
  let omitted = 0;
  const visit = (node: Node, lag: number, depth: number): void => {
    if (steps.length === MOST_STEPS) {
      omitted += 1;
      return;
    }
    const key = `${node.id} ${lag}`;
    const isRepeat = seen.has(key);
    seen.add(key);
    const content = contentOf(ground, node, lag);
    steps.push({ ...content, depth, isRepeat });
    if (isRepeat) return;
    for (const input of inputsOf(content)) visit(ground.tree.nodes.get(input.id)!, input.lag, depth + 1);
  };
  visit(root, 0, 0);
  return { steps: steps as [Step, ...Step[]], omitted };
};

/** Whether every term was read in a month, so that a formula is held against something other than itself. */
const isIndependent = ({ terms }: AppliedFormula, { told }: Ground, month: Month): boolean =>
  terms.every(({ id, lag }) => told.history.actuals.cells.get(id)?.has(month - lag));

const checksOf = (ground: Ground, steps: readonly Step[], period: Period): Check[] =>
  steps
    .filter(({ isRepeat, lag }) => !isRepeat && lag === 0)
    .flatMap(({ node, formula, depth }) =>
      eachMonth(period).flatMap((month): Check[] => {
        const { actuals, completion } = ground.told.history;
        const compared = compareWithFormula(ground.tree, actuals, completion, node, month);
        const isOwn = depth === 0 && formula !== null && isIndependent(formula, ground, month);
        const isTelling = compared?.agrees === false || isOwn;
        return compared && isTelling ? [{ node, month, ...compared }] : [];
      }),
    );

/**
 * Follows a node's number to where it comes from: through the formulas that gave it, down to what was read. The period
 * is the last complete month where none is asked for. Asks for a tree without errors, whose formulas end.
 */
export const followNumber = (tree: Tree, told: Told, node: Node, asked?: Period): NumberWay => {
  const { history } = told;
  const { last } = history.coverage;
  const period = last === null ? null : (asked ?? { from: last, to: last });
  const declared = period ? null : declaredLevel(tree);
  const periodAt = (lag: number): Period | null => period && shiftPeriod(period, -lag);
  const levelAt: LevelAt = (lag) => declared ?? history.completion.over(periodAt(lag)!);
  const equations = equationsAt(tree, equationsOf(tree), levelAt);
  const ground: Ground = { tree, told, periodAt, levelAt, equations };
  const way = follow(ground, node);
  const isOutside = way.steps[0].gap?.reason === 'outside';
  return {
    period,
    ...way,
    checks: period ? checksOf(ground, way.steps, period) : [],
    incomplete:
      period && !isOutside ? eachMonth(period).filter((month) => !history.coverage.isComplete(month)) : [],
  };
};
