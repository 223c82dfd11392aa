import type { Group } from '../../diagnose/groups.js';
import type { Contribution, Diagnosis } from '../../diagnose/types.js';
import { diagnoseReportText as text } from '../../locale/diagnose-report.js';
import { MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { change, ownerText, partsOfKgi } from '../figures.js';
import type { Block, Cell, Column, Tone } from '../report.js';

/** Writes parts of the KGI in one unit. */
type Parts = (value: number | null) => Message;

const factorOf = (
  tree: Tree,
  { id, method }: Contribution,
  { method: asked, against }: Diagnosis,
): Message => {
  if (id === 'unmodelled') return text.unmodelled();
  if (id === 'unclosed') return against.committed === null ? text.unclosed() : text.unclosedInCommitted();
  const { label } = tree.nodes.get(id)!;
  return method === 'shapley' && asked !== 'shapley' ? text.shapley({ label }) : verbatim(label);
};

const isNoise = ({ interval }: Contribution): boolean =>
  interval !== null && interval[0] <= 0 && interval[1] >= 0;

const toneOf = (contribution: Contribution): Tone => {
  if (isNoise(contribution)) return 'dim';
  return contribution.effect < 0 ? 'bad' : 'good';
};

const chanceColumns = (): Column[] => [
  { head: text.chance(), align: 'right', rank: 2 },
  { head: verbatim(''), align: 'left', rank: 1 },
];

const chanceCells = (contribution: Contribution, parts: Parts): Cell[] => {
  const { interval } = contribution;
  const range = interval ? text.signedRange({ low: parts(interval[0]), high: parts(interval[1]) }) : MISSING;
  return [
    { text: range, tone: 'dim' },
    { text: isNoise(contribution) ? text.withinNoise() : verbatim(''), tone: 'dim' },
  ];
};

/** The same gap by phase and by department, where there are several. */
const groupBlocks = (tree: Tree, { phases, departments }: Diagnosis['groups'], effects: Parts): Block[] => {
  const line = (
    groups: readonly Group[],
    labelOf: (id: string) => string,
    said: (v: { parts: readonly Message[] }) => Message,
  ): Block[] => {
    if (groups.filter(({ id }) => id !== null).length < 2) return [];
    const parts = groups.map(({ id, effect }) =>
      text.part({ label: id === null ? null : labelOf(id), effect: effects(effect) }),
    );
    return [{ type: 'text', text: said({ parts }) }];
  };
  const phaseLabel = (id: string) => tree.phases.find((phase) => phase.id === id)!.label;
  return [
    ...line(phases, phaseLabel, text.byPhase),
    ...line(departments, (id) => ownerText(tree, id), text.byDepartment),
  ];
};

/** The parts of the KGI's gap, the largest loss first, each rate with what chance alone would make of it. */
export const contributionBlocks = (tree: Tree, diagnosis: Diagnosis): Block[] => {
  const { contributions, groups, kgi, method } = diagnosis;
  if (contributions.length === 0) return [];
  const byEffect = [...contributions].sort((a, b) => a.effect - b.effect);
  const isCounted = contributions.some(({ interval }) => interval !== null);
  const parts = partsOfKgi(tree, [
    ...[...contributions, ...groups.phases, ...groups.departments].map(({ effect }) => effect),
    ...contributions.flatMap(({ interval }) => interval ?? []),
  ]);
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
        ...(isCounted ? chanceColumns() : []),
      ],
      rows: byEffect.map((contribution) => ({
        cells: [
          { text: factorOf(tree, contribution, diagnosis) },
          { text: parts(contribution.effect), tone: toneOf(contribution) },
          ...(isCounted ? chanceCells(contribution, parts) : []),
        ],
      })),
    },
    ...groupBlocks(tree, groups, parts),
    ...(method === 'shapley'
      ? [{ type: 'text' as const, text: text.byShapley(), tone: 'dim' as const }]
      : []),
  ];
};
