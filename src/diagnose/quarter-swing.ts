import { phaseNotesText as text } from '../locale/phase-notes.js';
import type { Month } from '../model/calendar.js';
import type { NodeId, Phase, Tree } from '../model/tree.js';
import { measuredBy, viewsOf } from '../model/views.js';
import { homogeneity } from '../stats/homogeneity.js';
import type { CountedRate } from '../stats/p-chart.js';
import type { RateCounts } from './trend/rate-counts.js';
import type { Alert } from './types.js';

const MONTHS = 3;
const MOST_QUARTERS = 8;
const FEWEST_QUARTERS = 2;
const SIGNIFICANT = 0.01;

type Quarter = readonly CountedRate[];

/** The whole quarters of the fiscal year in a row up to a month, the last first, as far as all cases are known. */
const quartersUntil = (
  tree: Tree,
  last: Month,
  countsIn: (month: Month) => CountedRate | null,
): Quarter[] => {
  const place = (last + 1 - (tree.fiscalYearStart - 1)) % MONTHS;
  const quarters: Quarter[] = [];
  for (let end = last - place; quarters.length < MOST_QUARTERS; end -= MONTHS) {
    const own = [end - 2, end - 1, end].flatMap((month) => countsIn(month) ?? []);
    if (own.length < MONTHS) break;
    quarters.push(own);
  }
  return quarters;
};

const rateOf = ({ cases, successes }: CountedRate): number => successes / cases;

/** The month of a quarter whose rate is the highest, and above those of the months on both sides; null where none is. */
const peakOf = (quarter: Quarter, before: CountedRate | null, after: CountedRate | null): number | null => {
  const rates = quarter.map(rateOf);
  const highest = rates.indexOf(Math.max(...rates));
  const inRow = [before, ...quarter, after];
  // Where rates go up or down month by month, the last or the first is the highest of every quarter as well.
  const beside = [inRow[highest]!, inRow[highest + 2]!];
  return beside.every((other) => other === null || rateOf(other) < rates[highest]!) ? highest : null;
};

const added = (months: readonly CountedRate[]): CountedRate => ({
  cases: months.reduce((sum, { cases }) => sum + cases, 0),
  successes: months.reduce((sum, { successes }) => sum + successes, 0),
});

const swingOf = (phase: Phase, quarters: readonly Quarter[]): Alert[] => {
  if (quarters.length < FEWEST_QUARTERS) return [];
  const [first, ...others] = quarters.map((quarter, index) =>
    peakOf(quarter, quarters[index + 1]?.at(-1) ?? null, quarters[index - 1]?.at(0) ?? null),
  );
  if (first === null || others.some((peak) => peak !== first)) return [];
  const places = [0, 1, 2].map((place) => added(quarters.map((quarter) => quarter[place]!)));
  const { pValue } = homogeneity(places.map(({ cases, successes }) => ({ x: successes, n: cases })));
  if (pValue >= SIGNIFICANT) return [];
  const rates = places.map(rateOf);
  return [
    {
      rule: 'rate-swings-in-quarter',
      node: phase.conversion,
      severity: 'info',
      message: text.quarterSwing({ phase: phase.label, rates, quarters: quarters.length, highest: first! }),
      evidence: { p_value: pValue, quarters: quarters.length },
    },
  ];
};

/**
 * Conversions that are counted by the month of closing and move with the month of the quarter, beyond chance (chi-square
 * of one rate in the first, second and third months) and in every quarter alike: months say nothing side by side there.
 */
export const quarterSwingAlerts = (
  tree: Tree,
  counts: RateCounts,
  until: Month,
  hidden: ReadonlySet<NodeId>,
): Alert[] => {
  // Without stages one date that counts several phases may well be that of closing.
  const cohorts = viewsOf(tree).filter(({ source, view }) => view === 'cohort' && source.stages.length > 0);
  const inCohorts = new Set(cohorts.flatMap(({ source }) => measuredBy(tree, source).map(({ id }) => id)));
  return tree.phases.flatMap((phase) => {
    const { conversion, volume } = phase;
    if (conversion === null || hidden.has(conversion) || (volume !== null && inCohorts.has(volume)))
      return [];
    return swingOf(
      phase,
      quartersUntil(tree, until, (month) => counts(conversion, month)),
    );
  });
};
