import type { ReturnGroup } from '../../data/handoff-counts.js';
import type { Period } from '../../model/calendar.js';
import { passedIn, recordsOf } from './evidence.js';

/** Why records came back. */
export interface Reason {
  /** Empty where none is written; null for all the others together. */
  readonly reason: string | null;
  readonly records: number;
  /** Of all that came back, in the period and before; null where nothing came back. */
  readonly share: number;
  readonly before: number | null;
}

/** Beyond so many reasons the others are told together. */
const MOST_REASONS = 5;

/** Records by their reasons, the most frequent first. */
const countedBy = (groups: readonly ReturnGroup[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { reason, records } of groups) counts.set(reason, (counts.get(reason) ?? 0) + records);
  return counts;
};

/** Why records passed in a period came back, the most frequent reason first, and how often it was that before. */
export const reasonsOf = (
  returns: readonly ReturnGroup[],
  reference: Period,
  period: Period,
): readonly Reason[] => {
  const [now, then] = [passedIn(returns, period), passedIn(returns, reference)];
  const [all, allBefore] = [recordsOf(now), recordsOf(then)];
  const before = countedBy(then);
  const sorted = [...countedBy(now)].sort(
    ([reason, records], [other, others]) => others - records || (reason < other ? -1 : 1),
  );
  const told = sorted.slice(0, MOST_REASONS);
  const shareBefore = (records: number): number | null => (allBefore > 0 ? records / allBefore : null);
  const rows = told.map(
    ([reason, records]): Reason => ({
      reason,
      records,
      share: records / all,
      before: shareBefore(before.get(reason) ?? 0),
    }),
  );
  const others = all - recordsOf(rows);
  if (others === 0) return rows;
  const known = told.reduce((sum, [reason]) => sum + (before.get(reason) ?? 0), 0);
  return [
    ...rows,
    { reason: null, records: others, share: others / all, before: shareBefore(allBefore - known) },
  ];
};
