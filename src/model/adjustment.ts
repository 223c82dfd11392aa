import { adjustmentText } from '../locale/adjustments.js';
import { planText } from '../locale/plan.js';
import type { Finding } from './diagnostic.js';
import { below } from './graph.js';
import { impossibility } from './possible.js';
import type { NodeId, Tree } from './tree.js';

/** What a plan does differently with the leaves of a tree: by a scenario, or by a command line. */
export interface Adjustment {
  /** Leaves that are put at a value and held there: a level, or an amount per month. */
  readonly set: ReadonlyMap<NodeId, number>;
  /** Leaves that stay at their baseline. */
  readonly lock: readonly NodeId[];
  /** Leaves that may move although the tree fixes them. */
  readonly unlock: readonly NodeId[];
  /** The most that levers may come to, in place of what the tree says: a level, or an amount per month. */
  readonly max: ReadonlyMap<NodeId, number>;
}

export type AdjustmentKey = keyof Adjustment;

/** A leaf that an adjustment names. */
export interface Mention {
  readonly key: AdjustmentKey;
  readonly id: NodeId;
}

/** What an adjustment asks that cannot be, and where it does: at the value where only that is wrong. */
export type Objection = Mention & Pick<Finding, 'at' | 'message' | 'help' | 'suggestion'>;

/** Of one leaf not both can hold: a lock keeps it at its baseline, a set puts it at a value. */
const OPPOSITES = [
  ['set', 'lock'],
  ['lock', 'unlock'],
  ['set', 'unlock'],
  ['set', 'max'],
  ['lock', 'max'],
] as const;

/** Every leaf that an adjustment names, as often as it does. */
export const mentionsIn = ({ set, lock, unlock, max }: Adjustment): Mention[] => [
  ...[...set.keys()].map((id) => ({ key: 'set' as const, id })),
  ...lock.map((id) => ({ key: 'lock' as const, id })),
  ...unlock.map((id) => ({ key: 'unlock' as const, id })),
  ...[...max.keys()].map((id) => ({ key: 'max' as const, id })),
];

/** What is wrong with one mention by itself. */
const objectionTo = (tree: Tree, mention: Mention, value: number | undefined): Objection | null => {
  const { key, id } = mention;
  const node = tree.nodes.get(id)!;
  const connected = below(tree, tree.kgi.id);
  if (node.formula !== null || !connected.includes(id)) {
    const leaves = connected.filter((other) => tree.nodes.get(other)!.formula === null);
    const message = node.formula ? planText.notALeaf({ id }) : planText.notBelowKgi({ id });
    return { ...mention, message, help: planText.notALeafHelp({ leaves }) };
  }
  const impossible = value === undefined ? null : impossibility(node, value);
  if (impossible) return { ...mention, at: 'value', ...impossible };
  const min = node.lever?.min ?? null;
  const max = node.lever?.max ?? null;
  const passed = min !== null && value! < min ? 'min' : max !== null && value! > max ? 'max' : null;
  if (key === 'set' && passed) {
    const message = planText.setBeyond({ id, value: value!, bound: passed, limit: node.lever![passed]! });
    return { ...mention, at: 'value', message, help: planText.setBeyondHelp() };
  }
  if (key !== 'max' || min === null || value! >= min) return null;
  return { ...mention, at: 'value', message: adjustmentText.belowMin({ id, value: value!, min }) };
};

/**
 * What of an adjustment cannot be: nodes that are no leaves of the KGI, values that their kind does not allow, and what
 * contradicts itself. `written` is how a mention looks where it stands. Ids that the tree does not have are passed over.
 */
export const objectionsTo = (
  tree: Tree,
  adjustment: Adjustment,
  written: (mention: Mention) => string,
): Objection[] => {
  const mentions = mentionsIn(adjustment).filter(({ id }) => tree.nodes.has(id));
  const has = (key: AdjustmentKey, id: NodeId): boolean =>
    mentions.some((mention) => mention.key === key && mention.id === id);
  const valueAt = ({ key, id }: Mention): number | undefined =>
    key === 'set' || key === 'max' ? adjustment[key].get(id) : undefined;
  const contradictions = (mention: Mention): Objection[] => {
    const { key, id } = mention;
    const against = OPPOSITES.flatMap(([first, second]) => (second === key && has(first, id) ? [first] : []));
    const found = against.map((other) => ({
      ...mention,
      message: adjustmentText.contradiction({ one: written({ key: other, id }), other: written(mention) }),
      help: adjustmentText.contradictionHelp({ id }),
    }));
    const isFixed = tree.nodes.get(id)!.fixed && !has('unlock', id);
    if (key !== 'max' || found.length > 0 || !isFixed) return found;
    const help = adjustmentText.fixedHelp({ unlock: written({ key: 'unlock', id }) });
    return [{ ...mention, message: adjustmentText.fixed({ id, max: written(mention) }), help }];
  };
  return mentions.flatMap((mention) => {
    const alone = objectionTo(tree, mention, valueAt(mention));
    return alone ? [alone] : contradictions(mention);
  });
};
