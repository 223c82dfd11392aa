import type { Diagnostic } from '../../model/diagnostic.js';
import type { Source } from '../../model/tree.js';
import type { AggregateQuery, Engine, SourceFacts } from '../facts.js';
import { gather } from '../gather.js';
import { layoutOf } from '../layouts/index.js';
import { peekAll } from '../peek.js';
import { type ReadWithForms, withProvenForms } from '../proven-forms.js';
import { readByRows, sheetsOf } from '../read-rows.js';
import { type Division, scanRecords, usualDivision } from '../scan/index.js';
import { checkUnchanged } from '../stamp.js';

/** The head of a file by which its encoding is judged before all of its bytes are scanned. */
const JUDGED_BYTES = 256 * 1024;

/**
 * A list of records as it stands: a history of changes must first become one, and where the source dates all of its
 * records, a row of totals among them has to be found.
 */
const isPlainList = ({ layout, history, period }: Source): boolean =>
  layout === 'records' && history === null && period === null;

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
    if (problems.length > 0 || layoutOf(source).check(query, sheets).length > 0) return null;
    const read: ReadWithForms = (forms) => scanRecords(query, sheets, forms, division, signal);
    const found = await withProvenForms(source, sheets, signal, read);
    for (const file of files) await checkUnchanged(file);
    return found;
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
    const isScanned = division !== null && isPlainList(source);
    const sheets = isScanned ? await peekAll(files, source, [], signal, JUDGED_BYTES) : [];
    return sheets.length === files.length ? sheets : sheetsOf(place, signal);
  },
  aggregate: async (query, signal) => {
    const isScanned = division !== null && isPlainList(query.source);
    const scanned = isScanned ? await byScanning(query, division, signal) : null;
    return scanned ?? readByRows(query, signal);
  },
});

export const csv = csvEngine(usualDivision());
