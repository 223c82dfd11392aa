import type { History } from '../../data/history.js';
import { eachMonth, type Month, type Period } from '../../model/calendar.js';
import { formulaValue } from '../../model/equation.js';
import type { Reference } from '../../model/formula/ast.js';
import type { NodeId, Tree } from '../../model/tree.js';
import { type Chain, chainsOf } from './chains.js';

/** What a month of the past tells of a rate or a value: over how many cases it stood at which level. */
export interface PastLevel {
  readonly cases: number;
  readonly level: number;
}

/** The months that a plan's baseline rests on. */
export interface Past {
  readonly tree: Tree;
  readonly history: History;
  readonly period: Period;
}

const valueAt = ({ history }: Past, id: NodeId, month: Month): number | undefined => {
  const value = history.completion.over({ from: month, to: month }).get(id)?.value;
  return value !== undefined && Number.isFinite(value) ? value : undefined;
};

/** The cases of a month that come to the rate of that place in the chain; undefined where one of them is not known. */
const casesAt = (past: Past, { cases, rates }: Chain, place: number, month: Month): number | undefined => {
  const volumes = cases.map((part) => formulaValue(part, (id, lag) => valueAt(past, id, month - lag)));
  const passed = rates.slice(0, place).map(({ id, lag }) => valueAt(past, id, month - lag));
  return [...volumes, ...passed].reduce<number | undefined>(
    (product, factor) => (product === undefined || factor === undefined ? undefined : product * factor),
    1,
  );
};

/** The months in which cases came to a place in a chain, with the level that a node had then. */
const monthsOf = (past: Past, chain: Chain, place: number, { id, lag }: Reference): PastLevel[] =>
  eachMonth(past.period).flatMap((month): PastLevel[] => {
    const cases = casesAt(past, chain, place, month + lag);
    const level = valueAt(past, id, month);
    return cases !== undefined && level !== undefined && cases > 0 ? [{ cases, level }] : [];
  });

/** The months of the first of some chains that has any. */
const firstKnown = <T>(chains: readonly T[], months: (chain: T) => PastLevel[]): PastLevel[] => {
  for (const chain of chains) {
    const found = months(chain);
    if (found.length > 0) return found;
  }
  return [];
};

/** By month, the cases that came to a rate and its level; none where no formula and no data tell of cases. */
export const casesOfRate = (past: Past, id: NodeId): PastLevel[] =>
  firstKnown(chainsOf(past.tree).ofRates.get(id) ?? [], ({ chain, place }) =>
    monthsOf(past, chain, place, chain.rates[place]!),
  );

/** By month, the cases that had a value and what they were worth on average. */
export const casesOfValue = (past: Past, id: NodeId): PastLevel[] =>
  firstKnown(chainsOf(past.tree).ofValues.get(id) ?? [], (chain) =>
    monthsOf(past, chain, chain.rates.length, chain.value!),
  );

/** By month, what a count or an amount came to. */
export const levelsOf = (past: Past, id: NodeId): { month: Month; value: number }[] =>
  eachMonth(past.period).flatMap((month) => {
    const value = valueAt(past, id, month);
    return value === undefined ? [] : [{ month, value }];
  });
