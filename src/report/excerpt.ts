import { reportText } from '../locale/report.js';
import type { Diagnostic, Severity, Span } from '../model/diagnostic.js';
import { markedLine } from './marked-line.js';
import { paletteFor } from './palette.js';
import { placeOf } from './place.js';
import type { Tone, View } from './report.js';
import { shortened } from './sentence.js';
import { visible } from './visible.js';
import { wrapBehind, wrapText } from './wrap.js';

const TONES: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'strong' };
const NARROWEST_EXCERPT = 10;
const HEAD_INDENT = 2;

/** What is wrong. The label stays in one piece on the first line, so that it can be searched for. */
const headLines = ({ severity, rule, message }: Diagnostic, { lang, color, width }: View): string[] => {
  const label = `${reportText.severity(severity)[lang]}[${visible(rule)}]`;
  const text = `${label}: ${visible(shortened(message[lang]))}`;
  const [first, ...rest] = wrapText(text, width === null ? null : width - HEAD_INDENT);
  const paint = paletteFor(color)(TONES[severity]);
  return [first!.replace(label, paint), ...rest.map((line) => ' '.repeat(HEAD_INDENT) + line)];
};

const excerptLines = (span: Span, severity: Severity, { color, width }: View): string[] => {
  const number = String(span.start.line);
  const gutter = number.length + ' | '.length;
  const palette = paletteFor(color);
  const dim = palette('dim');
  const { text, indent, carets } = markedLine(
    span,
    width === null ? null : Math.max(width - gutter, NARROWEST_EXCERPT),
  );
  const blank = ' '.repeat(number.length);
  const mark = palette(TONES[severity])('^'.repeat(carets));
  return [
    dim(`${blank} |`),
    `${dim(`${number} |`)} ${text}`.trimEnd(),
    `${dim(`${blank} |`)} ${' '.repeat(indent)}${mark}`,
  ];
};

const diagnosticLines = (diagnostic: Diagnostic, view: View): string[] => {
  const { span, severity, help } = diagnostic;
  const dim = paletteFor(view.color)('dim');
  const margin = ' '.repeat(span ? String(span.start.line).length : 1);
  const place = visible(placeOf(diagnostic, view));
  const lines = headLines(diagnostic, view);
  if (place) lines.push(`${margin}${dim('-->')} ${place}`);
  if (span) lines.push(...excerptLines(span, severity, view));
  if (help) {
    const lead = `${margin} ${dim('=')} ${reportText.help()[view.lang]}: `;
    lines.push(...wrapBehind(lead, visible(shortened(help[view.lang])), view.width));
  }
  return lines;
};

/**
 * Diagnostics in the order given, each with its line of the file and a mark under the place, with a blank line between
 * them. What comes from the file cannot write to the terminal.
 */
export const renderDiagnostics = (diagnostics: readonly Diagnostic[], view: View): string =>
  diagnostics
    .map((diagnostic) =>
      diagnosticLines(diagnostic, view)
        .map((line) => `${line.trimEnd()}\n`)
        .join(''),
    )
    .join('\n');
