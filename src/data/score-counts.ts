import type { Month } from '../model/calendar.js';
import type { NodeId } from '../model/tree.js';
import type { Fact } from './facts.js';
import { type ScoreEnd, scoreOfKey } from './score-key.js';

/** Records of one month that one person scored alike, and that became the same. */
export interface ScoreGroup {
  readonly month: Month;
  readonly score: number;
  /** A number that stands for the person, from 1 on; 0 where nobody is named. */
  readonly rater: number;
  readonly end: ScoreEnd;
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

/** All scores of a KCI in a source. */
export interface ScoreCounts {
  readonly kci: NodeId;
  readonly groups: readonly ScoreGroup[];
  readonly cases: readonly CaseGroup[];
}

interface Scored extends Omit<ScoreGroup, 'rater'> {
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

const groupsOf = (scored: readonly Scored[]): ScoreGroup[] => {
  const raters = sorted(scored.map(({ rater }) => rater).filter((rater) => rater !== ''));
  const groups = scored.map(({ month, score, rater, end, records }): ScoreGroup => {
    return { month, score, rater: raters.indexOf(rater) + 1, end, records };
  });
  const keyOf = ({ month, score, rater, end }: ScoreGroup) => [month, score, rater, end].join();
  const order = (a: ScoreGroup, b: ScoreGroup): number =>
    a.month - b.month || a.score - b.score || a.rater - b.rater || (a.end < b.end ? -1 : 1);
  return merged(groups, keyOf, (a, b) => ({ ...a, records: a.records + b.records })).sort(order);
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
export const scoreCounts = (kci: NodeId, facts: readonly Fact[]): ScoreCounts => {
  const scored = facts.flatMap(scoredIn);
  return { kci, groups: groupsOf(scored), cases: casesOf(scored) };
};
