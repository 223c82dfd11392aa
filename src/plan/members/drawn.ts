import { eachMonth, shiftPeriod } from '../../model/calendar.js';
import { formulaValue } from '../../model/equation.js';
import type { Expression } from '../../model/formula/ast.js';
import type { Node, NodeId, Tree } from '../../model/tree.js';
import {
  type Cases,
  fitBetaBinomial,
  kleinman,
  type RateSpread,
  shrunkRate,
} from '../../stats/beta-binomial.js';
import { credibility, credibleMean, type Observed } from '../../stats/credibility.js';
import { homogeneity } from '../../stats/homogeneity.js';
import type { Member } from './crew.js';

/** How the levels of members were drawn towards the team's. */
export type Drawing = 'pooled' | 'beta-binomial' | 'moments' | 'credibility';

/** A rate, an average or a score of every member. */
export interface DrawnLevel {
  readonly id: NodeId;
  readonly how: Drawing;
  /** Of a rate, the chance of members that differ so much where they are alike; null where cases are not counted. */
  readonly pValue: number | null;
  /** Whether that chance is too large to tell members apart by it. */
  readonly isChance: boolean;
  /** How many members have cases of their own. */
  readonly observed: number;
  /** As measured, by member; null where there is nothing to measure by. */
  readonly measured: readonly (number | null)[];
  /** As planned from; the team's for members without actuals. Null where nobody's is known. */
  readonly drawn: readonly number[] | null;
}

/** With fewer, the spread among members cannot be told (methods 5.4). */
const FEWEST = 5;
/** With few members, they are taken to differ only where chance makes so much of it less often than this. */
const ALPHA = 0.1;

/** What a formula comes to for one member with a level of 1: the cases that the level is a share or a mean of. */
export const casesOf = (
  { expression }: { readonly expression: Expression },
  id: NodeId,
  at: (id: NodeId, lag: number) => number | undefined,
): number | undefined => formulaValue(expression, (other, lag) => (other === id ? 1 : at(other, lag)));

/** Counted cases of one member: as many as the formula weighs by, and those of them that went on. */
const countedOf = (
  tree: Tree,
  id: NodeId,
  weighing: NodeId,
  { active, level, completion }: Member,
): Cases => {
  const formula = tree.nodes.get(weighing)!.formula!;
  const lagged = (other: NodeId, lag: number): number | undefined =>
    lag === 0 ? level.get(other)?.value : completion.over(shiftPeriod(active!, -lag)).get(other)?.value;
  const n = active ? casesOf(formula, id, lagged) : undefined;
  const x = level.get(weighing)?.value;
  if (n === undefined || x === undefined || !(n > 0) || x < 0) return { x: 0, n: 0 };
  // More successes than cases: work of other months. All of the cases are as many as can be told apart.
  return { x: Math.min(x, n), n };
};

/** What one member's level was month by month, with the cases that it rests on. */
const monthsOf = (tree: Tree, id: NodeId, weighing: NodeId, { active, completion }: Member): Observed[] => {
  const formula = tree.nodes.get(weighing)!.formula!;
  if (!active) return [];
  return eachMonth(active).flatMap((month) => {
    const at = (other: NodeId, lag: number): number | undefined =>
      completion.over({ from: month - lag, to: month - lag }).get(other)?.value;
    const weight = casesOf(formula, id, at);
    const mean = at(id, 0);
    return mean !== undefined && weight !== undefined && weight > 0 ? [{ mean, weight }] : [];
  });
};

const pooledOf = (cases: readonly Cases[]): RateSpread => ({
  mean: kleinman(cases).mean,
  strength: Number.POSITIVE_INFINITY,
});

const NOBODY = { how: 'pooled', pValue: null, isChance: true, drawn: null } as const;

const ofRates = (cases: readonly Cases[]): Omit<DrawnLevel, 'id' | 'measured'> => {
  const own = cases.filter(({ n }) => n > 0);
  const observed = own.length;
  if (observed === 0) return { ...NOBODY, observed };
  const { pValue } = homogeneity(own);
  const isFew = observed < FEWEST;
  const spread = isFew ? (pValue < ALPHA ? kleinman(own) : pooledOf(own)) : fitBetaBinomial(own);
  const how = spread.strength === Number.POSITIVE_INFINITY ? 'pooled' : isFew ? 'moments' : 'beta-binomial';
  return {
    how,
    pValue,
    isChance: pValue >= ALPHA,
    observed,
    drawn: cases.map((one) => shrunkRate(spread, one)),
  };
};

const ofMeans = (months: readonly (readonly Observed[])[]): Omit<DrawnLevel, 'id' | 'measured'> => {
  const observed = months.filter(({ length }) => length > 0).length;
  const all = credibility(months);
  if (!all) return { ...NOBODY, observed };
  const drawn = months.map((own) => {
    const weight = own.reduce((sum, one) => sum + one.weight, 0);
    const mean = own.reduce((sum, one) => sum + one.mean * one.weight, 0) / weight;
    return credibleMean(all, { mean, weight });
  });
  const how = all.half === Number.POSITIVE_INFINITY ? 'pooled' : 'credibility';
  return { ...NOBODY, how, observed, drawn };
};

/**
 * The level of each member, drawn towards the team's by how little it rests on: rates of counted cases by empirical
 * Bayes (methods 5.4), other levels by what they vary from month to month (Bühlmann & Straub 1970). What nobody is
 * named for has no level of its own.
 */
export const drawnLevel = (tree: Tree, node: Node, weighing: NodeId, crew: readonly Member[]): DrawnLevel => {
  const named = (member: Member): boolean => member.name !== '';
  const isCounted = node.kind === 'rate' && tree.nodes.get(weighing)!.kind === 'count';
  const found = isCounted
    ? ofRates(crew.map((one) => (named(one) ? countedOf(tree, node.id, weighing, one) : { x: 0, n: 0 })))
    : ofMeans(crew.map((one) => (named(one) ? monthsOf(tree, node.id, weighing, one) : [])));
  const measured = crew.map(({ level }) => level.get(node.id)?.value ?? null);
  return { id: node.id, ...found, measured };
};
