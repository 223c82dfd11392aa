import type { Message } from '../../locale/message.js';
import { oddsText } from '../../locale/odds.js';
import type { NodeId } from '../../model/tree.js';
import type { Answer } from '../answer.js';
import type { Setting } from '../setting.js';
import { type Finding, findingOf } from './beliefs.js';
import { cautionsOf } from './cautions.js';
import { at } from './columns.js';
import { type Course, courseOf, openNodes } from './course.js';
import { type Sampler, samplerOf } from './sampler.js';
import type { OddsFinding } from './types.js';

/** Enough for half a point of probability at 95 % (methods 3). */
const DRAWS = 40_000;
/** What a tree of many nodes and months may draw in all, for more takes longer than people wait; and the least draws. */
const MOST_CHANCES = 6_000_000;
const FEWEST_DRAWS = 400;
export const USUAL_SEED = 1;

/** Fewer draws of what takes many random numbers. */
const drawsFor = ({ chances }: Sampler, asked: number): number =>
  Math.max(FEWEST_DRAWS, Math.min(asked, Math.floor(MOST_CHANCES / chances)));

/** The KGI in so many draws, from the lowest; null where one of them divides by zero. */
const drawn = (sampler: Sampler, draws: number): Float64Array | null => {
  const all = new Float64Array(draws);
  for (let from = 0; from < draws; from += sampler.size) {
    const block = sampler.next();
    const count = Math.min(sampler.size, draws - from);
    for (let draw = 0; draw < count; draw += 1) all[from + draw] = at(block, draw);
  }
  return all.every(Number.isFinite) ? all.sort() : null;
};

/** Why what was found tells of no chances; null where it does. */
const refusalOf = (setting: Setting, findings: ReadonlyMap<NodeId, Finding>): Message | null => {
  const labelsOf = (wanted: Finding): string[] =>
    [...findings].flatMap(([id, finding]) => (finding === wanted ? [setting.tree.nodes.get(id)!.label] : []));
  const [uncounted, impossible] = [labelsOf('no-counts'), labelsOf('above-one')];
  if (uncounted.length > 0) return oddsText.noCounts({ labels: uncounted });
  if (impossible.length > 0) return oddsText.aboveOne({ labels: impossible });
  const isCertain = [...findings.values()].every((finding) => typeof finding === 'string');
  return isCertain ? oddsText.nothingToChance() : null;
};

const findingsOf = (setting: Setting, course: Course): ReadonlyMap<NodeId, Finding> | null => {
  const { tree, history, baselinePeriod } = setting;
  if (baselinePeriod === null) return null;
  const past = { tree, history, period: baselinePeriod };
  return new Map(openNodes(course).map((id) => [id, findingOf(setting, past, id)]));
};

/**
 * How likely a plan is to reach its target: the months of the horizon are lived through again and again, with rates as
 * uncertain as their history leaves them, whole cases that go on or not, and deals as different as they were (methods
 * 3, the predictive distribution). Stages are taken to be independent. The same seed gives the same bytes.
 */
export const oddsOf = (
  setting: Setting,
  answer: Pick<Answer, 'required' | 'whole'>,
  target: number,
  { seed = USUAL_SEED, draws: asked = DRAWS }: { readonly seed?: number; readonly draws?: number } = {},
): OddsFinding => {
  const course = courseOf(setting, answer);
  const findings = findingsOf(setting, course);
  if (!findings) return { refusal: oddsText.noHistory() };
  const refusal = refusalOf(setting, findings);
  if (refusal) return { refusal };
  const sampler = samplerOf(course, findings, seed);
  const draws = drawsFor(sampler, asked);
  const all = drawn(sampler, draws);
  if (!all) return { refusal: oddsText.notFinite({ kgi: setting.tree.kgi.label }) };
  const { sense } = setting.problem;
  const slack = 1e-11 * Math.max(1, Math.abs(target));
  const probability = all.filter((kgi) => sense * (kgi - target) >= -slack).length / draws;
  const below = (share: number): number => all[Math.ceil(share * draws) - 1]!;
  return {
    odds: {
      probability,
      standardError: Math.sqrt((probability * (1 - probability)) / draws),
      p10: below(0.1),
      p50: below(0.5),
      p90: below(0.9),
      draws,
      seed,
      method: 'monte-carlo',
      cautions: cautionsOf(setting.tree, setting.baselinePeriod!, findings),
    },
  };
};
