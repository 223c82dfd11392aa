import { dataText } from '../../locale/data.js';
import { type Diagnostic, InputError, problem } from '../../model/diagnostic.js';
import type { Source } from '../../model/tree.js';
import { diagnosed } from '../excerpt.js';
import type { AggregateQuery, Engine, FileRead, SourceFacts, SourcePlace } from '../facts.js';
import { fileRead } from '../file-read.js';
import { type Forms, formsOf, type Undecided } from '../forms.js';
import { gather } from '../gather.js';
import { layoutOf } from '../layouts/index.js';
import type { Layout, LayoutReader } from '../layouts/layout.js';
import { peekAll, type Sheet } from '../peek.js';
import { problemList } from '../problems.js';
import { type Ambiguous, provenOrder } from '../proven-order.js';
import { type Division, scanRecords, usualDivision } from '../scan/index.js';
import { type Tally, tableRows, tally } from '../table.js';

const ambiguousOrder = async (
  { sheet, row, cell, column, text }: Ambiguous,
  signal: AbortSignal,
): Promise<InputError> => {
  const message = dataText.ambiguousDates({ column, line: row.line, text });
  const found = { rule: 'data-date', line: row.line, cell, message, help: dataText.ambiguousDatesHelp() };
  return new InputError(await diagnosed(sheet, [found], 0, signal));
};

/** What became of one file: it was read, it is wrong, or the form of one of its columns must be known first. */
type Outcome =
  | { readonly kind: 'read'; readonly file: FileRead }
  | { readonly kind: 'wrong'; readonly problems: readonly Diagnostic[] }
  | (Undecided & { readonly kind: 'undecided' });

const emptyTable = ({ totals }: Tally, name: string): Diagnostic => {
  const isAllTotals = totals > 0;
  const message = isAllTotals ? dataText.onlyTotals({ name }) : dataText.noRows({ name });
  const help = isAllTotals ? dataText.onlyTotalsHelp() : dataText.noRowsHelp();
  return problem('data-file', name, message, { help });
};

const readFile = async (
  sheet: Sheet,
  reader: LayoutReader,
  forms: Forms,
  signal: AbortSignal,
): Promise<Outcome> => {
  const problems = problemList();
  const count = tally();
  const rows = reader.open(sheet, problems.report);
  for await (const row of tableRows(sheet, count, problems.report, signal)) {
    const taken = rows.take(row);
    if (typeof taken === 'object') return { kind: 'undecided', ...taken };
    if (taken === 'total') count.totals += 1;
    if (taken === 'copy') count.copies += 1;
  }
  if (problems.shown.length > 0) {
    return { kind: 'wrong', problems: await diagnosed(sheet, problems.shown, problems.dropped(), signal) };
  }
  if (count.rows === count.totals) return { kind: 'wrong', problems: [emptyTable(count, sheet.file.name)] };
  return { kind: 'read', file: fileRead(sheet, count, rows, forms) };
};

const readAll = async (
  query: AggregateQuery,
  layout: Layout,
  sheets: readonly Sheet[],
  forms: Forms,
  signal: AbortSignal,
): Promise<SourceFacts | Undecided> => {
  const { source, wanted } = query;
  const reader = layout.begin(query, forms);
  const files: FileRead[] = [];
  const problems: Diagnostic[] = [];
  for (const sheet of sheets) {
    const outcome = await gather(problems, () => readFile(sheet, reader, forms, signal));
    if (outcome?.kind === 'undecided') return outcome;
    if (outcome?.kind === 'wrong') problems.push(...outcome.problems);
    if (outcome?.kind === 'read') files.push(outcome.file);
  }
  if (problems.length > 0) throw new InputError(problems);
  return { source, nodes: wanted.map(({ node }) => node), files, ...reader.close() };
};

/** The sheets of all files. Throws an InputError with what is wrong in any of them. */
const sheetsOf = async ({ files, source }: SourcePlace, signal: AbortSignal): Promise<Sheet[]> => {
  const problems: Diagnostic[] = [];
  const sheets = await peekAll(files, source, problems, signal);
  if (problems.length > 0) throw new InputError(problems);
  return sheets;
};

type Read = (forms: Forms) => Promise<SourceFacts | Undecided | null>;

/** Reads anew with what a column has proven of its form, until every column that must has done so. */
const withProvenForms = async (
  source: Source,
  sheets: readonly Sheet[],
  signal: AbortSignal,
  read: Read,
): Promise<SourceFacts | null> => {
  const proven = formsOf(source);
  for (;;) {
    const answer = await read(proven.forms);
    if (answer === null || !('undecided' in answer)) return answer;
    // A column tells its form once, so this ends after as many rounds as there are columns.
    if (answer.undecided === 'numbers') proven.decimalComma(answer.column);
    else {
      const order = await provenOrder(sheets, answer.column, signal);
      if (typeof order !== 'string') throw await ambiguousOrder(order, signal);
      proven.order(answer.column, order);
    }
  }
};

const byRows = async (query: AggregateQuery, signal: AbortSignal): Promise<SourceFacts> => {
  const layout = layoutOf(query.source.layout);
  const sheets = await sheetsOf(query, signal);
  const problems = layout.check(query, sheets);
  if (problems.length > 0) throw new InputError(problems);
  const read: Read = (forms) => readAll(query, layout, sheets, forms, signal);
  return (await withProvenForms(query.source, sheets, signal, read))!;
};

/** The head of a file by which its encoding is judged before all of its bytes are scanned. */
const JUDGED_BYTES = 256 * 1024;

/** The answer of the scanner; null where anything is wrong or doubtful, which reading by rows will tell. */
const byScanning = async (
  query: AggregateQuery,
  division: Division,
  signal: AbortSignal,
): Promise<SourceFacts | null> => {
  const { source, files } = query;
  const problems: Diagnostic[] = [];
  const answer = await gather(problems, async () => {
    const sheets = await peekAll(files, source, problems, signal, JUDGED_BYTES);
    if (problems.length > 0 || layoutOf(source.layout).check(query, sheets).length > 0) return null;
    const read: Read = (forms) => scanRecords(query, sheets, forms, division, signal);
    return withProvenForms(source, sheets, signal, read);
  });
  return answer ?? null;
};

/**
 * Reads delimited text files: records by their bytes where these are plain, and all else row by row. Memory grows with
 * months and members, not with rows. Without a division everything is read row by row.
 */
export const csvEngine = (division: Division | null): Engine => ({
  id: 'csv',
  heads: async (place, signal) => {
    const { files, source } = place;
    const isScanned = division !== null && source.layout === 'records';
    const sheets = isScanned ? await peekAll(files, source, [], signal, JUDGED_BYTES) : [];
    return sheets.length === files.length ? sheets : sheetsOf(place, signal);
  },
  aggregate: async (query, signal) => {
    const isScanned = division !== null && query.source.layout === 'records';
    const scanned = isScanned ? await byScanning(query, division, signal) : null;
    return scanned ?? byRows(query, signal);
  },
});

export const csv = csvEngine(usualDivision());
