import { dirname, relative, resolve, sep } from 'node:path';
import { baselineOf, holdAgainst, type Naming } from '../lint/baseline.js';
import { canExcuse } from '../lint/judge.js';
import { inReadingOrder } from '../lint/lint.js';
import { exceptionText } from '../locale/exceptions.js';
import { type BaselineEntry, baselineText, readBaseline } from '../model/baseline.js';
import { type Diagnostic, type Excused, problem } from '../model/diagnostic.js';
import type { Session } from './session.js';
import { readText } from './tree-file.js';
import { writeOutput } from './write-output.js';

/** Where the baseline lies unless somebody says otherwise. */
export const BASELINE_NAME = 'kpi-baseline.json';

/** Findings, of which some are known of old. */
interface Filtered {
  readonly diagnostics: readonly Diagnostic[];
  readonly excused: readonly Excused[];
}

/** Files from the folder of the baseline, so that it holds wherever `kpi` is run. */
const namingFrom =
  (path: string, cwd: string): Naming =>
  ({ file }) =>
    relative(dirname(path), resolve(cwd, file)).split(sep).join('/');

const staleNote = (name: string, entries: readonly BaselineEntry[]): Diagnostic => {
  const shown = entries.map(({ rule, node, path }) => `${rule} (${node ?? path})`);
  const message = exceptionText.staleBaseline({ shown });
  return {
    ...problem('unused-baseline', name, message, { help: exceptionText.staleHelp() }),
    severity: 'info',
  };
};

/**
 * Leaves out what the baseline holds, and tells which of its entries of `rules` hold nothing any more in the files that
 * were looked at. Throws an InputError where the baseline cannot be read.
 */
export const withBaseline = async (
  path: string,
  findings: readonly Diagnostic[],
  looked: { readonly files: readonly string[]; isLookedAt(rule: string): boolean },
  session: Session,
): Promise<Filtered> => {
  const { cwd } = session.io;
  const { text, name } = await readText(path, session);
  session.inputs.add(path);
  const entries = readBaseline(text, name);
  const nameOf = namingFrom(path, cwd);
  const { fresh, known, stale } = holdAgainst(entries, findings.filter(canExcuse), nameOf);
  const files = new Set(looked.files.map((file) => nameOf({ file })));
  const gone = stale.filter(({ file, rule }) => files.has(file) && looked.isLookedAt(rule));
  return {
    diagnostics: inReadingOrder([
      ...findings.filter((finding) => !canExcuse(finding)),
      ...fresh,
      ...(gone.length > 0 ? [staleNote(name, gone)] : []),
    ]),
    excused: known.map((diagnostic) => ({ diagnostic, by: 'baseline', reason: null })),
  };
};

/** Writes what is found today as the baseline. The rest, which no baseline can hold, stays to be mended. */
export const updateBaseline = async (
  path: string,
  findings: readonly Diagnostic[],
  session: Session,
): Promise<Filtered> => {
  const known = findings.filter(canExcuse);
  await writeOutput(path, baselineText(baselineOf(known, namingFrom(path, session.io.cwd))), session);
  return {
    diagnostics: findings.filter((finding) => !canExcuse(finding)),
    excused: known.map((diagnostic) => ({ diagnostic, by: 'baseline', reason: null })),
  };
};
