import { daysInMonth } from '../../model/calendar.js';

const DAYS = /(?<!\d)(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)/gu;

/** The last day that a file's name says, as YYYY-MM-DD or YYYYMMDD, in the first form; null where it says none. */
export const dayInName = (name: string): string | null => {
  const days = [...name.matchAll(DAYS)].flatMap(([, year = '', , month = '', day = '']) => {
    const number = Number(month);
    const isDay = number >= 1 && number <= 12 && Number(day) >= 1;
    return isDay && Number(day) <= daysInMonth(Number(year), number) ? [`${year}-${month}-${day}`] : [];
  });
  return days.at(-1) ?? null;
};
