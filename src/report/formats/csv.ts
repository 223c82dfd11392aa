import { markedText } from '../../model/formula-mark.js';
import type { Format } from '../report.js';

const SPECIAL = /[",\r\n]/u;

const cellOf = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = markedText(value);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The mark by which spreadsheets know UTF-8. */
const BOM = '\uFEFF';

/** The rows of an answer: numbers in full precision, texts such that none is taken for a formula. */
export const csv: Format = {
  id: 'csv',
  render: ({ rows = [] }, { bom }) =>
    (bom ? BOM : '') + rows.map((row) => `${row.map(cellOf).join(',')}\n`).join(''),
};
