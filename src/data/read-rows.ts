import { dataText } from '../locale/data.js';
import { type Diagnostic, InputError, problem } from '../model/diagnostic.js';
import { diagnosed } from './excerpt.js';
import type { AggregateQuery, FileRead, SourceFacts, SourcePlace } from './facts.js';
import { fileRead } from './file-read.js';
import type { Forms, Undecided } from './forms.js';
import { garbledCells } from './garbled-cells.js';
import { gather } from './gather.js';
import { layoutOf } from './layouts/index.js';
import type { Layout, LayoutReader } from './layouts/layout.js';
import { peekAll, type Sheet } from './peek.js';
import { problemList } from './problems.js';
import { type ReadWithForms, withProvenForms } from './proven-forms.js';
import { type Tally, tableRows, tally } from './table.js';

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

/** The columns of a file in which texts are used: all that are read and are no dates. */
const textColumns = (query: AggregateQuery, layout: Layout, sheet: Sheet): number[] =>
  layout.columnsRead(query, sheet).flatMap(({ index, isDate }) => (isDate ? [] : [index]));

const readFile = async (
  sheet: Sheet,
  texts: readonly number[],
  reader: LayoutReader,
  forms: Forms,
  signal: AbortSignal,
): Promise<Outcome> => {
  const problems = problemList();
  const count = tally();
  const rows = reader.open(sheet, problems.report);
  const look = garbledCells(texts, problems.report);
  for await (const row of tableRows(sheet, count, problems.report, signal)) {
    look(row);
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
    const texts = textColumns(query, layout, sheet);
    const outcome = await gather(problems, () => readFile(sheet, texts, reader, forms, signal));
    if (outcome?.kind === 'undecided') return outcome;
    if (outcome?.kind === 'wrong') problems.push(...outcome.problems);
    if (outcome?.kind === 'read') files.push(outcome.file);
  }
  if (problems.length > 0) throw new InputError(problems);
  const harvest = await reader.close(signal);
  if ('undecided' in harvest) return harvest;
  return { source, nodes: wanted.map(({ node }) => node), files, ...harvest };
};

/** The sheets of all files. Throws an InputError with what is wrong in any of them. */
export const sheetsOf = async ({ files, source }: SourcePlace, signal: AbortSignal): Promise<Sheet[]> => {
  const problems: Diagnostic[] = [];
  const sheets = await peekAll(files, source, problems, signal);
  if (problems.length > 0) throw new InputError(problems);
  return sheets;
};

/**
 * Reads files row by row. It settles every doubt, and says all that is wrong; memory grows with months and members, not
 * with rows.
 */
export const readByRows = async (query: AggregateQuery, signal: AbortSignal): Promise<SourceFacts> => {
  const layout = layoutOf(query.source);
  const sheets = await sheetsOf(query, signal);
  const problems = layout.check(query, sheets);
  if (problems.length > 0) throw new InputError(problems);
  const read: ReadWithForms = (forms) => readAll(query, layout, sheets, forms, signal);
  return (await withProvenForms(query.source, sheets, signal, read))!;
};
