import { evaluate, type Limits } from '../../model/evaluate.js';
import { below } from '../../model/graph.js';
import type { NodeId, Tree } from '../../model/tree.js';
import { type Unrolled, unroll } from '../../model/unroll.js';
import type { Answer } from '../answer.js';
import type { Setting } from '../setting.js';
import { openLags } from '../timeline.js';

/** A plan over its months: what it comes to if all goes as planned, and where chance may have a part. */
export interface Course {
  readonly tree: Tree;
  readonly program: Unrolled;
  /** Every term as it is planned. */
  readonly planned: Float64Array;
  /** The terms that the KGI is made of, each after its arguments. */
  readonly needed: readonly number[];
  /** The lags of the months that are still open. */
  readonly open: readonly number[];
  /** The months that one term stands for. */
  readonly months: number;
}

const neededBy = ({ terms, root }: Unrolled): number[] => {
  const needed = new Set([root]);
  for (const term of needed) for (const arg of terms[term]!.args) needed.add(arg);
  return [...needed].sort((a, b) => a - b);
};

/** Where one month stands for all, a limit that binds in some of them and not in others needs each by itself. */
const byMonth = ({ tree, worths, leaves }: Setting, required: readonly number[]) => {
  const level = new Map(leaves.map(({ node }, i) => [node.id, required[i]!]));
  const program = unroll(tree, { ...worths, isSteady: false });
  return { program, levels: program.leaves.map(({ slot }) => level.get(slot.id)!) };
};

export const courseOf = (
  setting: Setting,
  { required, whole }: Pick<Answer, 'required' | 'whole'>,
): Course => {
  const { tree, program, timeline, worths } = setting;
  const isSteady = worths.isSteady && timeline.months > 1;
  const hasLimits = program.terms.some(({ operation }) => operation === 'min' || operation === 'max');
  const open = openLags(timeline);
  const course = (own: Unrolled, levels: readonly number[], limits: Limits, months: number): Course => ({
    tree,
    program: own,
    planned: evaluate(own, levels, undefined, limits),
    needed: neededBy(own),
    open,
    months,
  });
  if (!isSteady || !hasLimits) return course(program, required, whole, isSteady ? timeline.months : 1);
  const apart = byMonth(setting, required);
  return course(apart.program, apart.levels, new Map(), 1);
};

/** The nodes that the KGI still depends on in the open months. */
export const openNodes = ({ tree, program, needed, open }: Course): NodeId[] => {
  const terms = new Set(needed);
  return below(tree, tree.kgi.id).filter((id) =>
    open.some((lag) => terms.has(program.termOf(id, lag) ?? -1)),
  );
};
