import { diagnoseText } from '../locale/diagnose.js';
import { formulaValue } from '../model/equation.js';
import { referencesOf } from '../model/formula/ast.js';
import { compile, type Program, type Slot } from '../model/program.js';
import type { NodeId, Tree } from '../model/tree.js';
import { type Attribution, attribute } from './attribution.js';
import type { Alert, Contribution } from './types.js';

/** The value of a slot, actual or expected; undefined where it is not known. */
export type SlotValue = (slot: Slot) => number | undefined;

/** The KGI's gap, shared out as deep as the values are known. */
export interface GapAttribution {
  readonly contributions: readonly Contribution[];
  /** The part of the gap that runs through a node, over all the months at which the KGI uses it. */
  effectOf(id: NodeId): number | null;
  readonly alerts: readonly Alert[];
}

interface Sides {
  readonly before: number;
  readonly after: number;
}

/** Effects this small beside the KGI are rounding in the last digits. */
const NEGLIGIBLE = 1e-12;

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

/** Shares out the gap between what was expected and what came, from the KGI down to the deepest known nodes. */
export const attributeGap = (
  tree: Tree,
  expected: SlotValue,
  actual: SlotValue,
  kgi: { readonly expected: number; readonly actual: number },
): GapAttribution => {
  const sides = (slot: Slot) => sidesOf(tree, slot, expected, actual);
  const cut = new Set<NodeId>();
  const expand = (slot: Slot): boolean => {
    const { formula } = tree.nodes.get(slot.id)!;
    if (!formula || sides(slot)?.undefinedRate) return false;
    const side = (which: 'before' | 'after') =>
      formulaValue(formula.expression, (id, lag) => sides({ id, lag })?.[which], slot.lag);
    const isKnown = side('before') !== undefined && side('after') !== undefined;
    if (!isKnown) cut.add(slot.id);
    return isKnown;
  };
  const program: Program = compile(tree, { lag: 'shifted', expand });
  const leaves = program.leaves.map(
    ({ slot }) => sides(slot) ?? { before: kgi.expected, after: kgi.actual, undefinedRate: false },
  );
  const result: Attribution = attribute(
    program,
    leaves.map(({ before }) => before),
    leaves.map(({ after }) => after),
  );

  const byLeaf = new Map<NodeId, Contribution>();
  program.leaves.forEach(({ slot: { id } }, leaf) => {
    const { effect, method } = result.leaves[leaf]!;
    const known = byLeaf.get(id);
    byLeaf.set(id, {
      id,
      effect: effect + (known?.effect ?? 0),
      method: known?.method === 'shapley' ? 'shapley' : method,
    });
  });
  const scale = NEGLIGIBLE * Math.max(1, Math.abs(kgi.actual), Math.abs(kgi.expected));
  const rest: Contribution[] = [
    { id: 'unmodelled' as const, effect: kgi.actual - result.after, method: null },
    { id: 'unclosed' as const, effect: result.before - kgi.expected, method: null },
  ].filter(({ effect }) => Math.abs(effect) > scale);

  const alerts: Alert[] = [];
  if (cut.size > 0) {
    const message = diagnoseText.partialTree({ labels: [...cut].map((id) => tree.nodes.get(id)!.label) });
    alerts.push({ rule: 'partial-tree', node: null, severity: 'info', message });
  }
  program.leaves.forEach(({ slot: { id, lag } }, leaf) => {
    if (!leaves[leaf]!.undefinedRate || lag > 0) return;
    alerts.push({
      rule: 'undefined-rate',
      node: id,
      severity: 'info',
      message: diagnoseText.undefinedRate({ label: tree.nodes.get(id)!.label }),
    });
  });
  return {
    contributions: [...byLeaf.values(), ...rest],
    effectOf: (id) => {
      const terms = program.terms.flatMap(({ slot }, index) => (slot?.id === id ? [index] : []));
      return terms.length === 0 ? null : terms.reduce((sum, term) => sum + result.effects[term]!, 0);
    },
    alerts,
  };
};
