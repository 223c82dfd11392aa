import type { Level } from '../data/completion.js';
import type { Equation } from '../data/equations.js';
import { formulaValue, type Lookup, solveFor } from '../model/equation.js';
import type { Node, NodeId, Tree } from '../model/tree.js';
import type { AppliedFormula } from './types.js';

/** What is known of every node, some months back from the period asked for. */
export type LevelAt = (lag: number) => Level;

/** Rounding of sums taken in another order. */
const SAME = 1e-9;

const isSame = (a: number | undefined, b: number): boolean =>
  a !== undefined && Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));

/** The equations of a tree, held against what is known. */
export interface Equations {
  /** A node's own formula with its values, some months back. */
  own(node: Node, lag: number): AppliedFormula | null;
  /** The formula that gives a value: the node's own or, solved for it, another's; null where parts were added up. */
  giving(node: Node, lag: number, value: number): AppliedFormula | null;
  /** The formula of another node that lacks this one alone, and still gives no value. */
  lacking(node: Node, lag: number): AppliedFormula | null;
}

export const equationsAt = (tree: Tree, equations: readonly Equation[], levelAt: LevelAt): Equations => {
  const known = (id: NodeId, lag: number): number | undefined => levelAt(lag).get(id)?.value;
  const lookupAt =
    (lag: number): Lookup =>
    (id, months) =>
      known(id, lag + months);

  const applied = ({ id, references }: Equation, lag: number): AppliedFormula => ({
    owner: tree.nodes.get(id)!,
    value: known(id, lag) ?? null,
    terms: references.map((reference) => ({
      id: reference.id,
      lag: reference.lag,
      value: known(reference.id, lag + reference.lag) ?? null,
    })),
  });

  /** The equations that a node stands in once, in the order in which completion solves them. */
  const naming = (node: Node): Equation[] =>
    equations
      .toReversed()
      .filter(
        ({ id, references }) =>
          id !== node.id && references.filter((reference) => reference.id === node.id).length === 1,
      )
      .filter(({ references }) => references.some(({ id, lag }) => id === node.id && lag === 0));

  const own = (node: Node, lag: number): AppliedFormula | null => {
    const equation = equations.find(({ id }) => id === node.id);
    return equation ? applied(equation, lag) : null;
  };

  const giving = (node: Node, lag: number, value: number): AppliedFormula | null => {
    const lookup = lookupAt(lag);
    if (node.formula && isSame(formulaValue(node.formula.expression, lookup), value)) return own(node, lag);
    const solved = naming(node).find(({ id, expression }) => {
      const whole = known(id, lag);
      return whole !== undefined && isSame(solveFor(expression, node.id, whole, lookup), value);
    });
    return solved ? applied(solved, lag) : null;
  };

  const lacking = (node: Node, lag: number): AppliedFormula | null => {
    const isKnown = (id: NodeId, months: number): boolean => known(id, lag + months) !== undefined;
    const found = naming(node).find(
      ({ id, references }) =>
        isKnown(id, 0) &&
        references.every((reference) => reference.id === node.id || isKnown(reference.id, reference.lag)),
    );
    return found ? applied(found, lag) : null;
  };

  return { own, giving, lacking };
};
