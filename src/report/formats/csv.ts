import type { Format } from '../report.js';

/** A text that a spreadsheet would take for a formula, or that begins with the mark that keeps it from being one. */
const LIKE_A_FORMULA = /^[=+\-@\t\r']/u;
const SPECIAL = /[",\r\n]/u;

const cellOf = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = LIKE_A_FORMULA.test(value) ? `'${value}` : value;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The rows of an answer, numbers in full precision. */
export const csv: Format = {
  id: 'csv',
  render: ({ rows = [] }) => rows.map((row) => `${row.map(cellOf).join(',')}\n`).join(''),
};
