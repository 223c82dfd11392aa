import type { Month } from '../model/calendar.js';
import { isExtensive, type NodeId } from '../model/tree.js';
import { attributeGap, type GapAttribution, type GapQuestion, withoutRounding } from './contributions.js';
import type { MonthSides } from './month-sides.js';
import type { Contribution } from './types.js';

/**
 * Why the gap of several months is not the sum of its months' gaps, or was not shared out so. `kind`: the KGI does not
 * add up over months; `lengths`: the other period has another number of months; `unknown`: some months are not known as
 * deep as others; `sum`: the KGI of the months is not that of the period.
 */
export type Obstacle =
  | { readonly why: 'kind' | 'lengths' | 'sum' }
  | { readonly why: 'unknown'; readonly nodes: readonly NodeId[]; readonly months: readonly Month[] };

/** The gap of a period, shared out by its months where that can be done. */
export interface SharedGap extends Omit<GapAttribution, 'undefinedRates'> {
  readonly basis: 'months' | 'period';
  /** Of several months that are not added up, the reason. */
  readonly obstacle: Obstacle | null;
  /** Rates of nothing of nothing, with the months concerned; none are named of a period as a whole. */
  readonly undefinedRates: ReadonlyMap<NodeId, readonly Month[]>;
}

interface MonthGap {
  readonly month: Month;
  readonly found: GapAttribution;
}

/** Sums of months differ from the period's own value in the last digits only. */
const LAST_DIGITS = 1e-9;

const pooled = (whole: GapQuestion, obstacle: Obstacle | null): SharedGap => {
  const found = attributeGap(whole);
  return {
    ...found,
    basis: 'period',
    obstacle,
    undefinedRates: new Map(found.undefinedRates.map((id) => [id, []])),
  };
};

/** The months are independent of each other, so that their variances add. */
const addedInterval = (a: Contribution, b: Contribution): Contribution['interval'] => {
  if (!a.interval || !b.interval) return null;
  const reach = (side: 0 | 1): number =>
    Math.hypot(a.interval![side] - a.effect, b.interval![side] - b.effect);
  const effect = a.effect + b.effect;
  return [effect - reach(0), effect + reach(1)];
};

const added = (a: Contribution, b: Contribution): Contribution => ({
  id: a.id,
  effect: a.effect + b.effect,
  method: a.method === 'shapley' ? a.method : b.method,
  interval: addedInterval(a, b),
});

/** Nodes in the order of the months in which they first count; what no node explains comes last. */
const addedContributions = (months: readonly MonthGap[]): Contribution[] => {
  const sums = new Map<Contribution['id'], Contribution>();
  for (const { found } of months)
    for (const part of found.contributions) {
      const known = sums.get(part.id);
      sums.set(part.id, known ? added(known, part) : part);
    }
  const all = [...sums.values()];
  return [...all.filter(({ method }) => method !== null), ...all.filter(({ method }) => method === null)];
};

const addedRates = (months: readonly MonthGap[]): Map<NodeId, Month[]> => {
  const rates = new Map<NodeId, Month[]>();
  for (const { month, found } of months)
    for (const id of found.undefinedRates) rates.set(id, [...(rates.get(id) ?? []), month]);
  return rates;
};

/** What of each month is known to less depth than in the others, or than of the period as a whole. */
const shallow = (whole: GapQuestion, months: readonly MonthGap[]): Obstacle | null => {
  const cuts = months.map(({ found }) => new Set(found.cut));
  if (cuts.every(({ size }) => size === 0)) return null;
  const shared = new Set(attributeGap(whole).cut.filter((id) => cuts.every((cut) => cut.has(id))));
  const isOwn = (id: NodeId): boolean => !shared.has(id);
  const nodes = new Set(cuts.flatMap((cut) => [...cut].filter(isOwn)));
  if (nodes.size === 0) return null;
  const concerned = months.filter((_, index) => [...cuts[index]!].some(isOwn));
  return { why: 'unknown', nodes: [...nodes], months: concerned.map(({ month }) => month) };
};

/** The questions of the months, or why there are none. */
const asked = (whole: GapQuestion, months: readonly MonthSides[]): GapQuestion[] | Obstacle => {
  const { kgi } = whole.tree;
  if (!isExtensive(kgi.kind)) return { why: 'kind' };
  const slot = { id: kgi.id, lag: 0 };
  const values = months.map(({ expected, actual }) => ({ expected: expected(slot), actual: actual(slot) }));
  const isKnown = ({ expected, actual }: (typeof values)[number]): boolean =>
    expected !== undefined && actual !== undefined;
  const unknown = months.filter((_, index) => !isKnown(values[index]!));
  if (unknown.length > 0)
    return { why: 'unknown', nodes: [kgi.id], months: unknown.map(({ month }) => month) };
  const isSum = (side: 'expected' | 'actual'): boolean => {
    const sum = values.reduce((total, value) => total + value[side]!, 0);
    return Math.abs(sum - whole.kgi[side]) <= LAST_DIGITS * Math.max(1, Math.abs(whole.kgi[side]));
  };
  if (!isSum('expected') || !isSum('actual')) return { why: 'sum' };
  return months.map(({ expected, actual, levels }, index) => ({
    ...whole,
    expected,
    actual,
    ...(levels && { levels }),
    kgi: { expected: values[index]!.expected!, actual: values[index]!.actual! },
  }));
};

const attributeMonths = (questions: readonly GapQuestion[], months: readonly MonthSides[]): MonthGap[] =>
  questions.map((question, index) => ({ month: months[index]!.month, found: attributeGap(question) }));

/**
 * Shares out the gap of a period. Over several months the parts are the sums of each month's own (methods 4.5), for
 * pooled values hide how the months differ; a period that cannot be told by months is taken as a whole. `months` are
 * those of the period, in order, or null where they have none to be held against.
 */
export const shareGap = (whole: GapQuestion, months: readonly MonthSides[] | null): SharedGap => {
  if (months?.length === 1) return pooled(whole, null);
  const questions = months ? asked(whole, months) : ({ why: 'lengths' } as const);
  if ('why' in questions) return pooled(whole, questions);
  const first = attributeMonths(questions, months!);
  const isRefused = first.some(({ found }) => found.isRefused);
  // One method for all months: a sum of two would be neither.
  const found = isRefused
    ? attributeMonths(
        questions.map((question) => ({ ...question, method: 'lmdi' })),
        months!,
      )
    : first;
  const obstacle = shallow(whole, found);
  if (obstacle) return pooled(whole, obstacle);
  const sumOf = (of: (gap: GapAttribution) => number | null): number | null => {
    const parts = found.flatMap((month) => of(month.found) ?? []);
    return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
  };
  return {
    basis: 'months',
    obstacle: null,
    contributions: withoutRounding(addedContributions(found), whole.kgi),
    effectOf: (id) => sumOf((gap) => gap.effectOf(id)),
    perLogOf: (id) => sumOf((gap) => gap.perLogOf(id)),
    cut: found[0]!.found.cut,
    undefinedRates: addedRates(found),
    isRefused,
  };
};
