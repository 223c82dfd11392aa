import type { Diagnosis, HandoffResult } from '../../diagnose/types.js';
import { diagnoseReportText as text } from '../../locale/diagnose-report.js';
import { formatCount, formatRate, MISSING } from '../../locale/format.js';
import type { Message } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { figure, ownerText, periodText } from '../figures.js';
import type { Block } from '../report.js';
import { kernelBlocks } from './kernels.js';
import { filesTexts } from './like-files.js';
import { stageTexts } from './what-was-read.js';

const handoffText = (tree: Tree, { label, from, to, passed, accepted }: HandoffResult): Message =>
  text.handoff({
    label,
    from: ownerText(tree, from),
    to: ownerText(tree, to),
    passed: passed === null ? MISSING : formatCount(passed),
    accepted: accepted === null ? MISSING : formatCount(accepted),
    rate: passed === null || accepted === null || passed === 0 ? MISSING : formatRate(accepted / passed),
  });

const handoffBlocks = (tree: Tree, { handoffs }: Diagnosis): Block[] =>
  handoffs.length === 0
    ? []
    : [
        { type: 'heading', text: text.handoffsTitle() },
        { type: 'list', items: handoffs.map((handoff) => ({ text: handoffText(tree, handoff) })) },
      ];

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

/** What a diagnosis rests on: handoffs, what was noticed, what is missing, and the files. */
export const footingBlocks = (tree: Tree, diagnosis: Diagnosis): Block[] => [
  ...handoffBlocks(tree, diagnosis),
  ...noteBlocks(tree, diagnosis),
  ...kernelBlocks(tree, tree.nodes.values()),
  ...dataBlocks(tree, diagnosis),
];
