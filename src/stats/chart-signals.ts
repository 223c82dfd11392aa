/** A point of a control chart with the limits that hold for it. */
export interface ChartPoint {
  readonly value: number;
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
}

export type SignalRule = 'beyond-limits' | 'run-of-eight' | 'three-of-four';

const RUN = 8;
/** Values this close to a line, as a share of it, lie on it: the rest is rounding. */
const SAME = 1e-9;

const sideOf = ({ value, center }: ChartPoint): number =>
  Math.abs(value - center) <= SAME * Math.abs(center) ? 0 : Math.sign(value - center);

const isBeyond = ({ value, lower, upper }: ChartPoint): boolean =>
  value > upper + SAME * Math.abs(upper) || value < lower - SAME * Math.abs(lower);

/** Whether a point is nearer to the limit on its side than to the centre. */
const isFar = (point: ChartPoint): boolean => {
  const limit = point.value > point.center ? point.upper : point.lower;
  return Math.abs(point.value - limit) < Math.abs(point.value - point.center);
};

/**
 * The signals of a control chart (Wheeler 1993), each at the point that completes it: a value beyond its limits, eight
 * in a row on one side of the centre, three of four nearer to the same limit than to the centre. A gap, null, ends a
 * run.
 */
export function chartSignals(
  points: readonly (ChartPoint | null)[],
): { readonly index: number; readonly rule: SignalRule }[] {
  return points.flatMap((point, index) => {
    if (point === null) return [];
    const side = sideOf(point);
    const last = (count: number): readonly (ChartPoint | null)[] =>
      points.slice(Math.max(0, index + 1 - count), index + 1);
    const isOnSide = (other: ChartPoint | null): other is ChartPoint =>
      other !== null && side !== 0 && sideOf(other) === side;
    const eight = last(RUN);
    const isRun = eight.length === RUN && eight.every(isOnSide);
    const four = last(4);
    const isCrowd =
      isFar(point) &&
      !four.includes(null) &&
      four.filter((other) => isOnSide(other) && isFar(other)).length >= 3;
    const found: [boolean, SignalRule][] = [
      [isBeyond(point), 'beyond-limits'],
      [isRun, 'run-of-eight'],
      [isCrowd && side !== 0, 'three-of-four'],
    ];
    return found.flatMap(([holds, rule]) => (holds ? [{ index, rule }] : []));
  });
}
