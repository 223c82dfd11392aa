import { dataText } from '../../locale/data.js';
import { monthOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Measure, Node } from '../../model/tree.js';
import { cellText, memberOf, missingTest, type NumberColumn, nodeValue } from '../cells.js';
import { type DateReader, dateReader } from '../date-order.js';
import { dayRange } from '../day-range.js';
import type { AggregateQuery } from '../facts.js';
import type { Forms, Undecided } from '../forms.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';
import { appliedScales } from '../scale.js';
import { conditionTests, type Test, type WhereFault } from '../where.js';
import { badDate, farDate } from './bad-date.js';
import { dimensionColumns } from './dimensions.js';
import type { Layout, SheetReader, Taken } from './layout.js';
import { numberColumn } from './number-column.js';
import { checkRecords, columnsRead, wholeMonth } from './record-checks.js';
import { recordTable } from './record-table.js';

interface NamedColumn {
  readonly index: number;
  readonly name: string;
}

interface DateColumn extends NamedColumn {
  readonly read: DateReader;
}

/** A measure with its columns found in one file. */
interface Reading {
  readonly slot: number;
  readonly node: Node;
  readonly aggregate: NonNullable<Measure['aggregate']>;
  /** Which of the row's dates puts the record into a month; null where all are of the month that the source declares. */
  readonly on: number | null;
  readonly column: NumberColumn | null;
  readonly conditions: readonly (NamedColumn & { readonly tests: readonly Test[] })[];
}

const whereProblem = (
  fault: Exclude<WhereFault, Undecided['undecided']>,
  row: Row,
  { index, name }: NamedColumn,
) => {
  const text = row.cells[index]!.trim();
  const place = { line: row.line, cell: index };
  return fault === 'not-number'
    ? {
        ...place,
        rule: 'data-number',
        message: dataText.notNumber({ column: name, text }),
        help: dataText.comparedHelp(),
      }
    : {
        ...place,
        rule: 'data-date',
        message: dataText.notDate({ column: name, text }),
        help: dataText.comparedHelp(),
      };
};

const begin = (query: AggregateQuery, forms: Forms) => {
  const { source, tree, wanted } = query;
  const isMissing = missingTest(source.none);
  const table = recordTable(wanted.map(({ measure }) => measure!.aggregate!));
  const range = dayRange();
  const whole = wanted.some(({ measure }) => measure!.on === null) ? wholeMonth(source) : null;

  const open = (sheet: Sheet, report: Report): SheetReader => {
    const scales = appliedScales();
    const column = (name: string): NamedColumn => {
      const index = sheet.header.find(name)!;
      return { index, name: sheet.header.names[index]!.trim() };
    };
    const named = wanted.flatMap(({ measure }) => measure!.on ?? []);
    const onNames = [...new Map(named.map((name) => [foldWidth(name), name])).values()];
    // The form of a column is proven under the name that the file has for it.
    const onColumns: DateColumn[] = onNames
      .map(column)
      .map((at) => ({ ...at, read: dateReader(forms.dates, at.name) }));
    const dimensions = dimensionColumns(query, sheet);
    const readings = wanted.map(({ node, measure }, slot): Reading => {
      const { aggregate, on, column: name, where } = measure!;
      const measured = tree.nodes.get(node)!;
      return {
        slot,
        node: measured,
        aggregate: aggregate!,
        on: on === null ? null : onColumns.findIndex(({ index }) => index === sheet.header.find(on)),
        column:
          name === null
            ? null
            : numberColumn(query, sheet, forms, { node: measured, ...column(name) }, scales),
        conditions: [...where].map(([key, condition]) => {
          const at = column(key);
          return { ...at, tests: conditionTests(condition, at.name, forms) };
        }),
      };
    });

    const holds = (reading: Reading, row: Row): boolean | Undecided => {
      for (const condition of reading.conditions) {
        const cell = row.cells[condition.index]!;
        const text = isMissing(cell) ? '' : cellText(cell);
        for (const test of condition.tests) {
          const answer = test(text);
          if (answer === true) continue;
          if (answer === 'dates' || answer === 'numbers')
            return { undecided: answer, column: condition.name };
          if (answer !== false) report(whereProblem(answer, row, condition));
          return false;
        }
      }
      return true;
    };

    const takeOne = (reading: Reading, row: Row, day: Day, member: string): Undecided | null => {
      const month = monthOf(day.year, day.month);
      const { slot, aggregate, column: named } = reading;
      if (!named) {
        table.count(slot, month, member);
        return null;
      }
      const cell = row.cells[named.index]!;
      if (isMissing(cell)) return null;
      if (aggregate === 'count_distinct') {
        table.distinct(slot, month, member, cellText(cell));
        return null;
      }
      const value = nodeValue(reading.node, row, named, report);
      if (value === 'undecided') return { undecided: 'numbers', column: named.form };
      if (value !== undefined) table.add(slot, month, member, value);
      return null;
    };

    const take = (row: Row): Taken => {
      const days: (Day | null)[] = [];
      for (const on of onColumns) {
        const cell = row.cells[on.index]!;
        const day = isMissing(cell) ? null : on.read(cell);
        if (day === 'undecided') return { undecided: 'dates', column: on.name };
        const wrong =
          typeof day === 'string' ? badDate(day, row, on, forms.dates) : day && farDate(day, row, on);
        if (wrong) report(wrong);
        days.push(wrong || typeof day === 'string' ? null : day);
      }
      for (const day of [...days, whole]) if (day) range.take(day);
      const member = memberOf(row.cells, dimensions, isMissing);
      for (const reading of readings) {
        const day = reading.on === null ? whole : days[reading.on];
        if (!day) continue;
        const answer = holds(reading, row);
        if (typeof answer === 'object') return answer;
        const undecided = answer ? takeOne(reading, row, day, member) : null;
        if (undecided) return undecided;
      }
      return 'taken';
    };
    return { take, columnsLeft: [], scales: scales.list };
  };

  return {
    open,
    close: () => ({
      facts: table.facts(wanted.map(({ node }) => node)),
      firstDay: range.first(),
      lastDay: range.last(),
    }),
  };
};

/** A row is one deal or lead, with the dates of its stages; each measure aggregates the rows that its `where` admits. */
export const records: Layout = { id: 'records', check: checkRecords, columnsRead, begin };
