import { basename, join, resolve } from 'node:path';
import { expandGlob, isGlob } from '../data/glob.js';
import { isReallyOutside, leavesFolder } from '../data/inside.js';
import { dayInName } from '../data/pulled/day-in-name.js';
import { restatedText as text } from '../locale/restated.js';
import { readDate } from '../model/dates.js';
import { type InputError, inputError } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';
import { filesMatching } from './patterns.js';
import type { Session } from './session.js';
import { kindOf, shownPath } from './tree-file.js';
import type { SoundTree } from './workspace.js';

/** The facts that `kpi pull` wrote on a day. */
interface Snapshot {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly path: string;
  /** As people call it. */
  readonly name: string;
}

/** The one that stands for a day that was asked for, also as YYYY-MM-DD. */
export interface SnapshotAsOf extends Snapshot {
  readonly asOf: string;
}

const MOST_NAMED = 10;

const dayOf = (value: string): string => {
  const reading = readDate(value);
  const day = reading?.kind === 'day' ? reading.value.day : null;
  if (reading?.kind !== 'day' || day === null)
    throw inputError('usage', '', text.notADay({ value }), { help: text.notADayHelp() });
  const { year, month } = reading.value;
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
};

const atKey = (tree: Tree, message: ReturnType<typeof text.nowhere>, help = text.noneHelp()): InputError =>
  inputError('snapshots', tree.file, message, {
    span: tree.locate(['snapshots']),
    path: ['snapshots'],
    help,
  });

/** The files that the command line names: a folder of them, a pattern, or one. */
const filesGiven = async (given: string, { io: { cwd } }: Session): Promise<string[]> => {
  if (isGlob(given)) return filesMatching(given, cwd);
  const path = resolve(cwd, given);
  const kind = await kindOf(path);
  if (kind === 'folder') return expandGlob(path, '*.csv');
  return kind === 'file' ? [path] : [];
};

/** The files that the tree names, all of them below its folder. */
const filesOfTree = async ({ tree, root }: SoundTree): Promise<string[]> => {
  if (tree.snapshots === null)
    throw inputError('snapshots', tree.file, text.nowhere(), { help: text.nowhereHelp() });
  const pattern = tree.snapshots.replaceAll('\\', '/');
  const outside = atKey(tree, text.outside({ pattern: tree.snapshots }), text.outsideHelp());
  if (leavesFolder(pattern)) throw outside;
  const isFolder = !isGlob(pattern) && (await kindOf(join(root, pattern))) === 'folder';
  const files = await expandGlob(root, isFolder ? `${pattern}/*.csv` : pattern);
  for (const file of files) if (await isReallyOutside(root, file)) throw outside;
  return files;
};

const datedIn = (files: readonly string[], { io: { cwd } }: Session): Snapshot[] =>
  files
    .map((path): Snapshot => {
      const name = shownPath(path, cwd);
      const day = dayInName(basename(path));
      if (day !== null) return { day, path, name };
      throw inputError('snapshots', name, text.undated({ file: name }), { help: text.undatedHelp() });
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

/**
 * The latest snapshot that is not after a day, of those that the command line or else the tree names; of several of one
 * day the last by name. Throws an InputError with those that there are where there is none.
 */
export const snapshotAsOf = async (
  value: string,
  given: string | undefined,
  place: SoundTree,
  session: Session,
): Promise<SnapshotAsOf> => {
  const { tree } = place;
  const wanted = dayOf(value);
  const files = given === undefined ? await filesOfTree(place) : await filesGiven(given, session);
  if (files.length === 0) {
    if (given === undefined) throw atKey(tree, text.none({ pattern: tree.snapshots! }));
    throw inputError('snapshots', given, text.none({ pattern: given }), { help: text.noneHelp() });
  }
  const known = datedIn(files, session);
  const found = known.findLast(({ day }) => day <= wanted);
  if (found) return { ...found, asOf: wanted };
  const help = text.thereAre({
    files: known.slice(0, MOST_NAMED).map(({ name }) => name),
    more: Math.max(0, known.length - MOST_NAMED),
  });
  throw inputError('snapshots', given ?? tree.file, text.tooLate({ day: wanted }), { help });
};
