import type { StageCounts } from '../data/tallies.js';
import { diagnoseText } from '../locale/diagnose.js';
import type { Month, Period } from '../model/calendar.js';
import { standingVolumes } from '../model/standing.js';
import type { NodeId, Tree } from '../model/tree.js';
import { measuredBy, viewsOf } from '../model/views.js';
import { MATURE, type Maturity } from './maturity.js';
import type { Alert, PhaseResult, Verdict } from './types.js';

/** What keeps conversions from being judged. */
export interface Reserve {
  /** Volumes that count what stands in a stage now, and the conversions on either side of them. */
  readonly hidden: ReadonlySet<NodeId>;
  /** Phases of records most of which may still go on. */
  readonly young: ReadonlySet<string>;
  readonly alerts: readonly Alert[];
}

/** Verdicts that more records of the same month could turn. */
const OPEN_VERDICTS: readonly (Verdict | null)[] = ['confirmed', 'suggestive', 'indistinct', 'insufficient'];

const standing = (tree: Tree): Pick<Reserve, 'hidden' | 'alerts'> => {
  const volumes = new Map(standingVolumes(tree).map(({ node, column }) => [node, column]));
  const isStanding = (index: number): boolean => volumes.has(tree.phases[index]?.volume ?? '');
  const conversions = tree.phases.flatMap(({ conversion }, index) =>
    conversion !== null && (isStanding(index) || isStanding(index - 1)) ? [conversion] : [],
  );
  return {
    hidden: new Set([...volumes.keys(), ...conversions]),
    alerts: [...volumes].map(([node, column]) => ({
      rule: 'current-stage-as-volume',
      node,
      severity: 'warning',
      message: diagnoseText.standing({ label: tree.nodes.get(node)!.label, column }),
    })),
  };
};

/** The share of a period's cohorts that is settled; null where there are none, or nothing tells. */
const settledShare = ({ cohorts }: StageCounts, { from, to }: Period): number | null => {
  const inside = cohorts.filter(({ month }) => month >= from && month <= to);
  const records = inside.reduce((sum, cohort) => sum + cohort.records, 0);
  const settled = inside.reduce((sum, cohort) => sum + (cohort.settled ?? Number.NaN), 0);
  return records === 0 || Number.isNaN(settled) ? null : settled / records;
};

/** Whether the records that entered in a month have mostly come to an end, where a cohort view counts them by it. */
export const isSettled = (tree: Tree, stages: ReadonlyMap<string, StageCounts>, month: Month): boolean =>
  viewsOf(tree).every(({ source, view }) => {
    const counts = stages.get(source.id);
    const share = view === 'cohort' && counts ? settledShare(counts, { from: month, to: month }) : null;
    return share === null || share >= MATURE;
  });

/** The phases of cohorts whose age a curve tells, and the young ones of them. */
const byCurve = (maturities: readonly Maturity[]) => {
  const known = maturities.flatMap(({ phase, source, view, inPeriod }) =>
    view === 'cohort' && inPeriod ? [{ phase, source, reached: inPeriod.maturity }] : [],
  );
  return { known, young: known.filter(({ reached }) => reached < MATURE) };
};

/**
 * What of a tree's conversions may not be judged over a period, and why. The age of a cohort is told by the curve of its
 * records, and by the share of settled ones where too few have closed for a curve.
 */
export const reserveOf = (
  tree: Tree,
  stages: ReadonlyMap<string, StageCounts>,
  period: Period,
  maturities: readonly Maturity[],
): Reserve => {
  const curves = byCurve(maturities);
  const young = new Set<string>(curves.young.map(({ phase }) => phase.id));
  const told = new Set<string>(curves.known.map(({ phase }) => phase.id));
  const alerts: Alert[] = curves.young.map(({ phase, source, reached }) => ({
    rule: 'young-cohort',
    node: phase.conversion,
    severity: 'info',
    message: diagnoseText.youngByCurve({ phase: phase.label, source, reached, mature: MATURE }),
    evidence: { maturity: reached },
  }));
  for (const { source, view } of viewsOf(tree)) {
    const counts = stages.get(source.id);
    const share = view === 'cohort' && counts ? settledShare(counts, period) : null;
    if (share === null || share >= MATURE) continue;
    const volumes = new Set(measuredBy(tree, source).map(({ id }) => id));
    const untold = tree.phases.filter(
      ({ id, volume, conversion }) =>
        conversion !== null && volume !== null && volumes.has(volume) && !told.has(id),
    );
    if (untold.length === 0) continue;
    for (const { id } of untold) young.add(id);
    const message = diagnoseText.young({ source: source.id, share, mature: MATURE });
    alerts.push({ rule: 'young-cohort', node: null, severity: 'info', message });
  }
  const { hidden, alerts: stands } = standing(tree);
  return { hidden, young, alerts: [...stands, ...alerts] };
};

/** A phase whose records are too young is not called weak: what is missing may still come. */
export const withReserve = (result: PhaseResult, { young }: Reserve): PhaseResult =>
  young.has(result.phase.id) && OPEN_VERDICTS.includes(result.verdict)
    ? { ...result, verdict: 'immature' }
    : result;
