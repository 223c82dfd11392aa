import type { Month } from '../model/calendar.js';
import type { NodeId } from '../model/tree.js';
import type { Fact } from './facts.js';
import { ordered } from './ordered.js';
import { caseRatings } from './score-agreement.js';
import { SCORE_ENDS, type ScoreEnd } from './score-key.js';
import { NO_CASE, type Scorings, scoringsIn } from './scorings.js';

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
  /** A score of each of them, in the order of their numbers. */
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

type Alike = Omit<ScoreGroup, 'isRepeat' | 'records'>;

const inOrder = (a: Alike, b: Alike): number =>
  a.month - b.month ||
  a.score - b.score ||
  a.rater - b.rater ||
  SCORE_ENDS.indexOf(a.end) - SCORE_ENDS.indexOf(b.end);

/** The groups of some scorings in their order, and the place of each scoring's group among them. */
const alikeIn = ({ length, month, score, rater, end }: Scorings) => {
  const known = new Map<string, number>();
  const groups: (Alike & { readonly number: number })[] = [];
  const numbers = new Int32Array(length);
  for (let at = 0; at < length; at += 1) {
    const key = `${month[at]} ${score[at]} ${rater[at]} ${end[at]}`;
    const number = known.get(key) ?? groups.length;
    if (number === groups.length) {
      known.set(key, number);
      const ended = SCORE_ENDS[end[at]!]!;
      groups.push({ number, month: month[at]!, score: score[at]!, rater: rater[at]!, end: ended });
    }
    numbers[at] = number;
  }
  groups.sort(inOrder);
  const places = new Int32Array(groups.length);
  for (const [place, { number }] of groups.entries()) places[number] = place;
  return { groups, places: numbers.map((number) => places[number]!) };
};

const groupsOf = (scorings: Scorings): ScoreGroup[] => {
  const { records, caseNumber, cases } = scorings;
  const { groups, places } = alikeIn(scorings);
  const [first, again] = [new Float64Array(groups.length), new Float64Array(groups.length)];
  const isKnown = new Uint8Array(cases);
  for (const at of ordered(places, groups.length - 1)) {
    const place = places[at]!;
    const own = caseNumber[at]!;
    const isFirst = own !== NO_CASE && isKnown[own] === 0;
    const fresh = own === NO_CASE ? records[at]! : Number(isFirst);
    if (isFirst) isKnown[own] = 1;
    first[place]! += fresh;
    again[place]! += records[at]! - fresh;
  }
  return groups.flatMap(({ number: _, ...alike }, place): ScoreGroup[] =>
    [
      { ...alike, isRepeat: false, records: first[place]! },
      { ...alike, isRepeat: true, records: again[place]! },
    ].filter((group) => group.records > 0),
  );
};

/** What the facts of a tally say, whose members are how records were scored. Raters and cases lose their names. */
export const scoreCounts = (source: string, kci: NodeId, facts: readonly Fact[]): ScoreCounts => {
  const scorings = scoringsIn(facts);
  return { source, kci, groups: groupsOf(scorings), cases: caseRatings(scorings) };
};
