import { oddsText } from '../../locale/odds.js';
import { monthsIn, type Period } from '../../model/calendar.js';
import type { NodeId, Tree } from '../../model/tree.js';
import { FEWEST_MONTHS, type Finding } from './beliefs.js';
import type { Caution } from './types.js';

/** So few cases that the guess which stands in for what is not known has a say in the odds. */
const FEW_CASES = 10;

const isGuess = (finding: Finding): boolean =>
  typeof finding !== 'string' &&
  finding.kind === 'rate' &&
  (finding.cases < FEW_CASES || finding.successes === 0 || finding.successes === finding.cases);

/** What to know before relying on odds that rest on these findings. */
export const cautionsOf = (tree: Tree, period: Period, findings: ReadonlyMap<NodeId, Finding>): Caution[] => {
  const labelsOf = (is: (finding: Finding) => boolean): string[] =>
    [...findings].filter(([, finding]) => is(finding)).map(([id]) => tree.nodes.get(id)!.label);
  const few = labelsOf(isGuess);
  const unspread = labelsOf((finding) => finding === 'no-spread');
  const months = monthsIn(period);
  const cautions: Caution[] = [];
  if (few.length > 0)
    cautions.push({ rule: 'prior-dominated', node: null, message: oddsText.priorDominated({ labels: few }) });
  if (unspread.length > 0)
    cautions.push({
      rule: 'spread-unknown',
      node: null,
      message: oddsText.spreadUnknown({ labels: unspread }),
    });
  if (months < FEWEST_MONTHS)
    cautions.push({ rule: 'few-months', node: null, message: oddsText.fewMonths({ months }) });
  return cautions;
};
