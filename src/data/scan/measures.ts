import { cellText, missingTest } from '../cells.js';
import { apartReader, datesApartIn } from './apart.js';
import type { ScanColumns } from './columns.js';
import type { PartTable } from './part-table.js';
import type { TableLayout } from './part-tables.js';
import { isCountedApart, type PassingCounter, passingCounter } from './passing.js';
import { plainDay } from './plain-cells.js';
import {
  conditionsReader,
  dayReader,
  hasPlainDays,
  type MemberReader,
  memberReader,
  type Reading,
  textReader,
  valueReader,
} from './readers.js';
import { formsOfTask, type ScanTask, type TaskDates, type TaskMeasure, type TaskPassing } from './task.js';

/** The first and the last day of records, as YYYYMMDD; 0 for none. */
export interface Span {
  first: number;
  last: number;
}

/** Takes the record that the columns hold. Throws NotMine where it is wrong or undecided. */
export interface RecordTaker {
  take(tables: readonly PartTable[], span: Span): void;
  readonly members: MemberReader;
}

const widen = (span: Span, day: number): void => {
  if (span.first === 0 || day < span.first) span.first = day;
  if (day > span.last) span.last = day;
};

/** The days of a record by its date columns, each read once, and the earliest of each list of them. */
const datesReader = (reading: Reading, lists: readonly TaskDates[]) => {
  const { bytes, cells } = reading.columns;
  const { view } = bytes;
  const { starts, ends } = cells;
  const columns = [...new Map(lists.flat().map((date) => [date.index, date])).values()];
  const indexes = Int32Array.from(columns, ({ index }) => index);
  const isPlain = hasPlainDays(reading);
  const readers = columns.map((column) => dayReader(reading, column));
  const days = new Int32Array(columns.length);
  const known = new Map<string, () => number>();
  let record = 0;

  const placeOf = (index: number): number => indexes.indexOf(index);

  const earliestOf = (dates: TaskDates): (() => number) => {
    const from = dates.map(({ index, where }) => ({
      place: placeOf(index),
      counts: conditionsReader(reading, where),
    }));
    const [only] = from;
    if (from.length === 1 && only!.counts === null) return () => days[only!.place]!;
    let found = 0;
    let foundIn = 0;
    return () => {
      if (foundIn === record) return found;
      foundIn = record;
      found = 0;
      for (const { place, counts } of from) {
        const day = days[place]!;
        if (day === 0 || (counts !== null && !counts())) continue;
        if (found === 0 || day < found) found = day;
      }
      return found;
    };
  };

  /** The same dates stand in many measures, and are looked at once a record. */
  const earliest = (dates: TaskDates): (() => number) => {
    const key = JSON.stringify(dates);
    const found = known.get(key) ?? earliestOf(dates);
    known.set(key, found);
    return found;
  };

  const read = (): void => {
    record += 1;
    for (let place = 0; place < indexes.length; place += 1) {
      const index = indexes[place]!;
      const start = starts[index]!;
      const end = ends[index]!;
      let day = 0;
      if (start !== end) {
        if (isPlain) day = plainDay(view, start, end);
        if (day === 0) day = readers[place]!();
      }
      days[place] = day;
    }
  };
  return { read, earliest, number: () => record };
};

type Dates = ReturnType<typeof datesReader>;

/** Adds what the record says to a cell or, of records that are counted by numbers, to the groups of its day. */
type Add = (table: PartTable, at: number) => void;

/** Adds what the record says to a cell of the measure's table. */
const adder = (reading: Reading, { aggregate, node, value }: TaskMeasure, measure: number): Add => {
  if (value === null) return (table, cell) => table.count(cell, measure);
  if (aggregate === 'count_distinct') {
    const read = textReader(reading, value);
    return (table, cell) => {
      const text = read();
      if (text !== '') table.distinct(cell, measure, text);
    };
  }
  const read = valueReader(reading, node, value);
  return (table, cell) => {
    const number = read();
    if (!Number.isNaN(number)) table.add(cell, measure, number);
  };
};

/** How the records of handoffs are counted by numbers, by the handoff. */
const passingCounters = (reading: Reading, dates: Dates) => {
  const counters = new Map<string, PassingCounter>();
  return (apart: TaskPassing): PassingCounter => {
    const counter =
      counters.get(apart.handoff) ?? passingCounter(apart, reading, dates.earliest, dates.number);
    counters.set(apart.handoff, counter);
    return counter;
  };
};

const measureReader = (reading: Reading, dates: Dates, task: TaskMeasure, add: Add) => ({
  dating: task.dating,
  reached: task.reached && dates.earliest(task.reached),
  holds: conditionsReader(reading, task.where),
  add,
});

/** Reads every measure of a task, in the order in which the reader of rows does. */
export const recordTaker = (
  task: ScanTask,
  { tableOf, placeOf }: TableLayout,
  columns: ScanColumns,
): RecordTaker => {
  const { source, datings, measures } = task;
  const reading: Reading = {
    columns,
    forms: formsOfTask(task),
    isMissing: missingTest(source.none),
    isDigitTold: !source.none.some((text) => /^\d/u.test(cellText(text))),
  };
  const lists = measures.flatMap(({ dating, reached }) => {
    const { on, apart } = datings[dating]!;
    return [on, ...(apart ? datesApartIn(apart) : []), ...(reached === null ? [] : [reached])];
  });
  const dates = datesReader(reading, lists);
  const earliest = datings.map(({ on }) => dates.earliest(on));
  const members = memberReader(reading, task.dimensions);
  const isCounted = datings.map(({ apart }) => isCountedApart(apart));
  const aparts = datings.map(({ apart }) =>
    apart === null || isCountedApart(apart)
      ? null
      : apartReader(apart, reading, dates.earliest, members.named),
  );
  const counterOf = passingCounters(reading, dates);
  const readers = measures.map((measure, index) => {
    const { apart } = datings[measure.dating]!;
    const place = placeOf[index]!;
    if (!isCountedApart(apart)) return measureReader(reading, dates, measure, adder(reading, measure, place));
    const [{ part }, count] = [apart, counterOf(apart)];
    return measureReader(reading, dates, measure, (table, day) => count(table, place, part, day));
  });
  const cells = new Int32Array(datings.length);
  const NONE = -1;

  const take = (tables: readonly PartTable[], span: Span): void => {
    columns.next();
    dates.read();
    let member = NONE;
    for (let dating = 0; dating < earliest.length; dating += 1) {
      const day = earliest[dating]!();
      cells[dating] = NONE;
      if (day === 0) continue;
      widen(span, day);
      if (isCounted[dating]) {
        cells[dating] = day;
        continue;
      }
      const apart = aparts[dating]!;
      if (apart === null && member === NONE) member = members.read();
      cells[dating] = tables[tableOf[dating]!]!.cell(day, apart === null ? member : apart(day));
    }
    for (let measure = 0; measure < readers.length; measure += 1) {
      const { dating, reached, holds, add } = readers[measure]!;
      const cell = cells[dating]!;
      if (cell === NONE || (reached !== null && reached() === 0)) continue;
      if (holds !== null && !holds()) continue;
      add(tables[tableOf[dating]!]!, cell);
    }
  };
  return { take, members };
};
