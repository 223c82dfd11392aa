import { formatMonth, monthOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import { dayNumber } from '../date-order.js';
import type { Row } from '../rows.js';
import { cameBack, type Visit } from './came-back.js';
import type { Change } from './change.js';

const BACK = '←';

/** A row, and which of the files it is in. */
interface Placed {
  readonly file: number;
  readonly row: Row;
}

/** What is known of one record. */
interface Known {
  /** The first day in each stage. */
  readonly entered: (Day | null)[];
  day: number;
  time: number | null;
  /** The day of the change that was taken before. */
  before: number;
  /** Of the changes that may be the last one, the one that comes first in the files, and the one that comes last. */
  first: Placed;
  last: Placed;
  readonly visits: Visit[];
}

/** The changes of records, brought together by record. */
export interface RecordsOfChanges {
  take(change: Change, placed: Placed): void;
  /**
   * A row for each record, in the order in which they first came: its last change, behind it the dates of the stages, and
   * behind those a mark for each stage into which it came back.
   */
  rows(): Generator<Placed>;
}

const isoOf = ({ year, month, day }: Day): string =>
  `${formatMonth(monthOf(year, month))}${day === null ? '' : `-${String(day).padStart(2, '0')}`}`;

/** Whether a date is later than another as far as the two tell; 0 where only the order of the rows could. */
const later = (day: number, time: number | null, known: Known): number => {
  if (day !== known.day) return day - known.day;
  return time === null || known.time === null ? 0 : time - known.time;
};

export const recordsOfChanges = (stages: number): RecordsOfChanges => {
  const records = new Map<string, Known>();
  // Exports list changes from the oldest on or from the newest on; where days are the same, that decides. A list by
  // records shows it within each, any other one by its rows.
  let before = 0;
  let rises = 0;
  let risesWithin = 0;
  return {
    take: ({ record, stage, day, time }, placed) => {
      const number = dayNumber(day);
      if (before !== 0) rises += Math.sign(number - before);
      before = number;
      const known = records.get(record) ?? {
        entered: Array.from({ length: stages }, () => null),
        day: number,
        time,
        before: number,
        first: placed,
        last: placed,
        visits: [],
      };
      records.set(record, known);
      known.visits.push({ stage: stage ?? -1, day: number, time });
      risesWithin += Math.sign(number - known.before);
      known.before = number;
      if (stage !== null) {
        const entered = known.entered[stage] ?? null;
        if (entered === null || number < dayNumber(entered)) known.entered[stage] = day;
      }
      const order = later(number, time, known);
      if (order < 0) return;
      known.last = placed;
      if (order === 0) return;
      known.first = placed;
      known.day = number;
      known.time = time;
    },
    *rows() {
      const isNewestFirst = (risesWithin === 0 ? rises : risesWithin) < 0;
      for (const { entered, first, last, visits } of records.values()) {
        const { file, row } = isNewestFirst ? first : last;
        const dates = entered.map((day) => (day === null ? '' : isoOf(day)));
        const marks = cameBack(visits, stages).map((isBack) => (isBack ? BACK : ''));
        yield { file, row: { line: row.line, cells: [...row.cells, ...dates, ...marks] } };
      }
    },
  };
};
