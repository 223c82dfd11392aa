import type { Failure } from '../../diagnose/gate.js';
import type { RestatedSince } from '../../diagnose/restated.js';
import type { Diagnosis, Weakest } from '../../diagnose/types.js';
import { diagnoseReportText as text } from '../../locale/diagnose-report.js';
import { formatCount, formatPercent } from '../../locale/format.js';
import type { Lang, Message } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { diagnoseJson } from '../documents/diagnose.js';
import { amountOfKgi, change, figure, ownerText, partOfKgi, periodText } from '../figures.js';
import type { Block, Report } from '../report.js';
import { contributionBlocks } from './diagnose-contributions.js';
import { memberBlocks, reversalSentences } from './diagnose-members.js';
import { diagnoseRows } from './diagnose-rows.js';
import { exceeds, nodeBlocks, phaseBlocks } from './diagnose-tables.js';
import { trendBlocks } from './diagnose-trend.js';
import { footingBlocks } from './footing.js';
import { kciBlocks } from './kcis.js';
import { maturityBlocks, maturitySentences } from './maturity.js';
import { asOfBlocks, restatedBlocks } from './restated.js';

const gapSentence = (tree: Tree, { kgi }: Diagnosis): Message => {
  const { actual, expected, node } = kgi;
  if (actual === null) return text.noActual({ kgi: node.label });
  if (expected === null) return text.actualOnly({ kgi: node.label, actual: figure(tree, node, actual) });
  return text.short({
    kgi: node.label,
    actual: figure(tree, node, actual),
    expected: figure(tree, node, expected),
    gap: change(tree, node, expected, actual),
    ratio: expected === 0 ? null : formatPercent((actual - expected) / Math.abs(expected)),
  });
};

const named = (tree: Tree, diagnosis: Diagnosis, weakest: Weakest) => {
  const { actual, expected, needed } = diagnosis.phases.find(({ phase }) => phase === weakest.phase)!;
  return {
    phase: weakest.phase.label,
    node: weakest.node.label,
    amount: amountOfKgi(tree, weakest.recoverable),
    actual: figure(tree, weakest.node, actual),
    expected: figure(tree, weakest.node, expected),
    needed: needed === null ? null : formatCount(needed),
  };
};

/** Whether the quality that should drive a weak conversion is low as well: the first thing to look at. */
const qualitySentences = (tree: Tree, diagnosis: Diagnosis, weakest: Weakest): Message[] =>
  diagnosis.nodes.flatMap(({ node, actual, expected }) => {
    if (node.drives !== weakest.node.id || actual === null || expected === null) return [];
    const isBehind = node.better === 'higher' ? actual < expected : actual > expected;
    const kci = diagnosis.kcis.find((each) => each.node.id === node.id);
    if (kci && !kci.mayBeNamed) return [];
    const isSupported = kci?.link?.status === 'supported';
    const told = { actual: figure(tree, node, actual), expected: figure(tree, node, expected), isSupported };
    return isBehind ? [text.qualityToo({ node: weakest.node.label, kci: node.label, ...told })] : [];
  });

/** That nothing is weak, as far as there is a verdict on it. */
const clearSentences = ({ phases }: Diagnosis): Message[] => {
  const judged = phases.filter(({ verdict }) => verdict !== null && verdict !== 'no-data');
  if (judged.length === 0 || judged.some(({ verdict }) => verdict !== 'on-target')) return [];
  const unjudged = phases.filter(({ verdict }) => verdict === 'no-data').map(({ phase }) => phase.label);
  return [unjudged.length === 0 ? text.noWeakness() : text.noWeaknessAmongJudged({ unjudged })];
};

/** Which phase is weak as observed, and which beyond chance: always both, for they can differ. */
const weakestSentences = (tree: Tree, diagnosis: Diagnosis): Message[] => {
  const { observed, confirmed } = diagnosis.weakest;
  if (!observed) return clearSentences(diagnosis);
  if (confirmed?.phase === observed.phase) {
    return [
      text.sameWeakest(named(tree, diagnosis, confirmed)),
      ...qualitySentences(tree, diagnosis, confirmed),
    ];
  }
  return [
    text.observedOnly({ ...named(tree, diagnosis, observed), verdict: observed.verdict }),
    ...(confirmed
      ? [
          text.confirmedToo(named(tree, diagnosis, confirmed)),
          ...qualitySentences(tree, diagnosis, confirmed),
        ]
      : []),
  ];
};

