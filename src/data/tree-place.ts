import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import { type Diagnostic, type Part, type Path, problem } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import type { Source, Tree } from '../model/tree.js';

interface More {
  readonly help?: Message;
  readonly suggestion?: string;
  readonly node?: string;
  readonly at?: Part;
}

/** A problem with what the tree file says, shown at the characters that say it. */
export const problemInTree = (
  tree: Tree,
  rule: string,
  path: Path,
  message: Message,
  more: More = {},
): Diagnostic => {
  const { at, ...rest } = more;
  const span = tree.locate(path, at);
  return problem(rule, span.file, message, { ...rest, path, span });
};

/** A problem with a source, at one of its keys. A source made of the command line's files has no place in the tree. */
export const problemInSource = (
  tree: Tree,
  source: Source,
  rule: string,
  key: Path,
  message: Message,
  more: More = {},
): Diagnostic => {
  if (tree.sources.has(source.id)) return problemInTree(tree, rule, [...source.path, ...key], message, more);
  const { at: _, ...rest } = more;
  return problem(rule, tree.file, message, rest);
};

/** Headers named in a help text; a wide export has hundreds. */
const NAMED_COLUMNS = 20;

/** "Did you mean" for a column that is not there, and which ones are. */
export const columnHelp = (
  name: string,
  columns: readonly string[],
): { help: Message; suggestion?: string } => {
  const known = columns.map((column) => column.trim()).filter((column) => column !== '');
  const suggestion = nearest(name, known);
  const more = Math.max(0, known.length - NAMED_COLUMNS);
  const help = dataText.columnsHelp({
    columns: known.slice(0, NAMED_COLUMNS),
    more,
    ...(suggestion && { suggestion }),
  });
  return { help, ...(suggestion && { suggestion }) };
};
