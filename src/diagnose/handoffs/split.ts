import type { HandoffCounts, PassGroup, ResponseGroup } from '../../data/handoff-counts.js';
import type { Period } from '../../model/calendar.js';
import type { Handoff } from '../../model/tree.js';
import { aucInterval } from '../../stats/auc-interval.js';
import { levelsOf, type ScoredCases } from '../../stats/score-table.js';
import { MATURE } from '../maturity.js';
import { byBand, cellsOf, type RateSplit, type Sides, splitCells } from './cells.js';
import { isPending } from './cross.js';
import { closedIn, passedIn, recordsOf } from './evidence.js';

/**
 * Why a part is not told apart: no records, or none that tell of acceptance or of loss; no scores, too many records
 * without one, or too few to be put into bands; no limit, or answers that are known only where they were yes; too few
 * records on either side, too many still without an answer, or none accepted or won on one side.
 */
export type SplitObstacle =
  | 'no-records'
  | 'no-acceptance'
  | 'no-loss'
  | 'no-score'
  | 'few-scored'
  | 'one-band'
  | 'no-limit'
  | 'yes-only'
  | 'few'
  | 'pending'
  | 'none';

export interface Split {
  /** How likely a record passed in the period has a higher score than one before, at 95 %; null where scores do not tell. */
  readonly shift: { readonly auc: number; readonly interval: readonly [number, number] } | null;
  /** Of the share accepted of those passed. */
  readonly acceptance: RateSplit | null;
  /** Of the share won of the accepted ones that closed. */
  readonly wins: RateSplit | null;
  /** Whether so many of the period still wait for their answer that acceptance is taken as it was before. */
  readonly isYoung: boolean;
  /** Why quality and speed are not told apart in the acceptance, and quality not in the wins; null where they are. */
  readonly obstacles: Readonly<Record<'quality' | 'speed' | 'later', SplitObstacle | null>>;
}

const LEAST_RECORDS = 10;
/** On a side with more records without a score, the scores are not those of all. */
const MOST_UNSCORED = 0.2;

type Scored = PassGroup | ResponseGroup;

const everySide = <G>({ before, after }: Sides<G>, holds: (groups: readonly G[]) => boolean): boolean =>
  holds(before) && holds(after);

const shareOf = <G extends Scored>(groups: readonly G[], holds: (group: G) => boolean): number =>
  recordsOf(groups.filter(holds)) / recordsOf(groups);

const isYoung = (groups: readonly ResponseGroup[]): boolean => shareOf(groups, isPending) > 1 - MATURE;

/** Whether scores say anything of the records of both sides, of which the last kind are those without a score. */
const scoreObstacle = (
  handoff: Handoff,
  sides: Sides<Scored>,
  kinds: readonly Sides<Scored>[],
): SplitObstacle | null => {
  if (!handoff.score || everySide(sides, (groups) => groups.every(({ score }) => score === null))) {
    return 'no-score';
  }
  const isTold = (groups: readonly Scored[]): boolean =>
    shareOf(groups, ({ score }) => score === null) <= MOST_UNSCORED;
  if (!everySide(sides, isTold)) return 'few-scored';
  return kinds.length < 3 ? 'one-band' : null;
};

/** Whether the records of both sides tell of acceptance at all. */
const acceptanceObstacle = ({ knows }: HandoffCounts, sides: Sides<ResponseGroup>): SplitObstacle | null => {
  if (!knows.accepted) return 'no-acceptance';
  if (!knows.lost) return 'no-loss';
  if (!everySide(sides, (groups) => recordsOf(groups) >= LEAST_RECORDS)) return 'few';
  if (isYoung(sides.before)) return 'pending';
  const hasAccepted = (groups: readonly ResponseGroup[]): boolean =>
    groups.some(({ isAccepted }) => isAccepted);
  return everySide(sides, hasAccepted) ? null : 'none';
};

