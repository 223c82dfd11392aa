import { dataText } from '../../locale/data.js';
import type { Message } from '../../locale/message.js';
import { InputError } from '../../model/diagnostic.js';
import { foldWidth } from '../../model/identifiers.js';
import { MEMBER_SEPARATOR } from '../cells.js';
import type { Encoding } from '../encodings.js';
import type { AggregateQuery, SourceFacts } from '../facts.js';
import { isGarbled } from '../garbled-cells.js';
import { namedColumns } from '../named-columns.js';
import { peekAll, type Sheet, type TextSheet } from '../peek.js';
import { aggregateStatement } from '../sql/aggregate.js';
import { harvestOf } from '../sql/answer.js';
import { checkSql } from '../sql/checks.js';
import { duckdbDialect } from '../sql/duckdb.js';
import { joinedFiles, PART } from '../sql/files.js';
import { quoteName } from '../sql/names.js';
import { checkUnchanged } from '../stamp.js';
import { cellReaders } from './cell-readers.js';
import { csv } from './csv.js';
import { type DuckDb, inDuckDb, reasonOf } from './duckdb-session.js';

const UTF_8: ReadonlySet<Encoding> = new Set(['utf-8', 'utf-8-bom']);

const columnNames = ({ source, wanted }: AggregateQuery): string[] => {
  const named = wanted.flatMap(({ measure }) => (measure ? namedColumns(measure) : []));
  const names = [...source.dimensions, ...named.map(({ name }) => name)];
  return [...new Map(names.map((name) => [foldWidth(name), name])).values()];
};

const membersOf = ({ facts }: Pick<SourceFacts, 'facts'>): readonly string[] => [
  ...new Set(facts.flatMap(({ member }) => member.split(MEMBER_SEPARATOR))),
];

const isPlain = (sheet: Sheet): sheet is TextSheet => sheet.form === 'text' && UTF_8.has(sheet.encoding);

/** The answer of DuckDB itself. Rejects where it meets anything that the CSV reader may see differently. */
export const answerOfDuckDb = async (
  duckdb: DuckDb,
  query: AggregateQuery,
  sheets: readonly TextSheet[],
  signal: AbortSignal,
): Promise<SourceFacts> => {
  const { source, wanted } = query;
  const names = columnNames(query);
  const files = sheets.map(({ file: { path }, delimiter, header }) => ({ path, delimiter, header }));
  const paths = files.map(({ path }) => path);
  const from = quoteName(source.id);
  const columns = names.map((name) => ({ name, type: 'text' as const }));
  const relation = { from, columns, parts: { column: PART, count: files.length } };
  const statement = aggregateStatement(query, relation, duckdbDialect(source.dates === 'auto'));
  return inDuckDb(duckdb, paths, cellReaders(source), signal, async (run) => {
    await run({ text: `create view ${from} as ${joinedFiles(files, names)}`, values: [] });
    const { rows } = await run(statement);
    const { rows: counts, ...harvest } = harvestOf(query, statement, rows, source.id);
    // What a table without rows is, or where a name was destroyed, the CSV reader says.
    if (counts.includes(0) || membersOf(harvest).some(isGarbled)) throw new InputError([]);
    return {
      source,
      nodes: wanted.map(({ node }) => node),
      files: sheets.map(({ file: { name }, encoding }, part) => ({
        path: name,
        rows: counts[part]!,
        skipped: 0,
        encoding,
      })),
      ...harvest,
    };
  });
};

/** What DuckDB calls a row or a cell that it cannot read: the CSV reader tells what is wrong with it, and where. */
const ABOUT_THE_DATA = /^(?:Invalid Input|Conversion) Error/u;

/** Why DuckDB did not answer, where that is not the data's fault. */
const failureOf = (error: unknown): string | null => {
  if (error instanceof InputError || !(error instanceof Error)) return null;
  return ABOUT_THE_DATA.test(error.message) ? null : reasonOf(error);
};

const byCsv = async (
  query: AggregateQuery,
  why: Message | null,
  signal: AbortSignal,
): Promise<SourceFacts> => {
  const facts = await csv.aggregate(query, signal);
  return why === null ? facts : { ...facts, notices: [why] };
};

/**
 * Reads delimited text with DuckDB where it means there just what it means to the CSV reader: in UTF-8, well formed,
 * every cell readable by itself. Wherever DuckDB meets anything else, the CSV reader reads the files from the
 * beginning: it settles what only a whole column can tell, and it says what is wrong, with line and column. That DuckDB
 * itself has failed is said, and any reason at all where the tree asks for DuckDB by name. Blank rows are passed over by
 * both; DuckDB does not say how many there were.
 */
export const aggregateText = async (
  duckdb: DuckDb,
  query: AggregateQuery,
  signal: AbortSignal,
): Promise<SourceFacts> => {
  const { source } = query;
  const left = (reason: Message): Message | null =>
    source.engine === 'duckdb' ? dataText.leftToCsv({ source: source.id, reason }) : null;
  const sheets = await peekAll(query.files, source, [], signal);
  if (!sheets.every(isPlain)) {
    const { encoding } = sheets.find((sheet) => !isPlain(sheet))!;
    return byCsv(query, left(dataText.leftForEncoding({ encoding })), signal);
  }
  const isAsked = sheets.length === query.files.length && checkSql(query, sheets).length === 0;
  // What is wrong with the files or the measures the CSV reader tells.
  if (!isAsked) return byCsv(query, null, signal);
  try {
    query.tell?.({ source: source.id });
    const answer = await answerOfDuckDb(duckdb, query, sheets, signal);
    for (const file of query.files) await checkUnchanged(file);
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    const why =
      failure === null
        ? left(dataText.leftForForm())
        : dataText.leftToCsv({ source: source.id, reason: dataText.leftForFailure({ failure }) });
    return byCsv(query, why, signal);
  }
};
