import type { History } from '../../data/history.js';
import type { Month, Period } from '../../model/calendar.js';
import type { Node, NodeId, Tree } from '../../model/tree.js';
import { type RateCounts, rateCountsOf } from './rate-counts.js';
import { type TrendSeason, trendSeasons, withoutSeason } from './season.js';
import { type Series, seriesUpTo } from './series.js';

/** What every judgement over the months rests on. */
export interface Ground {
  readonly months: readonly Month[];
  readonly series: ReadonlyMap<NodeId, Series>;
  readonly seasons: ReadonlyMap<NodeId, TrendSeason>;
  readonly counts: RateCounts;
  /** A node's months with the season taken out; null where a month has no value, nothing for an unknown node. */
  level(id: NodeId): readonly (number | null)[];
}

/** Gathers the months up to the end of a period. `hidden` nodes count nothing that could be followed over time. */
export const groundOf = (
  tree: Tree,
  history: History,
  period: Period,
  nodes: readonly Node[],
  hidden: ReadonlySet<NodeId>,
): Ground => {
  const shown = nodes.filter(({ id }) => !hidden.has(id));
  const { months, all } = seriesUpTo(tree, history, period, shown);
  const seasons = trendSeasons(all);
  const series = new Map(all.map((one) => [one.node.id, one]));
  return {
    months,
    series,
    seasons,
    counts: rateCountsOf(tree, history),
    level: (id) => {
      const own = series.get(id);
      return own ? withoutSeason(own, seasons.get(id)).values : [];
    },
  };
};

/** The months in a row that have a value, up to so many months before the end; the latest at the end. */
export const runOf = ({ level }: Ground, id: NodeId, back: number): readonly number[] => {
  const values = level(id);
  const ended = values.slice(0, values.length - back);
  return ended.slice(ended.lastIndexOf(null) + 1) as number[];
};
