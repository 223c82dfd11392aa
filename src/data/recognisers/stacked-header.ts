import { cellText } from '../cells.js';
import { roleOf } from '../roles.js';
import type { Row } from '../rows.js';

/** What stands beside plans and actuals below one heading, though it is neither. */
const COMPARED =
  /^(?:見込み?|予測|予定|差異|差額|差|増減|増減率|達成率|進捗率?|前年比|前年同月比|前年差|構成比|forecast|variance|diff(?:erence)?|attainment|achievement)$/iu;

const isBeside = (text: string): boolean => roleOf(text) !== null || COMPARED.test(text);

const joined = (group: string, word: string): string =>
  /[a-z\d]$/iu.test(group) && /^[a-z]/iu.test(word) ? `${group} ${word}` : `${group}${word}`;

/** Whether a row below headings says the same words again and again, so that it cannot be a header by itself. */
const isOfWords = (cells: readonly string[]): boolean => {
  const words = cells.filter(isBeside);
  return new Set(words).size < words.length && words.some((word) => roleOf(word) !== null);
};

/**
 * The names of a header of two rows, as a merged cell over several columns leaves it: 4月 | | 5月 | above 予算 | 実績 | 予算 |
 * 実績. Columns before and after these groups are named in one of the rows. Null where the rows are no such header.
 */
export const stackedNames = (upper: Row, lower: Row): readonly string[] | null => {
  const words = lower.cells.map(cellText);
  const headings = words.map((_, index) => cellText(upper.cells[index] ?? ''));
  if (upper.cells.length > lower.cells.length || !isOfWords(words)) return null;
  const names: string[] = [];
  let group = '';
  for (const [index, word] of words.entries()) {
    const heading = headings[index]!;
    if (isBeside(word)) {
      group = heading || group;
      if (group === '') return null;
      names.push(joined(group, word));
    } else {
      // A column of its own has one name; two would be a heading over something else than plans and actuals.
      if (heading !== '' && word !== '') return null;
      group = '';
      names.push(heading || word);
    }
  }
  return names;
};
