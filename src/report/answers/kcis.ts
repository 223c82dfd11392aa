import type { KciResult, Link, LinkStatus } from '../../diagnose/kcis/types.js';
import { formatCount, formatPValue, formatRate, MISSING } from '../../locale/format.js';
import { kciText as text } from '../../locale/kcis.js';
import { type Message, verbatim } from '../../locale/message.js';
import { naturalRange, type Tree } from '../../model/tree.js';
import { periodText } from '../figures.js';
import type { Block, Cell, Tone } from '../report.js';

/** Scores beyond so many different ones are no list that anybody reads. */
const MOST_LEVELS = 7;

const TONES: Readonly<Record<LinkStatus, Tone>> = {
  supported: 'good',
  contradicted: 'warn',
  hypothesis: 'dim',
  'too-little-data': 'dim',
};

const agreementCell = ({ status, alpha }: KciResult['agreement']): Cell => ({
  text: alpha === null ? text.agreementName(status) : text.alpha({ alpha: alpha.toFixed(2), status }),
  tone: status === 'not-comparable' ? 'warn' : 'plain',
});

const kciRow = ({ node, scores, trend, agreement, link }: KciResult): { cells: Cell[] } => ({
  cells: [
    { text: verbatim(node.label) },
    { text: scores ? formatCount(scores.n) : MISSING },
    { text: scores ? formatRate(scores.shareHigh) : MISSING },
    { text: scores ? text.range(scores.interval) : MISSING },
    { text: trend ? text.trendName(trend.direction) : MISSING },
    agreementCell(agreement),
    link ? { text: text.linkName(link.status), tone: TONES[link.status] } : { text: MISSING },
  ],
});

/** Where nothing tells the outcome there is nothing to leave out. */
const BLIND: readonly Link['obstacle'][] = ['no-records', 'no-advance', 'no-loss'];

const leftOut = ({ young, unforeseen, obstacle }: Link): Message[] => {
  if (young + unforeseen === 0 || BLIND.includes(obstacle)) return [];
  const shown = (records: number): Message | null => (records > 0 ? formatCount(records) : null);
  return [text.leftOut({ young: shown(young), unforeseen: shown(unforeseen) })];
};

/** What the records say of the rate that a KCI should move. */
const linkText = (tree: Tree, { node }: KciResult, link: Link): Message => {
  const [kci, to] = [node.label, tree.nodes.get(link.to)?.label ?? link.to];
  const { found } = link;
  if (!found) return text.untested({ kci, to, obstacle: link.obstacle! });
  const told = {
    kci,
    to,
    months: periodText(link.months!),
    advanced: formatCount(link.advanced),
    lost: formatCount(link.lost),
    auc: found.auc.toFixed(2),
    odds: found.oddsRatio.toPrecision(2),
    low: found.interval[0].toPrecision(2),
    high: found.interval[1].toPrecision(2),
    p: formatPValue(found.pValue),
    isByRater: found.isByRater,
    isHigher: link.isHopedToRise === (link.status !== 'contradicted'),
  };
  if (link.status === 'supported') {
    const { from, to: shifted } = found.halfPoint;
    return text.supported({ ...told, from: formatRate(from), shifted: formatRate(shifted) });
  }
  return link.status === 'contradicted' ? text.contradicted(told) : text.hypothesis(told);
};

const trendTexts = ({ node, trend }: KciResult): Message[] => {
  if (!trend || trend.direction === 'none' || trend.isInflated) return [];
  return [
    text.moved({
      kci: node.label,
      months: periodText(trend.months),
      early: formatRate(trend.early),
      late: formatRate(trend.late),
      p: formatPValue(trend.pValue),
      isUp: trend.direction === 'rising',
    }),
  ];
};

/** The share of each score of the scale, where the scale is short and every score is one of its points. */
const levelsText = ({ node, scores }: KciResult): Message[] => {
  const { min, max } = naturalRange(node);
  const points = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  if (!scores || points.length > MOST_LEVELS) return [];
  if (scores.levels.some(({ score }) => !points.includes(score))) return [];
  const shareOf = (point: number): number => scores.levels.find(({ score }) => score === point)?.share ?? 0;
  const shares = points.map((point) => formatRate(shareOf(point)).en);
  return [text.levelsOf({ kci: node.label, low: min, high: max, shares, median: scores.median })];
};

/** Of two raters, whose agreement readers of other work know as kappa. */
const kappaTexts = ({ node, agreement: { kappa, cases } }: KciResult): Message[] =>
  kappa === null ? [] : [text.kappa({ kci: node.label, kappa: kappa.toFixed(2), cases: formatCount(cases) })];

const sentencesOf = (tree: Tree, result: KciResult): Message[] => [
  ...kappaTexts(result),
  ...trendTexts(result),
  ...(result.link ? [text.after(linkText(tree, result, result.link), leftOut(result.link))] : []),
];

const tableBlocks = (results: readonly KciResult[]): Block[] => {
  if (results.length === 0) return [];
  const highs = new Set(results.map(({ highFrom }) => highFrom));
  const isOneScale = highs.size === 1;
  const levels = results.flatMap(levelsText);
  return [
    {
      type: 'table',
      columns: [
        { head: text.kci(), align: 'left', rank: 0 },
        { head: text.scored(), align: 'right', rank: 1 },
        { head: text.share({ high: isOneScale ? results[0]!.highFrom : null }), align: 'right', rank: 0 },
        { head: text.interval(), align: 'right', rank: 3 },
        { head: text.trend(), align: 'left', rank: 2 },
        { head: text.agreement(), align: 'left', rank: 0 },
        { head: text.link(), align: 'left', rank: 0 },
      ],
      rows: results.map(kciRow),
    },
    {
      type: 'text',
      text: text.legend({
        isOneScale,
        isUnknown: results.some(({ agreement }) => agreement.status === 'unknown'),
      }),
      tone: 'dim',
    },
    ...(levels.length > 0
      ? [{ type: 'text', text: text.levels({ parts: levels }), tone: 'dim' } as const]
      : []),
  ];
};

/**
 * Each KCI with its scores, whether they can be relied on, and what the records say of its link. A KCI of which nothing
 * is known is left out.
 */
export const kciBlocks = (tree: Tree, all: readonly KciResult[]): Block[] => {
  const results = all.filter(({ mean, scores, link }) => mean !== null || scores || link?.found);
  const sentences = results.flatMap((result) => sentencesOf(tree, result));
  if (sentences.length === 0 && results.every(({ scores }) => !scores)) return [];
  return [
    { type: 'heading', text: text.title() },
    ...tableBlocks(results.filter(({ scores }) => scores)),
    ...(sentences.length > 0
      ? [{ type: 'list', items: sentences.map((each) => ({ text: each })) } as const]
      : []),
  ];
};
