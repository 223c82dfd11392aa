import type { History } from '../../data/history.js';
import { type Month, type Period, shiftPeriod } from '../../model/calendar.js';
import type { NodeId, Tree } from '../../model/tree.js';
import { attributeGap } from '../contributions.js';
import type { SlotValue } from '../slot-values.js';

/** The earlier and the later half of some months, and what changed from one to the other. */
export interface Halves {
  readonly early: Period;
  readonly late: Period;
  /** The values of a node in both halves, some months back; null where one is not known. */
  values(id: NodeId, back: number): readonly [early: number, late: number] | null;
  /** The part of the KGI's change that runs through a node; null where it could not be attributed. */
  effectOf(id: NodeId): number | null;
}

/** Splits the last `count` months, an even number of them, up to a month. */
export const halvesOf = (tree: Tree, history: History, to: Month, count: number): Halves => {
  const late: Period = { from: to - count / 2 + 1, to };
  const early = shiftPeriod(late, -count / 2);
  const at =
    (half: Period): SlotValue =>
    ({ id, lag }) =>
      history.completion.over(shiftPeriod(half, -lag)).get(id)?.value;
  const values = (id: NodeId, back: number) => {
    const [before, after] = [early, late].map((half) => at(half)({ id, lag: back }));
    return before === undefined || after === undefined ? null : ([before, after] as const);
  };
  const kgi = values(tree.kgi.id, 0);
  const gap =
    kgi &&
    attributeGap({
      tree,
      expected: at(early),
      actual: at(late),
      kgi: { expected: kgi[0], actual: kgi[1] },
      isPast: true,
      method: 'lmdi',
    });
  return { early, late, values, effectOf: (id) => gap?.effectOf(id) ?? null };
};
