import { daysInMonth } from './calendar.js';
import type { Day } from './dates.js';

/** Serial 60 is the February 29 of 1900 that Lotus 1-2-3 took to exist and Excel keeps. */
const FIRST_CERTAIN = 61;

/**
 * The day of a serial number of Excel's 1900 date system, in which 61 is 1900-03-01 and 45383 is 2024-04-01; its
 * fraction is the time of day. Undefined for other numbers.
 */
export const excelDay = (serial: number): Day | undefined => {
  if (!(serial >= FIRST_CERTAIN && serial < 2_958_466)) return undefined;
  let left = Math.floor(serial) - FIRST_CERTAIN;
  let year = 1900;
  let month = 3;
  for (let days = daysInMonth(year, month); left >= days; days = daysInMonth(year, month)) {
    left -= days;
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return { year, month, day: left + 1 };
};
