/** Scores from `from` up to, but not with, `to`; null where a band has no end. */
export interface Band {
  readonly from: number | null;
  readonly to: number | null;
}

/** Records of one score. */
export interface Scored {
  readonly score: number;
  readonly records: number;
}

const MOST_BANDS = 6;
const LEAST_RECORDS = 20;
const ROUND = [1, 2, 5] as const;

/** Sums of fractions are not round in the machine: 60 + 3 * 0.1. */
const rounded = (value: number): number => Number(value.toPrecision(12));

const rangeOf = (scores: readonly Scored[]): readonly [number, number] =>
  scores.reduce(
    ([low, high], { score }) => [Math.min(low, score), Math.max(high, score)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );

/**
 * The round borders, 1, 2 or 5 times a power of ten apart and counted from `origin`, that lie above the lowest score: the
 * closest together of which there are at most so many.
 */
export const roundBorders = (scores: readonly Scored[], origin: number, most: number): number[] => {
  const [low, high] = rangeOf(scores);
  if (!(high > low)) return [];
  const least = Math.floor(Math.log10((high - low) / (most + 1)));
  for (let power = least; ; power += 1) {
    for (const digit of ROUND) {
      const step = digit * 10 ** power;
      const first = Math.floor(rounded((low - origin) / step)) + 1;
      const last = Math.floor(rounded((high - origin) / step));
      if (last - first + 1 > most) continue;
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
        rounded(origin + (first + i) * step),
      );
    }
  }
};

const bandsBetween = (borders: readonly number[]): Band[] =>
  [null, ...borders].map((from, at) => ({ from, to: borders[at] ?? null }));

const isIn = ({ from, to }: Band, score: number): boolean =>
  (from === null || score >= from) && (to === null || score < to);

/** The band that a score lies in. */
export const bandOf = (bands: readonly Band[], score: number): number =>
  bands.findIndex((band) => isIn(band, score));

/** The border to take away next: one of the thinnest band, towards its thinner neighbour; null where none may go. */
const weakestBorder = (borders: readonly number[], counts: readonly number[], kept: number | null) => {
  const thin = counts
    .map((records, at) => ({ records, at }))
    .filter(({ records }) => records < LEAST_RECORDS)
    .sort((a, b) => a.records - b.records || a.at - b.at);
  for (const { at } of thin) {
    const sides = [
      { border: borders[at - 1], beyond: counts[at - 1] },
      { border: borders[at], beyond: counts[at + 1] },
    ].filter(({ border }) => border !== undefined && border !== kept);
    if (sides.length === 0) continue;
    return sides.reduce((least, side) => (side.beyond! < least.beyond! ? side : least)).border!;
  }
  return null;
};

/**
 * At most six bands of scores with round borders, of which the cut-off is one where it lies among the scores. Bands of
 * fewer than 20 records join a neighbour; never over the cut-off, where it is to be kept.
 */
export const bandsOf = (
  scores: readonly Scored[],
  cutoff: number | null,
  keepsCutoff: boolean,
): readonly Band[] => {
  let borders = roundBorders(scores, cutoff ?? 0, MOST_BANDS - 1);
  for (;;) {
    const bands = bandsBetween(borders);
    const counts = bands.map((band) =>
      scores.reduce((sum, { score, records }) => sum + (isIn(band, score) ? records : 0), 0),
    );
    const border = weakestBorder(borders, counts, keepsCutoff ? cutoff : null);
    if (border === null) return bands;
    borders = borders.filter((each) => each !== border);
  }
};
