import { daysInMonth } from '../../model/calendar.js';
import { isYearOfSales } from '../date-order.js';

const ZERO = 0x30;
const POINT = 0x2e;
const COLON = 0x3a;

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9;

const FOUR_ZEROS = 0x30303030;
const TWO_ZEROS = 0x3030;

/** Whether bytes less those of zeros are all digits: what is below or above one carries into a high bit. */
const areDigits = (values: number): boolean => ((values | (values + 0x76767676)) & 0x80808080) === 0;

/** The number of four digits; below zero where one is none. */
const four = (view: DataView, at: number): number => {
  const values = (view.getInt32(at, true) - FOUR_ZEROS) | 0;
  if (!areDigits(values)) return -1;
  return (
    (values & 0xff) * 1000 + ((values >> 8) & 0xff) * 100 + ((values >> 16) & 0xff) * 10 + (values >> 24)
  );
};

/** The number of two digits; below zero where one is none. */
const two = (view: DataView, at: number): number => {
  const values = view.getUint16(at, true) - TWO_ZEROS;
  return areDigits(values) ? (values & 0xff) * 10 + (values >> 8) : -1;
};

const isBetweenParts = (byte: number): boolean => byte === 0x2d || byte === 0x2f || byte === POINT;

/** Whether the bytes from the tenth on are nothing, or hours and minutes, or seconds too. */
const isTimeOfDay = (view: DataView, at: number, end: number): boolean => {
  if (at === end) return true;
  if (end - at !== 6 && end - at !== 9) return false;
  const between = view.getUint8(at);
  if (between !== 0x20 && between !== 0x54) return false;
  if (two(view, at + 1) < 0 || view.getUint8(at + 3) !== COLON || two(view, at + 4) < 0) return false;
  return end - at === 6 || (view.getUint8(at + 6) === COLON && two(view, at + 7) >= 0);
};

/** The day of a cell such as 2026-04-01 or 2026/04/01 10:30, as YYYYMMDD; 0 for any other text. */
export const plainDay = (view: DataView, start: number, end: number): number => {
  if (end - start < 10) return 0;
  if (!isBetweenParts(view.getUint8(start + 4)) || !isBetweenParts(view.getUint8(start + 7))) return 0;
  const year = four(view, start);
  const month = two(view, start + 5);
  const day = two(view, start + 8);
  if (!isYearOfSales(year) || month < 1 || month > 12 || day < 1) return 0;
  if (day > 28 && day > daysInMonth(year, month)) return 0;
  return isTimeOfDay(view, start + 10, end) ? year * 10000 + month * 100 + day : 0;
};

/** Digits that are an exact number in every sum of a few of them. */
const MOST_DIGITS = 15;
const POWERS = [1, 10, 100, 1000, 10000, 100000, 1000000];

/**
 * The number of a cell of digits, with a point before the last of them where `hasPoint` allows one; -1 for any other
 * text. Both parts of the division are exact, so that its result is the number that the digits write.
 */
export const plainNumber = (data: Uint8Array, start: number, end: number, hasPoint: boolean): number => {
  if (end - start > MOST_DIGITS) return -1;
  let value = 0;
  let at = start;
  for (; at < end && isDigit(data[at]!); at += 1) value = value * 10 + data[at]! - ZERO;
  if (at === start) return -1;
  if (at === end) return value;
  const digits = end - at - 1;
  if (!hasPoint || data[at] !== POINT || digits < 1 || digits >= POWERS.length) return -1;
  for (at += 1; at < end; at += 1) {
    if (!isDigit(data[at]!)) return -1;
    value = value * 10 + data[at]! - ZERO;
  }
  return value / POWERS[digits]!;
};
