import { formulaValue, solveFor } from '../model/equation.js';
import { type Expression, type Reference, referencesOf } from '../model/formula/ast.js';
import { dependencies, walk } from '../model/graph.js';
import type { NodeId, Tree } from '../model/tree.js';

/** How a value came to be: read from a source, worked out by its own formula, or solved from another one. */
export type Origin = 'measured' | 'computed' | 'solved';

export interface Known {
  readonly value: number;
  readonly origin: Origin;
}

/** The value of a node some months back, at the same level. */
export type Lagged = (id: NodeId, lag: number) => number | undefined;

/** A formula as an equation: its node and what it names. */
export interface Equation {
  readonly id: NodeId;
  readonly expression: Expression;
  readonly references: readonly Reference[];
}

/** Every equation of a tree after those of the nodes that it needs, so that one pass carries a value all the way up. */
export const equationsOf = (tree: Tree): Equation[] => {
  const { order } = walk(
    tree.nodes.keys(),
    (id) => dependencies(tree, id),
    (id) => id,
  );
  return order.flatMap((id) => {
    const { formula } = tree.nodes.get(id)!;
    return formula
      ? [{ id, expression: formula.expression, references: referencesOf(formula.expression) }]
      : [];
  });
};

/** Works out what follows: forward, up the tree, where every term is known; backward, down it, where one is not. */
export const propagate = (
  equations: readonly Equation[],
  known: Map<NodeId, Known>,
  lagged: Lagged,
): void => {
  const lookup = (id: NodeId, lag: number): number | undefined =>
    lag > 0 ? lagged(id, lag) : known.get(id)?.value;
  const forward = ({ id, expression }: Equation): boolean => {
    const value = known.has(id) ? undefined : formulaValue(expression, lookup);
    if (value !== undefined) known.set(id, { value, origin: 'computed' });
    return value !== undefined;
  };
  const backward = ({ id, expression, references }: Equation): boolean => {
    const own = known.get(id);
    const unknown = own
      ? references.filter((reference) => lookup(reference.id, reference.lag) === undefined)
      : [];
    if (!own || unknown.length !== 1 || unknown[0]!.lag > 0) return false;
    const value = solveFor(expression, unknown[0]!.id, own.value, lookup);
    if (value !== undefined) known.set(unknown[0]!.id, { value, origin: 'solved' });
    return value !== undefined;
  };
  for (let isGrowing = true; isGrowing; ) {
    const computed = equations.filter(forward).length;
    const solved = equations.toReversed().filter(backward).length;
    isGrowing = computed + solved > 0;
  }
};
