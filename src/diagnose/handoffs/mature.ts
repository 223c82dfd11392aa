import type { HandoffCounts, PassGroup } from '../../data/handoff-counts.js';
import type { Period } from '../../model/calendar.js';
import type { Handoff } from '../../model/tree.js';
import { bandOf, bandsOf } from './bands.js';
import { bandCourses } from './cross.js';
import { cutoffOf } from './cutoff.js';
import { matureGroups, passedIn, recordsOf } from './evidence.js';
import { inversionOf } from './inversion.js';
import type { MatureRecords } from './types.js';

const scoredOf = (groups: readonly PassGroup[]) =>
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
  const groups = matureGroups(counts, period.to);
  if (groups.length === 0) return null;
  const scored = scoredOf(groups);
  const current = score?.cutoff ?? null;
  const bands = scored.length > 0 ? bandsOf(scored, current, true) : [];
  const shareIn = (months: Period): ((at: number) => number | null) => {
    const own = scoredOf(passedIn(counts.passes, months));
    const all = recordsOf(own);
    return (at) =>
      all > 0 ? recordsOf(own.filter((group) => bandOf(bands, group.score) === at)) / all : null;
  };
  const courses = bandCourses(groups, bands);
  const [before, now] = [shareIn(reference), shareIn(period)];
  const months = groups.map(({ month }) => month).sort((a, b) => a - b);
  return {
    months: { from: months[0]!, to: months.at(-1)! },
    number: new Set(months).size,
    passed: recordsOf(groups),
    open: recordsOf(groups.filter(({ end }) => end === 'open')),
    unscored: recordsOf(groups) - recordsOf(scored),
    inversion: inversionOf(courses),
    bands: courses.map((band, at) => ({
      ...band,
      share: { before: before(at), now: now(at) },
    })),
    cutoff: cutoffOf(groups, bands, current, goal),
  };
};
