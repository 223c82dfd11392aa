import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import { timeOfDay } from '../model/dates.js';
import { foldWidth } from '../model/identifiers.js';
import type { Source } from '../model/tree.js';
import { cellText } from './cells.js';
import type { Head, Wanted } from './facts.js';
import { isReadAsDate, namedColumns } from './named-columns.js';

const UTC = /\d\s*(?:Z|UTC|[+-]00(?::?00)?)$/iu;

/** Whether a date has a time of day in UTC; midnight is how a day without one is written. */
const isInUtc = (text: string): boolean => UTC.test(text) && (timeOfDay(text) ?? 0) > 0;

/**
 * What should be said of dates whose times are in UTC, a sentence for each column. Their days are taken as written,
 * which for people elsewhere may be the day before or after: 2026-03-31T15:30:00Z is April 1 in Tokyo.
 */
export const utcNotices = (
  { history }: Source,
  wanted: readonly Wanted[],
  heads: readonly Head[],
): Message[] => {
  const columns = wanted
    .flatMap(({ measure }) => (measure ? namedColumns(measure) : []))
    .filter(isReadAsDate)
    .map(({ name }) => name);
  const dates = new Map(
    [...columns, ...(history ? [history.date] : [])].map((name) => [foldWidth(name), name]),
  );
  return [...dates.values()].flatMap((column): Message[] => {
    for (const { file, header, samples } of heads) {
      const index = header.find(column);
      const text = index === undefined ? undefined : samples?.[index];
      if (text !== undefined && isInUtc(cellText(text))) {
        return [dataText.utcDates({ name: file.name, column, text: cellText(text) })];
      }
    }
    return [];
  });
};
