import { basename, dirname, extname } from 'node:path/posix';
import { dataText } from '../../locale/data.js';
import { InputError, inputError, problem } from '../../model/diagnostic.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Source } from '../../model/tree.js';
import type { InputFile, SourcePlace } from '../facts.js';
import { peek, type TextSheet } from '../peek.js';
import type { Relation } from '../sql/cells.js';
import { namedFile, parquetFiles } from '../sql/files.js';
import { fromOf } from '../sql/from.js';
import { quoteName } from '../sql/names.js';
import { cellReaders } from './cell-readers.js';
import { type DuckDb, inDuckDb, type RunStatement, reasonOf } from './duckdb-session.js';

const isParquet = (path: string): boolean => /\.parquet$/iu.test(path);

/**
 * What a query calls a file: its name without the ending, and without the digits and marks that tell one of many from
 * the next, so that deals_2026-04.csv and deals_2026-05.csv are the table `deals`. Files that are only told apart by
 * such marks are called as their folder.
 */
export const tableName = (name: string): string => {
  const stem = basename(name, extname(name)).replace(/[\d_\-.\s]+$/u, '');
  return stem === '' ? basename(dirname(name)) : stem;
};

/** What people call a table of a query: its file, or the table itself where it has several. */
export const tableTitle =
  (files: readonly InputFile[]) =>
  (table: string): string => {
    const own = files.filter(({ name }) => foldWidth(tableName(name)) === foldWidth(table));
    return own.length === 1 ? own[0]!.name : table;
  };

const UTF_8 = /^utf-8/u;

const textFile = async (file: InputFile, source: Source, signal: AbortSignal): Promise<TextSheet> => {
  const sheet = await peek(file, source, signal);
  if (sheet.form === 'text' && UTF_8.test(sheet.encoding)) return sheet;
  const message = dataText.queryNeedsUtf8({ encoding: sheet.encoding });
  throw inputError('data-encoding', file.name, message, { help: dataText.queryNeedsUtf8Help() });
};

/** The SQL of one table: its files of Parquet, and those of text below them. */
const tableOf = async (
  files: readonly InputFile[],
  { source }: SourcePlace,
  signal: AbortSignal,
): Promise<string> => {
  const parquet = files.filter(({ path }) => isParquet(path)).map(({ path }) => path);
  const texts: string[] = [];
  for (const file of files.filter(({ path }) => !isParquet(path))) {
    const { delimiter, header } = await textFile(file, source, signal);
    texts.push(namedFile({ path: file.path, delimiter, header }));
  }
  return [...(parquet.length > 0 ? [parquetFiles(parquet)] : []), ...texts].join('\nunion all by name\n');
};

const views = async (
  place: SourcePlace,
  signal: AbortSignal,
): Promise<readonly { readonly name: string; readonly sql: string }[]> => {
  const { source, files } = place;
  const groups = new Map<string, InputFile[]>();
  for (const file of files) {
    const name = source.query === null ? source.id : tableName(file.name);
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  const made: { name: string; sql: string }[] = [];
  for (const [name, members] of groups) made.push({ name, sql: await tableOf(members, place, signal) });
  return made;
};

/**
 * Opens DuckDB with the files of a source as tables, and what the source reads of them: a query, or all of them as one
 * table. Rejects with an InputError where DuckDB does.
 */
export const inTables = async <T>(
  duckdb: DuckDb,
  place: SourcePlace,
  signal: AbortSignal,
  act: (relation: Relation, run: RunStatement) => Promise<T>,
): Promise<T> => {
  const { source, files } = place;
  const paths = files.map(({ path }) => path);
  const made = await views(place, signal);
  place.tell?.({ source: source.id });
  try {
    return await inDuckDb(duckdb, paths, cellReaders(source), signal, async (run) => {
      for (const { name, sql } of made)
        await run({ text: `create view ${quoteName(name)} as ${sql}`, values: [] });
      const from = fromOf(source);
      const { columns } = await run({ text: `select * from ${from} as r limit 0`, values: [] });
      return await act({ from, columns }, run);
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    const message = dataText.queryRefused({ code: 'DuckDB', reason: reasonOf(error) });
    const tables = made.map(({ name }) => name);
    throw new InputError([
      problem('data-database', source.id, message, { help: dataText.tablesThere({ tables }) }),
    ]);
  }
};
