import { formatMonth, monthOf } from '../../model/calendar.js';
import type { Source } from '../../model/tree.js';
import { cellNumber, cellText } from '../cells.js';
import { dateReader } from '../date-order.js';
import { datePattern } from '../date-pattern.js';

/** What a cell of a file means, for an engine that asks of those that are not plain. Null is no answer. */
export interface CellReaders {
  fold(text: string): string;
  number(text: string): number | null;
  /** YYYY-MM-DD; null also for a month alone, and for a date that only its column could decide. */
  day(text: string): string | null;
}

const padded = (day: number): string => String(day).padStart(2, '0');

export const cellReaders = (source: Source): CellReaders => {
  const read = dateReader({ pattern: datePattern(source.dates) ?? null, orders: new Map() }, '');
  return {
    // Line ends within a value are those of a text file.
    fold: (text) => cellText(text.replaceAll(/\r\n?/gu, '\n')),
    number: (text) => cellNumber(text) ?? null,
    day: (text) => {
      const day = read(text);
      if (typeof day === 'string' || day.day === null) return null;
      return `${formatMonth(monthOf(day.year, day.month))}-${padded(day.day)}`;
    },
  };
};
