import type { Completion, Level } from '../../data/completion.js';
import type { Members } from '../../data/members.js';
import type { Month, Period } from '../../model/calendar.js';

/**
 * How a member stands to the months that the plan starts from: with actuals in them, with none before or in them, or
 * with none any more.
 */
export type Standing = 'present' | 'new' | 'gone';

/** One member of the dimension that a plan is made by. */
export interface Member {
  readonly index: number;
  /** Empty for what the sources name nobody for. */
  readonly name: string;
  readonly standing: Standing;
  readonly completion: Completion;
  /** The months of the baseline since the member's first actuals; null where there are none. */
  readonly active: Period | null;
  /** What the member did in them. */
  readonly level: Level;
  /** The last month of the baseline with anything that adds up; null where there is none. */
  readonly last: Month | null;
}

const NO_LEVEL: Level = new Map();

/**
 * Everybody of whom there are actuals from `earliest` on, or who is announced without any. Who joined within the baseline
 * is judged by the months since.
 */
export const crewOf = (members: Members, baseline: Period, earliest: Month): Member[] =>
  [
    ...members.names.filter((name) => members.activeMonths(name).some((month) => month >= earliest)),
    ...members.announced,
  ]
    .sort()
    .map((name, index): Member => {
      const months = members.activeMonths(name);
      const within = months.filter((month) => month >= baseline.from && month <= baseline.to);
      const completion = members.of(name);
      const active =
        within.length > 0 ? { from: Math.max(baseline.from, months[0]!), to: baseline.to } : null;
      const isNew = months.length === 0 || months.some((month) => month > baseline.to);
      const standing = active ? 'present' : isNew ? 'new' : 'gone';
      const level = active ? completion.over(active) : NO_LEVEL;
      return { index, name, standing, completion, active, level, last: within.at(-1) ?? null };
    });
