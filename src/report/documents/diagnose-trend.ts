import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { Trend, YearOnYear } from '../../diagnose/trend/types.js';
import type { Link } from '../../diagnose/types.js';
import { formatMonth, type Period } from '../../model/calendar.js';

const periodJson = ({ from, to }: Period) => ({ from: formatMonth(from), to: formatMonth(to) });

const besideJson = ({ actual, lastYear }: Pick<YearOnYear, 'actual' | 'lastYear'>) => ({
  actual,
  last_year: lastYear,
  ratio: lastYear > 0 ? actual / lastYear : null,
});

export const trendJson = (trend: Trend): DiagnoseDocument['trends'][number] => {
  const { span, chart, yearOnYear } = trend;
  const toDate = yearOnYear?.toDate;
  return {
    id: trend.node.id,
    periods: trend.periods,
    from: span && formatMonth(span.from),
    to: span && formatMonth(span.to),
    slope_per_month: trend.slope,
    p_value: trend.pValue,
    p_adjusted: trend.pAdjusted,
    direction: trend.direction,
    status: trend.status,
    season: trend.season,
    chart: chart && { ...chart, baseline: periodJson(chart.baseline) },
    signals: trend.signals.map(({ month, rule }) => ({ period: formatMonth(month), rule })),
    autocorrelation: trend.autocorrelation,
    year_on_year: yearOnYear && {
      ...besideJson(yearOnYear),
      to_date: toDate ? { ...periodJson(toDate.period), ...besideJson(toDate) } : null,
    },
  };
};

export const linkJson = ({ node, lag, pairs, tau, pValue, pAdjusted, verdict }: Link) => ({
  node,
  lag,
  pairs,
  tau,
  p_value: pValue,
  p_adjusted: pAdjusted,
  verdict,
});
