import { monthOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import { isCounted } from '../../model/passing.js';
import type { Measure, Node, Valued } from '../../model/tree.js';
import { cellText, memberOf, missingTest, type NumberColumn, nodeValue } from '../cells.js';
import { dayRange } from '../day-range.js';
import type { AggregateQuery } from '../facts.js';
import type { Forms, Undecided } from '../forms.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import { isTotal } from '../recognisers/totals.js';
import type { Row } from '../rows.js';
import { appliedScales } from '../scale.js';
import { dimensionColumns } from './dimensions.js';
import type { Layout, SheetReader, Taken } from './layout.js';
import { numberColumn } from './number-column.js';
import { checkRecords, columnsRead, wholeMonth } from './record-checks.js';
import { recordTable } from './record-table.js';
import { rowApart } from './row-apart.js';
import { type Dating, datings, rowDates } from './row-dates.js';
import { type RowCounter, rowPassingCounter } from './row-passing.js';
import { type ColumnAt, type RowReading, type RowTest, rowTest } from './row-test.js';

/** A measure with its columns found in one file. */
interface Reading {
  readonly slot: number;
  readonly aggregate: NonNullable<Measure['aggregate']>;
  /** Which dating puts the record into a month; null where all are of the month that the source declares. */
  readonly dating: number | null;
  /** Dates of which the record must have one; null where every record counts. */
  readonly reached: Dating | null;
  /** The column that is aggregated, and the node that its values are of; null for a count of records. */
  readonly column: (NumberColumn & { readonly node: Node }) | null;
  readonly holds: RowTest;
  /** Counts rows that were passed on; null where they are counted by member. */
  readonly counter: RowCounter | null;
}

const begin = (query: AggregateQuery, forms: Forms) => {
  const { source, tree, wanted } = query;
  const isMissing = missingTest(source.none);
  const measures = wanted.map(({ measure }) => measure!);
  const table = recordTable(measures.map(({ aggregate }) => aggregate!));
  const range = dayRange();
  const whole = measures.some(({ on }) => on.length === 0) ? wholeMonth(source) : null;
  const { lists, indexOf } = datings(measures);

  const open = (sheet: Sheet, report: Report): SheetReader => {
    const scales = appliedScales();
    const column = (name: string): ColumnAt => {
      const index = sheet.header.find(name)!;
      return { index, name: sheet.header.names[index]!.trim() };
    };
    const reading: RowReading = { column, forms, isMissing, report };
    const { daysOf, dating } = rowDates(measures, reading);
    const months = lists.map(({ on }) => dating(on));
    const dimensions = dimensionColumns(query, sheet);
    const valued = <T extends Valued>(node: T, name: string) => {
      const at = { node, ...column(name) };
      return { ...numberColumn(query, sheet, forms, at, scales), node };
    };
    const apartReading = { ...reading, dating, valued };
    const aparts = lists.map(({ apart }) =>
      apart === null || isCounted(apart) ? null : rowApart(apart, apartReading),
    );
    const readings = wanted.map(({ node, measure }, slot): Reading => {
      const { aggregate, on, reached, column: name, where, apart } = measure!;
      return {
        slot,
        aggregate: aggregate!,
        dating: on.length === 0 ? null : indexOf(measure!),
        reached: reached.length === 0 ? null : dating(reached),
        column: name === null ? null : valued(tree.nodes.get(node)!, name),
        holds: rowTest(where, reading),
        counter: isCounted(apart)
          ? rowPassingCounter(apart, apartReading, table.passed(slot, apart.part))
          : null,
      };
    });

    const takeOne = (one: Reading, row: Row, day: Day, member: string): Undecided | null => {
      const month = monthOf(day.year, day.month);
      const { slot, aggregate, column: named } = one;
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
      const value = nodeValue(named.node, row, named, report);
      if (value === 'undecided') return { undecided: 'numbers', column: named.form };
      if (value !== undefined) table.add(slot, month, member, value);
      return null;
    };

    /** Totals below records have no date; only where the source dates every row would they count as one of them. */
    const isOfTotals = ({ cells }: Row): boolean => isTotal(cells.find((cell) => !isMissing(cell)) ?? '');

    const take = (row: Row): Taken => {
      if (whole && isOfTotals(row)) return 'total';
      const days = daysOf(row);
      if ('undecided' in days) return days;
      const dated: (Day | null)[] = [];
      for (const month of months) {
        const day = month(row, days);
        if (day !== null && 'undecided' in day) return day;
        if (day) range.take(day);
        dated.push(day);
      }
      if (whole) range.take(whole);
      const member = memberOf(row.cells, dimensions, isMissing);
      for (const one of readings) {
        const day = one.dating === null ? whole : dated[one.dating]!;
        if (!day) continue;
        const reached = one.reached ? one.reached(row, days) : day;
        if (reached === null) continue;
        if ('undecided' in reached) return reached;
        const answer = one.holds(row);
        if (typeof answer === 'object') return answer;
        if (!answer) continue;
        if (one.counter) {
          const undecided = one.counter(row, days, day);
          if (undecided) return undecided;
          continue;
        }
        const apart = one.dating === null ? null : aparts[one.dating]!;
        const group = apart ? apart(row, days, day) : member;
        if (typeof group === 'object') return group;
        const undecided = takeOne(one, row, day, group);
        if (undecided) return undecided;
      }
      return 'taken';
    };
    return { take, columnsLeft: [], scales: scales.list };
  };

  return {
    open,
    close: async () => ({
      ...table.facts(wanted.map(({ node }) => node)),
      firstDay: range.first(),
      lastDay: range.last(),
    }),
  };
};

/** A row is one deal or lead, with the dates of its stages; each measure aggregates the rows that its `where` admits. */
export const records: Layout = { id: 'records', check: checkRecords, columnsRead, begin };
