import type { HandoffCounts } from '../../data/handoff-counts.js';
import type { History } from '../../data/history.js';
import { monthsIn, type Period } from '../../model/calendar.js';
import type { Handoff, NodeId, Tree } from '../../model/tree.js';
import { wilson } from '../../stats/proportion.js';
import type { SharedGap } from '../chained.js';
import type { Expectation } from '../expected.js';
import type { SlotValue } from '../slot-values.js';
import { answersOf } from './answers.js';
import { isPending } from './cross.js';
import { effectsOf } from './effects.js';
import { closedIn, passedIn, recordsOf, referencePeriod } from './evidence.js';
import { matureRecords } from './mature.js';
import { reasonsOf } from './reasons.js';
import { splitOf } from './split.js';
import type { ClosedRecords, HandoffResult, MatureObstacle, PassedRecords } from './types.js';

/** A period, what it is held against, and how its gap was shared out. */
export interface HandoffQuestion {
  readonly period: Period;
  readonly actual: SlotValue;
  readonly expectation: Expectation;
  readonly attribution: SharedGap | null;
  readonly isShapley: boolean;
}

const passedRecords = (counts: HandoffCounts, period: Period): PassedRecords => {
  const { knows } = counts;
  const groups = passedIn(counts.passes, period);
  const isEndKnown = knows.accepted && knows.lost;
  return {
    source: counts.source,
    passed: recordsOf(groups),
    accepted: knows.accepted ? recordsOf(groups.filter(({ isAccepted }) => isAccepted)) : null,
    returned: isEndKnown
      ? recordsOf(groups.filter(({ isAccepted, end }) => !isAccepted && end === 'lost'))
      : null,
    pending: isEndKnown ? recordsOf(groups.filter(isPending)) : null,
    disordered: counts.disordered,
  };
};

const closedRecords = (counts: HandoffCounts, period: Period): ClosedRecords | null => {
  const { accepted, won: isWonKnown, lost } = counts.knows;
  if (!accepted || !isWonKnown || !lost) return null;
  const groups = closedIn(counts.passes, period);
  const closed = recordsOf(groups);
  const won = recordsOf(groups.filter(({ end }) => end === 'won'));
  return { closed, won, interval: closed > 0 ? wilson(won, closed) : null };
};

const matureObstacle = (counts: HandoffCounts | undefined): MatureObstacle | null => {
  if (!counts) return 'no-records';
  if (!counts.knows.accepted) return 'no-acceptance';
  if (!counts.knows.won) return 'no-win';
  return counts.knows.lost ? null : 'no-loss';
};

const acceptanceInterval = (passed: number | null, accepted: number | null) =>
  passed !== null && accepted !== null && passed > 0 && accepted >= 0 && accepted <= passed
    ? wilson(accepted, passed)
    : null;

/** The wins that a plan asks for in a month of the period: the volume of the last phase that has one. */
const winsAskedFor = (tree: Tree, { period, expectation }: HandoffQuestion): number | null => {
  const volume = tree.phases.findLast((phase) => phase.volume !== null)?.volume;
  const wins = volume && !expectation.isPast ? expectation.at({ id: volume, lag: 0 }) : undefined;
  return wins === undefined ? null : wins / monthsIn(period);
};

const handoffIn = (
  tree: Tree,
  counts: HandoffCounts | undefined,
  handoff: Handoff,
  question: HandoffQuestion,
): HandoffResult => {
  const { period, actual, expectation, attribution, isShapley } = question;
  const value = (id: NodeId | null): number | null => (id === null ? null : (actual({ id, lag: 0 }) ?? null));
  const [passed, accepted] = [value(handoff.passed), value(handoff.accepted)];
  const reference = referencePeriod(tree, expectation, period, counts);
  const split = splitOf(handoff, counts, reference, period);
  const kgi = { id: tree.kgi.id, lag: 0 };
  const [before, after] = [expectation.at(kgi), actual(kgi)];
  const total = before === undefined || after === undefined ? null : after - before;
  const obstacle = matureObstacle(counts);
  const mature =
    obstacle === null
      ? matureRecords(counts!, handoff, { period, reference, goal: winsAskedFor(tree, question) })
      : null;
  return {
    handoff,
    passed,
    accepted,
    interval: acceptanceInterval(passed, accepted),
    effects: effectsOf(tree, handoff, { attribution, total, isShapley }, split),
    split,
    reference,
    isStandIn: !expectation.isPast,
    records: counts ? passedRecords(counts, period) : null,
    closed: counts ? closedRecords(counts, period) : null,
    answers: counts?.knows.response
      ? answersOf(passedIn(counts.responses, period), counts.knows.response, handoff.slaDays)
      : null,
    mature,
    obstacle: obstacle ?? (mature ? null : 'young'),
    reasons: counts?.knows.reason ? reasonsOf(counts.returns, reference, period) : [],
  };
};

/** What went over each handoff of the tree in a period, what it did to the KGI, and what its scores are worth. */
export const diagnoseHandoffs = (
  tree: Tree,
  { actuals }: History,
  question: HandoffQuestion,
): HandoffResult[] =>
  tree.handoffs.map((handoff) => handoffIn(tree, actuals.handoffs.get(handoff.id), handoff, question));
