import type { Diagnostic, Severity, Span } from '../../model/diagnostic.js';
import { inspectionOf } from '../inspection.js';
import type { Format, View } from '../report.js';
import { sentenceOf } from '../sentence.js';
import { visible } from '../visible.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

const ESCAPES: Readonly<Record<string, string>> = {
  '%': '%25',
  '\r': '%0D',
  '\n': '%0A',
  ':': '%3A',
  ',': '%2C',
};

const data = (text: string): string => text.replace(/[%\r\n]/g, (sign) => ESCAPES[sign]!);
const property = (text: string): string => visible(text).replace(/[%\r\n:,]/g, (sign) => ESCAPES[sign]!);

/** GitHub takes columns only where a place begins and ends on one line. */
const placeOf = ({ start, end }: Span): string[] =>
  end.line > start.line
    ? [`line=${start.line}`, `endLine=${end.line}`]
    : [`line=${start.line}`, `col=${start.column}`, `endColumn=${end.column}`];

const annotation = (diagnostic: Diagnostic, view: View): string => {
  const { rule, severity, file, span } = diagnostic;
  const properties = [
    ...(file === '' ? [] : [`file=${property(file)}`]),
    ...(span ? placeOf(span) : []),
    `title=${property(rule)}`,
  ];
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(sentenceOf(diagnostic, view))}\n`;
};

/** Workflow commands that GitHub Actions shows as annotations at their lines. */
export const github: Format = {
  id: 'github',
  render: (report, view) =>
    inspectionOf(report)
      .diagnostics.map((diagnostic) => annotation(diagnostic, view))
      .join(''),
};
