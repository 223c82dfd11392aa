import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { KciResult, Link, ShareTrend } from '../../diagnose/kcis/types.js';
import { formatMonth, type Period } from '../../model/calendar.js';

type KciDocument = DiagnoseDocument['kcis'][number];

const periodJson = ({ from, to }: Period) => ({ from: formatMonth(from), to: formatMonth(to) });

const pair = (interval: readonly [number, number] | undefined | null): [number, number] | null =>
  interval ? [...interval] : null;

const linkJson = ({ months, isTimed, found, ...link }: Link): KciDocument['link'] => ({
  to: link.to,
  status: link.status,
  obstacle: link.obstacle,
  period: months && periodJson(months),
  advanced: link.advanced,
  lost: link.lost,
  young: link.young,
  unforeseen: link.unforeseen,
  timed: isTimed,
  p_value: found?.pValue ?? null,
  p_adjusted: found?.pAdjusted ?? null,
  auc: found?.auc ?? null,
  odds_ratio: found?.oddsRatio ?? null,
  odds_ratio_interval: pair(found?.interval),
  method: found?.method ?? null,
  by_rater: found?.isByRater ?? null,
  half_point: found && { ...found.halfPoint },
});

const trendJson = ({ months, periods, direction, pValue, early, late, isInflated }: ShareTrend) => ({
  period: periodJson(months),
  periods,
  direction,
  p_value: pValue,
  early,
  late,
  inflated: isInflated,
});

/** What a diagnosis says of a KCI, in JSON. */
export const kciJson = ({
  node,
  highFrom,
  scores,
  mean,
  agreement,
  link,
  trend,
}: KciResult): KciDocument => ({
  id: node.id,
  n: scores?.n ?? null,
  high_from: highFrom,
  share_high: scores?.shareHigh ?? null,
  interval: pair(scores?.interval),
  median: scores?.median ?? null,
  mean,
  levels: scores && Object.fromEntries(scores.levels.map(({ score, share }) => [String(score), share])),
  alpha: agreement.alpha,
  alpha_interval: pair(agreement.interval),
  kappa: agreement.kappa,
  agreement: agreement.status,
  rated_cases: agreement.cases,
  raters: agreement.raters,
  trend: trend && trendJson(trend),
  link: link && linkJson(link),
});
