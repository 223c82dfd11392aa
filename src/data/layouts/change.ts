import { dataText } from '../../locale/data.js';
import { type Day, timeOfDay } from '../../model/dates.js';
import type { Source } from '../../model/tree.js';
import { cellText, type IsMissing } from '../cells.js';
import { dateReader } from '../date-order.js';
import type { Forms, Undecided } from '../forms.js';
import type { Header } from '../header.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';
import { badDate, farDate } from './bad-date.js';

/** A record entered a stage on a day. */
export interface Change {
  readonly record: string;
  /** The place of the stage among those of the source; null for one that no phase names. */
  readonly stage: number | null;
  readonly day: Day;
  /** Of two changes on one day it tells which is later; in seconds, null where the date has none. */
  readonly time: number | null;
}

interface Reading {
  readonly forms: Forms;
  readonly isMissing: IsMissing;
  readonly report: Report;
}

/** Reads the rows of one file as changes; null for a row that was reported. */
export const changeReader = (
  source: Source,
  header: Header,
  { forms, isMissing, report }: Reading,
): ((row: Row) => Change | Undecided | null) => {
  const { record, stage, date } = source.history!;
  const at = (name: string) => {
    const index = header.find(name)!;
    return { index, name: header.names[index]!.trim() };
  };
  const [key, entered, when] = [at(record), at(stage), at(date)];
  const read = dateReader(forms.dates, when.name);
  const stages = new Map(
    source.stages.flatMap(({ names }, index) => names.map((name) => [cellText(name), index] as const)),
  );
  return (row) => {
    const cell = row.cells[when.index]!;
    for (const column of [key, when]) {
      if (!isMissing(row.cells[column.index]!)) continue;
      const message = dataText.blankInChange({ column: column.name });
      const help = dataText.blankInChangeHelp();
      report({ rule: 'data-row', line: row.line, cell: column.index, message, help });
      return null;
    }
    const day = read(cell);
    if (day === 'undecided') return { undecided: 'dates', column: when.name };
    const wrong = typeof day === 'string' ? badDate(day, row, when, forms.dates) : farDate(day, row, when);
    if (wrong) report(wrong);
    if (wrong || typeof day === 'string') return null;
    return {
      record: cellText(row.cells[key.index]!),
      stage: stages.get(cellText(row.cells[entered.index]!)) ?? null,
      day,
      time: timeOfDay(cell),
    };
  };
};
