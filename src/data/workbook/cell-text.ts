import type { Cell, CellValue } from 'hucre/xlsx';
import { excelDay } from '../../model/excel-date.js';

const padded = (number: number, length = 2): string => String(number).padStart(length, '0');

/** Excel takes no longer ones. */
const LONGEST_FORMAT = 255;

/** A number's format without colours, conditions, quoted text and escaped characters, up to the first semicolon. */
const formOf = (format: string): string =>
  format
    .slice(0, LONGEST_FORMAT)
    .replace(/\\.|"[^"]*"|[*_]./gu, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '')
    .split(';', 1)[0]!;

const ELAPSED = /\[(?:h+|m+|s+)\]/iu;
/** A month, with its year or alone: yyyy"年"m"月", m"月"; those without a y are taken for numbers elsewhere. */
const MONTH_FORM = /^[^0#?@dhs]*m[^0#?@dhs]*$/iu;

const SECONDS_A_DAY = 86_400;
/** The first day of the 1904 system, counted in that of 1900. */
const DAYS_TO_1904 = 1462;

const monthOrDay = (iso: string, isMonth: boolean): string =>
  isMonth && iso.endsWith('-01') ? iso.slice(0, 7) : iso;

const dayOfSerial = (serial: number, is1904: boolean): string | null => {
  const day = excelDay(is1904 ? serial + DAYS_TO_1904 : serial);
  return day ? `${padded(day.year, 4)}-${padded(day.month)}-${padded(day.day!)}` : null;
};

const clock = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  return `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}:${padded(seconds % 60)}`;
};

const ZERO_1900 = Date.UTC(1899, 11, 31);
const ZERO_1904 = Date.UTC(1904, 0, 1);
/** What Excel shows for a date that there is not. */
const NO_DATE = '#####';

const dateText = (date: Date, format: string, is1904: boolean): string => {
  const milliseconds = date.getTime();
  if (!Number.isFinite(milliseconds)) return NO_DATE;
  const seconds = Math.round((milliseconds - (is1904 ? ZERO_1904 : ZERO_1900)) / 1000);
  if (seconds < 0) return NO_DATE;
  if (ELAPSED.test(format) || seconds < SECONDS_A_DAY) return clock(seconds);
  const [day, time] = date.toISOString().split('T') as [string, string];
  if (day.length > 10) return NO_DATE;
  return time.startsWith('00:00:00')
    ? monthOrDay(day, MONTH_FORM.test(format))
    : `${day} ${time.slice(0, 8)}`;
};

/** 1.234 could be taken for 1234 in a column where another cell proves a decimal comma; 1.2340 cannot. */
const numberText = (value: number): string =>
  String(value).replace(/^(?<shown>-?\d{1,3}\.\d{3})(?=e|$)/u, '$<shown>0');

/**
 * What a cell of a workbook says, as a file of text would: a number with all its digits whatever its format shows, a
 * date as 2026-04-01, with its time where it has one, a month as 2026-04 where its format shows no day, an error as
 * Excel shows it. A percentage is a fraction. Blank for a cell without a value.
 */
export const workbookText = (value: CellValue, cell: Cell | undefined, is1904: boolean): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const format = formOf(cell?.style?.numFmt ?? '');
  if (typeof value !== 'number') return dateText(value, format, is1904);
  const day = MONTH_FORM.test(format) ? dayOfSerial(value, is1904) : null;
  return day === null ? numberText(value) : monthOrDay(day, true);
};
