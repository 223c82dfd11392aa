import { reportText } from '../locale/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { View } from './report.js';

/** Where a diagnostic stands: file, line and column, or the sheet and the cell of a workbook; the file where that is all. */
export const placeOf = (
  { file, span }: Pick<Diagnostic, 'file' | 'span'>,
  { lang }: Pick<View, 'lang'>,
): string => {
  if (!span) return file;
  const { line, column } = span.start;
  if (!span.place) return `${span.file}:${line}:${column}`;
  const { sheet, cell } = span.place;
  return reportText.cellOfSheet({ file: span.file, sheet, cell, row: line })[lang];
};
