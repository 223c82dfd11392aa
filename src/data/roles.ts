import type { Month } from '../model/calendar.js';
import { foldWidth } from '../model/identifiers.js';
import type { Fact } from './facts.js';

/** What numbers of one node and one period can be beside each other in a table. */
export type Role = 'actual' | ExpectedRole;

/** What an actual can be held against. */
export type ExpectedRole = 'budget' | 'last-year';

export const EXPECTED_ROLES: readonly ExpectedRole[] = ['budget', 'last-year'];

/**
 * What a table says beside an actual: what was planned for a month, or what the month was a year before. A plan may also
 * be for a year as a whole.
 */
export interface ExpectedFact extends Fact {
  readonly role: ExpectedRole;
  /** The last month that the value is for; the same as `month` but for a year. */
  readonly through: Month;
}

/** The columns of a file that were read as expectations. */
export interface ExpectedRead {
  readonly role: ExpectedRole;
  readonly columns: readonly string[];
  /** Cells of them that hold no number that the node could have. They count as blank. */
  readonly unread: number;
}

/** The words beside a period or a metric by which people tell the roles, folded. */
const WORDS: Readonly<Record<Role, readonly string[]>> = {
  actual: ['実績', '実績値', '実数', '実', 'actual', 'actuals', 'result', 'results', 'act'],
  budget: [
    ...['予算', '予算値', '予算額', '計画', '計画値', '目標', '目標値'],
    ...['budget', 'budgeted', 'plan', 'planned', 'target'],
  ],
  'last-year': ['前年実績', '前年同月', '前年', '昨年実績', '昨年', 'last year', 'prior year', 'last-year'],
};

/** The words of a role, the longer ones first. */
export const wordsOf = (role: Role): readonly string[] =>
  [...WORDS[role]].sort((a, b) => b.length - a.length);

/** The role that a text names, and nothing else. */
export const roleOf = (text: string): Role | null => {
  const folded = foldWidth(text);
  return (['actual', ...EXPECTED_ROLES] as const).find((role) => WORDS[role].includes(folded)) ?? null;
};
