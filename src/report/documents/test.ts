import type { Expectation, Failure } from '../../cases/types.js';
import type { TestDocument } from '../../contract/answers/index.js';
import type { Lang } from '../../locale/message.js';
import type { Diagnostic } from '../../model/diagnostic.js';

/** A failure and how it is told. */
export interface ToldFailure {
  readonly failure: Failure;
  readonly diagnostic: Diagnostic;
}

/** A test that was run. */
export interface ToldTest {
  readonly file: string;
  readonly tree: string;
  readonly name: string;
  readonly failures: readonly ToldFailure[];
}

const NOTHING = { node: null, expected: null, tolerance: null, range: null } as const;

const expectationJson = ({ node, value, tolerance, min, max }: Expectation) => ({
  node,
  expected: value,
  tolerance: value === null ? null : tolerance,
  range: value === null ? { min, max } : null,
});

const failureJson = (
  { failure, diagnostic }: ToldFailure,
  lang: Lang,
): TestDocument['tests'][number]['failures'][number] => ({
  ...('expectation' in failure ? expectationJson(failure.expectation) : NOTHING),
  actual: failure.type === 'value' ? failure.actual : null,
  message: diagnostic.message[lang],
  ...diagnostic.span!.start,
});

export const isPassed = ({ failures }: ToldTest): boolean => failures.length === 0;

/** How many tests there are, and how they went. */
export const countsOf = (
  tests: readonly ToldTest[],
  files: number,
  unusable: number,
): TestDocument['summary'] => {
  const passed = tests.filter(isPassed).length;
  return { files, unusable, tests: tests.length, passed, failed: tests.length - passed };
};

/** The JSON of `kpi test`. */
export const testJson = (
  tests: readonly ToldTest[],
  summary: TestDocument['summary'],
  lang: Lang,
): TestDocument => ({
  kpi: 1,
  command: 'test',
  summary,
  tests: tests.map((test) => ({
    file: test.file,
    tree: test.tree,
    name: test.name,
    status: isPassed(test) ? 'passed' : 'failed',
    failures: test.failures.map((each) => failureJson(each, lang)),
  })),
});
