import type { ScoreGroup } from '../../data/score-counts.js';
import type { ScoreEnd } from '../../data/score-key.js';
import type { Stratum } from '../../stats/score-table.js';
import { recordsIn } from './summary.js';

/** Of a month with more open records than this share, those that closed are the quick ones. */
const MOST_OPEN = 0.2;

export const endingAs = (groups: readonly ScoreGroup[], ...ends: readonly ScoreEnd[]): ScoreGroup[] =>
  groups.filter(({ end }) => ends.includes(end));

const byKey = <K>(groups: readonly ScoreGroup[], keyOf: (group: ScoreGroup) => K): ScoreGroup[][] => {
  const parts = new Map<K, ScoreGroup[]>();
  for (const group of groups) {
    const part = parts.get(keyOf(group));
    if (part) part.push(group);
    else parts.set(keyOf(group), [group]);
  }
  return [...parts.values()];
};

/** The groups of the months whose records have nearly all come to an end. */
export const ofMatureMonths = (groups: readonly ScoreGroup[]): ScoreGroup[] =>
  byKey(groups, ({ month }) => month)
    .filter((own) => recordsIn(endingAs(own, 'open')) <= MOST_OPEN * recordsIn(own))
    .flat();

/** Records that went on or were lost, in strata, by a number that goes with them, and whether they went on. */
export const strataOf = <K>(
  groups: readonly ScoreGroup[],
  stratumOf: (group: ScoreGroup) => K,
  scoreOf: (group: ScoreGroup) => number,
): Stratum[] =>
  byKey(endingAs(groups, 'advanced', 'lost'), stratumOf).map((stratum) =>
    byKey(stratum, scoreOf)
      .map((level) => ({
        score: scoreOf(level[0]!),
        cases: recordsIn(level),
        events: recordsIn(endingAs(level, 'advanced')),
      }))
      .sort((a, b) => a.score - b.score),
  );
