import { workingDaysText } from '../../locale/working-days.js';
import type { Tree } from '../../model/tree.js';
import type { Plan } from '../../plan/types.js';
import type { Block } from '../report.js';

const MONTHS_OF_A_YEAR = 12;

/** Where the months of a plan follow working days: that they do, and which days were counted for want of others. */
export const workingDaysBlocks = ({ workingDays }: Tree, { horizon }: Pick<Plan, 'horizon'>): Block[] => {
  if (!workingDays || !horizon) return [];
  const text = workingDaysText.shownInMonths({ isCounted: workingDays.ofYear.size < MONTHS_OF_A_YEAR });
  return [{ type: 'text', text, tone: 'dim' }];
};
