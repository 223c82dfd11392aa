import { datesApart } from '../../model/apart.js';
import type { Day } from '../../model/dates.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Measure, RecordDate } from '../../model/tree.js';
import { keyOfDates } from '../../model/views.js';
import { type DateReader, dateReader, dayNumber } from '../date-order.js';
import type { Undecided } from '../forms.js';
import { datesOfMeasure } from '../named-columns.js';
import type { Row } from '../rows.js';
import { badDate, farDate } from './bad-date.js';
import { type ColumnAt, type RowReading, type RowTest, rowTest } from './row-test.js';

/** The dates that put records into months, and how those of a month are told apart; null where they are by member. */
export interface DatingDates {
  readonly on: readonly RecordDate[];
  readonly apart: NonNullable<Measure['apart']> | null;
}

/** What tells records apart besides their dates. */
const whatIsApart = (apart: NonNullable<Measure['apart']>): string => {
  if (apart.kind === 'wait') return JSON.stringify(apart.named ?? '');
  if (apart.kind === 'amounts') return `amounts ${apart.node.id}`;
  return apart.kind === 'scoring' ? apart.kci.id : `${apart.handoff.id} ${apart.part}`;
};

const keyOf = ({ on, apart }: Measure): string => {
  if (!apart) return keyOfDates(on);
  return [on, datesApart(apart)].map(keyOfDates).join() + whatIsApart(apart);
};

/** The dates that put records into months, each list once, and which of them a measure uses. */
export const datings = (
  measures: readonly Measure[],
): { readonly lists: readonly DatingDates[]; readonly indexOf: (measure: Measure) => number } => {
  const lists = new Map<string, DatingDates>();
  for (const measure of measures) {
    const { on, apart = null } = measure;
    if (on.length > 0) lists.set(keyOf(measure), { on, apart });
  }
  const keys = [...lists.keys()];
  return { lists: [...lists.values()], indexOf: (measure) => keys.indexOf(keyOf(measure)) };
};

interface DateColumn extends ColumnAt {
  readonly read: DateReader;
}

/** The days of one row, by the date columns of its file. */
export type Days = readonly (Day | null)[];

/** The earliest day that a row has by one list of dates; null for none of them. */
export type Dating = (row: Row, days: Days) => Day | Undecided | null;

/** Reads the dates of the rows of one file. */
export interface RowDates {
  /** Every date of a row, each read once; one that is none is reported. */
  daysOf(row: Row): Days | Undecided;
  dating(dates: readonly RecordDate[]): Dating;
}

const earlier = (a: Day | null, b: Day): Day => (a !== null && dayNumber(a) <= dayNumber(b) ? a : b);

export const rowDates = (measures: readonly Measure[], reading: RowReading): RowDates => {
  const { column, forms, isMissing, report } = reading;
  const named = measures.flatMap(datesOfMeasure);
  const names = [...new Map(named.map((date) => [foldWidth(date.column), date.column])).values()];
  // The form of a column is proven under the name that the file has for it.
  const columns: DateColumn[] = names
    .map(column)
    .map((at) => ({ ...at, read: dateReader(forms.dates, at.name) }));

  const dayIn = (row: Row, at: DateColumn): Day | Undecided | null => {
    const cell = row.cells[at.index]!;
    const day = isMissing(cell) ? null : at.read(cell);
    if (day === 'undecided') return { undecided: 'dates', column: at.name };
    const wrong = typeof day === 'string' ? badDate(day, row, at, forms.dates) : day && farDate(day, row, at);
    if (wrong) report(wrong);
    return wrong || typeof day === 'string' ? null : day;
  };

  return {
    daysOf: (row) => {
      const days: (Day | null)[] = [];
      for (const at of columns) {
        const day = dayIn(row, at);
        if (day !== null && 'undecided' in day) return day;
        days.push(day);
      }
      return days;
    },
    dating: (dates) => {
      const places = dates.map((date): { readonly place: number; readonly counts: RowTest | null } => ({
        place: columns.findIndex(({ index }) => index === column(date.column).index),
        counts: date.where.size === 0 ? null : rowTest(date.where, reading),
      }));
      return (row, days) => {
        let found: Day | null = null;
        for (const { place, counts } of places) {
          const day = days[place]!;
          if (day === null) continue;
          const answer = counts === null ? true : counts(row);
          if (typeof answer === 'object') return answer;
          if (answer) found = earlier(found, day);
        }
        return found;
      };
    },
  };
};
