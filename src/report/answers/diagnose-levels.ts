import type { LevelTest } from '../../diagnose/levels/types.js';
import type { Diagnosis, NodeComparison } from '../../diagnose/types.js';
import { diagnoseLevelsText as text, type UntestedName } from '../../locale/diagnose-levels.js';
import { diagnoseReportText } from '../../locale/diagnose-report.js';
import { formatCount, formatTenths, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { monthsIn } from '../../model/calendar.js';
import type { NodeId, Tree } from '../../model/tree.js';
import { figure } from '../figures.js';
import type { Block, Cell, Tone } from '../report.js';

type Tested = NodeComparison & { readonly test: LevelTest };

const isTested = (entry: NodeComparison): entry is Tested => entry.test !== null;

const isLow = ({ actual, expected }: NodeComparison): boolean => actual! < expected!;

const toneOf = (entry: Tested): Tone => {
  const { verdict } = entry.test;
  if (verdict !== 'confirmed' && verdict !== 'suggestive') return 'dim';
  if (isLow(entry) !== (entry.node.better === 'higher')) return 'good';
  return verdict === 'confirmed' ? 'bad' : 'warn';
};

/** Limits of few cases need their tenths. */
const MANY = 100;

const intervalText = (tree: Tree, { node, test: { interval } }: Tested): Message => {
  if (!interval) return MISSING;
  const count = interval[1] < MANY ? formatTenths : (value: number) => formatCount(Math.round(value));
  const [low, high] = interval.map((value) =>
    node.kind === 'count' ? count(value) : figure(tree, node, value),
  ) as [Message, Message];
  return diagnoseReportText.range({ low, high });
};

const row = (tree: Tree, entry: Tested): { cells: Cell[] } => {
  const { node, actual, expected, test } = entry;
  return {
    cells: [
      { text: verbatim(node.label) },
      { text: test.kind === 'poisson' ? MISSING : formatCount(test.cases) },
      { text: figure(tree, node, actual) },
      { text: figure(tree, node, expected) },
      { text: intervalText(tree, entry) },
      { text: text.verdictName({ verdict: test.verdict, isLow: isLow(entry) }), tone: toneOf(entry) },
    ],
  };
};

const dim = (message: Message): Block => ({ type: 'text', text: message, tone: 'dim' });

const dispersedBlocks = (tested: readonly Tested[]): Block[] => {
  const nodes = tested.flatMap(({ node, test: { dispersion } }) =>
    dispersion !== null && dispersion > 1 ? [{ label: node.label, ratio: dispersion.toFixed(1) }] : [],
  );
  return nodes.length === 0 ? [] : [dim(text.dispersed({ nodes }))];
};

const untestedBlocks = (nodes: readonly NodeComparison[]): Block[] => {
  const byReason = new Map<UntestedName, string[]>();
  for (const { node, untested } of nodes) {
    if (untested) byReason.set(untested, [...(byReason.get(untested) ?? []), node.label]);
  }
  return [...byReason].map(([why, labels]) => dim(text.untested({ why, labels })));
};

/** Whether the months of two periods weigh otherwise, so that their counts may not be held against each other as they are. */
const isLeveled = ({ period, against }: Diagnosis, tested: readonly Tested[]): boolean =>
  against.kind !== 'plan' &&
  against.kind !== 'budget' &&
  (monthsIn(period) !== monthsIn(against.period) ||
    tested.some(({ node, test }) => test.kind === 'poisson' && node.season !== null));

/** The volumes that stand alone and the averages: whether each is off beyond chance, and of which this cannot be told. */
export const levelBlocks = (tree: Tree, diagnosis: Diagnosis): Block[] => {
  const { nodes, against } = diagnosis;
  const tested = nodes.filter(isTested);
  const untested = untestedBlocks(nodes);
  if (tested.length + untested.length === 0) return [];
  const kinds = new Set(tested.map(({ test }) => test.kind));
  const methods = (['poisson', 'log-t', 'bootstrap'] as const).filter((kind) => kinds.has(kind));
  const hasAmounts = methods.some((kind) => kind !== 'poisson');
  const columns = [
    { head: diagnoseReportText.node(), align: 'left', rank: 0 },
    { head: diagnoseReportText.cases(), align: 'right', rank: 1 },
    { head: diagnoseReportText.actual(), align: 'right', rank: 0 },
    { head: diagnoseReportText.expected(against.kind), align: 'right', rank: 0 },
    { head: diagnoseReportText.interval(), align: 'right', rank: 2 },
    { head: diagnoseReportText.verdict(), align: 'left', rank: 0 },
  ] as const;
  const shown = <T>(cells: readonly T[]): T[] => cells.filter((_, place) => hasAmounts || place !== 1);
  const table: Block[] = [
    {
      type: 'table',
      columns: shown(columns),
      rows: tested.map((entry) => ({ cells: shown(row(tree, entry).cells) })),
    },
    dim(text.legend({ methods })),
    ...(isLeveled(diagnosis, tested) ? [dim(text.leveled())] : []),
  ];
  return [
    { type: 'heading', text: text.title() },
    ...(tested.length > 0 ? table : []),
    ...dispersedBlocks(tested),
    ...untested,
  ];
};

/** Whether what moved the gap most is a volume or an average that is off beyond chance; nothing where it is neither. */
export const levelSentences = (tree: Tree, diagnosis: Diagnosis, id: NodeId): Message[] => {
  const entry = diagnosis.nodes.find(({ node }) => node.id === id);
  // What the sentence before it speaks of is the difference as it is.
  if (!entry || !isTested(entry) || isLeveled(diagnosis, [entry])) return [];
  const { node, actual, expected, test } = entry;
  if (test.verdict === 'indistinct') return [text.lossMayBeChance()];
  if (test.verdict !== 'confirmed') return [];
  const told = { actual: figure(tree, node, actual), expected: figure(tree, node, expected) };
  return [text.lossBeyondChance({ label: node.label, ...told })];
};
