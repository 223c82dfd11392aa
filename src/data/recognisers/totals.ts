import { parsePeriod } from '../../model/periods.js';
import { cellText } from '../cells.js';

const TOTAL = '(?:総|小|中|累|年|期)?計|(?:総|小)?合計|(?:年|月)?累計|(?:grand[ -]?|sub[ -]?)?totals?|sum';
const ALONE = new RegExp(`^(?:${TOTAL})$`, 'iu');
const AT_END = new RegExp(`(?:${TOTAL})$`, 'iu');

/** No word for totals is longer, with all the spaces in it. */
const LONGEST = 40;

/** Whether a text is what people write before a row of totals, and nothing else: 合計, 小計, Total. */
export const isTotal = (cell: string): boolean => cell.length <= LONGEST && ALONE.test(cellText(cell));

/** Whether the name of a member or a period is one of totals: 東京 小計, 2024年度合計. */
export const namesTotal = (cell: string): boolean => AT_END.test(cellText(cell));

/** Whether a row's period is longer than a month, as a quarter's or a year's below its months. */
export const isLongerThanMonth = (cell: string, fiscalYearStart: number): boolean => {
  const period = parsePeriod(cell, fiscalYearStart);
  return period !== undefined && period.to > period.from;
};
