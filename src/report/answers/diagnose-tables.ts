import type { Contribution, Diagnosis, NodeComparison, PhaseResult, Verdict } from '../../diagnose/types.js';
import { diagnoseReportText as text } from '../../locale/diagnose-report.js';
import { formatCount, formatRate, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { amountOfKgi, change, figure, partOfKgi } from '../figures.js';
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

const phaseRow = (tree: Tree, result: PhaseResult): { cells: Cell[] } => {
  const { phase, entered, converted, actual, expected, interval, recoverable, verdict } = result;
  const node = phase.conversion === null ? undefined : tree.nodes.get(phase.conversion);
  const rate = (value: number | null): Message => (node ? figure(tree, node, value) : MISSING);
  const flow =
    entered === null || converted === null
      ? MISSING
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
      { text: amountOfKgi(tree, recoverable) },
      { text: verdict ? text.verdictName(verdict) : MISSING, tone: verdict ? TONES[verdict] : 'dim' },
    ],
  };
};

/** Each phase with its cases, its conversion, the interval, and the verdict. */
export const phaseBlocks = (tree: Tree, { phases }: Diagnosis): Block[] => {
  if (phases.length === 0) return [];
  return [
    { type: 'heading', text: text.phasesTitle() },
    {
      type: 'table',
      columns: [
        { head: text.phase(), align: 'left', rank: 0 },
        { head: text.cases(), align: 'right', rank: 1 },
        { head: text.actual(), align: 'right', rank: 0 },
        { head: text.expected(), align: 'right', rank: 0 },
        { head: text.interval(), align: 'right', rank: 3 },
        { head: text.recoverable(), align: 'right', rank: 2 },
        { head: text.verdict(), align: 'left', rank: 0 },
      ],
      rows: phases.map((result) => phaseRow(tree, result)),
    },
    { type: 'text', text: text.phasesLegend(), tone: 'dim' },
  ];
};

const factorOf = (tree: Tree, { id, method }: Contribution): Message => {
  if (id === 'unmodelled') return text.unmodelled();
  if (id === 'unclosed') return text.unclosed();
  const { label } = tree.nodes.get(id)!;
  return method === 'shapley' ? text.shapley({ label }) : verbatim(label);
};

/** The parts of the KGI's gap, the largest loss first. */
export const contributionBlocks = (tree: Tree, { contributions, kgi }: Diagnosis): Block[] => {
  if (contributions.length === 0) return [];
  const byEffect = [...contributions].sort((a, b) => a.effect - b.effect);
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
          { text: factorOf(tree, contribution) },
          { text: partOfKgi(tree, contribution.effect), tone: contribution.effect < 0 ? 'bad' : 'good' },
        ],
      })),
    },
  ];
};

const nodeRow = (
  tree: Tree,
  { node, actual, expected, origin, effect }: NodeComparison,
): { cells: Cell[] } => {
  const isBehind =
    actual !== null &&
    expected !== null &&
    (node.better === 'higher' ? actual < expected : actual > expected);
  const attained =
    actual === null || expected === null || expected === 0 ? MISSING : formatRate(actual / expected);
  return {
    cells: [
      { text: verbatim(node.label) },
      { text: figure(tree, node, actual) },
      { text: figure(tree, node, expected) },
      { text: change(tree, node, expected, actual), tone: isBehind ? 'bad' : 'plain' },
      { text: attained },
      { text: partOfKgi(tree, effect) },
      { text: origin ? text.originName(origin) : MISSING, tone: 'dim' },
    ],
  };
};

/** Every node from the KGI down. */
export const nodeBlocks = (tree: Tree, { nodes }: Diagnosis): Block[] => [
  { type: 'heading', text: text.nodesTitle() },
  {
    type: 'table',
    columns: [
      { head: text.node(), align: 'left', rank: 0 },
      { head: text.actual(), align: 'right', rank: 0 },
      { head: text.expected(), align: 'right', rank: 0 },
      { head: text.difference(), align: 'right', rank: 1 },
      { head: text.attainment(), align: 'right', rank: 3 },
      { head: text.effect(), align: 'right', rank: 2 },
      { head: text.origin(), align: 'left', rank: 4 },
    ],
    rows: nodes.map((entry) => nodeRow(tree, entry)),
  },
];
