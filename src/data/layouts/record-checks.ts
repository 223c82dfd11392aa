import { dataText } from '../../locale/data.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Measure } from '../../model/tree.js';
import { datePattern } from '../date-pattern.js';
import type { AggregateQuery, Head, Wanted } from '../facts.js';
import type { Sheet } from '../peek.js';
import { columnHelp, problemInTree } from '../tree-place.js';
import { comparesDates, conditionProblem } from '../where.js';
import { dimensionProblems } from './dimensions.js';
import type { ColumnRead } from './layout.js';

/** The columns that a measure names, with the key that names each. */
export const namedColumns = (
  measure: Measure,
): { readonly name: string; readonly path: readonly string[] }[] => [
  ...(measure.column !== null ? [{ name: measure.column, path: [measure.aggregate ?? 'column'] }] : []),
  ...(measure.on !== null ? [{ name: measure.on, path: ['on'] }] : []),
  ...[...measure.where.keys()].map((name) => ({ name, path: ['where', name] })),
];

const formProblem = (query: AggregateQuery, { measure, node }: Wanted): Diagnostic | null => {
  const { tree, source } = query;
  if (!measure) return null;
  if (measure.aggregate === null) {
    const message = dataText.columnOnRecords({ column: measure.column ?? '', source: source.id });
    return problemInTree(tree, 'data-measure', measure.path, message, { help: dataText.recordsForm(), node });
  }
  if (measure.on !== null) return null;
  return problemInTree(tree, 'data-measure', measure.path, dataText.noOn({ node }), {
    help: dataText.noOnHelp(),
    node,
  });
};

const measureProblems = (query: AggregateQuery, sheets: readonly Head[], wanted: Wanted): Diagnostic[] => {
  const { tree, source } = query;
  const { measure, node } = wanted;
  const form = formProblem(query, wanted);
  if (form || !measure) return form ? [form] : [];
  const absent = namedColumns(measure).flatMap(({ name, path }) => {
    const sheet = sheets.find(({ header }) => header.find(name) === undefined);
    if (!sheet) return [];
    const message = dataText.noColumn({ column: name, file: sheet.file.name });
    const help = columnHelp(name, sheet.header.names);
    const at = path[0] === 'where' ? 'key' : 'value';
    return [problemInTree(tree, 'data-column', [...measure.path, ...path], message, { ...help, node, at })];
  });
  const dates = { pattern: datePattern(source.dates) ?? null, orders: new Map() };
  const conditions = [...measure.where].flatMap(([name, condition]) => {
    const found = conditionProblem(condition, dates);
    if (!found) return [];
    const path = [...measure.path, 'where', name, found.key];
    return [
      problemInTree(tree, 'data-measure', path, found.message, { help: dataText.conditionHelp(), node }),
    ];
  });
  return [...absent, ...conditions];
};

/** The columns that measures and dimensions name, as far as a file has them. */
export const columnsRead = ({ source, wanted }: AggregateQuery, { header }: Sheet): ColumnRead[] => {
  const measures = wanted.flatMap(({ measure }) => (measure ? [measure] : []));
  const named = [
    ...source.dimensions.map((name) => ({ name, isDate: false })),
    ...measures.flatMap((measure) =>
      namedColumns(measure).map(({ name, path: [key] }) => ({
        name,
        isDate: key === 'on' || (key === 'where' && comparesDates(measure.where.get(name)!)),
      })),
    ),
  ];
  return named.flatMap(({ name, isDate }) => {
    const index = header.find(name);
    return index === undefined ? [] : [{ index, isDate }];
  });
};

/** What the measures of records ask for that a list of records, or these headers, cannot give. */
export const checkRecords = (query: AggregateQuery, sheets: readonly Head[]): Diagnostic[] => [
  ...sheets.flatMap((sheet) => dimensionProblems(query, sheet)),
  ...query.wanted.flatMap((wanted) => measureProblems(query, sheets, wanted)),
];
