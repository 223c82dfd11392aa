import { referencesOf } from '../model/formula/ast.js';
import { leverRange } from '../model/goal.js';
import { dependenciesInMonth, fromKgiDown, walk, walkInMonth } from '../model/graph.js';
import { type Interval, rangesOf } from '../model/interval.js';
import { compile, type Program, type Slot } from '../model/program.js';
import { type Node, naturalRange, type Tree } from '../model/tree.js';
import { perTree } from './per-tree.js';

/** What can be computed of a tree without data: the program below its KGI, lags taken for settled. */
export interface Arithmetic {
  readonly program: Program;
  /** What each leaf can be, in the order of the program's leaves: a fixed one its baseline, where it has one. */
  readonly box: readonly Interval[];
  /** The range of every term over that box. */
  readonly ranges: readonly Interval[];
}

/** Searching is for few and small questions; with more, a rule keeps silent rather than the reader waiting. */
export const SEARCH = { questions: 50, terms: 100, leaves: 40, boxes: 32 } as const;

/** Whether a leaf stands still: it is fixed, or the level that a node had in the past. */
export const isHeld = ({ fixed }: Node, { lag }: Slot): boolean => fixed || lag > 0;

const rangeOf = (node: Node, slot: Slot): Interval => {
  if (!isHeld(node, slot)) return leverRange(node);
  const { min, max } = naturalRange(node);
  return node.baseline === null ? [min, max] : [node.baseline, node.baseline];
};

const hasCycle = (tree: Tree): boolean =>
  // A cycle anywhere is rare; whether it is below the KGI is only then a question.
  walkInMonth(tree).cycle !== null &&
  walk(
    [tree.kgi.id],
    (id) => dependenciesInMonth(tree, id),
    (id) => id,
  ).cycle !== null;

const isSound = (tree: Tree): boolean =>
  fromKgiDown(tree).every(
    ({ formula }) => !formula || referencesOf(formula.expression).every(({ id }) => tree.nodes.has(id)),
  ) && !hasCycle(tree);

/**
 * The arithmetic of a tree; null where it has none: a KGI without formula, a cycle, an unknown name, bounds that
 * contradict each other. Other rules speak of these.
 */
export const arithmeticOf = perTree((tree): Arithmetic | null => {
  if (!tree.kgi.formula || !isSound(tree)) return null;
  const program = compile(tree, { lag: 'steady' });
  const box = program.leaves.map(({ slot }) => rangeOf(tree.nodes.get(slot.id)!, slot));
  if (box.some(([low, high]) => low > high)) return null;
  return { program, box, ranges: rangesOf(program, box) };
});
