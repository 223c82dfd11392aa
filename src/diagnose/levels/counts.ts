import type { History } from '../../data/history.js';
import { type Month, type Period, shiftPeriod } from '../../model/calendar.js';
import { below } from '../../model/graph.js';
import { averageMonthsIn, seasonWeight } from '../../model/season.js';
import type { Node, NodeId, Tree } from '../../model/tree.js';
import { countInterval, countsTest, countTest } from '../../stats/count-level.js';
import { countDispersion } from '../../stats/dispersion.js';
import { normalQuantile } from '../../stats/special.js';
import { studentReach } from '../../stats/student.js';
import { countingOf } from '../conversion.js';
import type { LevelEvidence, LevelNoise, LevelQuestion, Untested } from './types.js';

/** The fewest months that tell how much months differ, and the most that are looked at. */
const LEAST_MONTHS = 12;
const MOST_MONTHS = 24;
const SIGNIFICANT = 0.05;
const NOISE = 0.9;
/** With fewer cases than this the normal approximation is no good. */
const ENOUGH = 5;

/** Counts that are what a conversion has let through: their conversion is judged, with its own cases. */
const outcomesOf = (tree: Tree): ReadonlySet<NodeId> => {
  const volumeOf = new Map(tree.phases.map(({ conversion, volume }) => [conversion, volume]));
  const rates = [...tree.nodes.values()].filter(({ kind }) => kind === 'rate');
  return new Set(
    rates.flatMap(
      ({ id }) => countingOf(tree, { conversion: id, volume: volumeOf.get(id) ?? null })?.volume ?? [],
    ),
  );
};

/** Counts that no conversion is judged for: those at the bottom of the tree, and the volume that a funnel begins with. */
export const standaloneCounts = (tree: Tree): ReadonlySet<NodeId> => {
  const outcomes = outcomesOf(tree);
  const first = tree.phases[0]?.volume;
  const standing = [...tree.nodes.values()].filter(
    ({ id, kind, formula }) => kind === 'count' && !outcomes.has(id) && (formula === null || id === first),
  );
  return new Set(standing.map(({ id }) => id));
};

/** Split credit leaves parts of a case. */
const wholeCount = (value: number | undefined): number | null =>
  value !== undefined && value >= 0 && Number.isSafeInteger(Math.round(value)) ? Math.round(value) : null;

/** Whether any of what a count is made of is still being counted in a month. */
const openFrom = (tree: Tree, { actuals }: History, id: NodeId): Month =>
  Math.min(
    ...[id, ...below(tree, id)].map((each) => actuals.unfinished.get(each) ?? Number.POSITIVE_INFINITY),
  );

/** How much more months differ than chance alone would let them, and the allowance that is made for it. */
interface Spread {
  /** As it was found: 1 where they do not differ beyond chance. */
  readonly dispersion: number | null;
  /** With what so few months leave open of it: a normal quantile times its root is Student's. */
  readonly ratio: number;
}

const NORMAL_REACH = normalQuantile(0.975);
const NO_SPREAD: Spread = { dispersion: null, ratio: 1 };

/**
 * How much more the months before differ than chance alone would let them, a declared season taken out (Fisher's index
 * of dispersion, p < 5 %); unknown of fewer than 12 months.
 */
const spreadBefore = (tree: Tree, history: History, node: Node, until: Month): Spread => {
  const { span } = history.actuals;
  const last = Math.min(until, openFrom(tree, history, node.id) - 1, span?.to ?? until);
  const counts: number[] = [];
  const weights: number[] = [];
  for (let month = last; span && month >= span.from && month > last - MOST_MONTHS; month -= 1) {
    const count = wholeCount(history.completion.over({ from: month, to: month }).get(node.id)?.value);
    const weight = seasonWeight(node.season, month);
    if (count === null || !(weight > 0)) continue;
    counts.push(count);
    weights.push(weight);
  }
  const found = counts.length < LEAST_MONTHS ? null : countDispersion(counts, weights);
  if (!found) return NO_SPREAD;
  if (found.pValue >= SIGNIFICANT || found.ratio <= 1) return { dispersion: 1, ratio: 1 };
  const widening = studentReach(0.95, counts.length - 1) / NORMAL_REACH;
  return { dispersion: found.ratio, ratio: found.ratio * widening ** 2 };
};

/** The counts of a tree that stand alone, and what can be told of them. */
export interface Counts {
  /** Against a mean that is taken as given, or against the same count of the months before. */
  evidence(node: Node, expected: number): LevelEvidence | Untested | null;
  noise(node: Node, period: Period, lag: number): LevelNoise | null;
}

export const countsOf = ({ tree, history, period, before }: LevelQuestion): Counts => {
  const spreads = new Map<NodeId, Spread>();
  const spreadOf = (node: Node): Spread => {
    const found = spreads.get(node.id) ?? spreadBefore(tree, history, node, period.from - 1);
    spreads.set(node.id, found);
    return found;
  };
  const countIn = (id: NodeId, months: Period): number | null =>
    wholeCount(history.completion.over(months).get(id)?.value);

  return {
    evidence: (node, expected) => {
      const cases = countIn(node.id, period);
      const other = before && wholeCount(expected);
      if (cases === null || expected < 0 || (before && other === null)) return null;
      if (openFrom(tree, history, node.id) <= Math.max(period.to, before?.to ?? period.to))
        return 'unfinished';
      const { dispersion, ratio } = spreadOf(node);
      const [own, others] = [period, before ?? period].map((months) => averageMonthsIn(node.season, months));
      const share = own! / (own! + others!);
      // Months that weigh nothing have nothing expected of them.
      if (!(share > 0 && share < 1)) return null;
      const chanceOf = (count: number): number =>
        other === null ? countTest(count, expected, ratio) : countsTest(count, other, share, ratio);
      return {
        kind: 'poisson',
        cases,
        interval: countInterval(cases, ratio),
        pValue: chanceOf(cases),
        dispersion,
        // Both sides of none at all: half of it is that of falling short.
        isTelling: chanceOf(0) / 2 <= SIGNIFICANT,
      };
    },
    noise: (node, months, lag) => {
      const cases = countIn(node.id, shiftPeriod(months, -lag));
      if (cases === null) return null;
      const { ratio } = spreadOf(node);
      const relative = cases < ENOUGH ? null : Math.sqrt(ratio / cases);
      return { relative, ends: countInterval(cases, ratio, NOISE) };
    },
  };
};
