import { availableParallelism } from 'node:os';
import type { AggregateQuery, FileRead, SourceFacts } from '../facts.js';
import { fileRead } from '../file-read.js';
import type { Forms, Undecided } from '../forms.js';
import { recordTable } from '../layouts/record-table.js';
import { records } from '../layouts/records.js';
import type { Sheet } from '../peek.js';
import { type Division, type HearBytes, scanFile } from './scan-file.js';
import { scanTask } from './task.js';

export type { Division } from './scan-file.js';

/** More threads would be quicker still, and hold more memory than the whole of the program besides. */
const MOST_WORKERS = 3;

export const usualDivision = (): Division => ({
  part: 8 * 1024 * 1024,
  workers: Math.min(MOST_WORKERS, availableParallelism() - 1),
});

/**
 * Reads records by the bytes of the columns that measures and dimensions name, without making rows. It gives what the
 * reader of rows gives, or null for whatever that one must look at: what is wrong, what is doubtful, and encodings whose
 * bytes do not show where cells end. Rejects with the signal's reason when aborted.
 */
export const scanRecords = async (
  query: AggregateQuery,
  sheets: readonly Sheet[],
  forms: Forms,
  division: Division,
  signal: AbortSignal,
): Promise<SourceFacts | Undecided | null> => {
  const { source, wanted } = query;
  const table = recordTable(wanted.map(({ measure }) => measure!.aggregate!));
  const reader = records.begin(query, forms);
  const files: FileRead[] = [];
  const days: number[] = [];
  for (const sheet of sheets) {
    const task = scanTask(query, sheet, forms);
    const { name, tell } = sheet.file;
    const hear: HearBytes = (read, of) => tell?.({ file: name, read, of });
    const scanned = task && (await scanFile(task, table, division, signal, hear));
    if (!scanned || 'undecided' in scanned) return scanned;
    if (scanned.tally.rows === 0) return null;
    files.push(
      fileRead(
        sheet,
        scanned.tally,
        reader.open(sheet, () => {}),
        forms,
      ),
    );
    if (scanned.span.first !== 0) days.push(scanned.span.first, scanned.span.last);
  }
  return {
    source,
    nodes: wanted.map(({ node }) => node),
    files,
    ...table.facts(wanted.map(({ node }) => node)),
    firstDay: days.length > 0 ? Math.min(...days) : null,
    lastDay: days.length > 0 ? Math.max(...days) : null,
  };
};
