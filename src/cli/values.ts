import { cliText } from '../locale/cli.js';
import { exceptionText } from '../locale/exceptions.js';
import { schemaText } from '../locale/schema.js';
import type { Month, Period } from '../model/calendar.js';
import { inputError } from '../model/diagnostic.js';
import { canonicalId, nearest } from '../model/identifiers.js';
import { parseNumber } from '../model/numbers.js';
import { parseMonth, parsePeriod } from '../model/periods.js';

/** A number on the command line, in any form that a tree takes. */
export const numberOption = (option: string, value: string): number => {
  const number = parseNumber(value);
  if (number !== undefined) return number;
  throw inputError('usage', '', cliText.notANumber({ option, value }), { help: cliText.numberHelp() });
};

/** A period on the command line. */
export const periodOption = (option: string, value: string, fiscalYearStart: number): Period => {
  const period = parsePeriod(value, fiscalYearStart);
  if (period) return period;
  throw inputError('usage', '', cliText.notAPeriod({ option, value }), { help: cliText.periodHelp() });
};

/** A single month on the command line. */
export const monthOption = (option: string, value: string): Month => {
  const month = parseMonth(value);
  if (month !== undefined) return month;
  throw inputError('usage', '', cliText.notAMonth({ option, value }), { help: cliText.monthHelp() });
};

/** One of some names, or a period. */
export const namedOrPeriod = <const N extends string>(
  option: string,
  value: string,
  names: readonly N[],
  fiscalYearStart: number,
): N | Period => {
  const found = names.find((name) => name === value) ?? parsePeriod(value, fiscalYearStart);
  if (found !== undefined) return found;
  const suggestion = nearest(value, names);
  const help = suggestion ? schemaText.didYouMean({ suggestion }) : cliText.periodHelp();
  throw inputError('usage', '', cliText.neitherNameNorPeriod({ option, value, names }), {
    help,
    ...(suggestion && { suggestion }),
  });
};

/** ID=VALUE pairs; the last one of an id holds. */
export const assignments = (option: string, values: readonly string[]): ReadonlyMap<string, number> =>
  new Map(
    values.map((value): [string, number] => {
      const [id, ...rest] = value.split('=');
      const number = parseNumber(rest.join('='));
      if (id && number !== undefined) return [canonicalId(id.trim()), number];
      throw inputError('usage', '', cliText.notAnAssignment({ option, value }), {
        help: cliText.assignmentHelp({ option }),
      });
    }),
  );

/** A whole number of zero or more on the command line. */
export const wholeNumberOption = (option: string, value: string): number => {
  const number = numberOption(option, value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw inputError('usage', '', cliText.notAWholeNumber({ option, value }));
};

/** A year on the command line, as a source's `year` takes it. */
export const yearOption = (option: string, value: string): number => {
  const year = wholeNumberOption(option, value);
  if (year >= 1900 && year < 2200) return year;
  throw inputError('usage', '', cliText.notAYear({ option, value }));
};

/** The id of a rule on the command line. */
export const knownRule = (rule: string, rules: readonly { readonly id: string }[]): string => {
  if (rules.some(({ id }) => id === rule)) return rule;
  const suggestion = nearest(
    rule,
    rules.map(({ id }) => id),
  );
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  throw inputError('usage', '', exceptionText.unknownRule({ rule }), help);
};

/** A size in megabytes on the command line, of 1 or more. */
export const megabytesOption = (option: string, value: string): number => {
  const number = parseNumber(value.replace(/\s*MB?$/iu, ''));
  if (number !== undefined && number >= 1) return number;
  throw inputError('usage', '', cliText.notASize({ option, value }));
};

/** Refuses two options that do not go together. */
export const oneOnly = (option: string, other: string): never => {
  throw inputError('usage', '', cliText.notTogether({ option, other }));
};

/** Refuses an option that means nothing without another. */
export const onlyWith = (option: string, other: string): never => {
  throw inputError('usage', '', cliText.onlyWith({ option, other }));
};
