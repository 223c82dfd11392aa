import { eachMonth, type Month, monthNumber, type Period } from './calendar.js';
import { usualDaysIn, type WorkingDays, workingDaysIn } from './working-days.js';

/** What months weigh against each other: by their place in the year, by the days on which work is done, or by both. */
export interface Season {
  /** Weights of the months 1 to 12 on whatever scale they were written in; a month that is not named weighs 1. */
  readonly weights: ReadonlyMap<number, number>;
  /** Null where every month has the same time to work. */
  readonly days: WorkingDays | null;
  /** What the months of the year weigh on average before they are brought to a mean of 1. */
  readonly mean: number;
}

const MONTHS_OF_A_YEAR = 12;

/**
 * The season of some weights and working days. The year that weighs 1 a month on average begins with `from`, and is
 * none in particular where that is null.
 */
export const seasonOver = (
  weights: ReadonlyMap<number, number>,
  days: WorkingDays | null,
  from: Month | null,
): Season => {
  const sum = eachMonth({ from: from ?? 0, to: (from ?? 0) + MONTHS_OF_A_YEAR - 1 }).reduce(
    (total, month) => {
      const number = monthNumber(month);
      const worked = days && (from === null ? usualDaysIn(days, number) : workingDaysIn(days, month));
      return total + (weights.get(number) ?? 1) * (worked ?? 1);
    },
    0,
  );
  return { weights, days, mean: sum / MONTHS_OF_A_YEAR };
};

/** A season with the working days of a tree; where there is none, these alone. */
export const withWorkingDays = (
  season: Season | null,
  days: WorkingDays | null,
  from: Month | null,
): Season | null => (days ? seasonOver(season?.weights ?? new Map(), days, from) : season);

/** What a month weighs where the twelve of a year weigh 1 on average. */
export const seasonWeight = (season: Season | null, month: Month): number => {
  if (!season) return 1;
  const { weights, days, mean } = season;
  return ((weights.get(monthNumber(month)) ?? 1) * (days ? workingDaysIn(days, month) : 1)) / mean;
};

/** How many average months the months of a period are worth. */
export const averageMonthsIn = (season: Season | null, period: Period): number =>
  eachMonth(period).reduce((sum, month) => sum + seasonWeight(season, month), 0);

/** The share of a longer period that a part of it is: by the season where one is declared, else by months. */
export const shareOf = (season: Season | null, part: Period, whole: Period): number =>
  averageMonthsIn(season, part) / averageMonthsIn(season, whole);
