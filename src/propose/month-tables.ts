import { cellNumber, cellText } from '../data/cells.js';
import { readUnit } from '../data/column-unit.js';
import {
  actualFamily,
  monthAlone,
  type PeriodHeader,
  readPeriodHeader,
} from '../data/layouts/period-header.js';
import type { ColumnSeen, TableSeen } from '../data/look.js';
import { isTotal } from '../data/recognisers/totals.js';
import type { FoundUnit } from '../data/table-units.js';
import { readDate } from '../model/dates.js';
import { columnNamed, foldHeader } from './header.js';
import type { Metric } from './metric.js';
import type { ProposedSource } from './proposal.js';

/** A table of months, however it lies: what it measures, and how the tree is to read it. */
export interface MonthTable {
  readonly source: Pick<ProposedSource, 'layout' | 'period' | 'dimensions' | 'metric' | 'value'>;
  readonly metrics: readonly Metric[];
  /** The headers that told the layout. */
  readonly headers: readonly string[];
  /** Whether a month has one row, so that rates and averages of it can be read. */
  readonly isMonthly: boolean;
  /** The first month where the months have no year; null where they have one. */
  readonly yearless: number | null;
  /** The column of dates, of tables that have one. */
  readonly dated: ColumnSeen | null;
}

const METRIC = ['指標', '指標名', '項目', '項目名', '科目', '勘定科目', 'metric', 'kpi', 'measure', 'item'];
const VALUE = ['値', '数値', '実績', '実績値', '金額', 'value', 'actual', 'amount'];

const monthOf = (cell: string): string => {
  const reading = readDate(cell);
  if (!reading) return cell.trim();
  return reading.kind === 'day'
    ? `${reading.value.year} ${reading.value.month}`
    : `${reading.year} ${reading.first} ${reading.second}`;
};

const isPeriod = ({ filled, dates, monthsAlone }: ColumnSeen): boolean =>
  filled > 0 && (dates === filled || monthsAlone === filled);
const isText = ({ filled, dates, numbers, values }: ColumnSeen, rows: number): boolean =>
  filled === rows && rows > 0 && dates === 0 && numbers === 0 && values !== null;

/** The columns whose texts tell apart the rows that are alike in the key columns: none, one or two; null where none do. */
const dimensionsOf = ({ columns, rows }: TableSeen, key: readonly number[]): string[] | null => {
  const isUnique = (indices: readonly number[]): boolean => {
    const keys = rows.map((row) => [...key, ...indices].map((index) => row[index]).join('\u001f'));
    return new Set(keys).size === keys.length;
  };
  if (isUnique([])) return [];
  const texts = columns
    .filter((column) => isText(column, rows.length) && !key.includes(column.index))
    .slice(0, 8);
  const pairs = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => [one, other]));
  const choices = [...texts.map((one) => [one]), ...pairs];
  return (
    choices.find((choice) => isUnique(choice.map(({ index }) => index)))?.map(({ name }) => name) ?? null
  );
};

const metricOf = (name: string, unit: FoundUnit | null, cells: readonly string[]): Metric => {
  const filled = cells.filter((cell) => cell.trim() !== '' && !/^[-―ー—]+$/u.test(cell.trim()));
  const values = filled.flatMap((cell) => cellNumber(cell) ?? []);
  return {
    name,
    unit,
    filled: filled.length,
    numbers: values.length,
    least: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    greatest: values.reduce((greatest, value) => Math.max(greatest, value), Number.NEGATIVE_INFINITY),
    sum: values.reduce((sum, value) => sum + value, 0),
  };
};

/** What people call the column of periods; a date under any other name is about what the row is, not about when. */
const PERIOD =
  /^(?:年月|年月日|月|月度|対象月|日|日付|営業日|週|期間|month|year ?month|period|date|day|week)$/u;

/** The column of periods: one that is called so, else the first column. */
const periodIn = ({ columns }: TableSeen): ColumnSeen | undefined =>
  columns.find((column) => isPeriod(column) && PERIOD.test(foldHeader(column.name))) ??
  columns.slice(0, 1).find(isPeriod);

/** Whether every row is about a day, so that several rows of one day add up to it. */
const isDaily = ({ rows }: TableSeen, { index }: ColumnSeen): boolean =>
  rows.every((row) => {
    const reading = readDate(row[index]!);
    return reading?.kind === 'pair' || (reading?.kind === 'day' && reading.value.day !== null);
  });

