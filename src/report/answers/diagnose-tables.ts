import type { Contribution, Diagnosis, NodeComparison, PhaseResult, Verdict } from '../../diagnose/types.js';
import { diagnoseReportText as text } from '../../locale/diagnose-report.js';
import { formatCount, formatRate, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { viewsOf } from '../../model/views.js';
import { change, figure, partsOfKgi } from '../figures.js';
import type { Block, Cell, Tone } from '../report.js';

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
  return result.verdict ? text.verdictName(result.verdict) : MISSING;
};

const phaseRow = (
  tree: Tree,
  result: PhaseResult,
  volume: number | null,
  parts: Parts,
): { cells: Cell[] } => {
  const { phase, entered, converted, actual, expected, interval, recoverable, verdict } = result;
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
      {
        text: interval
          ? text.range({ low: formatRate(interval[0]), high: formatRate(interval[1]) })
          : MISSING,
      },
      { text: parts(recoverable) },
      { text: verdictText(result), tone: verdict ? TONES[verdict] : 'dim' },
    ],
  };
};

/** Each phase with its cases, its conversion, the interval, and the verdict. */
export const phaseBlocks = (tree: Tree, { phases, nodes, against }: Diagnosis): Block[] => {
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
        { head: text.interval(), align: 'right', rank: 3 },
        { head: text.recoverable(), align: 'right', rank: 2 },
        { head: text.verdict(), align: 'left', rank: 0 },
      ],
      rows: phases.map((result) => phaseRow(tree, result, volumeOf(result.phase.volume), parts)),
    },
    { type: 'text', text: text.phasesLegend(), tone: 'dim' },
  ];
};

const factorOf = (tree: Tree, { id, method }: Contribution, isCommitted: boolean): Message => {
  if (id === 'unmodelled') return text.unmodelled();
  if (id === 'unclosed') return isCommitted ? text.unclosedInCommitted() : text.unclosed();
  const { label } = tree.nodes.get(id)!;
  return method === 'shapley' ? text.shapley({ label }) : verbatim(label);
};

/** The parts of the KGI's gap, the largest loss first. */
export const contributionBlocks = (tree: Tree, { contributions, kgi, against }: Diagnosis): Block[] => {
  if (contributions.length === 0) return [];
  const byEffect = [...contributions].sort((a, b) => a.effect - b.effect);
  const parts = partsOfKgi(
    tree,
    contributions.map(({ effect }) => effect),
  );
  return [
    {
      type: 'heading',
      text: text.contributionsTitle({ gap: change(tree, tree.kgi, kgi.expected, kgi.actual) }),
    },
    {
      type: 'table',
      columns: [
        { head: text.leaf(), align: 'left', rank: 0 },
        { head: text.effect(), align: 'right', rank: 0 },
      ],
      rows: byEffect.map((contribution) => ({
        cells: [
          { text: factorOf(tree, contribution, against.committed !== null) },
          { text: parts(contribution.effect), tone: contribution.effect < 0 ? 'bad' : 'good' },
        ],
      })),
    },
  ];
};

const nodeRow = (
  tree: Tree,
  { node, actual, expected, origin, effect }: NodeComparison,
  parts: Parts,
): { cells: Cell[] } => {
  const isBehind =
    actual !== null &&
    expected !== null &&
    (node.better === 'higher' ? actual < expected : actual > expected);
  // A share of a score means nothing: 2 of 4 on a scale from 1 is not half.
  const hasShare = actual !== null && expected !== null && expected !== 0 && node.kind !== 'score';
  const attained = hasShare ? formatRate(actual / expected) : MISSING;
  return {
    cells: [
      { text: verbatim(node.label) },
      { text: figure(tree, node, actual) },
      { text: figure(tree, node, expected) },
      { text: change(tree, node, expected, actual), tone: isBehind ? 'bad' : 'plain' },
      { text: attained },
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
