import { columnNamed } from '../header.js';
import { metricOf } from '../metric.js';
import { dimensionsOf } from './dimensions.js';
import { METRIC, type ReadTable } from './month-table.js';
import { periodIn, yearlessOf } from './period.js';

/** What people call the column of the values. */
const VALUE = ['値', '数値', '実績', '実績値', '金額', 'value', 'actual', 'amount'];

/** A value a row, with columns that name its period and its metric. */
export const asLong: ReadTable = (table) => {
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
