import type { Diagnostic } from '../../model/diagnostic.js';
import { inspectionOf } from '../inspection.js';
import type { Format, View } from '../report.js';
import { sentenceOf, shortened } from '../sentence.js';
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

const caseOf = (diagnostic: Diagnostic, view: View): string => {
  const { rule, severity, file, span, message } = diagnostic;
  const at = span ? `${span.start.line}:${span.start.column}` : '';
  const head = attributes({
    name: at ? `${rule} (${at})` : rule,
    classname: file,
    file,
    ...(span && { line: span.start.line }),
    time: 0,
  });
  const body = content(`${at ? `${file}:${at}` : file}\n${sentenceOf(diagnostic, view)}`);
  const inside = isFailure(diagnostic)
    ? `<failure${attributes({ type: severity, message: shortened(message[view.lang]) })}>${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `    <testcase${head}>\n      ${inside}\n    </testcase>\n`;
};

/** A file without a finding is a test that passes. */
const cleanCase = (file: string): string =>
  `    <testcase${attributes({ name: 'kpi validate', classname: file, file, time: 0 })}/>\n`;

const suiteOf = (file: string, found: readonly Diagnostic[], view: View): string => {
  const tests = Math.max(1, found.length);
  const cases = found.length === 0 ? cleanCase(file) : found.map((one) => caseOf(one, view)).join('');
  const failures = found.filter(isFailure).length;
  const head = attributes({ name: file, tests, failures, errors: 0, skipped: 0, time: 0 });
  return `  <testsuite${head}>\n${cases}  </testsuite>\n`;
};

/** For Jenkins, Azure Pipelines, CircleCI: each file a suite, each finding a test; errors and warnings fail. */
export const junit: Format = {
  id: 'junit',
  render: (report, view) => {
    const { files, diagnostics } = inspectionOf(report);
    const found = new Map(files.map((file): [string, Diagnostic[]] => [file, []]));
    for (const diagnostic of diagnostics) {
      const suite = found.get(diagnostic.file);
      if (suite) suite.push(diagnostic);
      else found.set(diagnostic.file, [diagnostic]);
    }
    const suites = [...found];
    const head = attributes({
      name: 'kpi validate',
      tests: suites.reduce((sum, [, list]) => sum + Math.max(1, list.length), 0),
      failures: diagnostics.filter(isFailure).length,
      errors: 0,
      time: 0,
    });
    const body = suites.map(([file, list]) => suiteOf(file, list, view)).join('');
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${body}</testsuites>\n`;
  },
};
