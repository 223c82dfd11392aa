import type { Trend } from '../../diagnose/trend/types.js';
import type { Diagnosis } from '../../diagnose/types.js';
import { formatChange, formatPercent, formatTenths, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { trendReportText as text } from '../../locale/trend-report.js';
import type { Period } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import { figure, periodText } from '../figures.js';
import type { Block, Cell } from '../report.js';
import { sparkline } from '../sparkline.js';

const MONTHS_OF_A_YEAR = 12;
const MOST_ROWS = 12;
/** Neighbouring months that agree this much make limits too narrow (methods 7). */
const CARRIED = 0.5;
/** The plainest signal first: where it is told, the others add nothing. */
const RULES = ['beyond-limits', 'run-of-eight', 'three-of-four'] as const;

/** The signals that the months of the period complete. */
const signalsIn = ({ signals }: Trend, { from, to }: Period) =>
  signals.filter(({ month }) => month >= from && month <= to);

const slopeText = (tree: Tree, { node, slope, direction }: Trend): Message =>
  slope === null || direction === 'none'
    ? MISSING
    : formatChange(0, slope * MONTHS_OF_A_YEAR, node.kind, tree.currency, node.unit);

const yearText = (tree: Tree, { node, yearOnYear }: Trend): Message => {
  if (!yearOnYear) return MISSING;
  const { actual, lastYear } = yearOnYear;
  if (node.kind === 'rate' || node.kind === 'score')
    return formatChange(lastYear, actual, node.kind, tree.currency, node.unit);
  return lastYear > 0 ? formatPercent(actual / lastYear - 1) : MISSING;
};

const readings = (tree: Tree, trend: Trend, period: Period): Message[] => {
  const { node, direction, status, pValue, chart, recent } = trend;
  const moved =
    direction === 'none'
      ? []
      : [text.moved({ direction, pValue: pValue!, isTentative: status === 'tentative' })];
  const found = signalsIn(trend, period).map(({ rule }) => rule);
  const rule = RULES.find((one) => found.includes(one));
  const last = recent.at(-1) ?? null;
  const isHigh = chart !== null && last !== null && last > chart.center;
  if (!rule || !chart) return moved;
  // Limits lie between whole numbers: both with a decimal, where the values have none.
  const [lower, upper] = [chart.lower, chart.upper].map((limit) =>
    node.kind === 'count' ? formatTenths(limit) : figure(tree, node, limit),
  ) as [Message, Message];
  return [
    ...moved,
    rule === 'beyond-limits' ? text.beyond({ lower, upper, isHigh }) : text.signal({ rule, isHigh }),
  ];
};

const row = (tree: Tree, trend: Trend, period: Period): { cells: Cell[] } => ({
  cells: [
    { text: verbatim(trend.node.label) },
    { text: verbatim(sparkline(trend.recent)) },
    { text: slopeText(tree, trend) },
    { text: yearText(tree, trend) },
    { text: text.readings(readings(tree, trend, period)) },
  ],
});

/** How many months the nodes were followed over. */
const monthsOf = (trends: readonly Trend[]): { least: number; most: number } =>
  trends.reduce(
    ({ least, most }, { periods }) => ({ least: Math.min(least, periods), most: Math.max(most, periods) }),
    { least: Number.POSITIVE_INFINITY, most: 0 },
  );

/** The clearest of them, in the order of the tree; a table of hundreds is not read. */
const clearest = (told: readonly Trend[]): readonly Trend[] => {
  const rank = ({ direction, pValue }: Trend): number => (direction === 'none' ? 1 : pValue!);
  const kept = new Set([...told].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_ROWS));
  return told.filter((trend) => kept.has(trend));
};

const legendOf = (worth: readonly Trend[], nodes: number, more: number): Message => {
  const charted = worth.find(({ chart, signals }) => chart !== null && signals.length > 0);
  return text.legend({
    months: monthsOf(worth),
    nodes,
    more,
    baseline: charted ? periodText(charted.chart!.baseline) : null,
    adjusted: worth.flatMap(({ node, season }) => (season === 'none' ? [] : [node.label])),
    isAll: worth.every(({ season }) => season !== 'none'),
    carried: worth.flatMap(({ node, signals, autocorrelation }) =>
      signals.length > 0 && (autocorrelation ?? 0) > CARRIED ? [node.label] : [],
    ),
  });
};

/** The nodes that moved beyond chance over the months, and nothing of the others: the JSON has all. */
export const trendBlocks = (tree: Tree, { trends, period }: Diagnosis): Block[] => {
  const judged = trends.filter(({ status }) => status === 'tentative' || status === 'chart');
  const young = trends.filter(({ status }) => status === 'too-short');
  if (judged.length === 0) {
    if (young.length === 0) return [];
    return [{ type: 'text', text: text.tooShort({ months: monthsOf(young).most }), tone: 'dim' }];
  }
  const told = judged.filter(({ isTold }) => isTold);
  const worth = clearest(told);
  if (worth.length === 0) {
    const nothing = text.nothing({ months: monthsOf(judged), nodes: judged.length });
    return [{ type: 'text', text: nothing, tone: 'dim' }];
  }
  return [
    { type: 'heading', text: text.title() },
    {
      type: 'table',
      columns: [
        { head: text.node(), align: 'left', rank: 0 },
        { head: text.recent(), align: 'left', rank: 0 },
        { head: text.slope(), align: 'right', rank: 1 },
        { head: text.lastYear(), align: 'right', rank: 2 },
        { head: text.reading(), align: 'left', rank: 0 },
      ],
      rows: worth.map((trend) => row(tree, trend, period)),
    },
    { type: 'text', text: legendOf(worth, judged.length, told.length - worth.length), tone: 'dim' },
  ];
};
