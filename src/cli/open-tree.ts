import { basename, dirname, posix, relative, resolve, sep } from 'node:path';
import { expandGlob, isGlob } from '../data/glob.js';
import { isReallyOutside, leavesFolder } from '../data/inside.js';
import { includeText } from '../locale/include.js';
import type { Message } from '../locale/message.js';
import { schemaText } from '../locale/schema.js';
import { type Diagnostic, InputError, type Path } from '../model/diagnostic.js';
import { assemble, INCLUDE, type Loaded, placed } from '../model/load.js';
import { includesOf, type TreePart } from '../model/parts.js';
import { isBag } from '../model/plain.js';
import { readSheet, type Sheet } from '../model/yaml.js';
import { CONFIG_NAME } from './config-file.js';
import type { Session } from './session.js';
import {
  isTestName,
  isYaml,
  kindOf,
  locateTree,
  neighbour,
  pathOfPlan,
  readText,
  shownPath,
} from './tree-file.js';

/** A tree with all its files, as far as they could be read. */
export interface OpenedTree {
  readonly path: string;
  /** The absolute paths of all its files, its own first. */
  readonly paths: readonly string[];
  readonly loaded: Loaded;
}

/** More files than any organisation has departments: an include gone wrong. */
const MOST_FILES = 500;

/** What a pattern such as *.yaml catches beside the files that are meant. */
const isOther = (name: string): boolean => isTestName(name) || name === CONFIG_NAME || !isYaml(name);

interface Refusal {
  readonly message: Message;
  readonly help?: Message;
  readonly suggestion?: string;
}

const missing = async (file: string, pattern: string): Promise<Refusal> => {
  const name = await neighbour(file);
  const suggestion = name && posix.join(posix.dirname(pattern.replaceAll('\\', '/')), name);
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  return { message: includeText.missing({ pattern }), ...help };
};

/** The files that a pattern names from a folder, or why it names none. */
const filesOf = async (
  pattern: string,
  folder: string,
  root: string,
): Promise<readonly string[] | Refusal> => {
  const written = pattern.replaceAll('\\', '/');
  const fromRoot = posix.join(relative(root, folder).split(sep).join('/'), written);
  const outside = { message: includeText.outside({ pattern }), help: includeText.outsideHelp() };
  if (posix.isAbsolute(written) || leavesFolder(fromRoot)) return outside;
  const found = isGlob(written)
    ? (await expandGlob(folder, written)).filter((file) => !isOther(basename(file)))
    : [resolve(folder, written)];
  if (found.length === 0) return { message: includeText.noMatch({ pattern }) };
  for (const file of found) {
    const kind = await kindOf(file);
    if (kind === 'nothing') return missing(file, pattern);
    if (kind === 'folder')
      return { message: includeText.folder({ pattern }), help: includeText.folderHelp({ pattern }) };
    if (await isReallyOutside(root, file)) return outside;
  }
  return found;
};

/** The walk from file to file of one tree. */
interface Walk {
  readonly root: string;
  readonly session: Session;
  readonly parts: TreePart[];
  readonly paths: string[];
  readonly problems: Diagnostic[];
  /** The file of the committed plan, which is no part although a pattern may catch it. */
  readonly plan: string | null;
}

const include = async (walk: Walk, sheet: Sheet, path: string, chain: readonly string[]): Promise<void> => {
  const { root, session, parts, paths, problems, plan } = walk;
  const { cwd } = session.io;
  const refuse = (place: Path, refusal: Refusal): void => {
    problems.push(placed({ path: place, ...refusal }, INCLUDE, sheet));
  };
  const followed = [...chain, path];
  const add = async (file: string, place: Path): Promise<void> => {
    try {
      const { text, name } = await readText(file, session);
      const part = readSheet(text, name);
      parts.push({ sheet: part, folder: relative(root, dirname(file)).split(sep).join('/') });
      await include(walk, part, file, followed);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const { message, help } of error.diagnostics) refuse(place, { message, ...(help && { help }) });
    }
  };
  for (const { pattern, path: place } of includesOf(sheet)) {
    const found = await filesOf(pattern, dirname(path), root);
    if ('message' in found) refuse(place, found);
    for (const file of 'message' in found ? [] : found) {
      if (file === plan && isGlob(pattern)) continue;
      if (followed.includes(file)) {
        // A pattern catches the file that it stands in; a name does so only by mistake.
        if (isGlob(pattern)) continue;
        const names = [...followed.slice(followed.indexOf(file)), file].map((each) => shownPath(each, cwd));
        refuse(place, { message: includeText.cycle({ names }), help: includeText.cycleHelp() });
      } else if (paths.length >= MOST_FILES) {
        refuse(place, { message: includeText.tooMany({ most: MOST_FILES }) });
        return;
      } else if (!paths.includes(file)) {
        paths.push(file);
        await add(file, place);
      }
    }
  }
};

/**
 * Opens the tree at a path and follows what it includes, below the tree's own folder only. What cannot be included is
 * a diagnostic of the tree; throws an InputError where the tree's own file cannot be read.
 */
export const openTreeAt = async (path: string, session: Session): Promise<OpenedTree> => {
  const { text, name } = await readText(path, session);
  const own = readSheet(text, name);
  const root = dirname(path);
  const named = isBag(own.value) ? own.value.plan : undefined;
  const plan = typeof named === 'string' ? pathOfPlan(root, named) : null;
  const walk: Walk = { root, session, parts: [], paths: [path], problems: [], plan };
  await include(walk, own, path, []);
  for (const file of walk.paths) session.inputs.add(file);
  return { path, paths: walk.paths, loaded: assemble(own, walk.parts, walk.problems) };
};

/** Opens the tree that a command line names; the nearest one upward where it names none. */
export const openTree = async (given: string | undefined, session: Session): Promise<OpenedTree> =>
  openTreeAt(await locateTree(given, session.io.cwd), session);
