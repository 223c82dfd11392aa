import { ordered } from './ordered.js';
import type { CaseGroup } from './score-counts.js';
import { NO_CASE, type Scorings } from './scorings.js';

/** What somebody gave a case. */
interface Rating {
  readonly rater: number;
  readonly score: number;
}

/** The scores of a case that count for agreement: one a person; who gave several of one case agrees with nobody. */
const ratingsAt = ({ rater, score, records }: Scorings, places: Int32Array): number[] => {
  const known = new Map<number, Rating | null>();
  for (const at of places) {
    const by = rater[at]!;
    if (by === 0) continue;
    const isSingle = !known.has(by) && records[at] === 1;
    known.set(by, isSingle ? { rater: by, score: score[at]! } : null);
  }
  return [...known.values()]
    .flatMap((rating) => rating ?? [])
    .sort((a, b) => a.rater - b.rater)
    .map((rating) => rating.score);
};

const ratingsText = ({ ratings }: CaseGroup): string => ratings.join(' ');

/** The cases that several people have scored, those that are scored alike as one. */
export const caseRatings = (scorings: Scorings): CaseGroup[] => {
  const { month, caseNumber, cases } = scorings;
  const named = caseNumber.map((number) => (number === NO_CASE ? cases : number));
  const order = ordered(named, cases);
  const groups = new Map<string, CaseGroup>();
  for (let from = 0, to = 0; from < order.length; from = to) {
    const own = named[order[from]!]!;
    while (to < order.length && named[order[to]!] === own) to += 1;
    if (own === cases || to - from < 2) continue;
    const places = order.subarray(from, to);
    const ratings = ratingsAt(scorings, places);
    if (ratings.length < 2) continue;
    const last = places.reduce((latest, at) => Math.max(latest, month[at]!), 0);
    const key = [last, ...ratings].join();
    groups.set(key, { month: last, ratings, cases: 1 + (groups.get(key)?.cases ?? 0) });
  }
  return [...groups.values()].sort((a, b) => a.month - b.month || (ratingsText(a) < ratingsText(b) ? -1 : 1));
};
