import { dataText } from '../../locale/data.js';
import { monthNumber, yearOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { parseMonth } from '../../model/periods.js';
import type { Source } from '../../model/tree.js';
import { absentColumn } from '../absent-column.js';
import type { AggregateQuery, Head, Wanted } from '../facts.js';
import { formsOf } from '../forms.js';
import { isReadAsDate, namedColumns } from '../named-columns.js';
import type { Sheet } from '../peek.js';
import { problemInSource, problemInTree } from '../tree-place.js';
import { conditionProblem } from '../where.js';
import { dimensionProblems } from './dimensions.js';
import type { ColumnRead } from './layout.js';
import { renameProblems, scaleProblems } from './source-checks.js';
import { strangeFileProblem, strangeFiles } from './strange-files.js';

/** The month that all records of a source without dates are about, by its `period`; null where it declares none. */
export const wholeMonth = ({ period }: Source): Day | null => {
  const month = period === null ? undefined : parseMonth(period);
  return month === undefined ? null : { year: yearOf(month), month: monthNumber(month), day: null };
};

const formProblem = (query: AggregateQuery, { measure, node }: Wanted): Diagnostic | null => {
  const { tree, source } = query;
  if (!measure) return null;
  if (measure.aggregate === null) {
    const message = dataText.columnOnRecords({ column: measure.column ?? '', source: source.id });
    return problemInTree(tree, 'data-measure', measure.path, message, { help: dataText.recordsForm(), node });
  }
  if (measure.on.length > 0 || wholeMonth(source)) return null;
  return problemInTree(tree, 'data-measure', measure.path, dataText.noOn({ node }), {
    help: dataText.noOnHelp(),
    node,
  });
};

const measureProblems = (query: AggregateQuery, sheets: readonly Head[], wanted: Wanted): Diagnostic[] => {
  const { tree, source } = query;
  const { measure } = wanted;
  // What is counted besides the nodes is no node that a reader knows.
  const node = tree.nodes.has(wanted.node) ? { node: wanted.node } : {};
  const form = formProblem(query, wanted);
  if (form || !measure) return form ? [form] : [];
  // The column of the status is told at its own place.
  const columns = namedColumns(measure).filter(
    ({ name }) => name !== source.status?.column && name !== source.recordId,
  );
  const missing = columns.flatMap(({ name, path, at }) => {
    const absent = absentColumn(name, sheets);
    if (!absent) return [];
    return [problemInTree(tree, 'data-column', path, absent.message, { ...absent.more, ...node, at })];
  });
  const { forms } = formsOf(source);
  const conditions = columns.flatMap(({ role, path }) => {
    const found = typeof role === 'object' ? conditionProblem(role, forms) : null;
    if (!found) return [];
    const more = { help: dataText.conditionHelp(), ...node };
    return [problemInTree(tree, 'data-measure', [...path, found.key], found.message, more)];
  });
  return [...missing, ...conditions];
};

/** The columns that measures and dimensions name, as far as a file has them. */
export const columnsRead = ({ source, wanted }: AggregateQuery, { header }: Sheet): ColumnRead[] => {
  const measures = wanted.flatMap(({ measure }) => (measure ? [measure] : []));
  const named = [
    ...source.dimensions.map((name) => ({ name, isDate: false })),
    ...measures.flatMap((measure) =>
      namedColumns(measure).map((column) => ({ name: column.name, isDate: isReadAsDate(column) })),
    ),
  ];
  return named.flatMap(({ name, isDate }) => {
    const index = header.find(name);
    return index === undefined ? [] : [{ index, isDate }];
  });
};

const statusProblems = ({ tree, source }: AggregateQuery, heads: readonly Head[]): Diagnostic[] => {
  const absent = source.status && absentColumn(source.status.column, heads);
  if (!absent) return [];
  return [problemInSource(tree, source, 'data-column', ['status', 'column'], absent.message, absent.more)];
};

const idProblems = ({ tree, source }: AggregateQuery, heads: readonly Head[]): Diagnostic[] => {
  const absent = source.recordId === null ? null : absentColumn(source.recordId, heads);
  if (!absent) return [];
  return [problemInSource(tree, source, 'data-column', ['id'], absent.message, absent.more)];
};

/** Several measures name the columns of one stage; what is wrong with these is said once. */
const once = (problems: readonly Diagnostic[]): Diagnostic[] =>
  [
    ...new Map(
      problems.map((found) => [JSON.stringify([found.path, found.message]), found] as const).toReversed(),
    ).values(),
  ].toReversed();

/** What the measures of records ask for that a list of records with these headers cannot give. */
export const checkMeasures = (query: AggregateQuery, heads: readonly Head[]): Diagnostic[] => {
  const strange = strangeFiles(query, heads);
  const own = heads.filter((head) => !strange.has(head));
  return [
    ...[...strange].map((head) => strangeFileProblem(query, head)),
    ...own.flatMap((head) => dimensionProblems(query, head)),
    ...statusProblems(query, own),
    ...idProblems(query, own),
    ...once(query.wanted.flatMap((wanted) => measureProblems(query, own, wanted))),
  ];
};

/** The same of files of text, and what their sources declare of them besides. */
export const checkRecords = (query: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[] => [
  ...checkMeasures(query, sheets),
  ...renameProblems(query, sheets),
  ...scaleProblems(query, sheets),
];
