import type { Dialect } from './dialect.js';

/** Characters that NFKC leaves as they are: printable ASCII, kana, the marks beside them and unified ideographs. */
export const STABLE = '!-~ぁ-ゖァ-ヺー、。「」一-鿿';

/** The functions of the program that DuckDB calls for what its own do not tell. */
export const FUNCTIONS = { fold: 'kpi_fold', number: 'kpi_number', day: 'kpi_day' } as const;

const PLAIN_NUMBER = "'[0-9]{1,15}([.][0-9]{1,6})?'";
const PLAIN_DATE = "'[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?'";

/**
 * DuckDB, in this process. It reads the plain forms of texts, numbers and dates itself; whatever is not plain it asks
 * the readers that files are read with, so that a cell means the same to both. `isPlainDate` tells whether a date such
 * as 2026-04-01 may be read without them: not where the source declares a form of dates.
 */
export const duckdbDialect = (isPlainDate: boolean): Dialect => ({
  id: 'duckdb',
  fold: (text) =>
    `case when regexp_full_match(${text}, '[${STABLE}]([ ${STABLE}]*[${STABLE}])?') then ${text} else ${FUNCTIONS.fold}(${text}) end`,
  numberOf: (text) =>
    `case when regexp_full_match(${text}, ${PLAIN_NUMBER}) then cast(${text} as double) else ${FUNCTIONS.number}(${text}) end`,
  dateOf: (text) => {
    const asked = `cast(${FUNCTIONS.day}(${text}) as date)`;
    return isPlainDate
      ? `case when regexp_full_match(${text}, ${PLAIN_DATE}) then try_cast(substr(${text}, 1, 10) as date) else ${asked} end`
      : asked;
  },
  numeric: (value) => `cast(${value} as double)`,
  // With compensation (Kahan 1965), for the threads add up in any order.
  sum: (numbers) => `fsum(${numbers})`,
  matches: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
});
