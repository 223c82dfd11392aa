import { type Month, monthsIn, type Period } from './calendar.js';
import { shareOf } from './season.js';
import { isExtensive, type Node, type Tree } from './tree.js';

/**
 * What a target set by hand asks of a part of the horizon: of what adds up the part's share, by the season where one is
 * declared, of anything else the level. Null where there is none.
 */
export const targetOfPeriod = (
  { target, kind, season }: Pick<Node, 'target' | 'kind' | 'season'>,
  period: Period,
  horizon: Period,
): number | null => {
  if (!target) return null;
  if (!isExtensive(kind)) return target.value;
  const total = target.perMonth ? target.value * monthsIn(horizon) : target.value;
  return total * shareOf(season, period, horizon);
};

/** The same of one month. Without a horizon a target is for each month; null where the month lies outside of it. */
export const targetOfMonth = ({ horizon }: Tree, node: Node, month: Month): number | null => {
  const own = { from: month, to: month };
  if (!horizon) return targetOfPeriod(node, own, own);
  return month < horizon.from || month > horizon.to ? null : targetOfPeriod(node, own, horizon);
};
