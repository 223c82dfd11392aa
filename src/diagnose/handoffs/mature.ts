import type { HandoffCounts } from '../../data/handoff-counts.js';
import type { Period } from '../../model/calendar.js';
import type { Handoff } from '../../model/tree.js';
import { bandOf, bandsOf } from './bands.js';
import { bandCourses } from './cross.js';
import { cutoffOf } from './cutoff.js';
import { type Alike, matureGroups, passedIn, recordsOf, withoutMonths } from './evidence.js';
import { inversionOf } from './inversion.js';
import type { MatureRecords } from './types.js';

const scoredOf = (groups: readonly Pick<Alike, 'score' | 'records'>[]) =>
  groups.flatMap(({ score, records }) => (score === null ? [] : [{ score, records }]));

/**
 * What the records of the months that have nearly all come to an end show of scores, acceptance and wins; null where no
 * month is that old. `goal` is the wins asked for in a month.
 */
export const matureRecords = (
  counts: HandoffCounts,
  { score }: Handoff,
  {
    period,
    reference,
    goal,
  }: { readonly period: Period; readonly reference: Period; readonly goal: number | null },
): MatureRecords | null => {
  const passed = matureGroups(counts, period.to);
  if (passed.length === 0) return null;
  const groups = withoutMonths(passed);
  const months = [...new Set(passed.map(({ month }) => month))].sort((a, b) => a - b);
  const scored = scoredOf(groups);
  const current = score?.cutoff ?? null;
  const bands = scored.length > 0 ? bandsOf(scored, current, true) : [];
  const shareIn = (other: Period): ((at: number) => number | null) => {
    const own = scoredOf(passedIn(counts.passes, other));
    const all = recordsOf(own);
    return (at) =>
      all > 0 ? recordsOf(own.filter((group) => bandOf(bands, group.score) === at)) / all : null;
  };
  const courses = bandCourses(groups, bands);
  const [before, now] = [shareIn(reference), shareIn(period)];
  return {
    months: { from: months[0]!, to: months.at(-1)! },
    number: months.length,
    passed: recordsOf(groups),
    open: recordsOf(groups.filter(({ end }) => end === 'open')),
    unscored: recordsOf(groups) - recordsOf(scored),
    inversion: inversionOf(courses),
    bands: courses.map((band, at) => ({
      ...band,
      share: { before: before(at), now: now(at) },
    })),
    cutoff: cutoffOf(groups, months.length, bands, current, goal),
  };
};
