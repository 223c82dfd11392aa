import type { Dialect } from './dialect.js';

/** The blanks that are still blanks in NFKC. */
const BLANKS = "U&' \\0009\\000A\\000B\\000C\\000D\\1680\\2028\\2029\\FEFF'";
const NUMBER = "'^[-+]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)([.][0-9]+)?([eE][-+]?[0-9]{1,3})?$'";
const DATE = '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{8}';

/**
 * PostgreSQL and what speaks as it does. Sums are made in `numeric`, exactly and in any order. Of texts, numbers are
 * read that are written with digits, a sign, thousands commas and a decimal point, and dates with the year first: other
 * forms (1.2億, 35%, 04/05/2026) are for the source's `query` to turn into numbers and dates.
 *
 * `hasNormalize` is false for servers without the function (before PostgreSQL 13, Redshift, CockroachDB): there a
 * full-width text differs from a half-width one.
 */
export const postgresDialect = (hasNormalize: boolean): Dialect => ({
  id: 'postgres',
  fold: hasNormalize
    ? (text) => `trim(both ${BLANKS} from normalize(${text}, nfkc))`
    : (text) => `trim(${text})`,
  numberOf: (text) => `case when ${text} ~ ${NUMBER} then cast(replace(${text}, ',', '') as numeric) end`,
  dateOf: (text) =>
    `case when ${text} ~ '^(${DATE})([ T].*)?$' then cast(substring(${text} from '^(${DATE})') as date) end`,
  numeric: (value) => `cast(${value} as numeric)`,
  sum: (numbers) => `sum(${numbers})`,
  matches: (text, pattern) => `${text} ~ ${pattern}`,
});
