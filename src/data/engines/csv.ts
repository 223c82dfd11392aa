import { dataText } from '../../locale/data.js';
import type { DateOrder } from '../../model/dates.js';
import { type Diagnostic, InputError, problem } from '../../model/diagnostic.js';
import { orderEvidence, orderKey } from '../date-order.js';
import { datePattern } from '../date-pattern.js';
import { diagnosed } from '../excerpt.js';
import type { AggregateQuery, Engine, FileRead, SourceFacts } from '../facts.js';
import { gather } from '../gather.js';
import { layoutOf } from '../layouts/index.js';
import type { Layout, LayoutReader } from '../layouts/layout.js';
import { peek, type Sheet } from '../peek.js';
import { problemList } from '../problems.js';
import type { Row } from '../rows.js';
import { tableRows } from '../table.js';

interface Ambiguous {
  readonly sheet: Sheet;
  readonly row: Row;
  readonly cell: number;
}

const ambiguousOrder = async ({ sheet, row, cell }: Ambiguous, signal: AbortSignal): Promise<InputError> => {
  const column = sheet.header.names[cell]!.trim();
  const message = dataText.ambiguousDates({ column, line: row.line, text: row.cells[cell]!.trim() });
  const found = { rule: 'data-date', line: row.line, cell, message, help: dataText.ambiguousDatesHelp() };
  return new InputError(await diagnosed(sheet, [found], 0, signal));
};

/** Reads a date column of all files until one cell proves its order. Throws where every cell could be either. */
const provenOrder = async (
  sheets: readonly Sheet[],
  column: string,
  signal: AbortSignal,
): Promise<DateOrder> => {
  let ambiguous: Ambiguous | null = null;
  for (const sheet of sheets) {
    const cell = sheet.header.find(column);
    if (cell === undefined) continue;
    for await (const row of tableRows(sheet, { rows: 0, skipped: 0 }, () => {}, signal)) {
      const evidence = orderEvidence(row.cells[cell]!);
      if (evidence === 'either') ambiguous ??= { sheet, row, cell };
      else if (evidence) return evidence;
    }
  }
  if (ambiguous) throw await ambiguousOrder(ambiguous, signal);
  // Day and month are equal in every cell: either order gives the same days.
  return 'day-first';
};

/** What became of one file: it was read, it is wrong, or the order of one of its date columns must be known first. */
type Outcome =
  | { readonly kind: 'read'; readonly file: FileRead }
  | { readonly kind: 'wrong'; readonly problems: readonly Diagnostic[] }
  | { readonly kind: 'undecided'; readonly column: string };

const readFile = async (sheet: Sheet, reader: LayoutReader, signal: AbortSignal): Promise<Outcome> => {
  const problems = problemList();
  const tally = { rows: 0, skipped: 0 };
  const take = reader.open(sheet, problems.report);
  for await (const row of tableRows(sheet, tally, problems.report, signal)) {
    const column = take(row);
    if (column !== null) return { kind: 'undecided', column };
  }
  if (problems.shown.length > 0) {
    return { kind: 'wrong', problems: await diagnosed(sheet, problems.shown, problems.dropped(), signal) };
  }
  const { name } = sheet.file;
  if (tally.rows === 0) {
    const found = problem('data-file', name, dataText.noRows({ name }), { help: dataText.noRowsHelp() });
    return { kind: 'wrong', problems: [found] };
  }
  return { kind: 'read', file: { path: name, ...tally, encoding: sheet.encoding } };
};

const readAll = async (
  query: AggregateQuery,
  layout: Layout,
  sheets: readonly Sheet[],
  orders: ReadonlyMap<string, DateOrder>,
  signal: AbortSignal,
): Promise<SourceFacts | { readonly undecided: string }> => {
  const { source, wanted } = query;
  const reader = layout.begin(query, { pattern: datePattern(source.dates) ?? null, orders });
  const files: FileRead[] = [];
  const problems: Diagnostic[] = [];
  for (const sheet of sheets) {
    const outcome = await gather(problems, () => readFile(sheet, reader, signal));
    if (outcome?.kind === 'undecided') return { undecided: outcome.column };
    if (outcome?.kind === 'wrong') problems.push(...outcome.problems);
    if (outcome?.kind === 'read') files.push(outcome.file);
  }
  if (problems.length > 0) throw new InputError(problems);
  return { source, nodes: wanted.map(({ node }) => node), files, ...reader.close() };
};

const peekAll = async (query: AggregateQuery, signal: AbortSignal): Promise<Sheet[]> => {
  const problems: Diagnostic[] = [];
  const sheets: Sheet[] = [];
  for (const file of query.files) {
    const sheet = await gather(problems, () => peek(file, query.source, signal));
    if (sheet) sheets.push(sheet);
  }
  if (problems.length > 0) throw new InputError(problems);
  return sheets;
};

/** Reads delimited text files row by row; memory grows with months and members, not with rows. */
export const csv: Engine = {
  id: 'csv',
  aggregate: async (query, signal) => {
    const layout = layoutOf(query.source.layout)!;
    const sheets = await peekAll(query, signal);
    const problems = layout.check(query, sheets);
    if (problems.length > 0) throw new InputError(problems);
    const orders = new Map<string, DateOrder>();
    for (;;) {
      const answer = await readAll(query, layout, sheets, orders, signal);
      if (!('undecided' in answer)) return answer;
      // A column tells its order once, so this ends after as many rounds as there are date columns.
      orders.set(orderKey(answer.undecided), await provenOrder(sheets, answer.undecided, signal));
    }
  },
};
