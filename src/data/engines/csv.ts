import { dataText } from '../../locale/data.js';
import type { DateOrder } from '../../model/dates.js';
import { type Diagnostic, InputError, problem } from '../../model/diagnostic.js';
import { orderKey } from '../date-order.js';
import { datePattern } from '../date-pattern.js';
import { diagnosed } from '../excerpt.js';
import type { AggregateQuery, Engine, FileRead, SourceFacts } from '../facts.js';
import { gather } from '../gather.js';
import { layoutOf } from '../layouts/index.js';
import type { Layout, LayoutReader } from '../layouts/layout.js';
import { peekAll, type Sheet } from '../peek.js';
import { problemList } from '../problems.js';
import { type Ambiguous, provenOrder } from '../proven-order.js';
import { tableRows } from '../table.js';

const ambiguousOrder = async (
  { sheet, row, cell, column, text }: Ambiguous,
  signal: AbortSignal,
): Promise<InputError> => {
  const message = dataText.ambiguousDates({ column, line: row.line, text });
  const found = { rule: 'data-date', line: row.line, cell, message, help: dataText.ambiguousDatesHelp() };
  return new InputError(await diagnosed(sheet, [found], 0, signal));
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

/** Reads delimited text files row by row; memory grows with months and members, not with rows. */
export const csv: Engine = {
  id: 'csv',
  heads: async ({ files, source }, signal) => {
    const problems: Diagnostic[] = [];
    const sheets = await peekAll(files, source, problems, signal);
    if (problems.length > 0) throw new InputError(problems);
    return sheets;
  },
  aggregate: async (query, signal) => {
    const layout = layoutOf(query.source.layout)!;
    const problems: Diagnostic[] = [];
    const sheets = await peekAll(query.files, query.source, problems, signal);
    if (problems.length > 0) throw new InputError(problems);
    problems.push(...layout.check(query, sheets));
    if (problems.length > 0) throw new InputError(problems);
    const orders = new Map<string, DateOrder>();
    for (;;) {
      const answer = await readAll(query, layout, sheets, orders, signal);
      if (!('undecided' in answer)) return answer;
      // A column tells its order once, so this ends after as many rounds as there are date columns.
      const order = await provenOrder(sheets, answer.undecided, signal);
      if (typeof order !== 'string') throw await ambiguousOrder(order, signal);
      orders.set(orderKey(answer.undecided), order);
    }
  },
};
