import { dataText } from '../../locale/data.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { AggregateQuery } from '../facts.js';
import type { Sheet } from '../peek.js';
import { problemInSource } from '../tree-place.js';
import { dimensionProblems } from './dimensions.js';
import { expectedColumns } from './expected-columns.js';
import type { ColumnRead } from './layout.js';
import { measureProblems } from './measure-checks.js';
import { metricColumn, unitColumn } from './metrics.js';
import { periodColumns } from './period-columns.js';
import { renameProblems, scaleProblems } from './source-checks.js';

const periodProblems = (query: AggregateQuery, sheet: Sheet): Diagnostic[] => {
  const { tree, source } = query;
  const { fault, families } = periodColumns(query, sheet);
  if (fault === null) return [];
  const declared = fault === 'no-actuals' ? source.value : null;
  const message = dataText.monthsAcross[fault]({ file: sheet.file.name, start: tree.fiscalYearStart });
  const help = dataText.monthsAcrossHelp[fault]({ families });
  const key = declared === null ? [] : ['value'];
  return [problemInSource(tree, source, 'data-column', key, message, { help })];
};

/** The columns of metrics, units, dimensions and actual months, as far as a file has them. */
export const columnsRead = (query: AggregateQuery, sheet: Sheet): ColumnRead[] => {
  const { source } = query;
  const indices = [
    metricColumn(source, sheet.header, sheet.samples),
    unitColumn(sheet.header),
    ...source.dimensions.map((name) => sheet.header.find(name)),
    ...[...periodColumns(query, sheet).actuals, ...expectedColumns(query, sheet)].map(({ index }) => index),
  ];
  return indices.flatMap((index) => (index === undefined ? [] : [{ index, isDate: false }]));
};

/** What the tree asks for that a table with months across, or these headers and metrics, cannot give. */
export const checkRows = (query: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[] => [
  ...sheets.flatMap((sheet) => [...periodProblems(query, sheet), ...dimensionProblems(query, sheet)]),
  ...measureProblems(query, sheets),
  ...renameProblems(query, sheets),
  ...scaleProblems(query, sheets),
];
