import { dataText } from '../../locale/data.js';
import { monthOf } from '../../model/calendar.js';
import { foldWidth } from '../../model/identifiers.js';
import { memberOf, missingTest } from '../cells.js';
import { readUnit } from '../column-unit.js';
import { dayRange } from '../day-range.js';
import type { AggregateQuery } from '../facts.js';
import type { Forms } from '../forms.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import { isTotal } from '../recognisers/totals.js';
import type { Row } from '../rows.js';
import { appliedScales } from '../scale.js';
import { periodColumn } from './column-checks.js';
import { dimensionColumns } from './dimensions.js';
import type { Layout, SheetReader, Taken } from './layout.js';
import { checkLong, columnsRead, valueColumn } from './long-checks.js';
import { metricColumn, nodesByMetric, unitColumn } from './metrics.js';
import { monthCells } from './month-cells.js';
import { numberColumn } from './number-column.js';
import { periodReader } from './period-cell.js';

const begin = (query: AggregateQuery, forms: Forms) => {
  const { source, tree } = query;
  const isMissing = missingTest(source.none);
  const cells = monthCells(query);
  const range = dayRange();

  const open = (sheet: Sheet, report: Report): SheetReader => {
    const { header, samples, offers, file } = sheet;
    const period = periodColumn(query, sheet)!;
    const value = valueColumn(source, header)!;
    const metric = metricColumn(source, header, samples)!;
    const unit = unitColumn(header);
    const dimensions = dimensionColumns(query, sheet);
    const nodes = nodesByMetric(query, offers);
    const scales = appliedScales();
    const readPeriod = periodReader(query, sheet, forms, { period, dimensions, values: [value] }, report);

    const take = (row: Row): Taken => {
      const name = row.cells[metric]!;
      if (isTotal(name)) return 'total';
      if (isMissing(name) && !isMissing(row.cells[value]!)) {
        const message = dataText.noMetricName({ column: header.names[metric]!.trim() });
        const help = dataText.noMetricNameHelp();
        report({ rule: 'data-column', line: row.line, cell: metric, message, help });
      }
      const day = readPeriod(row);
      if (typeof day === 'string' || 'undecided' in day) return day;
      range.take(day);
      const member = memberOf(row.cells, dimensions, isMissing);
      const place = { file: file.name, line: row.line };
      const key = { month: monthOf(day.year, day.month), member, day: day.day, place };
      const own = unit === undefined ? undefined : readUnit(row.cells[unit]!);
      const stated = own ? ({ ...own, origin: 'unit-column' } as const) : null;
      for (const wanted of nodes.get(foldWidth(name)) ?? []) {
        const node = tree.nodes.get(wanted.node)!;
        const at = {
          node,
          index: value,
          name: header.names[value]!.trim(),
          label: name.trim(),
          unit: stated,
        };
        const column = numberColumn(query, sheet, forms, at, scales);
        const undecided = cells.take(node, row, column, key, report);
        if (undecided) return undecided;
      }
      return 'taken';
    };

    return { take, columnsLeft: [], scales: scales.list };
  };

  return {
    open,
    close: async () => ({ facts: cells.facts(), firstDay: range.first(), lastDay: range.last() }),
  };
};

/** A row is one value: of a period, a metric, and a member where the source names dimensions. */
export const long: Layout = { id: 'long', check: checkLong, columnsRead, begin };
