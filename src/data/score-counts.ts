import type { Month } from '../model/calendar.js';
import type { NodeId } from '../model/tree.js';
import type { Fact } from './facts.js';
import { SCORE_ENDS, type ScoreEnd, scoreOfKey } from './score-key.js';

/** Records of one month that one person scored alike, and that became the same. */
export interface ScoreGroup {
  readonly month: Month;
  readonly score: number;
  /** A number that stands for the person, from 1 on; 0 where nobody is named. */
  readonly rater: number;
  readonly end: ScoreEnd;
  /** Whether their cases have an earlier score: what became of a case is counted once. */
  readonly isRepeat: boolean;
  readonly records: number;
}

/** Cases that several people have scored alike. */
export interface CaseGroup {
  /** The last month of a score. */
  readonly month: Month;
  /** A score of each of them, the lowest first. */
  readonly ratings: readonly number[];
  readonly cases: number;
}

/** All scores of a KCI, and the source that has them. */
export interface ScoreCounts {
  readonly source: string;
  readonly kci: NodeId;
  readonly groups: readonly ScoreGroup[];
  readonly cases: readonly CaseGroup[];
}

interface Scored extends Omit<ScoreGroup, 'rater' | 'isRepeat'> {
  readonly rater: string;
  readonly caseName: string;
}

const scoredIn = ({ month, member, count }: Fact): Scored[] => {
  const { score, ...rest } = scoreOfKey(member);
  return score === null ? [] : [{ month, score, ...rest, records: count }];
};

const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1));

/** Groups that are the same in all but how many there are, as one. */
const merged = <T>(groups: readonly T[], keyOf: (group: T) => string, add: (a: T, b: T) => T): T[] => {
  const known = new Map<string, T>();
  for (const group of groups) {
    const other = known.get(keyOf(group));
    known.set(keyOf(group), other ? add(other, group) : group);
  }
  return [...known.values()];
};

type Ordered = Omit<ScoreGroup, 'isRepeat' | 'records'>;

const inOrder = (a: Ordered, b: Ordered): number =>
  a.month - b.month ||
  a.score - b.score ||
  a.rater - b.rater ||
  SCORE_ENDS.indexOf(a.end) - SCORE_ENDS.indexOf(b.end);

const groupsOf = (scored: readonly Scored[]): ScoreGroup[] => {
  const raters = sorted(scored.map(({ rater }) => rater).filter((rater) => rater !== ''));
  const known = new Set<string>();
  const groups = scored
    .map((one) => ({ ...one, rater: raters.indexOf(one.rater) + 1 }))
    .sort(inOrder)
    .flatMap(({ caseName, ...group }): ScoreGroup[] => {
      if (caseName === '') return [{ ...group, isRepeat: false }];
      const first = known.has(caseName) ? 0 : 1;
      known.add(caseName);
      return [
        { ...group, isRepeat: false, records: first },
        { ...group, isRepeat: true, records: group.records - first },
      ].filter(({ records }) => records > 0);
    });
  const keyOf = ({ month, score, rater, end, isRepeat }: ScoreGroup) =>
    [month, score, rater, end, isRepeat].join();
  return merged(groups, keyOf, (a, b) => ({ ...a, records: a.records + b.records })).sort(inOrder);
};

/** The scores of a case that count for agreement: one a person; who gave several of one case agrees with nobody. */
const ratingsOf = (scored: readonly Scored[]): number[] => {
  const raters = new Map<string, readonly Scored[]>();
  for (const one of scored)
    if (one.rater !== '') raters.set(one.rater, [...(raters.get(one.rater) ?? []), one]);
  return [...raters.values()]
    .flatMap(([first, ...others]) => (others.length === 0 && first!.records === 1 ? [first!.score] : []))
    .sort((a, b) => a - b);
};

const casesOf = (scored: readonly Scored[]): CaseGroup[] => {
  const byCase = new Map<string, Scored[]>();
  for (const one of scored) {
    if (one.caseName === '') continue;
    const known = byCase.get(one.caseName);
    if (known) known.push(one);
    else byCase.set(one.caseName, [one]);
  }
  const cases = [...byCase.values()].flatMap((own): CaseGroup[] => {
    const ratings = ratingsOf(own);
    if (ratings.length < 2) return [];
    return [{ month: own.reduce((last, { month }) => Math.max(last, month), 0), ratings, cases: 1 }];
  });
  const keyOf = ({ month, ratings }: CaseGroup) => [month, ...ratings].join();
  const order = (a: CaseGroup, b: CaseGroup): number =>
    a.month - b.month || (ratingsText(a) < ratingsText(b) ? -1 : 1);
  return merged(cases, keyOf, (a, b) => ({ ...a, cases: a.cases + b.cases })).sort(order);
};

const ratingsText = ({ ratings }: CaseGroup): string => ratings.join(' ');

/** What the facts of a tally say, whose members are how records were scored. Raters and cases lose their names. */
export const scoreCounts = (source: string, kci: NodeId, facts: readonly Fact[]): ScoreCounts => {
  const scored = facts.flatMap(scoredIn);
  return { source, kci, groups: groupsOf(scored), cases: casesOf(scored) };
};
