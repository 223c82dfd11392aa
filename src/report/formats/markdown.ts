import type { Message } from '../../locale/message.js';
import { reportText } from '../../locale/report.js';
import type { Diagnostic, Span } from '../../model/diagnostic.js';
import { fenced } from '../fenced.js';
import { markedLine } from '../marked-line.js';
import { placeOf } from '../place.js';
import type { Block, Format, View } from '../report.js';
import { visible } from '../visible.js';

type TableBlock = Extract<Block, { type: 'table' }>;

/** What would begin a list, a heading or a rule at the beginning of a line; -1.2億円 begins none. */
const OPENING = /^(?:[-+](?=\s|$|--)|#{1,6}(?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))/;

const withoutOpening = (text: string): string =>
  text.replace(OPENING, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));

/** The text on one line, with no sign that Markdown or HTML would read as theirs. */
const escaped = (text: string): string =>
  withoutOpening(
    visible(text)
      .trim()
      .replace(/[\\`*_<>|[\]~&]/g, '\\$&'),
  ).replaceAll('\n', '<br>');

const inlineCode = (text: string): string => {
  const plain = visible(text).replaceAll('\n', ' ');
  return plain.includes('`') ? escaped(plain) : `\`${plain}\``;
};

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

const excerpt = (span: Span): string => {
  const { text, indent, carets } = markedLine(span, null);
  return fenced(`${text}\n${' '.repeat(indent)}${'^'.repeat(carets)}`);
};

const diagnosticItem = (diagnostic: Diagnostic, view: View): string => {
  const { severity, rule, span, message, help } = diagnostic;
  const { lang } = view;
  const place = placeOf(diagnostic, view);
  const parts = [
    `- **${reportText.severity(severity)[lang]}** ${inlineCode(rule)} ${inlineCode(place)}<br>${escaped(message[lang])}`,
  ];
  if (span) parts.push(indented(excerpt(span)));
  if (help) parts.push(indented(`${reportText.help()[lang]}: ${escaped(help[lang])}`));
  return parts.join('\n');
};

const tableText = ({ columns, rows }: TableBlock, text: (message: Message) => string): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ head }) => text(head))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(({ cells }) =>
      line(cells.map((cell) => '&emsp;'.repeat(cell.indent ?? 0) + text(cell.text))),
    ),
  ].join('\n');
};

const blockText = (block: Block, view: View): string => {
  const text = (message: Message): string => escaped(message[view.lang]);
  switch (block.type) {
    case 'heading':
      return `## ${text(block.text)}`;
    case 'text':
      return text(block.text);
    case 'list':
      return block.items.map((item) => `- ${text(item.text)}`).join('\n');
    case 'table':
      return tableText(block, text);
    case 'code':
      return fenced(visible(block.text[view.lang]).trimEnd(), block.language);
    case 'diagnostics':
      return block.diagnostics.map((diagnostic) => diagnosticItem(diagnostic, view)).join('\n');
    default:
      return block satisfies never;
  }
};

/** For pull requests, issues and chat. Every text is escaped: no label can become a link or a tag. */
export const markdown: Format = {
  id: 'markdown',
  render: ({ blocks }, view) =>
    blocks
      .map((block) => blockText(block, view))
      .filter((text) => text !== '')
      .map((text) => `${text}\n`)
      .join('\n'),
};
