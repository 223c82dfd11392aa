import { readUnit } from '../../data/column-unit.js';
import { actualFamily, type PeriodHeader, readPeriodHeader } from '../../data/layouts/period-header.js';
import { isTotal } from '../../data/recognisers/totals.js';
import { columnNamed, foldHeader } from '../header.js';
import { metricOf } from '../metric.js';
import { METRIC, type ReadTable } from './month-table.js';

/** A metric a row, a month a column. */
export const asRows: ReadTable = (table) => {
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
