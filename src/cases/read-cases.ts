import { type CaseEntry, type TestFile, testFile } from '../contract/test-file.js';
import { testFileText } from '../locale/test-file.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { canonicalId } from '../model/identifiers.js';
import { placed } from '../model/load.js';
import { readShape } from '../model/shape.js';
import { readSheet } from '../model/yaml.js';
import { expectationOf } from './expectation.js';
import { formFindings } from './form.js';
import type { Case, CaseFile, Goal } from './types.js';

const byId = <T>(entries: Readonly<Record<string, T>> | undefined): Map<string, T> =>
  new Map(Object.entries(entries ?? {}).map(([id, value]) => [canonicalId(id), value]));

const goalOf = (entry: CaseEntry): Goal | null =>
  entry.target === undefined
    ? null
    : {
        target: entry.target,
        horizon: entry.horizon ?? null,
        lever: entry.lever === undefined ? null : canonicalId(entry.lever),
        lock: (entry.lock ?? []).map(canonicalId),
        set: byId(entry.set),
        rounding: entry.rounding ?? 'carry',
      };

/** A name on one line; a test without one goes by its number. */
export const nameOf = ({ name }: CaseEntry, index: number): string =>
  name?.replace(/\s+/gu, ' ').trim() || `#${index + 1}`;

const caseOf = (entry: CaseEntry, index: number, file: TestFile): Case => {
  const path = ['tests', index];
  const tolerance = entry.tolerance ?? file.tolerance;
  return {
    name: nameOf(entry, index),
    path,
    given: byId(entry.given),
    goal: goalOf(entry),
    expected: [...byId(entry.expect)].map(([id, each]) =>
      expectationOf(id, each, [...path, 'expect', id], tolerance),
    ),
    status: entry.expect_status ?? null,
  };
};

/** A file of tests and every problem of its form. `cases` is null where nothing of it could be understood. */
export interface ReadCases {
  readonly cases: CaseFile | null;
  readonly diagnostics: readonly Diagnostic[];
}

const SCHEMA = { id: 'schema', severity: 'error', principle: null } as const;

/**
 * Reads the text of a file of tests. Pure: `file` is only the name that diagnostics show. What depends on the tree is
 * checked by `checkCases`.
 */
export const readCases = (text: string, file: string): ReadCases => {
  const sheet = readSheet(text, file);
  if (!sheet.readable) return { cases: null, diagnostics: sheet.diagnostics };
  const shape = readShape(testFile, sheet.value, testFileText.smallest());
  const findings = [
    ...shape.findings,
    ...(shape.file ? formFindings(shape.file, shape.whole, sheet.locate) : []),
  ];
  return {
    cases: shape.file && {
      file,
      tree: shape.file.tree ?? null,
      cases: shape.file.tests.map((entry, index) => caseOf(entry, index, shape.file!)),
      locate: (path, at) => sheet.locate(path, at),
      edit: (path, at, fix) => sheet.edit(path, at, fix),
    },
    diagnostics: [...sheet.diagnostics, ...findings.map((finding) => placed(finding, SCHEMA, sheet))],
  };
};
