import { type DateOrder, readDate } from '../model/dates.js';
import { parseDecimalComma } from '../model/numbers.js';
import type { Source } from '../model/tree.js';
import { cellNumber, cellText } from './cells.js';
import { isYearOfSales, orderEvidence } from './date-order.js';
import type { InputFile } from './facts.js';
import { monthAlone } from './layouts/period-header.js';
import { peek } from './peek.js';
import { provenOrder } from './proven-order.js';
import { isTotal, namesTotal } from './recognisers/totals.js';
import { beginningOf } from './see-sources.js';
import { compensatedSum } from './sum.js';
import { tableRows, tally } from './table.js';
import type { FoundUnit } from './table-units.js';

/** What the first rows show of a column. */
export interface ColumnSeen {
  /** As the header writes it, without blanks around it. */
  readonly name: string;
  readonly index: number;
  readonly unit: FoundUnit | null;
  /** Cells that say something; the others are blank or mean that nothing is known. */
  readonly filled: number;
  /** Of those, the cells that are dates or months. */
  readonly dates: number;
  /** The cells that name a month and no year. */
  readonly monthsAlone: number;
  /** Which of day and month comes first: as some cell proves it, `open` where none does, null where nothing depends on it. */
  readonly order: DateOrder | 'open' | null;
  /** The cells that are numbers, with their least, their greatest and their sum. */
  readonly numbers: number;
  readonly least: number;
  readonly greatest: number;
  readonly sum: number;
  /** How often each text stands there; null where there are more than a list of choices would have. */
  readonly values: ReadonlyMap<string, number> | null;
  /** Texts that stand for a missing value. */
  readonly none: readonly string[];
}

/** What a look at the beginning of a table shows. */
export interface TableSeen {
  /** As people call the file. */
  readonly file: string;
  /** The unit that is stated for all of the table, as 単位：千円 above it. */
  readonly unit: FoundUnit | null;
  readonly columns: readonly ColumnSeen[];
  /** The first rows as they are written, without those of totals. */
  readonly rows: readonly (readonly string[])[];
  /** How many rows were looked at, and whether there are more. */
  readonly looked: number;
  readonly isWhole: boolean;
}

const MOST_ROWS = 10_000;
const MOST_KEPT = 1_000;
/** A column of stages or of states has fewer values; one of names has more. */
const MOST_VALUES = 40;
/** What people and programs write for a value that is not known. */
const NONE = new Set([
  '-',
  '--',
  '―',
  '—',
  'ー',
  'n/a',
  '#n/a',
  'null',
  'none',
  'select',
  'なし',
  '未定',
  '(blank)',
]);

/** Whether a cell is blank or says that nothing is known. */
export const saysNothing = (cell: string): boolean => {
  const text = cellText(cell);
  return text === '' || NONE.has(text.toLowerCase());
};

/** The number of a cell, whichever mark sets off its fraction; undefined where it is none. */
export const readNumber = (cell: string): number | undefined => cellNumber(cell) ?? parseDecimalComma(cell);

const isDate = (cell: string): boolean => {
  const reading = readDate(cell);
  if (!reading) return false;
  return isYearOfSales(reading.kind === 'day' ? reading.value.year : reading.year);
};

const columnTaker = (name: string, index: number, unit: FoundUnit | null) => {
  const sum = compensatedSum();
  const none = new Set<string>();
  let values: Map<string, number> | null = new Map();
  let order: DateOrder | 'open' | null = null;
  let [filled, dates, monthsAlone, numbers] = [0, 0, 0, 0];
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  const take = (cell: string): void => {
    const text = cellText(cell);
    if (saysNothing(cell)) {
      if (text !== '') none.add(text);
      return;
    }
    filled += 1;
    if (values) values.set(text, (values.get(text) ?? 0) + 1);
    if (values && values.size > MOST_VALUES) values = null;
    if (monthAlone(text) !== null) monthsAlone += 1;
    if (isDate(cell)) {
      dates += 1;
      const evidence = orderEvidence(cell);
      if (evidence === 'either') order ??= 'open';
      else if (evidence && (order === null || order === 'open')) order = evidence;
    }
    const value = readNumber(cell);
    if (value === undefined) return;
    numbers += 1;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    sum.add(value);
  };
  const seen = (): ColumnSeen => ({
    name: name.trim(),
    index,
    unit,
    filled,
    dates,
    monthsAlone,
    order,
    numbers,
    least,
    greatest,
    sum: sum.value(),
    values,
    none: [...none],
  });
  return { take, seen };
};

/**
 * Looks at the first rows of a file, to tell what its columns hold. Throws an InputError where the file is no table, and
 * the signal's reason when aborted.
 */
export const lookAt = async (file: InputFile, source: Source, signal: AbortSignal): Promise<TableSeen> => {
  const beginning = await beginningOf(file);
  const sheet = await peek(beginning, source, signal);
  const { header, units } = sheet;
  const takers = header.names.map((name, index) => columnTaker(name, index, units.columns[index] ?? null));
  const rows: (readonly string[])[] = [];
  let looked = 0;
  let isWhole = beginning.most === undefined;
  for await (const { cells } of tableRows(sheet, tally(), () => {}, signal)) {
    if (looked === MOST_ROWS) {
      isWhole = false;
      break;
    }
    looked += 1;
    if (cells.some((cell) => isTotal(cell) || (isDate(cell) && namesTotal(cell)))) continue;
    if (rows.length < MOST_KEPT) rows.push(cells);
    for (const [index, cell] of cells.entries()) takers[index]!.take(cell);
  }
  const columns: ColumnSeen[] = [];
  for (const seen of takers.map((taker) => taker.seen())) {
    // Beyond the rows that are looked at, some cell may still tell the order.
    const proven = seen.order === 'open' && !isWhole ? await provenOrder([sheet], seen.name, signal) : null;
    columns.push(typeof proven === 'string' ? { ...seen, order: proven } : seen);
  }
  return { file: file.name, unit: units.whole, columns, rows, looked, isWhole };
};
