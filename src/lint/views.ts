import type { Path } from '../model/diagnostic.js';
import type { Expression } from '../model/formula/ast.js';
import { operandsOf, referencesOf } from '../model/formula/ast.js';
import type { Node, NodeId, Tree } from '../model/tree.js';

/** Whether people can move the number themselves: a leaf that is not held fixed. */
export const isLever = ({ role, formula, fixed }: Node): boolean => role === 'kpi' && !formula && !fixed;

/** The place of each phase in the order of selling. */
export const stepsOf = (tree: Tree): ReadonlyMap<string, number> =>
  new Map(tree.phases.map(({ id }, index) => [id, index]));

/** Who answers for each node: its owner or, where it names none, the owners of the nodes made of it. */
export const ownersOf = (tree: Tree): ReadonlyMap<NodeId, readonly string[]> => {
  const owners = new Map<NodeId, Set<string>>();
  for (const { id, owner } of tree.nodes.values()) owners.set(id, new Set(owner === null ? [] : [owner]));
  for (const { owner, formula } of tree.nodes.values()) {
    if (owner === null || !formula) continue;
    for (const { id } of referencesOf(formula.expression))
      if (tree.nodes.get(id)?.owner === null) owners.get(id)!.add(owner);
  }
  return new Map([...owners].map(([id, names]) => [id, [...names]]));
};

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
export const figuresOf = ({ path, lever, cap, target, baseline }: Node): [Path, number | null][] => [
  [[...path, 'lever', 'min'], lever?.min ?? null],
  [[...path, 'lever', 'max'], lever?.max ?? null],
  [[...path, 'cap', 'min'], cap?.min ?? null],
  [[...path, 'cap', 'max'], cap?.max ?? null],
  [[...path, 'target'], target?.value ?? null],
  [[...path, 'baseline'], baseline],
];
