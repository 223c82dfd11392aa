import { dataText } from '../../locale/data.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { nearest } from '../../model/identifiers.js';
import type { AggregateQuery, Head } from '../facts.js';
import { namedColumns } from '../named-columns.js';
import { problemInSource } from '../tree-place.js';

/** A file that lacks fewer columns may have had them renamed; each is better told at its own place. */
const FEWEST = 3;
const NAMED = 10;

/** The columns that a source asks of its records, each once. */
const columnsAsked = ({ source, wanted }: AggregateQuery): string[] => [
  ...new Set([
    ...source.dimensions,
    ...(source.status ? [source.status.column] : []),
    ...wanted.flatMap(({ measure }) => (measure ? namedColumns(measure).map(({ name }) => name) : [])),
  ]),
];

/** The files that have none of the columns that their source asks for, nor any by a similar name: those of another source. */
export const strangeFiles = (query: AggregateQuery, heads: readonly Head[]): ReadonlySet<Head> => {
  const asked = columnsAsked(query);
  const isStrange = ({ header }: Head): boolean =>
    asked.every((name) => header.find(name) === undefined && nearest(name, header.names) === undefined);
  return new Set(asked.length < FEWEST ? [] : heads.filter(isStrange));
};

/** One problem for such a file, in place of one for each of its columns. */
export const strangeFileProblem = (query: AggregateQuery, { file, header }: Head): Diagnostic => {
  const { tree, source } = query;
  const message = dataText.strangeFile({ file: file.name, source: source.id });
  const columns = header.names.map((name) => name.trim()).filter((name) => name !== '');
  const help = dataText.strangeFileHelp({
    asked: columnsAsked(query).slice(0, NAMED),
    columns: columns.slice(0, NAMED),
    more: Math.max(0, columns.length - NAMED),
  });
  return problemInSource(tree, source, 'data-column', [], message, { help, at: 'key' });
};
