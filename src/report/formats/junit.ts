import type { Diagnostic } from '../../model/diagnostic.js';
import { placeOf } from '../place.js';
import type { Format, View } from '../report.js';
import { sentenceOf, shortened } from '../sentence.js';
import { type Suite, suitesOf } from '../suites.js';
import { visible } from '../visible.js';

/** What XML 1.0 cannot hold, even escaped. Control characters are signs by then. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

const content = (text: string): string =>
  visible(text)
    .replace(IMPOSSIBLE, '')
    .replace(/[&<>]/g, (sign) => ENTITIES[sign]!);

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(
      ([name, value]) => ` ${name}="${content(String(value)).replace(/["\n]/g, (sign) => ENTITIES[sign]!)}"`,
    )
    .join('');

const isFailure = ({ severity }: Diagnostic): boolean => severity !== 'info';

const bodyOf = (found: readonly Diagnostic[], view: View): string =>
  content(found.map((one) => `${placeOf(one, view)}\n${sentenceOf(one, view)}`).join('\n\n'));

const caseOf = (file: string, { name, line, found }: Suite['tests'][number], view: View): string => {
  const head = attributes({ name, classname: file, file, ...(line !== null && { line }), time: 0 });
  if (found.length === 0) return `    <testcase${head}/>\n`;
  const failure = found.find(isFailure);
  const body = bodyOf(found, view);
  const inside = failure
    ? `<failure${attributes({ type: failure.severity, message: shortened(failure.message[view.lang]) })}>${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `    <testcase${head}>\n      ${inside}\n    </testcase>\n`;
};

const failuresIn = ({ tests }: Suite): number => tests.filter(({ found }) => found.some(isFailure)).length;

const suiteText = (suite: Suite, view: View): string => {
  const { file, tests } = suite;
  const failures = failuresIn(suite);
  const head = attributes({ name: file, tests: tests.length, failures, errors: 0, skipped: 0, time: 0 });
  return `  <testsuite${head}>\n${tests.map((test) => caseOf(file, test, view)).join('')}  </testsuite>\n`;
};

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** For Jenkins, Azure Pipelines, CircleCI: each file a suite; errors and warnings fail a test. */
export const junit: Format = {
  id: 'junit',
  render: (report, view) => {
    const { name, suites } = suitesOf(report);
    const head = attributes({
      name,
      tests: total(suites.map(({ tests }) => tests.length)),
      failures: total(suites.map(failuresIn)),
      errors: 0,
      time: 0,
    });
    const body = suites.map((suite) => suiteText(suite, view)).join('');
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${body}</testsuites>\n`;
  },
};
