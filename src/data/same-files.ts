import { createHash } from 'node:crypto';
import { dataText } from '../locale/data.js';
import { type Diagnostic, problem } from '../model/diagnostic.js';
import type { Source } from '../model/tree.js';
import { chunksOf } from './chunks.js';
import type { InputFile } from './facts.js';
import { gather } from './gather.js';

const digestOf = async ({ tell: _, ...file }: InputFile, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(file, signal)) hash.update(chunk);
  return hash.digest('hex');
};

/**
 * Files of records that are the same in every byte, as an export that was saved twice: each record would count twice.
 * Only files of one size are read. The changes of a history say the same however often, and tables of months refuse a
 * month that comes twice by themselves.
 */
export const sameFiles = async (
  { layout, history }: Source,
  files: readonly InputFile[],
  signal: AbortSignal,
): Promise<Diagnostic[]> => {
  if (layout !== 'records' || history !== null) return [];
  const first = new Map<string, InputFile>();
  const problems: Diagnostic[] = [];
  for (const file of files) {
    const size = file.stamp?.size;
    const isAlone = files.every((other) => other === file || other.stamp?.size !== size);
    // A file that cannot be read is told by its reader, with all else.
    const digest = isAlone ? null : await gather([], () => digestOf(file, signal));
    if (digest === null) continue;
    const other = first.get(digest);
    if (other) {
      const message = dataText.sameFile({ name: file.name, other: other.name });
      problems.push(problem('data-duplicate', file.name, message, { help: dataText.sameFileHelp() }));
    } else first.set(digest, file);
  }
  return problems;
};
