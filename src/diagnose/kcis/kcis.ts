import type { Actuals } from '../../data/actuals.js';
import type { ScoreCounts, ScoreGroup } from '../../data/score-counts.js';
import type { Period } from '../../model/calendar.js';
import { type Scoring, scoringOf } from '../../model/scoring.js';
import type { Node, Tree } from '../../model/tree.js';
import type { SlotValue } from '../slot-values.js';
import { agreementOf } from './agreement.js';
import { judgeLinks } from './judge-links.js';
import { type TestedLink, testLink } from './link.js';
import { shareTrend } from './share-trend.js';
import { highFrom, summaryOf } from './summary.js';
import type { KciResult } from './types.js';

/** A KCI with its scores until the end of the period, in the order of their months. */
interface Scored {
  readonly node: Node;
  readonly counts: Pick<ScoreCounts, 'groups' | 'cases'>;
  readonly scoring: Scoring | null;
  readonly groups: readonly ScoreGroup[];
}

const scoredIn = (tree: Tree, actuals: Actuals, { to }: Period): Scored[] =>
  [...tree.nodes.values()]
    .filter(({ role }) => role === 'kci')
    .map((node) => {
      const found = actuals.scores.get(node.id);
      const source = tree.sources.get(found?.source ?? '');
      const counts = found ?? { groups: [], cases: [] };
      return {
        node,
        counts,
        scoring: source ? scoringOf(tree, node, source) : null,
        groups: counts.groups.filter(({ month }) => month <= to),
      };
    });

/** One score of each case: several of one share what became of it. */
const firstScores = (groups: readonly ScoreGroup[]): ScoreGroup[] =>
  groups.filter(({ isRepeat }) => !isRepeat);

const linkIn = (tree: Tree, { node, scoring, groups }: Scored): TestedLink | null => {
  const { drives, better } = node;
  if (drives === null) return null;
  const isHopedToRise = better === (tree.nodes.get(drives)?.better ?? 'higher');
  return testLink(node, drives, scoring, firstScores(groups), isHopedToRise);
};

/**
 * What the scores of each KCI are like in a period, whether they can be relied on, and whether records with higher ones
 * went on more often: those of the period for the share, those of all months until its end for the rest.
 */
export const diagnoseKcis = (
  tree: Tree,
  actuals: Actuals,
  actual: SlotValue,
  period: Period,
): KciResult[] => {
  const all = scoredIn(tree, actuals, period);
  const links = judgeLinks(all.map((scored) => linkIn(tree, scored)));
  return all.map(({ node, counts, scoring, groups }, at): KciResult => {
    const high = highFrom(node);
    const link = links[at]!;
    const agreement = agreementOf(counts, period.to, (scoring?.rater ?? null) !== null);
    return {
      node,
      highFrom: high,
      scores: summaryOf(
        groups.filter(({ month }) => month >= period.from),
        high,
      ),
      mean: actual({ id: node.id, lag: 0 }) ?? null,
      agreement,
      link,
      trend: shareTrend(firstScores(groups), high),
      mayBeNamed: agreement.status !== 'not-comparable' && link?.status !== 'contradicted',
      isConstant: new Set(groups.map(({ score }) => score)).size === 1,
    };
  });
};
