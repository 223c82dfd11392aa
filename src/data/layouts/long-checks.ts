import { dataText } from '../../locale/data.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Source } from '../../model/tree.js';
import type { AggregateQuery } from '../facts.js';
import type { Header } from '../header.js';
import type { Sheet } from '../peek.js';
import { columnHelp, problemInSource } from '../tree-place.js';
import { periodColumn, periodProblem } from './column-checks.js';
import { dimensionProblems } from './dimensions.js';
import { expectedValues, roleColumn } from './expected-values.js';
import type { ColumnRead } from './layout.js';
import { measureProblems } from './measure-checks.js';
import { metricColumn, unitColumn } from './metrics.js';
import { renameProblems, scaleProblems } from './source-checks.js';

/** What people call the column of the values. */
const VALUE = ['value', '値', '数値', '実績', '実績値', 'actual', '金額', 'amount'];

/** The column of the values: the declared one, else the first one that is called so. */
export const valueColumn = ({ value }: Source, header: Header): number | undefined => {
  if (value !== null) return header.find(value);
  const names = header.names.map(foldWidth);
  const called = VALUE.find((name) => names.includes(name));
  return called === undefined ? undefined : names.indexOf(called);
};

const valueProblem = ({ tree, source }: AggregateQuery, { header, file }: Sheet): Diagnostic[] => {
  if (valueColumn(source, header) !== undefined) return [];
  const { value } = source;
  if (value === null) {
    const help = { help: dataText.noValueColumnHelp() };
    const message = dataText.noValueColumn({ file: file.name });
    return [problemInSource(tree, source, 'data-column', [], message, help)];
  }
  const message = dataText.noColumn({ column: value, file: file.name });
  return [problemInSource(tree, source, 'data-column', ['value'], message, columnHelp(value, header.names))];
};

/** The columns of the period, the metric, its unit, the dimensions and the value, as far as a file has them. */
export const columnsRead = (query: AggregateQuery, sheet: Sheet): ColumnRead[] => {
  const { source } = query;
  const { header, samples } = sheet;
  const period = periodColumn(query, sheet);
  const value = valueColumn(source, header);
  const others = [
    metricColumn(source, header, samples),
    unitColumn(header),
    ...source.dimensions.map((name) => header.find(name)),
    value,
    roleColumn(query, sheet),
    ...(value === undefined ? [] : expectedValues(query, sheet, value)).map(({ index }) => index),
  ];
  return [
    ...(period === undefined ? [] : [{ index: period, isDate: true }]),
    ...others.flatMap((index) => (index === undefined ? [] : [{ index, isDate: false }])),
  ];
};

/** What the tree asks for that a table of one value a row, or these headers and metrics, cannot give. */
export const checkLong = (query: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[] => [
  ...sheets.flatMap((sheet) => [
    ...[periodProblem(query, sheet) ?? []].flat(),
    ...valueProblem(query, sheet),
    ...dimensionProblems(query, sheet),
  ]),
  ...measureProblems(query, sheets),
  ...renameProblems(query, sheets),
  ...scaleProblems(query, sheets),
];
