import type { Diagnosis } from '../../diagnose/types.js';
import type { WeakestOdds } from '../../diagnose/weakest-odds.js';
import { type ChanceOfPhase, diagnoseOddsText as text } from '../../locale/diagnose-odds.js';
import { formatCount } from '../../locale/format.js';
import type { Message } from '../../locale/message.js';
import { chanceText } from '../../locale/odds-report.js';
import type { Block } from '../report.js';

/** Below this chance a phase is not named in a sentence. */
const WORTH_NAMING = 0.05;

const chances = (phases: Diagnosis['phases'], { shares }: WeakestOdds, least: number): ChanceOfPhase[] =>
  phases.flatMap(({ phase }) => {
    const share = shares.get(phase.id);
    return share === undefined || share < least ? [] : [{ phase: phase.label, chance: chanceText(share) }];
  });

/** How likely each phase is the weakest, and none; nothing where phases cannot be compared. */
export const oddsBlocks = ({ weakestOdds, phases }: Diagnosis): Block[] => {
  const odds = weakestOdds();
  if (!odds) return [];
  const told = { draws: formatCount(odds.draws), none: chanceText(odds.none) };
  return [{ type: 'text', text: text.all({ chances: chances(phases, odds, 0), ...told }), tone: 'dim' }];
};

/** Which phases may truly be the weakest, for a reader who was told of one that may be so by chance. */
export const oddsSentences = ({ weakestOdds, phases }: Diagnosis): Message[] => {
  const odds = weakestOdds();
  const likely = odds ? chances(phases, odds, WORTH_NAMING) : [];
  return likely.length > 0 ? [text.likely({ likely })] : [];
};
