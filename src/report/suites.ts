import type { Diagnostic } from '../model/diagnostic.js';
import { inspectionOf } from './inspection.js';
import type { Report } from './report.js';

/** A test, and what is to be said of it; it fails by an error or a warning. */
interface SuiteTest {
  readonly name: string;
  /** Where it stands in its file; null where it has no place. */
  readonly line: number | null;
  readonly found: readonly Diagnostic[];
}

/** The tests of one file. */
export interface Suite {
  readonly file: string;
  readonly tests: readonly SuiteTest[];
}

/** What a command ran or checked, as tools for tests count it. */
export interface Suites {
  readonly name: string;
  readonly suites: readonly Suite[];
}

const testOf = (diagnostic: Diagnostic): SuiteTest => {
  const { rule, span } = diagnostic;
  const name = span ? `${rule} (${span.start.line}:${span.start.column})` : rule;
  return { name, line: span?.start.line ?? null, found: [diagnostic] };
};

/** The tests that were run; of an inspection each finding is one, and a file without a finding is one that passes. */
export const suitesOf = (report: Report): Suites => {
  if (report.tests) return report.tests;
  const { files, diagnostics } = inspectionOf(report);
  const found = new Map(files.map((file): [string, SuiteTest[]] => [file, []]));
  for (const diagnostic of diagnostics) {
    const tests = found.get(diagnostic.file);
    if (tests) tests.push(testOf(diagnostic));
    else found.set(diagnostic.file, [testOf(diagnostic)]);
  }
  const name = 'kpi validate';
  const clean: SuiteTest = { name, line: null, found: [] };
  const suites = [...found].map(([file, tests]) => ({ file, tests: tests.length === 0 ? [clean] : tests }));
  return { name, suites };
};
