import type { CaseFile, Result } from '../../cases/types.js';
import { type Lang, verbatim } from '../../locale/message.js';
import { testReportText as text } from '../../locale/test-report.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Tree } from '../../model/tree.js';
import { countsOf, isPassed, type ToldTest, testJson } from '../documents/test.js';
import type { Block, Report } from '../report.js';
import type { Suite } from '../suites.js';
import { failureDiagnostic } from './test-failures.js';

/** A file of tests that was run. */
export interface RanFile {
  readonly cases: CaseFile;
  readonly tree: Tree;
  readonly results: readonly Result[];
}

/** Files of tests that could not be run, and why. */
export interface Unusable {
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

const toldTests = ({ cases, tree, results }: RanFile): ToldTest[] =>
  results.map(({ case: { name }, failures }) => ({
    file: cases.file,
    tree: tree.file,
    name,
    failures: failures.map((failure) => ({
      failure,
      diagnostic: failureDiagnostic(cases, tree, name, failure),
    })),
  }));

const suiteOf = ({ cases, results }: RanFile, told: readonly ToldTest[]): Suite => ({
  file: cases.file,
  tests: told.map(({ name, failures }, index) => ({
    name,
    line: cases.locate(results[index]!.case.path).start.line,
    found: failures.map(({ diagnostic }) => diagnostic),
  })),
});

const fileBlocks = (tests: readonly ToldTest[]): Block[] => {
  const { file, tree } = tests[0]!;
  const diagnostics = tests.flatMap(({ failures }) => failures.map(({ diagnostic }) => diagnostic));
  return [
    { type: 'heading', text: text.title({ file, tree }) },
    {
      type: 'table',
      columns: [
        { head: text.result(), align: 'left', rank: 0 },
        { head: text.test(), align: 'left', rank: 0 },
      ],
      rows: tests.map((test) => ({
        cells: [
          isPassed(test)
            ? { text: text.passed(), tone: 'good' as const }
            : { text: text.failed(), tone: 'bad' as const },
          { text: verbatim(test.name) },
        ],
      })),
    },
    ...(diagnostics.length === 0 ? [] : [{ type: 'diagnostics' as const, diagnostics }]),
  ];
};

/** The answer of `kpi test`: every test by file, each failure at its place, then the count. A failure is a finding. */
export const testReport = (ran: readonly RanFile[], unusable: Unusable, lang: Lang): Report => {
  const told = ran.map(toldTests);
  const summary = countsOf(told.flat(), ran.length + unusable.count, unusable.count);
  return {
    blocks: [
      ...told.flatMap(fileBlocks),
      { type: 'text', text: text.summary(summary), tone: summary.failed > 0 ? 'bad' : 'good' },
    ],
    data: testJson(told.flat(), summary, lang),
    outcome: summary.failed > 0 ? 'findings' : 'ok',
    unusable: unusable.diagnostics,
    tests: { name: 'kpi test', suites: ran.map((file, index) => suiteOf(file, told[index]!)) },
  };
};