const speedObstacle = (
  { slaDays }: Handoff,
  { knows }: HandoffCounts,
  { after }: Sides<ResponseGroup>,
): SplitObstacle | null => {
  if (slaDays === null) return 'no-limit';
  if (knows.response !== 'responded') return 'yes-only';
  return isYoung(after) ? 'pending' : null;
};

const winsObstacle = (
  handoff: Handoff,
  { knows }: HandoffCounts,
  sides: Sides<PassGroup>,
  kinds: readonly Sides<PassGroup>[],
): SplitObstacle | null => {
  if (!knows.accepted) return 'no-acceptance';
  if (!knows.won || !knows.lost) return 'no-loss';
  if (!everySide(sides, (groups) => recordsOf(groups) >= LEAST_RECORDS)) return 'few';
  if (!everySide(sides, (groups) => groups.some(({ end }) => end === 'won'))) return 'none';
  return scoreObstacle(handoff, sides, kinds);
};

/** In time, late, and never; all in one where there is no limit to count by. */
const statesOf = (limit: number | null): readonly ((group: ResponseGroup) => boolean)[] =>
  limit === null
    ? [() => true]
    : [
        ({ days }) => days !== null && days <= limit,
        ({ days }) => days !== null && days > limit,
        ({ days }) => days === null,
      ];

/** Whether what is passed has other scores than before, beyond chance: an area under the ROC curve other than .5. */
const shiftOf = ({ before, after }: Sides<ResponseGroup>): Split['shift'] => {
  const scored = (groups: readonly ResponseGroup[], isNow: boolean): ScoredCases[] =>
    groups.flatMap(({ score, records }) =>
      score === null ? [] : [{ score, cases: records, events: isNow ? records : 0 }],
    );
  return aucInterval(levelsOf([...scored(before, false), ...scored(after, true)]));
};

/** All records with their answers; where no answer is dated, without. */
const answered = ({ responses, passes }: HandoffCounts): readonly ResponseGroup[] =>
  responses.length > 0 ? responses : passes.map(({ months: _, ...group }) => ({ ...group, days: null }));

/**
 * How far the scores of what was passed, and how soon it was answered, explain the change of the share accepted and of
 * the share won, from the records of one period to those of another.
 */
export const splitOf = (
  handoff: Handoff,
  counts: HandoffCounts | undefined,
  reference: Period,
  period: Period,
): Split => {
  if (!counts) {
    const obstacles = { quality: 'no-records', speed: 'no-records', later: 'no-records' } as const;
    return { shift: null, acceptance: null, wins: null, isYoung: false, obstacles };
  }
  const groups = answered(counts);
  const passed = { before: passedIn(groups, reference), after: passedIn(groups, period) };
  const closed = { before: closedIn(counts.passes, reference), after: closedIn(counts.passes, period) };
  const [passedKinds, closedKinds] = [byBand(passed), byBand(closed)];
  const common = acceptanceObstacle(counts, passed);
  const quality = common ?? scoreObstacle(handoff, passed, passedKinds);
  const speed = speedObstacle(handoff, counts, passed) ?? common;
  const later = winsObstacle(handoff, counts, closed, closedKinds);
  const young = quality === null && isYoung(passed.after);
  const acceptanceCells = cellsOf(
    quality === null ? passedKinds : [passed],
    statesOf(speed === null ? handoff.slaDays : null),
    ({ isAccepted }) => isAccepted,
  );
  const winCells = cellsOf(closedKinds, [() => true], ({ end }) => end === 'won');
  return {
    shift: quality === null ? shiftOf(passed) : null,
    acceptance:
      quality === null || speed === null
        ? splitCells(acceptanceCells, {
            quality: quality === null,
            speed: speed === null,
            atRatesBefore: young,
          })
        : null,
    wins: later === null ? splitCells(winCells, { quality: true, speed: false, atRatesBefore: false }) : null,
    isYoung: young,
    obstacles: { quality, speed, later },
  };
};
