import type { History } from '../../data/history.js';
import { eachMonth, type Month, type Period } from '../../model/calendar.js';
import { formulaValue } from '../../model/equation.js';
import type { NodeId, Tree } from '../../model/tree.js';
import { type Chain, chainsOf } from './chains.js';

/** What a month of the past tells of a rate: how many of how many cases; of a value, over how many cases it was. */
export interface PastCases {
  readonly cases: number;
  /** Of a rate the cases that went on; of a value what they were worth on average. */
  readonly outcome: number;
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

/** The months with cases, from the first chain that has any. */
const monthsOf = (
  past: Past,
  find: (chain: Chain) => { readonly place: number; readonly lag: number } | null,
  id: NodeId,
  outcomeOf: (cases: number, level: number) => number,
): PastCases[] => {
  for (const chain of chainsOf(past.tree)) {
    const found = find(chain);
    if (!found) continue;
    const months = eachMonth(past.period).flatMap((month): PastCases[] => {
      const cases = casesAt(past, chain, found.place, month + found.lag);
      const level = valueAt(past, id, month);
      if (cases === undefined || level === undefined || !(cases > 0)) return [];
      return [{ cases, outcome: outcomeOf(cases, level) }];
    });
    if (months.length > 0) return months;
  }
  return [];
};

/** By month, the cases that came to a rate and those that went on; none where no formula and no data tell of cases. */
export const casesOfRate = (past: Past, id: NodeId): PastCases[] =>
  monthsOf(
    past,
    ({ rates }) => {
      const place = rates.findIndex((rate) => rate.id === id);
      return place < 0 ? null : { place, lag: rates[place]!.lag };
    },
    id,
    (cases, rate) => cases * rate,
  );

/** By month, the cases that had a value and what they were worth on average. */
export const casesOfValue = (past: Past, id: NodeId): PastCases[] =>
  monthsOf(
    past,
    ({ value, rates }) => (value?.id === id ? { place: rates.length, lag: value.lag } : null),
    id,
    (_, average) => average,
  );

/** Whether a chain takes cases through the rate, whatever is known of them. */
export const isShareOfCases = (tree: Tree, id: NodeId): boolean =>
  chainsOf(tree).some(({ rates }) => rates.some((rate) => rate.id === id));

/** By month, what a count or an amount came to. */
export const levelsOf = (past: Past, id: NodeId): { month: Month; value: number }[] =>
  eachMonth(past.period).flatMap((month) => {
    const value = valueAt(past, id, month);
    return value === undefined ? [] : [{ month, value }];
  });
