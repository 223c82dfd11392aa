import { wrapBy } from './line-breaks.js';
import { textWidth } from './width.js';

/**
 * Breaks a text into lines no wider than `width` columns of a terminal, by the rules of Japanese typesetting. Nothing
 * is lost but the spaces at a break. Two columns, the width of one kanji, are the least; null breaks only at line ends.
 */
export const wrapText = wrapBy(textWidth);

/** Wraps a text behind a lead such as a bullet; the lines below are indented by as much. */
export const wrapBehind = (lead: string, text: string, width: number | null): string[] => {
  const indent = textWidth(lead);
  const lines = wrapText(text, width === null ? null : width - indent);
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line);
};

/** Fills a text with spaces up to a width in columns. A wider text stays as it is. */
export const padTo = (text: string, width: number, align: 'left' | 'right'): string => {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + space : space + text;
};