/** What moved the gap most, where it is not the phase that was just named. */
const lossSentence = (tree: Tree, { contributions, kgi, weakest, phases }: Diagnosis): Message[] => {
  if (kgi.actual === null || kgi.expected === null || contributions.length < 2) return [];
  const direction = Math.sign(kgi.actual - kgi.expected);
  const along = contributions.filter(({ effect, method }) => method !== null && effect * direction > 0);
  if (along.length === 0) return [];
  const { id, effect } = along.reduce((most, next) =>
    Math.abs(next.effect) > Math.abs(most.effect) ? next : most,
  );
  const isNamed = [weakest.confirmed, weakest.observed].some((named) => named?.node.id === id);
  if (isNamed) return [];
  const largest = { label: tree.nodes.get(id)!.label, effect: partOfKgi(tree, effect) };
  const isNoRate = phases.some((result) => result.phase.conversion === id && exceeds(result));
  return [isNoRate ? text.largestLossNoRate(largest) : text.largestLoss(largest)];
};

const actionBlocks = (tree: Tree, { weakest }: Diagnosis): Block[] => {
  const chosen = weakest.confirmed ?? weakest.observed;
  if (!chosen) return [];
  const items = chosen.action.map((action) => ({ text: { ja: action, en: action } }));
  const owner = ownerText(
    tree,
    chosen.node.owner ?? tree.nodes.get(chosen.phase.volume ?? '')?.owner ?? null,
  );
  const phase = owner ? `${chosen.phase.label} / ${owner}` : chosen.phase.label;
  return [
    { type: 'heading', text: text.actionsTitle({ phase }) },
    items.length > 0
      ? { type: 'list', items }
      : { type: 'text', text: text.noAction({ node: chosen.node.label }), tone: 'dim' },
  ];
};

/** What no number of the period shows by itself, such as a KPI that has become the purpose. */
const headlineBlocks = ({ alerts }: Diagnosis): Block[] =>
  alerts.flatMap(({ headline }): Block[] =>
    headline ? [{ type: 'text', text: headline, tone: 'bad' }] : [],
  );

/** The answer of `kpi diagnose`: what is so, in words; then the tables; then what to do and what it rests on. */
export const diagnoseReport = (
  tree: Tree,
  diagnosis: Diagnosis,
  failures: readonly Failure[],
  restated: RestatedSince | null,
  lang: Lang,
): Report => {
  const { against, kgi } = diagnosis;
  const isOfPeriod = against.kind === 'plan' || against.kind === 'budget';
  const other = isOfPeriod ? null : periodText(against.period);
  const title = text.title({
    tree: tree.name,
    period: periodText(diagnosis.period),
    against: against.kind,
    other,
    isCommitted: against.committed !== null,
  });
  const isShort =
    kgi.actual !== null &&
    kgi.expected !== null &&
    kgi.actual < kgi.expected === (tree.kgi.better === 'higher');
  return {
    blocks: [
      { type: 'heading', text: title },
      ...asOfBlocks(restated),
      { type: 'text', text: gapSentence(tree, diagnosis), tone: isShort ? 'bad' : 'strong' },
      {
        type: 'text',
        text: text.sentences([
          ...maturitySentences(diagnosis),
          ...weakestSentences(tree, diagnosis),
          ...lossSentence(tree, diagnosis),
          ...reversalSentences(diagnosis),
        ]),
        tone: 'strong',
      },
      ...headlineBlocks(diagnosis),
      ...phaseBlocks(tree, diagnosis),
      ...maturityBlocks(diagnosis),
      ...memberBlocks(diagnosis),
      ...contributionBlocks(tree, diagnosis),
      ...nodeBlocks(tree, diagnosis),
      ...kciBlocks(tree, diagnosis.kcis),
      ...trendBlocks(tree, diagnosis),
      ...actionBlocks(tree, diagnosis),
      ...restatedBlocks(tree, restated),
      ...footingBlocks(tree, diagnosis),
      ...failures.map((failure): Block => ({ type: 'text', text: text.failed(failure), tone: 'bad' })),
    ],
    data: diagnoseJson(tree, diagnosis, failures, restated, lang),
    rows: diagnoseRows(tree, diagnosis),
    outcome: failures.length > 0 ? 'findings' : 'ok',
  };
};
