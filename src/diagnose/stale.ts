import { MOST_NAMED } from '../data/named-records.js';
import { type StageCounts, waitsBetween } from '../data/tallies.js';
import type { NamedRecord } from '../data/wait-counts.js';
import { OPEN } from '../data/wait-key.js';
import type { Phase, Source, Tree } from '../model/tree.js';
import type { Maturity } from './maturity.js';

/** A record that has been under way for longer than 99 % of the closed ones took. */
export interface StaleRecord extends NamedRecord {
  /** The phase that it has not reached. */
  readonly phase: Phase;
  readonly months: number;
}

/** The stale records of one source. */
export interface Stale {
  readonly source: Source;
  /** The oldest first, a few of them; null where the facts do not name records. */
  readonly records: readonly StaleRecord[] | null;
}

/**
 * The stale records of each source that has any. A record that waits for several phases, as in a cohort view, stands
 * with the first of them.
 */
export const staleOf = (
  tree: Tree,
  stages: ReadonlyMap<string, StageCounts>,
  maturities: readonly Maturity[],
): Stale[] =>
  [...tree.sources.values()].flatMap((source): Stale[] => {
    const own = maturities.filter((each) => each.source === source.id && (each.time.stale?.records ?? 0) > 0);
    if (own.length === 0) return [];
    const found = own.map(({ phase, through, time, waits }) => {
      const counts = waitsBetween(stages.get(source.id), waits);
      // What was under way at the end of the last whole month may have come to an end since.
      const isOpen = counts?.groups.some(({ end }) => end === OPEN);
      return (isOpen ? counts!.named : [])
        ?.map((record): StaleRecord => ({ ...record, phase, months: through - record.month }))
        .filter(({ months }) => months > time.stale!.months);
    });
    if (found.some((records) => records === undefined)) return [{ source, records: null }];
    const byId = new Map(
      found
        .flatMap((records) => records!)
        .toReversed()
        .map((record) => [record.id, record]),
    );
    const records = [...byId.values()].sort((a, b) => b.months - a.months || (a.id < b.id ? -1 : 1));
    return [{ source, records: records.slice(0, MOST_NAMED) }];
  });
