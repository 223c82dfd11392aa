import { dirname, resolve } from 'node:path';
import type { SourcesSeen } from '../data/sources-seen.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { OpenedTree } from './open-tree.js';
import type { Session } from './session.js';
import { shownPath } from './tree-file.js';

/** Whether the files of sources are looked at: always, never or, left open, where there is any. */
export type LookAtSources = boolean | undefined;

/**
 * Holds a tree against the files beside it. Null where no file is looked at, and for a tree that could be read only in
 * part: what is missing would make what is said of columns untrue.
 */
export const sourcesSeen = async (
  { path, loaded }: OpenedTree,
  look: LookAtSources,
  session: Session,
): Promise<SourcesSeen | null> => {
  const { tree, whole, sheets } = loaded;
  if (!tree || !whole || look === false || tree.sources.size === 0) return null;
  const { cwd, signal } = session.io;
  const root = dirname(path);
  // Most checks are of trees without data, which need no reader of tables.
  const { seeSources } = await import('../data/see-sources.js');
  const seen = await seeSources(tree, { root, always: look === true, signal });
  if (!seen) return null;
  for (const file of seen.paths) session.inputs.add(file);
  const own = new Set(sheets.map(({ file }) => file));
  // Reading names files from the tree's folder; a check of several trees names them from the current one.
  const named = (diagnostic: Diagnostic): Diagnostic => {
    if (own.has(diagnostic.file)) return diagnostic;
    const file = shownPath(resolve(root, diagnostic.file), cwd);
    return { ...diagnostic, file, span: diagnostic.span && { ...diagnostic.span, file } };
  };
  return { ...seen, unreadable: seen.unreadable.map(named) };
};
