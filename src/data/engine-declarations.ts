import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { EngineId, Source, Tree } from '../model/tree.js';
import { problemInSource } from './tree-place.js';

/** Whether files are tables of SQL and nothing else: Parquet, which ends so, or files that a query joins. */
export const isSqlOnly = ({ query, paths }: Source): boolean =>
  query !== null || paths.some((path) => /\.parquet$/iu.test(path));

/** The engine that a source's keys decide; null where files are read by whichever is quicker. */
export const engineOf = (source: Source): EngineId | null => {
  if (source.urlVariable !== null) return 'postgres';
  return source.engine ?? (isSqlOnly(source) ? 'duckdb' : null);
};

/** A source as it reads files that stand for what it names itself. */
export const readingFiles = (source: Source): Source => ({
  ...source,
  engine: source.engine === 'postgres' ? null : source.engine,
  urlVariable: null,
  table: null,
  query: null,
});

/** Keys that say how the bytes of a file become cells. */
const fileKeys = ({ paths, encoding, delimiter, sheet, dates, header }: Source): string[] => [
  ...(paths.length > 0 ? ['path'] : []),
  ...(encoding === 'auto' ? [] : ['encoding']),
  ...(delimiter === 'auto' ? [] : ['delimiter']),
  ...(sheet === null ? [] : ['sheet']),
  ...(dates === 'auto' ? [] : ['dates']),
  ...(header === null || header === 1 ? [] : ['header']),
];

/** Keys by which only our own reader of text reads records. */
export const textKeys = ({ columns, scale, decimal, layout, period, header, history }: Source): string[] => [
  ...(columns.size > 0 ? ['columns'] : []),
  ...(scale === null ? [] : ['scale']),
  ...(decimal === 'auto' ? [] : ['decimal']),
  ...(layout === 'records' && period !== null ? ['period'] : []),
  ...(history ? ['history'] : []),
  ...(header === null || header === 1 ? [] : ['header']),
];

/** What a source says of its engine that does not fit together. */
export const engineProblems = (tree: Tree, source: Source): Diagnostic[] => {
  const { engine, urlVariable, table, query, layout } = source;
  const at = (key: string, message: Message, help: Message): Diagnostic =>
    problemInSource(tree, source, 'data-engine', [key], message, { help, at: 'key' });
  const problems: Diagnostic[] = [];
  const isDatabase = urlVariable !== null;
  const decided = engineOf(source);
  if (isDatabase) {
    if (engine !== null && engine !== 'postgres') {
      problems.push(at('engine', dataText.notOfEngine({ key: 'url', engine }), dataText.engineHelp()));
    }
    if ((table === null) === (query === null)) {
      const message = dataText.tableOrQuery({ source: source.id });
      problems.push(at('url', message, dataText.tableOrQueryHelp()));
    }
    for (const key of fileKeys(source)) {
      problems.push(at(key, dataText.notOfDatabase({ key }), dataText.notOfDatabaseHelp({ key })));
    }
  } else {
    if (engine === 'postgres') {
      problems.push(at('engine', dataText.needsUrl({ key: 'engine: postgres' }), dataText.needsUrlHelp()));
    }
    if (table !== null)
      problems.push(at('table', dataText.needsUrl({ key: 'table' }), dataText.needsUrlHelp()));
    if (engine === 'csv' && isSqlOnly(source)) {
      const key = query === null ? 'Parquet' : 'query';
      problems.push(at('engine', dataText.notOfEngine({ key, engine }), dataText.engineHelp()));
    }
  }
  if (decided !== null && decided !== 'csv') {
    for (const key of textKeys(source)) {
      if (isDatabase && key === 'header') continue;
      problems.push(at(key, dataText.notOfEngine({ key, engine: decided }), dataText.engineHelp()));
    }
  }
  if (decided !== null && decided !== 'csv' && layout !== 'records') {
    problems.push(at('layout', dataText.databaseForRecords({ layout }), dataText.databaseForRecordsHelp()));
  }
  return problems;
};
