import { evaluate } from '../model/evaluate.js';
import { type Interval, rangesOf, signOf, slopesOf } from '../model/interval.js';
import type { Program } from '../model/program.js';
import { UNLIMITED } from '../model/reach.js';

/** sign * (term - limit) >= 0. */
export interface Demand {
  readonly term: number;
  readonly limit: number;
  readonly sign: 1 | -1;
  /** The size that a shortfall is judged against. */
  readonly scale: number;
}

const SLACK = 1e-9;
const MOST_BOXES = 2_000;
/** Terms that a proof may look at in all. */
const MOST_TERMS = 1_000_000;

type Box = readonly Interval[];

const middle = ([low, high]: Interval): number =>
  low > 0 && high / low > 10 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;

const width = ([low, high]: Interval): number => (high - low) / (1 + Math.abs(low) + Math.abs(high));

/** What one look at a box tells: nothing in it will do, one point does, or the smaller box that is left and where to cut. */
type Look =
  | { readonly verdict: 'none' }
  | { readonly verdict: 'some' }
  | { readonly verdict: 'open'; readonly box: Box; readonly cut: number };

const lookInto = (program: Program, demands: readonly Demand[], box: Box): Look => {
  const ranges = rangesOf(program, box);
  /** Per leaf the ends that demands would have it at: 1 the upper, 2 the lower, 3 both or unknown. */
  const wanted = new Uint8Array(box.length);
  for (const { term, limit, sign, scale } of demands) {
    const slopes = slopesOf({ ...program, root: term }, ranges);
    const corner = box.map((range, leaf): Interval => {
      const effect = signOf(slopes[program.leaves[leaf]!.term]!);
      if (effect === 0 || range[0] === range[1]) return range;
      const end = effect === null ? 3 : effect * sign > 0 ? 1 : 2;
      wanted[leaf]! |= end;
      return end === 1 ? [range[1], range[1]] : end === 2 ? [range[0], range[0]] : range;
    });
    const [low, high] = rangesOf(program, corner)[term]!;
    const short = sign > 0 ? limit - high : low - limit;
    if (short > SLACK * scale) return { verdict: 'none' };
  }
  const rest = box.map((range, leaf): Interval => {
    if (wanted[leaf] === 3) return range;
    return wanted[leaf] === 1 ? [range[1], range[1]] : [range[0], range[0]];
  });
  const values = evaluate(program, rest.map(middle));
  if (demands.every(({ term, limit, sign }) => sign * (values[term]! - limit) >= 0))
    return { verdict: 'some' };
  const open = rest.flatMap(([low, high], leaf) => (low < high ? [leaf] : []));
  if (open.length === 0) return { verdict: 'some' };
  return {
    verdict: 'open',
    box: rest,
    cut: open.reduce((a, b) => (width(rest[b]!) > width(rest[a]!) ? b : a)),
  };
};

/**
 * Whether it is proven that no point of a box meets all demands together: interval branch and bound (Moore 1966) that
 * drops a box when one demand cannot be met within it. A leaf that all demands would have at the same end stays there.
 * False also where the proof would take too long.
 */
export const rulesOut = (program: Program, demands: readonly Demand[], box: Box): boolean => {
  const most = Math.min(MOST_BOXES, Math.floor(MOST_TERMS / (program.terms.length * demands.length)));
  const boxes: Box[] = [
    box.map(([low, high]): Interval => [Math.max(low, -UNLIMITED), Math.min(high, UNLIMITED)]),
  ];
  for (let count = 0; boxes.length > 0; count += 1) {
    if (count >= most) return false;
    const look = lookInto(program, demands, boxes.pop()!);
    if (look.verdict === 'some') return false;
    if (look.verdict === 'none') continue;
    const { box: rest, cut } = look;
    const at = middle(rest[cut]!);
    const part = (range: Interval): Box => rest.with(cut, range);
    boxes.push(part([rest[cut]![0], at]), part([at, rest[cut]![1]]));
  }
  return true;
};