/** The month of the first row where the rows name months alone: the fiscal year is taken to begin there. */
const yearlessOf = ({ rows }: TableSeen, { index, monthsAlone }: ColumnSeen): number | null =>
  monthsAlone > 0 ? monthAlone(cellText(rows[0]![index]!)) : null;

/** A period a row, a metric a column. */
const asColumns = (table: TableSeen): MonthTable | null => {
  const dated = periodIn(table);
  if (!dated) return null;
  const dimensions = dimensionsOf(table, [dated.index]) ?? (isDaily(table, dated) ? [] : null);
  const metrics = table.columns.filter(
    ({ index, name }) => index !== dated.index && name !== '' && !dimensions?.includes(name),
  );
  if (dimensions === null || !metrics.some(({ filled, numbers }) => filled > 0 && numbers === filled))
    return null;
  const months = table.rows.map((row) => monthOf(row[dated.index]!));
  return {
    source: { layout: 'columns', period: dated.name, dimensions },
    metrics,
    headers: [dated.name],
    isMonthly: new Set(months).size === months.length,
    yearless: yearlessOf(table, dated),
    dated,
  };
};

/** A value a row, with columns that name its period and its metric. */
const asLong = (table: TableSeen): MonthTable | null => {
  const dated = periodIn(table);
  const metric = columnNamed(table, METRIC);
  const value = columnNamed(table, VALUE);
  if (!dated || !metric || !value || metric.values === null) return null;
  const dimensions = dimensionsOf(table, [dated.index, metric.index]);
  if (dimensions === null) return null;
  const names = [...new Set(table.rows.map((row) => row[metric.index]!.trim()))].filter(
    (name) => name !== '',
  );
  return {
    source: { layout: 'long', period: dated.name, dimensions, metric: metric.name, value: value.name },
    metrics: names.map((name) =>
      metricOf(
        name,
        null,
        table.rows.filter((row) => row[metric.index]!.trim() === name).map((row) => row[value.index]!),
      ),
    ),
    headers: [dated.name, metric.name, value.name],
    isMonthly: dimensions.length === 0,
    yearless: yearlessOf(table, dated),
    dated,
  };
};

/** A metric a row, a month a column. */
const asRows = (table: TableSeen): MonthTable | null => {
  const periods = table.columns.flatMap(
    ({ name, index }): { index: number; name: string; header: PeriodHeader }[] => {
      const header = readPeriodHeader(name);
      return header ? [{ index, name, header }] : [];
    },
  );
  const family = actualFamily(new Set(periods.map(({ header }) => header.family)), null);
  const actuals = periods.filter(({ header }) => header.family === family);
  if (actuals.length < 2) return null;
  const others = table.columns.filter(({ index }) => !periods.some((period) => period.index === index));
  const named = columnNamed({ columns: others }, METRIC);
  const metric =
    named ?? others.find(({ name, filled, numbers }) => name !== '' && filled > 0 && numbers === 0);
  if (!metric) return null;
  const unit = others.find(({ name }) => ['単位', 'unit', 'units'].includes(foldHeader(name)));
  const rows = table.rows.filter((row) => row[metric.index]!.trim() !== '' && !isTotal(row[metric.index]!));
  const names = rows.map((row) => row[metric.index]!.trim());
  if (new Set(names).size < names.length) return null;
  const yearless = actuals.find(({ header }) => header.year === null);
  return {
    source: { layout: 'rows', dimensions: [], metric: metric.name },
    metrics: rows.map((row, index) => {
      const own = unit ? readUnit(row[unit.index]!) : undefined;
      return metricOf(
        names[index]!,
        own ? { ...own, origin: 'unit-column' } : null,
        actuals.map((column) => row[column.index]!),
      );
    }),
    headers: [metric.name, ...actuals.slice(0, 3).map(({ name }) => name)],
    isMonthly: true,
    yearless: yearless ? yearless.header.month : null,
    dated: null,
  };
};

/** The monthly table that a file is; null where it is none. */
export const monthTableOf = (table: TableSeen): MonthTable | null =>
  asRows(table) ?? asLong(table) ?? asColumns(table);
