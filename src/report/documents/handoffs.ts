import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { HandoffResult, MatureRecords } from '../../diagnose/handoffs/types.js';
import { formatMonth, type Period } from '../../model/calendar.js';

type HandoffDocument = DiagnoseDocument['handoffs'][number];

const periodJson = ({ from, to }: Period) => ({ from: formatMonth(from), to: formatMonth(to) });

const pair = (interval: readonly [number, number] | null | undefined): [number, number] | null =>
  interval ? [...interval] : null;

const ratio = (part: number | null | undefined, whole: number | null | undefined): number | null =>
  part === null || part === undefined || !whole ? null : part / whole;

const bandJson = (band: MatureRecords['bands'][number]): HandoffDocument['bands'][number] => ({
  from: band.from,
  to: band.to,
  n: band.passed,
  accepted: band.accepted,
  closed: band.closed,
  won: band.won,
  ended: band.ended,
  mean_score: band.meanScore,
  pass_rate: band.passRate,
  win_rate: band.winRate,
  win_interval: pair(band.winInterval),
  cross:
    band.meanScore === null || band.winsPerHundred === null
      ? null
      : (band.meanScore * band.winsPerHundred) / 100,
  wins_per_100: band.winsPerHundred,
  share_before: band.share.before,
  share_now: band.share.now,
});

const cutoffJson = ({ cutoff }: MatureRecords): HandoffDocument['cutoff'] =>
  cutoff && {
    current: cutoff.current,
    best: cutoff.best,
    interval: pair(cutoff.interval),
    place: cutoff.place,
    obstacle: cutoff.obstacle,
    won: cutoff.won,
    lost: cutoff.lost,
    auc: cutoff.auc,
    auc_interval: pair(cutoff.aucInterval),
    below: cutoff.below,
    goal: cutoff.goal,
    goal_from: cutoff.goalFrom,
    candidates: cutoff.candidates.map((candidate) => ({ ...candidate })),
  };

const inversionJson = (inversion: MatureRecords['inversion']): HandoffDocument['inversion'] =>
  inversion && {
    higher_from: inversion.higher.from,
    lower_from: inversion.lower.from,
    higher_rate: inversion.rates.higher,
    lower_rate: inversion.rates.lower,
    p_adjusted: inversion.pAdjusted,
  };

const effectsJson = ({
  effects: { intervals, ...effects },
  split,
  reference,
  isStandIn,
}: HandoffResult): HandoffDocument['effects'] => ({
  ...effects,
  quality_interval: pair(intervals.quality),
  speed_interval: pair(intervals.speed),
  not_told: {
    quality: split.obstacles.quality,
    speed: split.obstacles.speed,
    quality_later: split.obstacles.later,
  },
  reference: periodJson(reference),
  stand_in: isStandIn,
  young: split.isYoung,
  score_shift: split.shift && { auc: split.shift.auc, interval: [...split.shift.interval] },
});

const matureJson = (mature: MatureRecords): HandoffDocument['mature'] => ({
  period: periodJson(mature.months),
  months: mature.number,
  passed: mature.passed,
  open: mature.open,
  unscored: mature.unscored,
});

/** What a diagnosis says of a handoff, in JSON. */
export const handoffJson = (result: HandoffResult): HandoffDocument => {
  const { handoff, passed, accepted, records, closed, answers, mature } = result;
  return {
    id: handoff.id,
    from: handoff.from,
    to: handoff.to,
    passed,
    accepted,
    acceptance: ratio(accepted, passed),
    acceptance_interval: pair(result.interval),
    records: records && {
      source: records.source,
      passed: records.passed,
      accepted: records.accepted,
      returned: records.returned,
      pending: records.pending,
    },
    closed: closed?.closed ?? null,
    won: closed?.won ?? null,
    win_rate: ratio(closed?.won, closed?.closed),
    win_interval: pair(closed?.interval),
    median_days: answers?.medianDays ?? null,
    answers: answers && {
      by: answers.by,
      answered: answers.answered,
      limit: answers.limit,
      in_time: answers.inTime,
    },
    effects: effectsJson(result),
    mature: mature && matureJson(mature),
    mature_obstacle: result.obstacle,
    bands: (mature?.bands ?? []).map(bandJson),
    cutoff: mature && cutoffJson(mature),
    inversion: inversionJson(mature?.inversion ?? null),
    reasons: result.reasons.map(({ reason, records: own, share, before }) => ({
      reason,
      records: own,
      share,
      share_before: before,
    })),
  };
};
