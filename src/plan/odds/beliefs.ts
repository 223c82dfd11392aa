import { seasonWeight } from '../../model/season.js';
import type { Node, NodeId } from '../../model/tree.js';
import { countDispersion, rateDispersion } from '../../stats/dispersion.js';
import type { Setting } from '../setting.js';
import { chainsOf } from './chains.js';
import { casesOfRate, casesOfValue, levelsOf, type Past, type PastLevel } from './past.js';

/** A rate of which so many of so many cases are known. */
export interface RateBelief {
  readonly kind: 'rate';
  readonly successes: number;
  readonly cases: number;
  /** How much more the months differ than chance would let them, 1 or more: the cases count for so much less. */
  readonly dispersion: number;
  /** How much two cases of one month have in common, 0 to 1: what makes the months differ. */
  readonly likeness: number;
  /** The level that the plan moves away from. */
  readonly center: number;
}

/** What a case is worth: a mean over so many cases, and how cases spread about it. */
export interface ValueBelief {
  readonly kind: 'value';
  readonly mean: number;
  /** The variance of one case over the square of the mean, and the degrees of freedom that it was found with. */
  readonly spread: number;
  readonly freedom: number;
  readonly cases: number;
}

/** A count that nobody controls: so many in so many average months. */
export interface CountBelief {
  readonly kind: 'count';
  readonly total: number;
  readonly months: number;
  readonly dispersion: number;
}

export type Belief = RateBelief | ValueBelief | CountBelief;

/** What history says of a node: a belief, that it does not tell enough, or that nothing about it is left to chance. */
export type Finding = Belief | 'no-counts' | 'above-one' | 'no-spread' | 'certain';

/** Fewer months do not show how much one differs from the next. */
export const FEWEST_MONTHS = 6;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A level inside of 0 to 1, from which a change can be told: a rate of 0 or 1 is taken half a case inside. */
const inside = (level: number | null, successes: number, cases: number): number =>
  level !== null && level > 0 && level < 1 ? level : (successes + 0.5) / (cases + 1);

const rateFrom = (months: readonly PastLevel[], level: number | null): RateBelief | 'above-one' => {
  const [n, k] = [months.map(({ cases }) => cases), months.map((month) => month.cases * month.level)];
  const [cases, successes] = [sum(n), sum(k)];
  if (successes > cases * (1 + 1e-9)) return 'above-one';
  const dispersion = Math.max(1, rateDispersion(k, n)?.ratio ?? 1);
  // The size of a month as the analysis of variance weighs it.
  const size = (cases - sum(n.map((own) => own * own)) / cases) / Math.max(1, n.length - 1);
  const likeness = size > 1 ? Math.min(0.99, (dispersion - 1) / (size - 1)) : 0;
  const center = inside(level, successes, cases);
  return { kind: 'rate', successes: Math.min(successes, cases), cases, dispersion, likeness, center };
};

/** The variance of one case from the means of months: each strays from the whole by as much over its cases. */
const valueFrom = (months: readonly PastLevel[]): ValueBelief | 'no-spread' => {
  const cases = sum(months.map((month) => month.cases));
  const mean = sum(months.map((month) => month.cases * month.level)) / cases;
  if (months.length < FEWEST_MONTHS || !(mean > 0)) return 'no-spread';
  const freedom = months.length - 1;
  const variance = sum(months.map((month) => month.cases * (month.level - mean) ** 2)) / freedom;
  return { kind: 'value', mean, spread: variance / mean ** 2, freedom, cases };
};

/** A leaf that adds up, its season taken out of each month. */
const monthlyOf = ({ byId }: Setting, past: Past, node: Node): CountBelief | ValueBelief | 'no-spread' => {
  const { season } = byId.get(node.id)!;
  const months = levelsOf(past, node.id).map(({ month, value }) => ({
    value,
    weight: seasonWeight(season, month),
  }));
  if (node.kind === 'amount')
    return valueFrom(months.map(({ value, weight }) => ({ cases: 1, level: value / weight })));
  if (months.length === 0 || months.some(({ weight }) => !(weight > 0))) return 'no-spread';
  const [counts, weights] = [months.map(({ value }) => value), months.map(({ weight }) => weight)];
  const dispersion = Math.max(1, countDispersion(counts, weights)?.ratio ?? 1);
  return { kind: 'count', total: sum(counts), months: sum(weights), dispersion };
};

/**
 * What history says of a node. A rate that cases go through needs them counted; a value and an amount need months enough
 * to show their spread; a count that is fixed comes as it came. A count or a level that the plan may move is held at
 * plan: it is people's own work.
 */
export const findingOf = (setting: Setting, past: Past, id: NodeId): Finding => {
  const { tree, byId } = setting;
  const { ofValues, sharing, priced } = chainsOf(tree);
  const node = tree.nodes.get(id)!;
  const leaf = byId.get(id);
  if (node.kind === 'average' && ofValues.has(id)) return valueFrom(casesOfValue(past, id));
  if (!leaf) return 'certain';
  if (node.kind === 'rate') {
    const months = casesOfRate(past, id);
    if (months.length > 0) return rateFrom(months, leaf.before);
    return sharing.has(id) ? 'no-counts' : 'no-spread';
  }
  if (node.kind === 'average' && priced.has(id)) return 'no-spread';
  if (!node.fixed) return 'certain';
  return node.kind === 'count' || node.kind === 'amount' ? monthlyOf(setting, past, node) : 'no-spread';
};
