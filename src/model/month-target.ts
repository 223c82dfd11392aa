import { type Month, monthsIn } from './calendar.js';
import { shareOf } from './season.js';
import { isExtensive, type Node, type Tree } from './tree.js';

/**
 * What a target set by hand asks of one month: of what adds up the month's share, by the season where one is declared.
 * Without a horizon a target is for each month. Null where there is none, or the month lies outside of the horizon.
 */
export const targetOfMonth = (
  { horizon }: Tree,
  { target, kind, season }: Node,
  month: Month,
): number | null => {
  if (!target || (horizon && (month < horizon.from || month > horizon.to))) return null;
  if (!isExtensive(kind) || !horizon) return target.value;
  const total = target.perMonth ? target.value * monthsIn(horizon) : target.value;
  return total * shareOf(season, { from: month, to: month }, horizon);
};
