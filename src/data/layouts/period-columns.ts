import { type Month, monthOf } from '../../model/calendar.js';
import type { AggregateQuery } from '../facts.js';
import type { Sheet } from '../peek.js';
import { actualFamily, type PeriodHeader, readPeriodHeader, yearInFiscal } from './period-header.js';

/** A column of actuals with its month. */
export interface PeriodColumn {
  readonly index: number;
  readonly name: string;
  readonly month: Month;
  readonly day: number | null;
}

/** Headers that name periods, and what becomes of them. */
export interface PeriodColumns {
  readonly actuals: readonly PeriodColumn[];
  /** The headers of periods that are not those of actuals. */
  readonly others: readonly string[];
  /** What stands beside the periods, by what is written there; empty where nothing does. */
  readonly families: readonly string[];
  readonly fault: 'no-periods' | 'no-actuals' | 'no-year' | 'year-turns' | 'same-month' | null;
}

/** A column whose header names a period. */
export interface NamedPeriod {
  readonly index: number;
  readonly name: string;
  readonly header: PeriodHeader;
}

/** Whether months without a year stand in another order than that of the fiscal year that is to date them. */
const turnsElsewhere = (columns: readonly NamedPeriod[], start: number): boolean => {
  const places = columns
    .filter(({ header }) => header.year === null)
    .map(({ header }) => (header.month - start + 12) % 12);
  return places.some((place, index) => index > 0 && place <= places[index - 1]!);
};

export const namedPeriods = ({ header }: Sheet): NamedPeriod[] =>
  header.names.flatMap((name, index): NamedPeriod[] => {
    const read = readPeriodHeader(name);
    return read ? [{ index, name: name.trim(), header: read }] : [];
  });

/** Columns that all have a year, of their own or by the source, in its order. */
export const areDated = ({ tree, source }: AggregateQuery, columns: readonly NamedPeriod[]): boolean =>
  (source.year !== null || columns.every(({ header }) => header.year !== null)) &&
  !turnsElsewhere(columns, tree.fiscalYearStart);

/** A column with its month, once it is known to have a year. */
export const dated = (
  { tree, source }: AggregateQuery,
  { index, name, header }: NamedPeriod,
): PeriodColumn => {
  const year = header.year ?? yearInFiscal(header.month, source.year ?? 0, tree.fiscalYearStart);
  return { index, name, month: monthOf(year, header.month), day: header.day };
};

/** A spreadsheet has no months, only days: 2026/04/01, 2026/05/01 … across are the months that begin then. */
const asMonths = (columns: readonly PeriodColumn[]): readonly PeriodColumn[] =>
  columns.every(({ day }) => day === 1) ? columns.map((column) => ({ ...column, day: null })) : columns;

/** Whether no two columns are of one period. */
export const areDistinct = (columns: readonly PeriodColumn[]): boolean =>
  new Set(columns.map(({ month, day }) => `${month} ${day}`)).size === columns.length;

/** Reads the headers of a table with months across. */
export const periodColumns = (query: AggregateQuery, sheet: Sheet): PeriodColumns => {
  const { tree, source } = query;
  const found = namedPeriods(sheet);
  const families = new Set(found.map((column) => column.header.family));
  const family = actualFamily(families, source.value);
  const chosen = found.filter((column) => column.header.family === family);
  const others = found.filter((column) => !chosen.includes(column)).map(({ name }) => name);
  const { fiscalYearStart: start } = tree;
  const isYearless = source.year === null && chosen.some((column) => column.header.year === null);
  const outcome = (fault: PeriodColumns['fault'], actuals: readonly PeriodColumn[] = []): PeriodColumns => ({
    actuals,
    others,
    families: [...families],
    fault,
  });
  if (found.length === 0) return outcome('no-periods');
  if (family === null) return outcome('no-actuals');
  if (isYearless) return outcome('no-year');
  if (turnsElsewhere(chosen, start)) return outcome('year-turns');
  const actuals = asMonths(chosen.map((column) => dated(query, column)));
  return areDistinct(actuals) ? outcome(null, actuals) : outcome('same-month');
};
