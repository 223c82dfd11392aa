import { dataText } from '../../locale/data.js';
import { monthOf } from '../../model/calendar.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Node } from '../../model/tree.js';
import { memberOf, missingTest, type NumberColumn } from '../cells.js';
import { readUnit } from '../column-unit.js';
import type { AggregateQuery } from '../facts.js';
import type { Forms, Undecided } from '../forms.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import { isTotal } from '../recognisers/totals.js';
import { type ExpectedRole, type Role, roleOf } from '../roles.js';
import type { Row } from '../rows.js';
import { appliedScales } from '../scale.js';
import { periodColumn } from './column-checks.js';
import { dimensionColumns } from './dimensions.js';
import { expectedValues, roleColumn } from './expected-values.js';
import type { Layout, SheetReader, Taken } from './layout.js';
import { checkLong, columnsRead, valueColumn } from './long-checks.js';
import { metricColumn, nodesByMetric, unitColumn } from './metrics.js';
import { monthHarvest } from './month-harvest.js';
import type { RowKey } from './month-table.js';
import { numberColumn } from './number-column.js';
import { periodReader } from './period-cell.js';

/** Words of a column that are no role, and are told; a column with more of them is of something else. */
const MOST_LEFT = 100;

const begin = (query: AggregateQuery, forms: Forms) => {
  const { source, tree } = query;
  const isMissing = missingTest(source.none);
  const { cells, beside, range, close } = monthHarvest(query);

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

    const roles = roleColumn(query, sheet);
    const others = expectedValues(query, sheet, value);
    const left = new Set<string>();
    const told = beside.open();

    const roleText = ({ cells: each }: Row): string =>
      `${header.names[roles!]!.trim()}: ${each[roles!]!.trim()}`;

    /** What a row is; null for a forecast and the like, which is left out. */
    const roleIn = (row: Row): Role | null => {
      const cell = roles === undefined ? '' : row.cells[roles]!;
      if (isMissing(cell)) return 'actual';
      const role = roleOf(cell);
      if (role === null && left.size < MOST_LEFT) left.add(roleText(row));
      return role;
    };

    const takeNode = (node: Node, row: Row, role: Role, key: RowKey): Undecided | null => {
      const own = unit === undefined ? undefined : readUnit(row.cells[unit]!);
      const stated = own ? ({ ...own, origin: 'unit-column' } as const) : null;
      const columnAt = (index: number): NumberColumn => {
        const place = { node, index, name: header.names[index]!.trim(), unit: stated };
        return numberColumn(query, sheet, forms, { ...place, label: row.cells[metric]!.trim() }, scales);
      };
      const expect = (of: ExpectedRole, index: number, name = header.names[index]!.trim()) =>
        beside.take(node, row, { ...columnAt(index), name }, { ...key, role: of, through: key.month });
      if (role !== 'actual') return expect(role, value, roleText(row));
      const undecided = cells.take(node, row, columnAt(value), key, report);
      return others.reduce((found, other) => found ?? expect(other.role, other.index), undecided);
    };

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
      const role = roleIn(row);
      if (role === null) return 'taken';
      if (role === 'actual') range.take(day);
      const member = memberOf(row.cells, dimensions, isMissing);
      const place = { file: file.name, line: row.line };
      const key = { month: monthOf(day.year, day.month), member, day: day.day, place };
      for (const wanted of nodes.get(foldWidth(name)) ?? []) {
        const undecided = takeNode(tree.nodes.get(wanted.node)!, row, role, key);
        if (undecided) return undecided;
      }
      return 'taken';
    };

    return {
      take,
      get columnsLeft() {
        return [...left];
      },
      scales: scales.list,
      expected: told,
    };
  };

  return { open, close };
};

/** A row is one value: of a period, a metric, and a member where the source names dimensions. */
export const long: Layout = { id: 'long', check: checkLong, columnsRead, begin };
