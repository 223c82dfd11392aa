import { stat } from 'node:fs/promises';
import type { Diagnostic, Finding } from '../model/diagnostic.js';
import type { Source, Tree } from '../model/tree.js';
import { ambiguousDates } from './ambiguous-dates.js';
import { assign } from './assign.js';
import { declarationProblems } from './declarations.js';
import { isSqlOnly } from './engine-declarations.js';
import type { InputFile } from './facts.js';
import { type Found, filesOfSource } from './files.js';
import { gather } from './gather.js';
import { scoreProblems } from './handoff-scores.js';
import { handoffTallies } from './handoff-tallies.js';
import { layoutOf } from './layouts/index.js';
import { peekAll, type Sheet } from './peek.js';
import { scoreTallies } from './score-tallies.js';
import type { SourcesSeen } from './sources-seen.js';
import { talliesOf } from './tallies.js';
import { type Fitting, unusedColumns } from './unused-columns.js';

/** Bytes of a file that are looked at: beside an export of gigabytes a check of definitions must stay quick. */
const MOST = 16 * 1024 * 1024;

export interface SeeOptions {
  /** The absolute folder of the tree file; a source's paths start there. */
  readonly root: string;
  /** Whether files that are missing count where none is there: a checkout without data is no mistake. */
  readonly always: boolean;
  readonly signal: AbortSignal;
}

/** A source with the heads of its files, and whether these are all of them. */
interface Headed {
  readonly source: Source;
  readonly sheets: readonly Sheet[];
  readonly isWhole: boolean;
}

const NONE: Found = { files: [], problems: [] };

const locate = async (tree: Tree, { root, always }: SeeOptions) => {
  const located: { readonly source: Source; readonly found: Found }[] = [];
  for (const source of tree.sources.values()) {
    // A source without a path is there for files on the command line; to look at a database takes a network.
    const isLookedFor = source.urlVariable === null && (always || source.paths.length > 0);
    located.push({ source, found: isLookedFor ? await filesOfSource(tree, source, root) : NONE });
  }
  return located;
};

/** As much of a file as is looked at. */
export const beginningOf = async (file: InputFile): Promise<InputFile> =>
  (await stat(file.path)).size > MOST ? { ...file, most: MOST } : file;

const readHead = async (
  tree: Tree,
  source: Source,
  files: readonly InputFile[],
  unreadable: Diagnostic[],
  signal: AbortSignal,
): Promise<Sheet[]> => {
  const problems = declarationProblems(tree, source);
  // What SQL makes of files is known to DuckDB alone, and to run it takes longer than a check of definitions may.
  const isText = problems.length === 0 && !isSqlOnly(source);
  const beginnings = !isText ? [] : await Promise.all(files.map(beginningOf));
  const sheets = await peekAll(beginnings, source, problems, signal);
  unreadable.push(...problems);
  return sheets;
};

const findingOf = ({ path, span, node, message, help, suggestion }: Diagnostic): Finding => ({
  path,
  message,
  ...(span && { span }),
  ...(node !== null && { node }),
  ...(help && { help }),
  ...(suggestion !== null && { suggestion }),
});

/** Of many files that lack one column, and of many sources that read one faulty file, the first stands for all. */
const firstAtEachPlace = (problems: readonly Diagnostic[]): Diagnostic[] => {
  const places = new Map<string, Diagnostic>();
  for (const problem of problems) {
    const { rule, file, path, span } = problem;
    const place = JSON.stringify([rule, file, path, span?.start]);
    if (!places.has(place)) places.set(place, problem);
  }
  return [...places.values()];
};

const findingsOf = (rule: string, problems: readonly Diagnostic[]): Finding[] =>
  firstAtEachPlace(problems.filter((problem) => problem.rule === rule)).map(findingOf);

/** Of a table one file may have the column of a node that the others lack; records have every column in each. */
const mayBeElsewhere = ({ layout }: Source, { rule, node }: Diagnostic): boolean =>
  layout !== 'records' && rule === 'data-column' && node !== null;

/**
 * Holds the sources of a tree against the beginnings of their files. Null where there is nothing to look at: no source
 * or, unless `always`, no file. What is wrong is told and not thrown; the signal's reason is thrown when aborted.
 */
export const seeSources = async (tree: Tree, options: SeeOptions): Promise<SourcesSeen | null> => {
  const { always, signal } = options;
  const located = await locate(tree, options);
  const isAny = located.some(({ found }) => found.files.length > 0 || found.hasEmpty);
  if (located.length === 0 || !(always || isAny)) return null;

  const unreadable: Diagnostic[] = [];
  const headed: Headed[] = [];
  for (const { source, found } of located) {
    const sheets = await readHead(tree, source, found.files, unreadable, signal);
    const isWhole = sheets.length > 0 && sheets.length === found.files.length && found.problems.length === 0;
    headed.push({ source, sheets, isWhole });
  }

  const { wanted, problems: unassigned } = assign(
    tree,
    headed.map(({ source, sheets }) => ({ source, offers: sheets.map(({ offers }) => offers) })),
  );
  // A column that no source has may be in a file that could not be looked at.
  const problems = headed.every(({ isWhole }) => isWhole) ? [...unassigned] : [];
  const dates: Finding[] = [];
  const fitting: Fitting[] = [];
  for (const { source, sheets, isWhole } of headed) {
    const layout = layoutOf(source);
    if (sheets.length === 0) continue;
    const files = sheets.map(({ file }) => file);
    const nodes = wanted.get(source.id) ?? [];
    const beside = [
      ...talliesOf(tree, source),
      ...scoreTallies(tree, source, nodes),
      ...handoffTallies(tree, source),
    ];
    const asked = [...nodes, ...beside.map((tally) => tally.wanted)];
    const query = { tree, source, files, env: {}, wanted: asked };
    const refused = [...layout.check(query, sheets), ...scoreProblems(tree, source, sheets)].filter(
      (problem) => isWhole || !mayBeElsewhere(source, problem),
    );
    problems.push(...refused);
    dates.push(...((await gather(unreadable, () => ambiguousDates(query, layout, sheets, signal))) ?? []));
    // What is missing under one name may be there under another.
    if (isWhole && refused.length === 0 && unassigned.length === 0) fitting.push({ query, layout, sheets });
  }
  // A scale that is not clear is about the tree and the file at once, and neither can be read without it.
  unreadable.push(...problems.filter(({ rule }) => rule === 'data-scale'));
  return {
    paths: located.flatMap(({ found }) => found.files.map(({ path }) => path)),
    missingFiles: located.flatMap(({ found }) => found.problems.map(findingOf)),
    missingColumns: findingsOf('data-column', problems),
    unfitMeasures: findingsOf('data-measure', problems),
    ambiguousDates: dates,
    measured: new Set([...wanted.values()].flatMap((nodes) => nodes.map(({ node }) => node))),
    unusedColumns: unusedColumns(fitting),
    unreadable: firstAtEachPlace(unreadable),
  };
};
