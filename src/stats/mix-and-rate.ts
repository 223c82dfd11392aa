/** A part of all cases before and after: how many they are, and how many of them succeeded. */
export interface Segment {
  readonly before: { readonly n: number; readonly x: number };
  readonly after: { readonly n: number; readonly x: number };
}

export interface MixAndRate {
  /** The rate of all, before and after. */
  readonly before: number;
  readonly after: number;
  /** By segment, in points of the rate of all: what its own rate changed, and what its share of the cases changed. */
  readonly effects: readonly { readonly rate: number; readonly mix: number }[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Shares the change of a rate out over segments: to their own rates, at the mean of their shares, and to their shares, at
 * the mean of their rates above or below that of all (Kitagawa 1955, centred). The effects add up to the change. A
 * segment that has cases on one side only has that rate on both, so that all of its effect is mix. Null where either
 * side has no cases.
 */
export function mixAndRate(segments: readonly Segment[]): MixAndRate | null {
  const cases = {
    before: sum(segments.map(({ before }) => before.n)),
    after: sum(segments.map(({ after }) => after.n)),
  };
  if (!(cases.before > 0) || !(cases.after > 0)) return null;
  const before = sum(segments.map((one) => one.before.x)) / cases.before;
  const after = sum(segments.map((one) => one.after.x)) / cases.after;
  const effects = segments.map((one) => {
    const [n0, n1] = [one.before.n, one.after.n];
    if (n0 === 0 && n1 === 0) return { rate: 0, mix: 0 };
    const [share0, share1] = [n0 / cases.before, n1 / cases.after];
    const rate0 = n0 > 0 ? one.before.x / n0 : one.after.x / n1;
    const rate1 = n1 > 0 ? one.after.x / n1 : rate0;
    return {
      rate: ((share0 + share1) / 2) * (rate1 - rate0),
      mix: ((rate0 + rate1) / 2 - (before + after) / 2) * (share1 - share0),
    };
  });
  return { before, after, effects };
}

/** Fewer cases on either side say nothing of a segment's own direction. */
const FEWEST = 10;

/**
 * Simpson's reversal: the rate of all went one way, and that of every segment with at least ten cases on both sides, of
 * which there are two or more, the other way (methods 4.4).
 */
export function isReversed({ before, after }: MixAndRate, segments: readonly Segment[]): boolean {
  const judged = segments.filter((one) => one.before.n >= FEWEST && one.after.n >= FEWEST);
  const moved = Math.sign(after - before);
  return (
    moved !== 0 &&
    judged.length > 1 &&
    judged.every((one) => Math.sign(one.after.x * one.before.n - one.before.x * one.after.n) === -moved)
  );
}
