import { eachMonth, monthNumber, type Period } from './calendar.js';
import type { Node } from './tree.js';

/** The share of a longer period that a part of it is: by the node's season where one is declared, else by months. */
export const shareOf = ({ season }: Pick<Node, 'season'>, part: Period, whole: Period): number => {
  const weight = (months: Period): number =>
    eachMonth(months).reduce((sum, month) => sum + (season?.get(monthNumber(month)) ?? 1), 0);
  return weight(part) / weight(whole);
};
