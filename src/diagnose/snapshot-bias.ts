import { snapshotText as text } from '../locale/snapshot-bias.js';
import { referencesOf } from '../model/formula/ast.js';
import type { Phase, Tree } from '../model/tree.js';
import { measuredBy, viewsOf } from '../model/views.js';
import { mannKendall } from '../stats/mann-kendall.js';
import { conversionBehind } from '../stats/snapshot-rate.js';
import { theilSen } from '../stats/theil-sen.js';
import { type Counting, countingOf } from './conversion.js';
import type { Maturity } from './maturity.js';
import type { Ground } from './trend/ground.js';
import type { Alert } from './types.js';

const MOST_MONTHS = 12;
const SIGNIFICANT = 0.05;
/** Below this relative difference the month's rate is as good. */
const NEGLIGIBLE = 0.05;

/** How a volume grew, by the month. */
interface Growth {
  readonly rate: number;
  readonly months: number;
  readonly pValue: number;
}

/** What came in, month by month with the season taken out; null where the formula looks back to months before. */
const enteredOver = ({ months, level }: Ground, counting: Counting): (number | null)[] | null => {
  let hasLag = false;
  const entered = months.map((_, index) => {
    const found = counting.entered((id, back) => {
      if (back > 0) hasLag = true;
      return level(id)[index - back] ?? undefined;
    });
    return found !== undefined && found > 0 ? found : null;
  });
  return hasLag ? null : entered;
};

/** The growth of the last months in a row, where it is beyond chance (Mann-Kendall, two-sided; Theil and Sen's slope). */
const growthOf = (entered: readonly (number | null)[]): Growth | null => {
  const run = (entered.slice(entered.lastIndexOf(null) + 1) as number[]).slice(-MOST_MONTHS);
  const { pTwoSided: pValue } = mannKendall(run);
  const slope = theilSen(run.map((value, at) => ({ at, value: Math.log(value) })));
  if (pValue >= SIGNIFICANT || slope === null || slope === 0) return null;
  return { rate: Math.expm1(slope), months: run.length, pValue };
};

/** The months that pass before volumes arrive in a phase, by the formula of its own volume; null where it says none. */
const declaredLag = (tree: Tree, { volume }: Phase): number | null => {
  const node = volume === null ? undefined : tree.nodes.get(volume);
  if (!node?.formula) return null;
  if (node.lags && node.lags !== 'auto')
    return [...node.lags.shares].reduce((sum, [months, share]) => sum + share * months, 0);
  const lags = referencesOf(node.formula.expression)
    .filter(({ id, lag }) => lag > 0 && tree.nodes.get(id)?.kind === 'count')
    .map(({ lag }) => lag);
  return lags.length > 0 ? Math.max(...lags) : null;
};

/** The phases whose volumes are not counted by the month in which the records entered. */
const snapshotPhases = (tree: Tree): Phase[] => {
  const cohorts = viewsOf(tree).filter(({ view }) => view === 'cohort');
  const inCohorts = new Set(cohorts.flatMap(({ source }) => measuredBy(tree, source).map(({ id }) => id)));
  return tree.phases.filter(({ volume }) => volume !== null && !inCohorts.has(volume));
};

/** What the months show of a conversion whose volume grew or shrank. */
interface Mixed {
  readonly phase: Phase;
  readonly growth: Growth;
  /** How many months it takes; null where nothing tells. */
  readonly lag: number | null;
}

const mixedIn = (tree: Tree, ground: Ground, maturities: readonly Maturity[]): Mixed[] =>
  snapshotPhases(tree).flatMap((phase) => {
    const counting = countingOf(tree, phase);
    const entered = counting && enteredOver(ground, counting);
    const growth = entered && growthOf(entered);
    if (!growth) return [];
    const recorded = maturities.find((each) => each.phase.id === phase.id)?.time.median;
    return [{ phase, growth, lag: recorded ?? declaredLag(tree, phase) }];
  });

const alertOf = (
  { phase, growth, lag }: Mixed & { readonly lag: number },
  snapshot: number,
  conversion: number,
): Alert => ({
  rule: 'snapshot-under-growth',
  node: phase.conversion,
  severity: 'info',
  message: text.biased({ phase: phase.label, growth: growth.rate, lag, snapshot, conversion }),
  evidence: {
    growth: growth.rate,
    months: growth.months,
    p_value: growth.pValue,
    lag,
    snapshot,
    conversion,
  },
});

/**
 * Where a month's conversions are held against the volume of the same month, which grew or shrank beyond chance: what the
 * rate would be without that. Nothing is computed from it.
 */
export const snapshotAlerts = (
  tree: Tree,
  ground: Ground,
  maturities: readonly Maturity[],
  actual: (id: string) => number | null,
): Alert[] => {
  const mixed = mixedIn(tree, ground, maturities);
  const known = mixed.flatMap(({ lag, ...rest }) => {
    const { conversion: id } = rest.phase;
    const snapshot = id === null || lag === null || lag === 0 ? null : actual(id);
    if (lag === null || snapshot === null || snapshot <= 0) return [];
    const conversion = conversionBehind(snapshot, rest.growth.rate, lag);
    if (conversion === null || Math.abs(conversion / snapshot - 1) < NEGLIGIBLE) return [];
    return [alertOf({ ...rest, lag }, snapshot, conversion)];
  });
  const unknown = [true, false].flatMap((isGrowing): Alert[] => {
    const phases = mixed
      .filter(({ lag, growth }) => lag === null && growth.rate > 0 === isGrowing)
      .map(({ phase }) => phase.label);
    const message = text.mixed({ phases, isGrowing });
    return phases.length > 0
      ? [{ rule: 'snapshot-under-growth', node: null, severity: 'info', message }]
      : [];
  });
  return [...known, ...unknown];
};
