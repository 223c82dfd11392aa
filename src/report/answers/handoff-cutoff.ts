import type { CutoffFound } from '../../diagnose/handoffs/cutoff.js';
import type { MatureRecords } from '../../diagnose/handoffs/types.js';
import { formatCount, formatPValue, formatTenths } from '../../locale/format.js';
import { handoffScoreText as text } from '../../locale/handoff-scores.js';
import type { Message } from '../../locale/message.js';

/** Whether the score tells winners from losers, and from where on. */
const bestText = (cutoff: CutoffFound): Message => {
  const { won, lost, obstacle, current } = cutoff;
  if (obstacle === 'few-ends') return text.fewEnds({ won, lost });
  if (obstacle === 'one-score') return text.oneScore();
  const told = { won, lost, auc: cutoff.auc!, interval: cutoff.aucInterval! };
  if (obstacle === 'blind') return text.blind(told);
  if (obstacle === 'reversed') return text.reversed(told);
  const [low, high] = cutoff.interval!;
  return text.best({ ...told, best: cutoff.best!, low, high, current, place: cutoff.place });
};

/** Whether what was agreed on is kept, or is all that there is to learn from. */
const keptTexts = ({ current, below }: CutoffFound, { passed, unscored }: MatureRecords): Message[] => {
  if (current === null || below === null) return [];
  return [below > 0 ? text.below({ below, all: passed - unscored, current }) : text.noneBelow({ current })];
};

/** How far down the cut-off would have to be for the wins that are asked for. */
const goalTexts = ({ goal, goalFrom, candidates }: CutoffFound): Message[] => {
  const all = candidates.at(-1)!;
  if (goal === null || goal <= 0 || all.wins === null) return [];
  if (goalFrom === null) return [text.goalMissed({ goal: formatCount(goal), most: formatTenths(all.wins) })];
  const { wins } = candidates.find(({ from }) => from === goalFrom)!;
  return [
    text.goalMet({
      goal: formatCount(goal),
      from: goalFrom,
      isLowest: goalFrom === all.from,
      wins: formatTenths(wins!),
    }),
  ];
};

/** Where a higher score is worse beyond chance. */
const inversionTexts = ({ inversion }: MatureRecords): Message[] => {
  if (!inversion) return [];
  const { higher, lower, rates, pAdjusted } = inversion;
  return [
    text.inversion({ higher: text.band(higher), lower: text.band(lower), rates, p: formatPValue(pAdjusted) }),
  ];
};

/** What the scores are worth: the cut-off that serves best, the one agreed on, and the one that the goal asks for. */
export const cutoffTexts = (mature: MatureRecords, cutoff: CutoffFound): Message[] => [
  bestText(cutoff),
  ...inversionTexts(mature),
  ...keptTexts(cutoff, mature),
  ...goalTexts(cutoff),
];
