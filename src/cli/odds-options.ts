import { cliText } from '../locale/cli.js';
import { inputError } from '../model/diagnostic.js';
import type { OddsRequest } from '../plan/odds/types.js';
import { either, type Invocation, type Option, one } from './command.js';

/** The options of a command that tells how likely a plan is to reach its target. */
export const ODDS_OPTIONS: readonly Option[] = [
  {
    flags: '--confidence <percent>',
    description: {
      ja: 'この見込みで目標に届くように計画する（80% など）',
      en: 'plan so that the target is reached with this probability, such as 80%',
    },
  },
  {
    flags: '--seed <number>',
    description: {
      ja: '見込みの計算に使う乱数の種（省くと1）。同じ種なら同じ結果になる',
      en: 'the seed of the odds (1 if left out); the same seed gives the same answer',
    },
  },
  {
    flags: '--no-odds',
    description: {
      ja: '目標に届く見込みを計算しない',
      en: 'leave out how likely the plan is to reach its target',
    },
  },
];

/** What was asked of the odds; null where they are to be left out. Throws an InputError for what is no such question. */
export const oddsRequestOf = async (invocation: Invocation): Promise<OddsRequest | null> => {
  const { numberOption, oneOnly, wholeNumberOption } = await import('./values.js');
  const [confidence, seed] = ['confidence', 'seed'].map((name) => one(invocation, name));
  if (either(invocation, 'odds') === false) {
    if (confidence !== undefined) oneOnly('--confidence', '--no-odds');
    if (seed !== undefined) oneOnly('--seed', '--no-odds');
    return null;
  }
  const asked = confidence === undefined ? null : numberOption('--confidence', confidence);
  if (asked !== null && !(asked > 0 && asked < 1))
    throw inputError('usage', '', cliText.notAConfidence({ value: confidence! }), {
      help: cliText.confidenceHelp(),
    });
  return {
    ...(asked !== null && { confidence: asked }),
    ...(seed !== undefined && { seed: wholeNumberOption('--seed', seed) }),
  };
};
