import { wilson } from '../../stats/proportion.js';
import type { Band } from './bands.js';
import { bandOf } from './bands.js';
import { type Alike, recordsOf } from './evidence.js';

/** What came of records: how many were accepted, and how many of the accepted ones that closed were won. */
export interface Course {
  readonly passed: number;
  readonly accepted: number;
  /** Accepted and come to an end. */
  readonly closed: number;
  readonly won: number;
  /** Come to an end at all, accepted or not. */
  readonly ended: number;
  /** Accepted of those that were answered at all; null where none was. */
  readonly passRate: number | null;
  /** Won of closed; null where none has closed. */
  readonly winRate: number | null;
  /** Wilson's, at 95 %. */
  readonly winInterval: readonly [number, number] | null;
  /** Wins to be expected of a hundred that are passed. */
  readonly winsPerHundred: number | null;
}

/** Records of one band of scores. */
export interface BandCourse extends Band, Course {
  readonly meanScore: number | null;
}

/** Neither accepted nor come to an end: their answer is still to come. */
export const isPending = ({ isAccepted, end }: Pick<Alike, 'isAccepted' | 'end'>): boolean =>
  !isAccepted && end === 'open';

/** How records went on. What is pending is in no rate, nor is what is open in the one of wins. */
export const courseOf = (groups: readonly Alike[]): Course => {
  const passed = recordsOf(groups);
  const accepted = recordsOf(groups.filter(({ isAccepted }) => isAccepted));
  const closed = recordsOf(groups.filter(({ isAccepted, end }) => isAccepted && end !== 'open'));
  const won = recordsOf(groups.filter(({ end }) => end === 'won'));
  const ended = recordsOf(groups.filter(({ end }) => end !== 'open'));
  const answered = passed - recordsOf(groups.filter(isPending));
  const passRate = answered > 0 ? accepted / answered : null;
  const winRate = closed > 0 ? won / closed : null;
  return {
    passed,
    accepted,
    closed,
    won,
    ended,
    passRate,
    winRate,
    winInterval: closed > 0 ? wilson(won, closed) : null,
    winsPerHundred:
      passRate === 0 ? 0 : passRate === null || winRate === null ? null : 100 * passRate * winRate,
  };
};

/** Score, acceptance and wins by band of scores; records without a score are in none. */
export const bandCourses = (groups: readonly Alike[], bands: readonly Band[]): BandCourse[] => {
  const scored = groups.filter(({ score }) => score !== null);
  return bands.map((band, at) => {
    const own = scored.filter(({ score }) => bandOf(bands, score!) === at);
    const total = own.reduce((sum, { score, records }) => sum + score! * records, 0);
    return { ...band, ...courseOf(own), meanScore: own.length > 0 ? total / recordsOf(own) : null };
  });
};
