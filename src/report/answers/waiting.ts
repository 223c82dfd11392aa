import type { Maturity } from '../../diagnose/maturity.js';
import type { Stale, StaleRecord } from '../../diagnose/stale.js';
import type { Diagnosis } from '../../diagnose/types.js';
import { maturityText } from '../../locale/maturity.js';
import { verbatim } from '../../locale/message.js';
import { waitingText as text } from '../../locale/waiting.js';
import type { Tree } from '../../model/tree.js';
import { periodText } from '../figures.js';
import type { Block, Cell } from '../report.js';

/** Between which neighbouring phases records wait longest; of a cohort view the months are counted from the first phase. */
const longestBlocks = (tree: Tree, maturity: readonly Maturity[]): Block[] => {
  const known = maturity.filter(({ view, time }) => view === 'snapshot' && time.median !== null);
  const months = Math.max(...known.map(({ time }) => time.median!));
  const longest = known.filter(({ time }) => time.median === months);
  if (months <= 0 || longest.length === known.length) return [];
  const label = (id: string): string => tree.phases.find((phase) => phase.id === id)!.label;
  const steps = longest.map(({ waits, phase }) => ({ from: label(waits.from), to: phase.label }));
  const open = longest.reduce((sum, { time }) => sum + time.open, 0);
  return [{ type: 'text', text: text.longest({ steps, months, open }), tone: 'strong' }];
};

const row = ({ id, phase, month, months, parts }: StaleRecord): { cells: Cell[] } => ({
  cells: [
    { text: verbatim(id) },
    { text: verbatim(phase.label) },
    { text: periodText({ from: month, to: month }) },
    { text: maturityText.months(months) },
    ...parts.map((part) => ({ text: verbatim(part) })),
  ],
});

const staleBlocks = ({ source, records }: Stale, isOnly: boolean): Block[] => {
  if (records === null) {
    const told = { source: source.id };
    return [
      { type: 'text', text: source.recordId === null ? text.noId(told) : text.notNamed(told), tone: 'dim' },
    ];
  }
  if (records.length === 0) return [];
  return [
    { type: 'heading', text: text.title({ source: isOnly ? null : source.id }) },
    {
      type: 'table',
      columns: [
        { head: text.record(), align: 'left', rank: 0 },
        { head: text.waitsFor(), align: 'left', rank: 0 },
        { head: text.since(), align: 'left', rank: 1 },
        { head: text.age(), align: 'right', rank: 0 },
        ...source.dimensions.map((name, index) => ({
          head: verbatim(name),
          align: 'left' as const,
          rank: 2 + index,
        })),
      ],
      rows: records.map(row),
    },
    { type: 'text', text: text.legend({ shown: records.length }), tone: 'dim' },
  ];
};

/** Where records wait longest, and the ones that have waited for too long by name. */
export const waitingBlocks = (tree: Tree, { maturity, stale }: Diagnosis): Block[] => [
  ...longestBlocks(tree, maturity),
  ...stale.flatMap((each) => staleBlocks(each, stale.length === 1)),
];
