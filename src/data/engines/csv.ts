import type { Diagnostic } from '../../model/diagnostic.js';
import type { AggregateQuery, Engine, SourceFacts } from '../facts.js';
import { gather } from '../gather.js';
import { layoutOf } from '../layouts/index.js';
import { peekAll } from '../peek.js';
import { type ReadWithForms, withProvenForms } from '../proven-forms.js';
import { readByRows, sheetsOf } from '../read-rows.js';
import { type Division, scanRecords, usualDivision } from '../scan/index.js';
import { whileUnchanged } from '../unchanged.js';

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
    const read: ReadWithForms = (forms) => scanRecords(query, sheets, forms, division, signal);
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
  aggregate: (query, signal) =>
    whileUnchanged(query.files, async () => {
      const isScanned = division !== null && query.source.layout === 'records';
      const scanned = isScanned ? await byScanning(query, division, signal) : null;
      return scanned ?? readByRows(query, signal);
    }),
});

export const csv = csvEngine(usualDivision());
