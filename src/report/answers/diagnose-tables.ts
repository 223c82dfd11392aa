import type { Diagnosis, NodeComparison, PhaseResult, Verdict } from '../../diagnose/types.js';
import { diagnoseReportText as text } from '../../locale/diagnose-report.js';
import { formatCount, formatRate, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { viewsOf } from '../../model/views.js';
import { change, figure, partsOfKgi } from '../figures.js';
import type { Block, Cell, Tone } from '../report.js';
import { oddsBlocks } from './weakest-odds.js';

const TONES: Readonly<Record<Verdict, Tone>> = {
  confirmed: 'bad',
  suggestive: 'warn',
  indistinct: 'dim',
  insufficient: 'dim',
  immature: 'dim',
  'on-target': 'good',
  'no-data': 'dim',
};

/** Whether more went on than came in: the cases are there, and are no share of each other. */
export const exceeds = ({ entered, converted }: PhaseResult): boolean =>
  entered !== null && converted !== null && converted > entered;

type Parts = (value: number | null) => Message;

const verdictText = (result: PhaseResult): Message => {
  if (exceeds(result)) return text.notJudged();
  if (result.actual !== null && result.expected === null) return text.notCompared();
  if (result.verdict === 'no-data' && result.entered === 0) return text.noneEntered();
  return result.verdict ? text.verdictName(result.verdict) : MISSING;
};

const intervalText = ({ interval }: PhaseResult): Message =>
  interval ? text.range({ low: formatRate(interval[0]), high: formatRate(interval[1]) }) : MISSING;

/** How far apart the conversions of two periods may be: an interval around zero is no change. */
const differenceText = (tree: Tree, { phase, difference }: PhaseResult): Message => {
  const node = phase.conversion === null ? undefined : tree.nodes.get(phase.conversion);
  if (!difference || !node) return MISSING;
  const [low, high] = difference.map((value) => change(tree, node, 0, value)) as [Message, Message];
  return text.signedRange({ low, high });
};

const phaseRow = (
  tree: Tree,
  result: PhaseResult,
  volume: number | null,
  isOfPeriods: boolean,
  parts: Parts,
): { cells: Cell[] } => {
  const { phase, entered, converted, actual, expected, recoverable, verdict } = result;
  const node = phase.conversion === null ? undefined : tree.nodes.get(phase.conversion);
  const rate = (value: number | null): Message => (node ? figure(tree, node, value) : MISSING);
  const only = volume === null ? MISSING : formatCount(volume);
  const flow =
    entered === null || converted === null
      ? only
      : text.flow({ entered: formatCount(entered), converted: formatCount(converted) });
  return {
    cells: [
      { text: verbatim(phase.label) },
      { text: flow },
      { text: rate(actual) },
      { text: rate(expected) },
      { text: isOfPeriods ? differenceText(tree, result) : intervalText(result) },
      { text: parts(recoverable) },
      { text: verdictText(result), tone: verdict ? TONES[verdict] : 'dim' },
    ],
  };
};

/** Each phase with its cases, its conversion, the interval, and the verdict. */
export const phaseBlocks = (tree: Tree, diagnosis: Diagnosis): Block[] => {
  const { phases, nodes, against } = diagnosis;
  if (phases.length === 0) return [];
  const unknown = viewsOf(tree).flatMap(({ source, view }) => (view === 'current' ? [source.id] : []));
  if (unknown.length > 0 && phases.every(({ actual }) => actual === null)) {
    return [
      { type: 'heading', text: text.phasesTitle() },
      { type: 'text', text: text.noFunnel({ sources: unknown }), tone: 'warn' },
    ];
  }
  const parts = partsOfKgi(
    tree,
    phases.map(({ recoverable }) => recoverable),
    '',
  );
  const isOfPeriods = phases.some(({ difference }) => difference !== null);
  const volumeOf = (id: string | null): number | null =>
    nodes.find(({ node }) => node.id === id)?.actual ?? null;
  return [
    { type: 'heading', text: text.phasesTitle() },
    {
      type: 'table',
      columns: [
        { head: text.phase(), align: 'left', rank: 0 },
        { head: text.cases(), align: 'right', rank: 1 },
        { head: text.actual(), align: 'right', rank: 0 },
        { head: text.expected(against.kind), align: 'right', rank: 0 },
        { head: isOfPeriods ? text.differenceInterval() : text.interval(), align: 'right', rank: 3 },
        { head: text.recoverable(), align: 'right', rank: 2 },
        { head: text.verdict(), align: 'left', rank: 0 },
      ],
      rows: phases.map((result) => phaseRow(tree, result, volumeOf(result.phase.volume), isOfPeriods, parts)),
    },
    { type: 'text', text: text.phasesLegend(), tone: 'dim' },
    ...oddsBlocks(diagnosis),
  ];
};

/** What was reached of the expectation. A share of a score means nothing: 2 of 4 on a scale from 1 is not half. */
export const attainmentOf = ({ node, actual, expected }: NodeComparison): number | null =>
  actual === null || expected === null || expected === 0 || node.kind === 'score' ? null : actual / expected;

const nodeRow = (tree: Tree, entry: NodeComparison, parts: Parts): { cells: Cell[] } => {
  const { node, actual, expected, origin, effect } = entry;
  const attained = attainmentOf(entry);
  const isBehind =
    actual !== null &&
    expected !== null &&
    (node.better === 'higher' ? actual < expected : actual > expected);
  return {
    cells: [
      { text: verbatim(node.label) },
      { text: figure(tree, node, actual) },
      { text: figure(tree, node, expected) },
      { text: change(tree, node, expected, actual), tone: isBehind ? 'bad' : 'plain' },
      { text: attained === null ? MISSING : formatRate(attained) },
      { text: parts(effect) },
      { text: origin ? text.originName(origin) : MISSING, tone: 'dim' },
    ],
  };
};

/** Every node from the KGI down. */
export const nodeBlocks = (tree: Tree, { nodes, against }: Diagnosis): Block[] => {
  const parts = partsOfKgi(
    tree,
    nodes.map(({ effect }) => effect),
  );
  return [
    { type: 'heading', text: text.nodesTitle() },
    {
      type: 'table',
      columns: [
        { head: text.node(), align: 'left', rank: 0 },
        { head: text.actual(), align: 'right', rank: 0 },
        { head: text.expected(against.kind), align: 'right', rank: 0 },
        { head: text.difference(), align: 'right', rank: 1 },
        { head: text.attainment(), align: 'right', rank: 3 },
        { head: text.effect(), align: 'right', rank: 2 },
        { head: text.origin(), align: 'left', rank: 4 },
      ],
      rows: nodes.map((entry) => nodeRow(tree, entry, parts)),
    },
  ];
};
