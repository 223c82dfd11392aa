import { formulaValue } from '../model/equation.js';
import { evaluate } from '../model/evaluate.js';
import { compile, type Program } from '../model/program.js';
import type { NodeId, Phase, Tree } from '../model/tree.js';
import type { Counting } from './conversion.js';

/** The KGI as the tree makes it from one level of actuals, and as it would be with one node at another value. */
export interface WhatIf {
  /** What the KGI would gain; null where the tree cannot be evaluated, or the node does not reach the KGI. */
  gain(id: NodeId, value: number): number | null;
}

/** A tree at one level of its nodes, months of lag() aside: what a change made now is worth once it has arrived. */
export interface Settled {
  readonly program: Program;
  /** The leaves' values, in the order of the program's; null where one is not known. */
  readonly leaves: readonly number[] | null;
}

/** Nodes whose terms are not all known are taken as they are. */
export const settledAt = (tree: Tree, actual: (id: NodeId) => number | undefined): Settled => {
  const expand = ({ id }: { id: NodeId }): boolean => {
    const { formula } = tree.nodes.get(id)!;
    return formula !== null && formulaValue(formula.expression, (other) => actual(other)) !== undefined;
  };
  const program = compile(tree, { lag: 'steady', expand });
  const leaves = program.leaves.map(({ slot }) => actual(slot.id));
  return { program, leaves: leaves.every((value) => value !== undefined) ? leaves : null };
};

/** Evaluates the tree at the period's own levels. */
export const whatIf = ({ program, leaves }: Settled): WhatIf => {
  const now = leaves && evaluate(program, leaves)[program.root]!;
  return {
    gain: (id, value) => {
      const term = program.termOf(id);
      if (leaves === null || now === null || term === undefined) return null;
      const limits = new Map([[term, { min: value, max: value }]]);
      const then = evaluate(program, leaves, undefined, limits)[program.root]!;
      return Number.isFinite(then - now) ? then - now : null;
    },
  };
};

/** What the KGI would gain if a phase's conversion, and nothing else, were as expected (methods 5.1). */
export const recoverableOf = (
  tree: Tree,
  phase: Phase,
  counting: Counting,
  expected: number,
  entered: number,
  what: WhatIf,
): number | null => {
  const isLeaf = tree.nodes.get(phase.conversion!)!.formula === null;
  const gain =
    isLeaf || counting.volume === null
      ? what.gain(phase.conversion!, expected)
      : what.gain(counting.volume, entered * expected);
  if (gain === null) return null;
  return tree.kgi.better === 'lower' ? -gain : gain;
};
