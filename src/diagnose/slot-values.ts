import { referencesOf } from '../model/formula/ast.js';
import type { Slot } from '../model/program.js';
import type { Tree } from '../model/tree.js';

/** The value of a slot, actual or expected; undefined where it is not known. */
export type SlotValue = (slot: Slot) => number | undefined;

interface Sides {
  readonly before: number;
  readonly after: number;
}

/**
 * Both values of a slot. A rate of 0 of 0 has none on that side: it is taken as unchanged, so that the whole effect is
 * volume (methods 4.3).
 */
export const sidesOf = (
  tree: Tree,
  slot: Slot,
  expected: SlotValue,
  actual: SlotValue,
): (Sides & { undefinedRate: boolean }) | undefined => {
  const [before, after] = [expected(slot), actual(slot)];
  if (before !== undefined && after !== undefined) return { before, after, undefinedRate: false };
  const { kind } = tree.nodes.get(slot.id)!;
  const known = before ?? after;
  if (known === undefined || (kind !== 'rate' && kind !== 'average')) return undefined;
  const isEmpty = isEmptyRate(tree, slot, before === undefined ? expected : actual);
  return isEmpty ? { before: known, after: known, undefinedRate: true } : undefined;
};

/** Whether a rate or average has no value because it is, by its own formula or another's, nothing of nothing. */
export const isEmptyRate = (tree: Tree, slot: Slot, value: SlotValue): boolean =>
  [...tree.nodes.values()].some(({ id, formula }) => {
    if (!formula) return false;
    const references = referencesOf(formula.expression).map((other) => ({
      id: other.id,
      lag: slot.lag + other.lag,
    }));
    if (id === slot.id) return references.every((other) => value(other) !== undefined);
    const others = references.filter((other) => other.id !== slot.id);
    return (
      others.length < references.length &&
      value({ id, lag: slot.lag }) === 0 &&
      others.some((other) => value(other) === 0)
    );
  });
