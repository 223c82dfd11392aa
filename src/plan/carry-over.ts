import { evaluate } from '../model/evaluate.js';
import { referencesOf } from '../model/formula/ast.js';
import { below, recurrentNodes } from '../model/graph.js';
import { isExtensive, type NodeId, type Tree } from '../model/tree.js';
import { unroll } from '../model/unroll.js';
import type { Answer } from './answer.js';
import type { Setting } from './setting.js';
import { openLags } from './timeline.js';
import type { Plan } from './types.js';

/** Whether a month without any of it is a month in which nothing was begun. */
const isWork = (tree: Tree, id: NodeId): boolean => {
  const { kind, formula } = tree.nodes.get(id)!;
  return formula === null && (isExtensive(kind) || kind === 'stock');
};

/** The part of the KGI within the horizon that follows from the months that are over (methods 1.3). */
export const pipelineOf = ({ tree, program, problem, timeline, target }: Setting): Plan['pipeline'] => {
  if (!isExtensive(tree.kgi.kind)) return null;
  const nothing = new Map<number, { min: number; max: number }>();
  for (const id of below(tree, tree.kgi.id).filter((below) => isWork(tree, below)))
    for (const lag of openLags(timeline)) nothing.set(program.termOf(id, lag)!, { min: 0, max: 0 });
  const decided = evaluate(program, problem.start, undefined, nothing)[program.root]!;
  if (!Number.isFinite(decided)) return null;
  return { decided, share: target > 0 ? decided / target : null };
};

/** The most months by which lag() moves anything on its way to the KGI; null for what builds on its own past. */
export const farthestLag = (tree: Tree): number | null => {
  const ids = below(tree, tree.kgi.id);
  const recurrent = recurrentNodes(tree);
  if (ids.some((id) => recurrent.has(id))) return null;
  const farthest = new Map<NodeId, number>();
  for (const id of ids) {
    const { formula } = tree.nodes.get(id)!;
    const references = formula ? referencesOf(formula.expression) : [];
    farthest.set(id, Math.max(0, ...references.map((one) => one.lag + farthest.get(one.id)!)));
  }
  return farthest.get(tree.kgi.id)!;
};

/** What comes later than ten years after the work is nobody's plan. */
const FARTHEST = 120;

/**
 * What the work of the horizon brings in the months after it: the KGI of those months if nothing more is begun, rates
 * and averages staying as they are planned.
 */
export const spilloverOf = (setting: Setting, answer: Answer): number | null => {
  const { tree, program, timeline, history } = setting;
  const count = farthestLag(tree);
  if (count === null || count > FARTHEST || !isExtensive(tree.kgi.kind) || !timeline.horizon) return null;
  if (count === 0) return 0;
  const values = evaluate(program, answer.required, undefined, answer.whole);
  const { from } = timeline.horizon;
  const { to } = timeline.horizon;
  const planned = (id: NodeId, lag: number): number | undefined => {
    const term = program.termOf(id, lag);
    return term === undefined
      ? history.completion.over({ from: to - lag, to: to - lag }).get(id)?.value
      : values[term];
  };
  const after = unroll(tree, {
    count,
    isSteady: false,
    follows: ({ id, lag }) =>
      lag < count || (to - lag + count < from && planned(id, lag - count) === undefined),
    worth: ({ id, lag }) => {
      const known =
        lag < count ? (isWork(tree, id) ? 0 : values[program.termOf(id)!]!) : planned(id, lag - count);
      return { known: known ?? setting.byId.get(id)?.before ?? 0 };
    },
  });
  const value = evaluate(after, [])[after.root]!;
  return Number.isFinite(value) ? value : null;
};
