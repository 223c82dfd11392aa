import type { Path } from '../model/diagnostic.js';
import type { Expression } from '../model/formula/ast.js';
import { operandsOf, referencesOf } from '../model/formula/ast.js';
import type { Node, NodeId, Tree } from '../model/tree.js';
import { perTree } from './per-tree.js';
import { parseUnit, type Unit } from './units.js';

/** Whether people can move the number themselves: a leaf that is not held fixed. */
export const isLever = ({ role, formula, fixed }: Node): boolean => role === 'kpi' && !formula && !fixed;

/** The place of each phase in the order of selling. */
export const stepsOf = (tree: Tree): ReadonlyMap<string, number> =>
  new Map(tree.phases.map(({ id }, index) => [id, index]));

/** The owners of the nodes that are made of each node that names none. */
export const ownersAbove = perTree((tree): ReadonlyMap<NodeId, ReadonlySet<string>> => {
  const owners = new Map<NodeId, Set<string>>();
  for (const { owner, formula } of tree.nodes.values()) {
    if (owner === null || !formula) continue;
    for (const { id } of referencesOf(formula.expression))
      if (tree.nodes.get(id)?.owner === null) owners.set(id, (owners.get(id) ?? new Set()).add(owner));
  }
  return owners;
});

/** Every unit that a node is written in, read once. */
export const unitsOf = perTree(
  (tree): ReadonlyMap<string, Unit | null> =>
    new Map(
      [...new Set([...tree.nodes.values()].flatMap(({ unit }) => unit ?? []))].map((text) => [
        text,
        parseUnit(text),
      ]),
    ),
);

type Type = Expression['type'];

/** The terms that operators of the given types join, as `a`, `b` and `c * d` in a + b - c * d. */
export const termsOf = (expression: Expression, types: readonly Type[]): Expression[] => {
  const found: Expression[] = [];
  const waiting = [expression];
  for (let term = waiting.pop(); term; term = waiting.pop()) {
    if (types.includes(term.type)) waiting.push(...operandsOf(term).toReversed());
    else found.push(term);
  }
  return found;
};

/** Every figure that a node is given by hand, each at its path. */
export function* figuresOf({ path, lever, cap, target, baseline }: Node): Generator<[Path, number]> {
  if (lever && lever.min !== null) yield [[...path, 'lever', 'min'], lever.min];
  if (lever && lever.max !== null) yield [[...path, 'lever', 'max'], lever.max];
  if (cap && cap.min !== null) yield [[...path, 'cap', 'min'], cap.min];
  if (cap && cap.max !== null) yield [[...path, 'cap', 'max'], cap.max];
  if (target) yield [[...path, 'target'], target.value];
  if (baseline !== null) yield [[...path, 'baseline'], baseline];
}
