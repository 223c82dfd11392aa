import { dataText } from '../../locale/data.js';
import { monthOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Measure, Node } from '../../model/tree.js';
import { cellText, memberOf, missingTest, nodeValue } from '../cells.js';
import { type DateForm, type DateReader, dateReader } from '../date-order.js';
import { dayRange } from '../day-range.js';
import type { AggregateQuery } from '../facts.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';
import { conditionTests, type Test, type WhereFault } from '../where.js';
import { badDate, farDate } from './bad-date.js';
import { dimensionColumns } from './dimensions.js';
import type { Layout, TakeRow } from './layout.js';
import { checkRecords, columnsRead } from './record-checks.js';
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
  /** Which of the row's dates puts the record into a month. */
  readonly on: number;
  readonly column: NamedColumn | null;
  readonly conditions: readonly (NamedColumn & { readonly tests: readonly Test[] })[];
}

const whereProblem = (fault: Exclude<WhereFault, 'undecided'>, row: Row, { index, name }: NamedColumn) => {
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

const begin = (query: AggregateQuery, dates: DateForm) => {
  const { source, tree, wanted } = query;
  const isMissing = missingTest(source.none);
  const table = recordTable(wanted.map(({ measure }) => measure!.aggregate!));
  const range = dayRange();

  const open = (sheet: Sheet, report: Report): TakeRow => {
    const column = (name: string): NamedColumn => {
      const index = sheet.header.find(name)!;
      return { index, name: sheet.header.names[index]!.trim() };
    };
    const onNames = [
      ...new Map(wanted.map(({ measure }) => [foldWidth(measure!.on!), measure!.on!])).values(),
    ];
    const onColumns: DateColumn[] = onNames.map((name) => ({
      ...column(name),
      read: dateReader(dates, name),
    }));
    const dimensions = dimensionColumns(query, sheet);
    const readings = wanted.map(({ node, measure }, slot): Reading => {
      const { aggregate, on, column: name, where } = measure!;
      return {
        slot,
        node: tree.nodes.get(node)!,
        aggregate: aggregate!,
        on: onColumns.findIndex(({ index }) => index === sheet.header.find(on!)),
        column: name === null ? null : column(name),
        conditions: [...where].map(([key, condition]) => ({
          ...column(key),
          tests: conditionTests(condition, key, dates),
        })),
      };
    });

    const holds = (reading: Reading, row: Row): boolean | { readonly undecided: string } => {
      for (const condition of reading.conditions) {
        const cell = row.cells[condition.index]!;
        const text = isMissing(cell) ? '' : cellText(cell);
        for (const test of condition.tests) {
          const answer = test(text);
          if (answer === true) continue;
          if (answer === 'undecided') return { undecided: condition.name };
          if (answer !== false) report(whereProblem(answer, row, condition));
          return false;
        }
      }
      return true;
    };

    const take = (reading: Reading, row: Row, day: Day, member: string): void => {
      const month = monthOf(day.year, day.month);
      const { slot, aggregate, column: named } = reading;
      if (!named) {
        table.count(slot, month, member);
        return;
      }
      const cell = row.cells[named.index]!;
      if (isMissing(cell)) return;
      if (aggregate === 'count_distinct') {
        table.distinct(slot, month, member, cellText(cell));
        return;
      }
      const value = nodeValue(reading.node, row, named, report);
      if (value !== undefined) table.add(slot, month, member, value);
    };

    return (row) => {
      const days: (Day | null)[] = [];
      for (const on of onColumns) {
        const cell = row.cells[on.index]!;
        const day = isMissing(cell) ? null : on.read(cell);
        if (day === 'undecided') return on.name;
        const wrong = typeof day === 'string' ? badDate(day, row, on, dates) : day && farDate(day, row, on);
        if (wrong) report(wrong);
        days.push(wrong || typeof day === 'string' ? null : day);
      }
      for (const day of days) if (day) range.take(day);
      const member = memberOf(row.cells, dimensions, isMissing);
      for (const reading of readings) {
        const day = days[reading.on];
        if (!day) continue;
        const answer = holds(reading, row);
        if (typeof answer === 'object') return answer.undecided;
        if (answer) take(reading, row, day, member);
      }
      return null;
    };
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
