import { isExtensive, type NodeId } from '../model/tree.js';
import type { Unrolled } from '../model/unroll.js';

/** What a leaf is in a month: offset + factor * level, of the level whose term is named; a number where none is. */
export interface Share {
  readonly lag: number;
  readonly term: number;
  readonly level: number | null;
  readonly offset: number;
  readonly factor: number;
}

/** The shares of a leaf in the months of the given lags. */
export const sharesOf = (program: Unrolled, id: NodeId, lags: readonly number[]): Share[] =>
  lags.map((lag) => {
    const term = program.termOf(id, lag)!;
    const { operation, args, signs, constant } = program.terms[term]!;
    if (operation === 'constant') return { lag, term, level: null, offset: constant, factor: 0 };
    if (operation === 'leaf') return { lag, term, level: term, offset: 0, factor: 1 };
    return { lag, term, level: args[0]!, offset: constant, factor: signs[0]! };
  });

/** What a leaf comes to over all months where its level has a value: their sum where it adds up, else that level. */
export const overMonths = (
  program: Unrolled,
  node: { readonly id: NodeId; readonly kind: Parameters<typeof isExtensive>[0] },
  months: number,
  level: number,
): number => {
  if (!isExtensive(node.kind)) return level;
  const lags = Array.from({ length: months }, (_, lag) => lag);
  const shares = sharesOf(program, node.id, lags);
  const [offset, factor] = shares.reduce(([a, b], share) => [a + share.offset, b + share.factor], [0, 0]);
  return offset + factor * level;
};
