import type { HandoffCounts, PassEnd } from '../../../src/data/handoff-counts.js';
import { parseMonth } from '../../../src/model/periods.js';

/** So many records that were passed in one month with one score and went the same way. */
export interface Passed {
  readonly month: string;
  readonly score?: number | null;
  readonly records?: number;
  readonly isAccepted?: boolean;
  readonly end?: PassEnd;
  /** From passing to the end. */
  readonly months?: number;
  /** From passing to the answer. */
  readonly days?: number | null;
  readonly reason?: string;
}

const ALL: HandoffCounts['knows'] = {
  accepted: true,
  won: true,
  lost: true,
  response: 'responded',
  reason: true,
};

/** What a source counts of records over the handoff `passing`. */
export const countsOf = (
  passed: readonly Passed[],
  more: Partial<Omit<HandoffCounts, 'knows'>> & { readonly knows?: Partial<HandoffCounts['knows']> } = {},
): HandoffCounts => {
  const groups = passed.map(({ month, score = null, records = 1, end = 'open', isAccepted, ...rest }) => ({
    month: parseMonth(month)!,
    score,
    records,
    end,
    isAccepted: isAccepted ?? end === 'won',
    ...rest,
  }));
  return {
    source: 'monthly',
    handoff: 'passing',
    passes: groups.map(({ days: _, reason: __, months, ...group }) => ({
      ...group,
      months: group.end === 'open' ? null : (months ?? 0),
    })),
    responses: groups.map(({ months: _, reason: __, days = null, ...group }) => ({ ...group, days })),
    returns: groups.flatMap(({ month, isAccepted, records, reason }) =>
      isAccepted || reason === undefined ? [] : [{ month, records, reason }],
    ),
    disordered: 0,
    ...more,
    knows: { ...ALL, ...more.knows },
  };
};
