import { daysInMonth } from '../../model/calendar.js';
import { isYearOfSales } from '../date-order.js';

const ZERO = 0x30;
const POINT = 0x2e;
const COLON = 0x3a;

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9;

/** The number of two digits; far below zero where one is none. */
const two = (data: Uint8Array, at: number): number => {
  const tens = data[at]! - ZERO;
  const ones = data[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
};

const isBetweenParts = (byte: number): boolean => byte === 0x2d || byte === 0x2f || byte === POINT;

/** Whether the bytes from the tenth on are nothing, or hours and minutes, or seconds too. */
const isTimeOfDay = (data: Uint8Array, at: number, end: number): boolean => {
  if (at === end) return true;
  if (end - at !== 6 && end - at !== 9) return false;
  if (data[at] !== 0x20 && data[at] !== 0x54) return false;
  if (two(data, at + 1) < 0 || data[at + 3] !== COLON || two(data, at + 4) < 0) return false;
  return end - at === 6 || (data[at + 6] === COLON && two(data, at + 7) >= 0);
};

/** The day of a cell such as 2026-04-01 or 2026/04/01 10:30, as YYYYMMDD; 0 for any other text. */
export const plainDay = (data: Uint8Array, start: number, end: number): number => {
  if (end - start < 10 || !isBetweenParts(data[start + 4]!) || !isBetweenParts(data[start + 7]!)) return 0;
  const year = two(data, start) * 100 + two(data, start + 2);
  const month = two(data, start + 5);
  const day = two(data, start + 8);
  if (!isYearOfSales(year) || month < 1 || month > 12 || day < 1) return 0;
  if (day > 28 && day > daysInMonth(year, month)) return 0;
  return isTimeOfDay(data, start + 10, end) ? year * 10000 + month * 100 + day : 0;
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
