import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import { parseNumber } from '../model/numbers.js';
import { naturalRange, type Valued } from '../model/tree.js';
import type { NumberReader } from './number-form.js';
import type { Report } from './problems.js';
import type { Row } from './rows.js';

/** What a cell says: without blanks around it, full-width and half-width letters alike. */
export const cellText = (cell: string): string => cell.normalize('NFKC').trim();

export type IsMissing = (cell: string) => boolean;

/** Whether a cell says nothing: blank, or one of the texts that the source's `none` lists. */
export const missingTest = (none: readonly string[]): IsMissing => {
  const texts = new Set(none.map(cellText));
  return (cell) => {
    if (cell === '') return true;
    const text = cellText(cell);
    return text === '' || texts.has(text);
  };
};

/** The separator of a member's parts: a control character that no name contains. */
export const MEMBER_SEPARATOR = '\u001f';

/** The member that a row belongs to, by the columns of the source's dimensions. */
export const memberOf = (
  cells: readonly string[],
  columns: readonly number[],
  isMissing: IsMissing,
): string => {
  if (columns.length === 0) return '';
  const parts = columns.map((column) => (isMissing(cells[column]!) ? '' : cellText(cells[column]!)));
  return parts.join(MEMBER_SEPARATOR);
};

/** Plain digits, by far the most frequent form, and short enough to be exact. */
const PLAIN = /^\d{1,15}(?:\.\d{1,6})?$/u;

/** The number that a cell holds; undefined where it is none. */
export const cellNumber = (cell: string): number | undefined =>
  PLAIN.test(cell) ? Number(cell) : parseNumber(cell);

interface Refusal {
  readonly message: Message;
  readonly help: Message;
}

/** Why a number cannot be a value of a node of its kind; null where it can. */
export const valueRefusal = (node: Valued, value: number, text: string): Refusal | null => {
  const { min, max } = naturalRange(node);
  if (node.kind === 'count' && value < 0) {
    return { message: dataText.negativeCount({ text }), help: dataText.negativeCountHelp() };
  }
  if (node.kind === 'rate' && (value < min || value > max)) {
    return { message: dataText.rateOutside({ text }), help: dataText.rateOutsideHelp({ text, value }) };
  }
  if (node.kind === 'score' && (value < min || value > max)) {
    return { message: dataText.scoreOutside({ text, min, max }), help: dataText.scoreOutsideHelp() };
  }
  return null;
};

/** A column of numbers in one file. */
export interface NumberColumn {
  readonly index: number;
  readonly name: string;
  /** The name under which the column proves how its numbers are written. */
  readonly form: string;
  /** The power of ten that makes a bare number of the column one of the tree. */
  readonly exponent: number;
  readonly read: NumberReader;
}

/**
 * The value of a node in a cell that is not missing. What is no number, or lies where the node's kind cannot be, is
 * reported and comes back as undefined.
 */
export const nodeValue = (
  node: Valued,
  row: Row,
  column: NumberColumn,
  report: Report,
): number | 'undecided' | undefined => {
  const cell = row.cells[column.index]!;
  const value = column.read(cell);
  if (value === 'undecided') return value;
  const text = cell.trim();
  const place = { rule: 'data-number', line: row.line, cell: column.index };
  if (value === undefined) {
    const isMixed = cellNumber(cell) !== undefined;
    const message = isMixed
      ? dataText.notDecimalComma({ column: column.name, text })
      : dataText.notNumber({ column: column.name, text });
    const help = isMixed ? dataText.notDecimalCommaHelp() : dataText.notNumberHelp();
    report({ ...place, message, help });
    return undefined;
  }
  const refused = valueRefusal(node, value, text);
  if (!refused) return value;
  report({
    ...place,
    message: dataText.inColumn({ column: column.name, message: refused.message }),
    help: refused.help,
  });
  return undefined;
};
