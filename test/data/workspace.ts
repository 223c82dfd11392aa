import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fact, SourceFacts } from '../../src/data/facts.js';
import { readSources } from '../../src/data/read.js';
import { formatMonth } from '../../src/model/calendar.js';
import { type Diagnostic, InputError } from '../../src/model/diagnostic.js';
import { loadTree } from '../../src/model/load.js';
import type { Tree } from '../../src/model/tree.js';

/** Files of a folder by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a folder of files for the time of an action. */
export const inFolder = async <T>(files: Files, act: (root: string) => Promise<T>): Promise<T> => {
  const root = await mkdtemp(path.join(tmpdir(), 'kpi-data-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), content);
    }
    return await act(root);
  } finally {
    await rm(root, { recursive: true });
  }
};

/** The tree of a text that is right in form. */
export const treeOf = (text: string, file = 'kpi.yaml'): Tree => {
  const { tree, diagnostics } = loadTree(text, file);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!tree || errors.length > 0) throw new Error(errors.map(({ message }) => message.en).join('; '));
  return tree;
};

/** What the sources of a tree answer; `given` are the names of files on the command line. */
export const answers = (text: string, files: Files, given: readonly string[] = []): Promise<SourceFacts[]> =>
  inFolder(files, (root) =>
    readSources(treeOf(text), {
      root,
      files: given.map((name) => path.join(root, name)),
      signal: new AbortController().signal,
    }),
  );

/** A fact as a line. */
export const shown = ({ node, month, member, sum, count }: Fact): string => {
  const who = member === '' ? '' : ` ${member.split('\u001f').join('+')}`;
  return `${node} ${formatMonth(month)}${who} = ${sum}${count === 1 ? '' : ` of ${count}`}`;
};

/** The facts as lines: node, month, member, sum, and how many values are in it where that is not one. */
export const facts = async (text: string, files: Files, given?: readonly string[]): Promise<string[]> =>
  (await answers(text, files, given)).flatMap((source) => source.facts.map(shown));

/** The problems that reading ends with. */
export const diagnostics = async (
  text: string,
  files: Files,
  given?: readonly string[],
): Promise<readonly Diagnostic[]> => {
  const outcome = await answers(text, files, given).catch((error: unknown) => error);
  if (!(outcome instanceof InputError))
    throw new Error(`expected an InputError, found ${JSON.stringify(outcome)}`);
  return outcome.diagnostics;
};

/** The problems as lines: file, line and column, rule and sentence. */
export const problems = async (text: string, files: Files, given?: readonly string[]): Promise<string[]> =>
  (await diagnostics(text, files, given)).map(({ file, span, rule, message }) => {
    const place = span ? `${file}:${span.start.line}:${span.start.column}` : file;
    return `${place} ${rule} ${message.en}`;
  });
