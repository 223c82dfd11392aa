import type { HandoffResult } from '../../diagnose/handoffs/types.js';
import type { Diagnosis } from '../../diagnose/types.js';
import { formatCount, MISSING } from '../../locale/format.js';
import { handoffScoreText } from '../../locale/handoff-scores.js';
import { handoffText as text } from '../../locale/handoffs.js';
import type { Message } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { ownerText, periodText } from '../figures.js';
import type { Block } from '../report.js';
import { bandBlocks } from './handoff-bands.js';
import { cutoffTexts } from './handoff-cutoff.js';
import { effectTexts, splitTexts } from './handoff-effects.js';

const acceptedTexts = ({ passed, accepted, interval, records }: HandoffResult): Message[] => {
  const told: Message[] = [];
  if (passed !== null || accepted !== null) {
    const isRate = passed !== null && accepted !== null && passed > 0;
    told.push(
      text.accepted({
        passed: passed === null ? MISSING : formatCount(passed),
        accepted: accepted === null ? MISSING : formatCount(accepted),
        rate: isRate ? accepted / passed : null,
        interval,
      }),
    );
  }
  if (records === null || records.passed === 0 || records.returned === null) return told;
  return [
    ...told,
    text.fates({
      passed: formatCount(records.passed),
      accepted: formatCount(records.accepted!),
      returned: formatCount(records.returned),
      pending: records.pending ? formatCount(records.pending) : null,
    }),
  ];
};

const answerTexts = ({ answers }: HandoffResult): Message[] =>
  answers === null || answers.medianDays === null
    ? []
    : [text.answers({ ...answers, days: formatCount(answers.medianDays) })];

const closedTexts = ({ closed }: HandoffResult, period: Message): Message[] =>
  closed?.interval ? [text.closed({ ...closed, period, interval: closed.interval })] : [];

/** Why there are no bands of scores; that there are no records at all is said of the parts of the gap already. */
const noBandsTexts = ({ handoff, obstacle, effects }: HandoffResult): Message[] => {
  const isSaid = obstacle === 'no-records' && effects.obstacle === null;
  return handoff.score && obstacle !== null && !isSaid ? [handoffScoreText.noBands({ obstacle })] : [];
};

const blocksOf = (tree: Tree, diagnosis: Diagnosis, result: HandoffResult): Block[] => {
  const { handoff, mature, reasons, reference } = result;
  const period = periodText(diagnosis.period);
  const before = [
    ...acceptedTexts(result),
    ...answerTexts(result),
    ...closedTexts(result, period),
    ...(reasons.length > 0 ? [text.reasons({ reasons })] : []),
    ...effectTexts(tree, diagnosis, result),
    ...splitTexts(result),
    ...noBandsTexts(result),
  ];
  const after = mature?.cutoff ? cutoffTexts(mature, mature.cutoff) : [];
  const name = { label: handoff.label, from: ownerText(tree, handoff.from), to: ownerText(tree, handoff.to) };
  const list = (texts: readonly Message[]): Block[] =>
    texts.length > 0 ? [{ type: 'list', items: texts.map((each) => ({ text: each })) }] : [];
  return [
    { type: 'text', text: text.name(name), tone: 'strong' },
    ...list(before),
    ...(mature ? bandBlocks(mature, periodText(reference), period) : []),
    ...list(after),
  ];
};

/** What went over each handoff, what that did to the KGI, and what its scores are worth. */
export const handoffBlocks = (tree: Tree, diagnosis: Diagnosis): Block[] =>
  diagnosis.handoffs.length === 0
    ? []
    : [
        { type: 'heading', text: text.title() },
        ...diagnosis.handoffs.flatMap((result) => blocksOf(tree, diagnosis, result)),
      ];
