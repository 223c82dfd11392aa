import { eachMonth, type Month, monthNumber, type Period } from './calendar.js';

/** Weights of the months 1 to 12; a month that is not named weighs 1. */
export type Season = ReadonlyMap<number, number>;

const MONTHS_OF_A_YEAR = 12;

/** What a month weighs where the twelve of a year weigh 1 on average, whatever scale they were written in. */
export const seasonWeight = (season: Season | null, month: Month): number => {
  if (!season) return 1;
  const named = [...season.values()].reduce((sum, weight) => sum + weight, 0);
  const mean = (named + MONTHS_OF_A_YEAR - season.size) / MONTHS_OF_A_YEAR;
  return (season.get(monthNumber(month)) ?? 1) / mean;
};

/** How many average months the months of a period are worth. */
export const averageMonthsIn = (season: Season | null, period: Period): number =>
  eachMonth(period).reduce((sum, month) => sum + seasonWeight(season, month), 0);

/** The share of a longer period that a part of it is: by the season where one is declared, else by months. */
export const shareOf = (season: Season | null, part: Period, whole: Period): number =>
  averageMonthsIn(season, part) / averageMonthsIn(season, whole);
