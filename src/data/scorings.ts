import type { Fact } from './facts.js';
import { SCORE_ENDS, scoreOfKey } from './score-key.js';

/** Of a scoring whose record names no case. */
export const NO_CASE = -1;

/**
 * How records were scored, a place for each month, score, rater, end and case: in columns of numbers, for there may be
 * as many as records.
 */
export interface Scorings {
  readonly length: number;
  readonly month: Int32Array;
  readonly score: Float64Array;
  /** From 1 on, by their names in order; 0 where nobody is named. */
  readonly rater: Int32Array;
  /** The place in `SCORE_ENDS`. */
  readonly end: Uint8Array;
  /** From 0 on, in the order in which they come; `NO_CASE` where none is named. */
  readonly caseNumber: Int32Array;
  readonly records: Float64Array;
  /** How many cases there are. */
  readonly cases: number;
}

/** Numbers for texts, in the order in which they come. */
const numbering = () => {
  const known = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = known.get(text) ?? known.size;
    if (number === known.size) known.set(text, number);
    return number;
  };
  return { numberOf, texts: known };
};

/** The scorings that facts tell of; members that are no score are left out. */
export const scoringsIn = (facts: readonly Fact[]): Scorings => {
  const most = facts.length;
  const [month, caseNumber, named] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  const [score, records] = [new Float64Array(most), new Float64Array(most)];
  const end = new Uint8Array(most);
  const raters = numbering();
  const cases = numbering();
  let length = 0;
  for (const fact of facts) {
    const key = scoreOfKey(fact.member);
    if (key.score === null) continue;
    month[length] = fact.month;
    score[length] = key.score;
    end[length] = SCORE_ENDS.indexOf(key.end);
    named[length] = raters.numberOf(key.rater);
    caseNumber[length] = key.caseName === '' ? NO_CASE : cases.numberOf(key.caseName);
    records[length] = fact.count;
    length += 1;
  }
  const names = [...raters.texts.keys()];
  const sorted = names.filter((name) => name !== '').sort((a, b) => (a < b ? -1 : 1));
  const places = names.map((name) => sorted.indexOf(name) + 1);
  return {
    length,
    month: month.subarray(0, length),
    score: score.subarray(0, length),
    rater: named.subarray(0, length).map((number) => places[number]!),
    end: end.subarray(0, length),
    caseNumber: caseNumber.subarray(0, length),
    records: records.subarray(0, length),
    cases: cases.texts.size,
  };
};
