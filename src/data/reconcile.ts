import { eachMonth, type Month, type Period } from '../model/calendar.js';
import { formulaValue } from '../model/equation.js';
import { referencesOf } from '../model/formula/ast.js';
import { isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import { type Actuals, cellsAt } from './actuals.js';
import type { Completion } from './completion.js';
import { exactSum } from './sum.js';

/** A month in which a measured value and the one that its formula gives differ by more than is tolerated. */
export interface Mismatch {
  readonly node: NodeId;
  readonly month: Month;
  readonly measured: number;
  readonly computed: number;
}

/** What the sources themselves say of a node in a month; undefined where they say nothing or have no one number. */
const measuredAt = (tree: Tree, actuals: Actuals, id: NodeId, month: Month): number | undefined => {
  const cells = [...cellsAt(actuals, id, month).values()];
  const { kind } = tree.nodes.get(id)!;
  // Where one of the members is blank, the node has no sum.
  if (cells.length === 0 || cells.length < actuals.membersAt(id, month)) return undefined;
  const sum = exactSum(cells.map((cell) => cell.sum));
  if (isExtensive(kind) || kind === 'stock') return sum;
  if (cells.length > 1 && !actuals.isPooled(id)) return undefined;
  const count = exactSum(cells.map((cell) => cell.count));
  return count === 0 ? undefined : sum / count;
};

/** A measured value beside the one that its formula gives. */
export interface Comparison {
  readonly measured: number;
  readonly computed: number;
  /** Whether they differ by no more than the tree tolerates. */
  readonly agrees: boolean;
}

/**
 * Holds what is measured of a node in a month against its formula; null where there is nothing to hold it against.
 * Values that were solved from the same equation would agree by themselves, so a term that is measured is taken as
 * measured.
 */
export const compareWithFormula = (
  tree: Tree,
  actuals: Actuals,
  completion: Completion,
  { formula, id: node }: Node,
  month: Month,
): Comparison | null => {
  if (!formula || !actuals.cells.has(node) || referencesOf(formula.expression).length === 0) return null;
  const measured = measuredAt(tree, actuals, node, month);
  const computed = formulaValue(formula.expression, (id, lag) => {
    const own = measuredAt(tree, actuals, id, month - lag);
    return own ?? completion.over({ from: month - lag, to: month - lag }).get(id)?.value;
  });
  if (measured === undefined || computed === undefined) return null;
  const tolerated = tree.reconcile * Math.abs(measured) + 1e-9;
  return { measured, computed, agrees: Math.abs(computed - measured) <= tolerated };
};

/** Where the values of a period disagree, month by month and once per equation, on the node that has the formula. */
export const reconcile = (tree: Tree, actuals: Actuals, completion: Completion, period: Period): Mismatch[] =>
  [...tree.nodes.values()].flatMap((node) =>
    eachMonth(period).flatMap((month): Mismatch[] => {
      const compared = compareWithFormula(tree, actuals, completion, node, month);
      if (!compared || compared.agrees) return [];
      return [{ node: node.id, month, measured: compared.measured, computed: compared.computed }];
    }),
  );
