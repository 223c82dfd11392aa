import { diagnoseTrendText as text } from '../locale/diagnose-trend.js';
import type { NodeId, Tree } from '../model/tree.js';
import { kendallTau } from '../stats/kendall-tau.js';
import { benjaminiHochberg } from '../stats/multiple.js';
import type { Ground } from './trend/ground.js';
import type { Alert, Link } from './types.js';

/** Fewer months are too short to judge. */
const LEAST = 12;
/** More lags than these would be shopping for one that fits. */
const MOST_LAGS = 3;
const SCREENED = 0.1;

/** The changes from month to month; null where one of two months is not known. */
const steps = (values: readonly (number | null)[]): (number | null)[] =>
  values.slice(1).map((value, index) => {
    const before = values[index]!;
    return value === null || before === null ? null : value - before;
  });

const knownIn = (values: readonly (number | null)[]): number =>
  values.filter((value) => value !== null).length;

/** Volumes that are to bring the KGI about. */
const volumesOf = (tree: Tree, lags: ReadonlyMap<NodeId, readonly number[]>): NodeId[] =>
  [...lags.keys()].filter((id) => {
    const { kind, better } = tree.nodes.get(id)!;
    return kind === 'count' && better === 'higher' && id !== tree.kgi.id;
  });

const UNTESTED = { tau: null, pValue: null, pAdjusted: null, verdict: 'too-short' } as const;

/**
 * Whether the KGI moves when a volume does: Kendall's tau of their changes from month to month, at the lag that the tree
 * declares. Levels would agree by their trends alone (Granger & Newbold 1974). Association, no proof.
 */
export const linksOf = (
  tree: Tree,
  { level }: Ground,
  lags: ReadonlyMap<NodeId, readonly number[]>,
): Link[] => {
  const found = volumesOf(tree, lags).flatMap((node): Link[] => {
    const own = lags.get(node)!;
    if (own.length > MOST_LAGS) return [];
    const [kgi, volume] = [level(tree.kgi.id), level(node)];
    const isLong = Math.min(knownIn(kgi), knownIn(volume)) >= LEAST;
    return own.map((lag) => {
      const later = steps(kgi).slice(lag);
      const both = steps(volume).flatMap((change, index) => {
        const then = later[index] ?? null;
        return change === null || then === null ? [] : [[change, then] as const];
      });
      const link = isLong
        ? kendallTau(
            both.map(([change]) => change),
            both.map(([, then]) => then),
          )
        : null;
      if (!link) return { node, lag, pairs: both.length, ...UNTESTED };
      const { tau, p } = link;
      return { node, lag, pairs: both.length, tau, pValue: p, pAdjusted: null, verdict: 'unclear' };
    });
  });
  const adjusted = benjaminiHochberg(found.flatMap(({ pValue }) => pValue ?? [])).values();
  const sense = tree.kgi.better === 'higher' ? 1 : -1;
  return found.map((link) => {
    if (link.pValue === null) return link;
    const pAdjusted = adjusted.next().value!;
    if (pAdjusted >= SCREENED) return { ...link, pAdjusted };
    return { ...link, pAdjusted, verdict: link.tau! * sense > 0 ? 'with' : 'against' };
  });
};

/** Volumes with whose rise the KGI fell. */
export const linkAlerts = (tree: Tree, links: readonly Link[]): Alert[] =>
  links.flatMap(({ node, lag, pairs, tau, pValue, verdict }) =>
    verdict === 'against'
      ? [
          {
            rule: 'kpi-against-kgi',
            node,
            severity: 'info',
            message: text.against({
              volume: tree.nodes.get(node)!.label,
              kgi: tree.kgi.label,
              lag,
              pairs,
              isHigherBetter: tree.kgi.better === 'higher',
            }),
            evidence: { lag, pairs, tau: tau!, p_value: pValue! },
          },
        ]
      : [],
  );
