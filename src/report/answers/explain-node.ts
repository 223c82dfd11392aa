import type { Gap, NumberWay, Reading, Step } from '../../explain/types.js';
import { diagnoseText } from '../../locale/diagnose.js';
import { diagnoseReportText } from '../../locale/diagnose-report.js';
import { explainNodeText as text } from '../../locale/explain-node.js';
import { MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { formatMonth } from '../../model/calendar.js';
import { isExtensive, type Tree } from '../../model/tree.js';
import { formulaInFigures, formulaInNames } from '../applied-formula.js';
import { numberWayJson } from '../documents/explain-node.js';
import { figure, ownerText, periodText } from '../figures.js';
import type { Block, Cell, Column, Report } from '../report.js';
import { readingPhrase, readingTexts } from './explain-reading.js';
import { kernelBlocks } from './kernels.js';
import { filesTexts } from './like-files.js';
import { viewTexts } from './what-was-read.js';

const gapText = (tree: Tree, gap: Gap, reading: Reading | null): Message => {
  const source = reading?.source.id ?? '';
  switch (gap.reason) {
    case 'outside':
      return text.outside({ span: periodText(gap.span) });
    case 'blank':
      return text.blank({ source, months: gap.months.map(formatMonth) });
    case 'blank-member':
      return text.blankMember({ source });
    case 'never-averaged':
      return text.notAveraged();
    case 'terms':
      return text.missingTerms({ labels: gap.nodes.map((id) => tree.nodes.get(id)!.label) });
    case 'no-value':
      return text.noValue();
    case 'untold':
      return text.untold();
    default:
      return gap satisfies never;
  }
};

/** Where the value of a step came from, in a phrase. */
const fromText = (tree: Tree, { node, depth, origin, formula, reading, gap, isRepeat }: Step): Message => {
  if (isRepeat) return text.above();
  if (gap) return gapText(tree, gap, reading);
  if (origin === 'measured') return reading ? readingPhrase(tree, node, reading) : MISSING;
  if (origin === 'declared') return text.declared();
  if (!formula) return text.added();
  if (depth === 0) return text.byFormula();
  const applied = formulaInFigures(tree, formula);
  return formula.owner.id === node.id ? applied : text.solved({ formula: applied, label: node.label });
};

const COLUMNS: readonly Column[] = [
  { head: text.node(), align: 'left', rank: 0 },
  { head: text.value(), align: 'right', rank: 0 },
  { head: text.from(), align: 'left', rank: 0 },
];

const stepCells = (tree: Tree, step: Step): Cell[] => {
  const { node, lag, depth, value, gap, isRepeat } = step;
  const { label } = node;
  return [
    { text: lag > 0 ? text.monthsBack({ label, months: lag }) : verbatim(label), indent: depth },
    { text: figure(tree, node, value) },
    { text: fromText(tree, step), tone: gap && !isRepeat ? 'warn' : 'dim' },
  ];
};

const wayBlocks = (tree: Tree, { steps, omitted }: NumberWay): Block[] =>
  steps.length === 1
    ? []
    : [
        { type: 'heading', text: text.wayTitle() },
        { type: 'table', columns: COLUMNS, rows: steps.map((step) => ({ cells: stepCells(tree, step) })) },
        ...(omitted > 0 ? [{ type: 'text', text: text.omitted(), tone: 'dim' } as const] : []),
      ];

const formulaBlocks = (tree: Tree, { node, formula, gap, reading }: Step): Block[] => {
  if (!formula) return gap ? [{ type: 'text', text: gapText(tree, gap, reading), tone: 'warn' }] : [];
  return [
    { type: 'heading', text: text.formulaTitle() },
    { type: 'text', text: formulaInNames(tree, formula) },
    { type: 'text', text: formulaInFigures(tree, formula), tone: 'strong' },
    ...(formula.owner.id === node.id
      ? []
      : [{ type: 'text', text: text.solvedFor({ label: node.label }), tone: 'dim' } as const]),
    ...(gap ? [{ type: 'text', text: gapText(tree, gap, reading), tone: 'warn' } as const] : []),
  ];
};

const readBlocks = (tree: Tree, { node, reading }: Step): Block[] =>
  reading
    ? [
        { type: 'heading', text: text.readTitle() },
        { type: 'list', items: readingTexts(tree, node, reading).map((said) => ({ text: said })) },
      ]
    : [];

const noteTexts = (tree: Tree, { checks, incomplete }: NumberWay): Block[] => {
  const items = [
    ...(incomplete.length > 0
      ? [{ text: diagnoseText.incomplete({ months: incomplete.map(formatMonth) }), tone: 'warn' as const }]
      : []),
    ...checks.map(({ node, month, measured, computed, agrees }) => {
      const said = {
        label: node.label,
        month: periodText({ from: month, to: month }),
        measured: figure(tree, node, measured),
        computed: figure(tree, node, computed),
      };
      return agrees
        ? { text: text.agrees(said), tone: 'plain' as const }
        : { text: text.differs(said), tone: 'warn' as const };
    }),
  ];
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: text.notesTitle() },
        { type: 'list', items },
      ];
};

/** The files of every source on the way, each once, and which month its records count in. */
const dataBlocks = (tree: Tree, { steps }: NumberWay): Block[] => {
  const sources = new Map(
    steps.flatMap(({ reading }) => (reading ? [[reading.source.id, reading.files] as const] : [])),
  );
  const said = [
    ...[...sources.values()].flatMap((files) => filesTexts(files)),
    ...viewTexts(tree, new Set(sources.keys())),
  ];
  return said.length === 0
    ? []
    : [
        { type: 'heading', text: diagnoseReportText.dataTitle() },
        { type: 'list', items: said.map((one) => ({ text: one, tone: 'dim' as const })) },
      ];
};

const phaseLabel = (tree: Tree, { node }: Step): string | null =>
  tree.phases.find(
    ({ id, volume, conversion }) => node.phase === id || [volume, conversion].includes(node.id),
  )?.label ?? null;

/** Another page of the same name. */
export interface OtherPage {
  readonly name: string;
  /** By which that page is found. */
  readonly word: string;
}

/** The page of a node: its value, the way of the number, and what it rests on. */
export const numberWayReport = (tree: Tree, way: NumberWay, other: OtherPage | null): Report => {
  const [root] = way.steps;
  const { node, value } = root;
  const owner = ownerText(tree, node.owner) || null;
  const isIntensive = !isExtensive(node.kind) && node.kind !== 'stock';
  return {
    blocks: [
      {
        type: 'heading',
        text: text.title({
          label: node.label,
          id: node.id,
          period: way.period ? periodText(way.period) : text.perMonth(),
          value: figure(tree, node, value),
        }),
      },
      {
        type: 'text',
        text: text.about({ kind: node.kind, unit: node.unit, owner, phase: phaseLabel(tree, root) }),
        tone: 'dim',
      },
      ...(way.period ? [] : [{ type: 'text', text: text.noActuals(), tone: 'warn' } as const]),
      ...readBlocks(tree, root),
      ...formulaBlocks(tree, root),
      ...kernelBlocks(tree, root.formula ? [root.formula.owner] : []),
      ...wayBlocks(tree, way),
      ...(isIntensive ? [{ type: 'text', text: text.neverAveraged(), tone: 'dim' } as const] : []),
      ...noteTexts(tree, way),
      ...dataBlocks(tree, way),
      ...(other ? [{ type: 'text', text: text.alsoTerm(other), tone: 'dim' } as const] : []),
    ],
    data: numberWayJson(tree, way),
    outcome: 'ok',
  };
};
