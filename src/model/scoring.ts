import { dateIn, datesOfReaching, type Ending, lossIn } from './reaching.js';
import type { Node, Phase, RecordDate, Source, Tree } from './tree.js';

/** How the records that a KCI scores are told apart: by score, by rater, by case, and by what became of them. */
export interface Scoring {
  readonly kind: 'scoring';
  readonly kci: Node;
  /** The columns of the score, of who gave it, and of the case that was scored; null where none is named. */
  readonly score: string;
  readonly rater: string | null;
  readonly case: string | null;
  /** The dates of scoring; none where nothing tells. */
  readonly scored: readonly RecordDate[];
  /** The dates of entering the phase that the driven rate starts from; none where every scored record counts. */
  readonly entered: readonly RecordDate[];
  /** The dates of going on as the KCI is to drive it; none where nothing tells. */
  readonly advanced: readonly RecordDate[];
  readonly lost: Ending | null;
}

/** What must be counted of the scores of a KCI; null where they are not scores of single records of a month. */
export const scoringOf = (tree: Tree, kci: Node, source: Source): Scoring | null => {
  const { measure, rubric, path } = kci;
  const isScored = source.layout === 'records' && measure?.aggregate === 'mean' && measure.on.length > 0;
  if (kci.role !== 'kci' || !isScored) return null;
  const { rater, caseColumn, scoredOn, outcome } = rubric!;
  const at = tree.phases.findIndex(({ conversion }) => conversion !== null && conversion === kci.drives);
  const datesOf = (key: 'from' | 'on', phase: Phase | undefined): readonly RecordDate[] => {
    const column = outcome[key];
    return column === null ? datesOfReaching(tree, phase, source) : dateIn(column, [...path, 'outcome', key]);
  };
  return {
    kind: 'scoring',
    kci,
    score: measure.column!,
    rater,
    case: caseColumn,
    scored: scoredOn === null ? [] : dateIn(scoredOn, [...path, 'scored_on']),
    entered: datesOf('from', tree.phases[at - 1]),
    advanced: datesOf('on', tree.phases[at]),
    lost: lossIn(tree, outcome.lost, [...path, 'outcome', 'lost'], source),
  };
};
