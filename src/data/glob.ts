import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

export const isGlob = (pattern: string): boolean => /[*?]/u.test(pattern);

/** Whether a name is what a segment says. In time proportional to both, whatever stars there are (Krauss 2008). */
const matches = (segment: readonly string[], name: readonly string[]): boolean => {
  let [at, from] = [0, 0];
  let star = -1;
  let starred = 0;
  while (from < name.length) {
    if (segment[at] === '*') {
      star = at;
      starred = from;
      at += 1;
    } else if (at < segment.length && (segment[at] === '?' || segment[at] === name[from])) {
      at += 1;
      from += 1;
    } else if (star !== -1) {
      // The last star takes one more character, and what follows it is tried again.
      at = star + 1;
      starred += 1;
      from = starred;
    } else return false;
  }
  while (segment[at] === '*') at += 1;
  return at === segment.length;
};

/** How names begin that no star means: hidden files, and the lock that Excel keeps beside a workbook while it is open. */
const UNMEANT = ['.', '~$'];

/** One segment of a pattern as a test of names. File systems spell accented letters in two ways; NFC levels them. */
const segmentTest = (segment: string): ((name: string) => boolean) => {
  const wanted = [...segment.normalize('NFC')];
  const unmeant = UNMEANT.filter((start) => !segment.startsWith(start));
  return (name) =>
    matches(wanted, [...name.normalize('NFC')]) && !unmeant.some((start) => name.startsWith(start));
};

/** The entries of a folder, by name; none where the folder is not there or is a file. */
export const entriesOf = async (folder: string): Promise<Dirent[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
};

/** Where other people's packages are installed, thousands of folders deep: nothing of one's own is there. */
const PACKAGES = 'node_modules';

/** A symbolic link may be either; the caller looks where it leads. `**` does not follow links, so it cannot loop. */
const mayBeFolder = (entry: Dirent): boolean => entry.isDirectory() || entry.isSymbolicLink();
const mayBeFile = (entry: Dirent): boolean => entry.isFile() || entry.isSymbolicLink();

async function* walk(folder: string, segments: readonly string[]): AsyncGenerator<string> {
  const [segment, ...rest] = segments as [string, ...string[]];
  if (segment === '**') {
    yield* walk(folder, rest.length > 0 ? rest : ['*']);
    for (const entry of await entriesOf(folder)) {
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== PACKAGES)
        yield* walk(path.join(folder, entry.name), segments);
    }
    return;
  }
  const isWanted = segmentTest(segment);
  for (const entry of await entriesOf(folder)) {
    if (!isWanted(entry.name)) continue;
    const found = path.join(folder, entry.name);
    if (rest.length === 0) {
      if (mayBeFile(entry)) yield found;
    } else if (mayBeFolder(entry)) yield* walk(found, rest);
  }
}

/** The files below a folder that a pattern names, sorted: `*` and `?` within a name, `**` for any folders. */
export const expandGlob = async (folder: string, pattern: string): Promise<string[]> => {
  const found = new Set<string>();
  const segments = pattern
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    // `**` after `**` says nothing more, and would walk every folder once for each.
    .filter((segment, index, all) => segment !== '**' || all[index - 1] !== '**');
  for await (const file of walk(folder, segments)) found.add(file);
  return [...found].sort();
};
