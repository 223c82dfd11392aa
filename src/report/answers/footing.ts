import type { Diagnosis } from '../../diagnose/types.js';
import { diagnoseReportText as text } from '../../locale/diagnose-report.js';
import type { Message } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { figure, periodText } from '../figures.js';
import type { Block } from '../report.js';
import { kernelBlocks } from './kernels.js';
import { filesTexts } from './like-files.js';
import { stageTexts } from './what-was-read.js';

const missingTexts = (tree: Tree, { missing }: Diagnosis): Message[] =>
  [...new Set(missing.map(({ month }) => month))].map((month) => {
    const nodes = missing
      .filter((entry) => entry.month === month)
      .map(({ node }) => tree.nodes.get(node)!.label);
    return text.missing({ nodes, month: periodText({ from: month, to: month }) });
  });

const mismatchTexts = (tree: Tree, { reconciliation }: Diagnosis): Message[] =>
  reconciliation.map(({ node: id, month, measured, computed }) => {
    const node = tree.nodes.get(id)!;
    return text.mismatch({
      node: node.label,
      month: periodText({ from: month, to: month }),
      measured: figure(tree, node, measured),
      computed: figure(tree, node, computed),
    });
  });

const noteBlocks = (tree: Tree, diagnosis: Diagnosis): Block[] => {
  const items = [
    ...diagnosis.alerts.map(({ message, severity }) => ({
      text: message,
      tone: severity === 'warning' ? ('warn' as const) : ('plain' as const),
    })),
    ...mismatchTexts(tree, diagnosis).map((message) => ({ text: message, tone: 'warn' as const })),
    ...missingTexts(tree, diagnosis).map((message) => ({ text: message, tone: 'warn' as const })),
  ];
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: text.notesTitle() },
        { type: 'list', items },
      ];
};

const dataBlocks = (tree: Tree, { files, stages, period, against }: Diagnosis): Block[] => {
  const plan = against.committed === null ? [] : [text.committedPlan({ file: against.committed })];
  const said = [...plan, ...filesTexts(files), ...stageTexts(tree, stages, period)];
  return [
    { type: 'heading', text: text.dataTitle() },
    { type: 'list', items: said.map((each) => ({ text: each, tone: 'dim' as const })) },
  ];
};

/** What a diagnosis rests on: what was noticed, what is missing, and the files. */
export const footingBlocks = (tree: Tree, diagnosis: Diagnosis): Block[] => [
  ...noteBlocks(tree, diagnosis),
  ...kernelBlocks(tree, tree.nodes.values()),
  ...dataBlocks(tree, diagnosis),
];
