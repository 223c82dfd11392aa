import { formatValue } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { planCheckText as text } from '../../locale/plan-check.js';
import type { CommittedPlan } from '../../model/committed-plan.js';
import type { Kind, NodeId, Tree } from '../../model/tree.js';
import type { DefinitionChange, Said } from './compare.js';

/** The assumptions that are in the unit of their node. */
const IN_UNITS: ReadonlySet<string> = new Set([
  'target',
  'target_per_month',
  'baseline',
  'min',
  'max',
  'cap_min',
  'cap_max',
]);

/** A node's name; its id where the tree has it no more. */
export const labelOf = (tree: Tree, id: NodeId): string => tree.nodes.get(id)?.label ?? id;

/** A number of a plan as people write it, of a node that the tree may have no more. */
export const amountText = (tree: Tree, plan: CommittedPlan, id: NodeId, value: number | null): Message => {
  if (value === null) return text.none();
  const node = tree.nodes.get(id);
  const kind = node?.kind ?? (plan.assumptions.nodes.get(id)?.get('kind') as Kind | undefined);
  return kind === undefined
    ? verbatim(String(value))
    : formatValue(value, kind, tree.currency, node?.unit ?? null);
};

const saidOf = (
  tree: Tree,
  plan: CommittedPlan,
  { node, key }: DefinitionChange,
  said: Said | null,
): Message => {
  if (said === null) return text.none();
  if (typeof said === 'boolean') return text.yes();
  if (typeof said === 'number' && node !== null && IN_UNITS.has(key))
    return amountText(tree, plan, node, said);
  return verbatim(String(said));
};

/** Both sides of a change of definitions as people write them. */
export const sidesOf = (
  tree: Tree,
  plan: CommittedPlan,
  change: DefinitionChange,
): { readonly from: Message; readonly to: Message } => ({
  from: saidOf(tree, plan, change, change.committed),
  to: saidOf(tree, plan, change, change.now),
});

/** A change of definitions in one line. */
export const definitionText = (tree: Tree, plan: CommittedPlan, change: DefinitionChange): Message => {
  const node = change.node === null ? null : labelOf(tree, change.node);
  return text.change({ node, what: text.assumption({ key: change.key }), ...sidesOf(tree, plan, change) });
};
