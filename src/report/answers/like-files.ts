import type { FileRead, Recognised } from '../../data/facts.js';
import type { Message } from '../../locale/message.js';
import { fileTexts } from './what-was-read.js';

/** Up to this many files that say the same are told one by one. */
const FEW = 3;

/** Counts of rows, which differ from file to file. All else that is said of two files alike is the same. */
const COUNTS = ['blank', 'headers', 'units', 'footer', 'totals', 'copies'] as const;

const NO_ROWS = Object.fromEntries(COUNTS.map((key) => [key, 0])) as Pick<
  Recognised,
  (typeof COUNTS)[number]
>;

/** What is said of a file, its name and its counts aside. */
const likeness = ({ encoding, sheet, recognised, rows }: FileRead): string =>
  JSON.stringify([encoding, sheet, recognised && { ...recognised, ...NO_ROWS }, rows === 0]);

const sumOf = (files: readonly FileRead[], count: (file: FileRead) => number): number =>
  files.reduce((sum, file) => sum + count(file), 0);

/** Files that are alike as one, with the sums of their counts. */
const asOne = (files: readonly FileRead[]): FileRead => {
  const [first, last] = [files[0]!, files.at(-1)!];
  const { recognised } = first;
  const counts = COUNTS.map((key) => [key, sumOf(files, (file) => file.recognised?.[key] ?? 0)]);
  return {
    ...first,
    path: `${first.path} … ${last.path}`,
    rows: sumOf(files, ({ rows }) => rows),
    skipped: sumOf(files, ({ skipped }) => skipped),
    ...(recognised && { recognised: { ...recognised, ...Object.fromEntries(counts) } }),
  };
};

/** What was read of files, in their order. Many in a row that were read alike, as the months of a year, are told as one. */
export const filesTexts = (files: readonly FileRead[]): Message[] => {
  const runs: FileRead[][] = [];
  for (const file of files) {
    const run = runs.at(-1);
    if (run && likeness(run[0]!) === likeness(file)) run.push(file);
    else runs.push([file]);
  }
  return runs.flatMap((run) =>
    run.length > FEW ? fileTexts(asOne(run), run.length) : run.flatMap((file) => fileTexts(file)),
  );
};
