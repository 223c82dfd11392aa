import { dataText } from '../../locale/data.js';
import { monthNumber, yearOf } from '../../model/calendar.js';
import { foldWidth } from '../../model/identifiers.js';
import { memberOf, missingTest, type NumberColumn } from '../cells.js';
import { readUnit } from '../column-unit.js';
import type { AggregateQuery, Wanted } from '../facts.js';
import type { Forms } from '../forms.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import { isTotal, namesTotal } from '../recognisers/totals.js';
import type { Row } from '../rows.js';
import { appliedScales } from '../scale.js';
import { dimensionColumns } from './dimensions.js';
import { expectedColumns } from './expected-columns.js';
import type { Layout, SheetReader, Taken } from './layout.js';
import { metricColumn, nodesByMetric, unitColumn } from './metrics.js';
import { monthHarvest } from './month-harvest.js';
import { numberColumn } from './number-column.js';
import { type PeriodColumn, periodColumns } from './period-columns.js';
import { checkRows, columnsRead } from './row-checks.js';

const begin = (query: AggregateQuery, forms: Forms) => {
  const { source, tree } = query;
  const isMissing = missingTest(source.none);
  const { cells, beside, range, close } = monthHarvest(query);

  const open = (sheet: Sheet, report: Report): SheetReader => {
    const { names } = sheet.header;
    const { actuals } = periodColumns(query, sheet);
    const expected = expectedColumns(query, sheet);
    const metric = metricColumn(source, sheet.header, sheet.samples)!;
    const unit = unitColumn(sheet.header);
    const dimensions = dimensionColumns(query, sheet);
    const nodes = nodesByMetric(query, sheet.offers);
    const scales = appliedScales();

    const takeMetric = (row: Row, wanted: Wanted, member: string): Taken => {
      const node = tree.nodes.get(wanted.node)!;
      const label = row.cells[metric]!.trim();
      const own = unit === undefined ? undefined : readUnit(row.cells[unit]!);
      const stated = own ? ({ ...own, origin: 'unit-column' } as const) : null;
      const at = { member, place: { file: sheet.file.name, line: row.line } };
      const columnOf = ({ index, name }: PeriodColumn): NumberColumn => {
        const place = { node, index, name, form: label, label, unit: stated };
        return numberColumn(query, sheet, forms, place, scales);
      };
      for (const each of actuals) {
        const undecided = cells.take(node, row, columnOf(each), { ...each, ...at }, report);
        if (undecided) return undecided;
      }
      for (const each of expected) {
        const undecided = beside.take(node, row, columnOf(each), { ...each, ...at });
        if (undecided) return undecided;
      }
      return 'taken';
    };

    const take = (row: Row): Taken => {
      const name = row.cells[metric]!;
      if (isTotal(name) || dimensions.some((index) => namesTotal(row.cells[index]!))) return 'total';
      if (isMissing(name) && actuals.some(({ index }) => !isMissing(row.cells[index]!))) {
        const message = dataText.noMetricName({ column: names[metric]!.trim() });
        const help = dataText.noMetricNameHelp();
        report({ rule: 'data-column', line: row.line, cell: metric, message, help });
      }
      const member = memberOf(row.cells, dimensions, isMissing);
      for (const wanted of nodes.get(foldWidth(name)) ?? []) {
        const taken = takeMetric(row, wanted, member);
        if (taken !== 'taken') return taken;
      }
      return 'taken';
    };

    for (const { month, day } of actuals) range.take({ year: yearOf(month), month: monthNumber(month), day });
    const read = [...actuals, ...expected].map(({ index }) => index);
    const used = new Set([metric, unit, ...dimensions, ...read]);
    const columnsLeft = names.filter((name, index) => name.trim() !== '' && !used.has(index));
    return { take, columnsLeft, scales: scales.list, expected: beside.open() };
  };

  return { open, close };
};

/** A row is a metric, and a member where the source names dimensions; each period has a column. */
export const rows: Layout = { id: 'rows', check: checkRows, columnsRead, begin };
