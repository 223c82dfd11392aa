import { adjustmentText } from '../locale/adjustments.js';
import { planText } from '../locale/plan.js';
import { schemaText } from '../locale/schema.js';
import { type Adjustment, type Mention, mentionsIn, objectionsTo } from '../model/adjustment.js';
import { inputError } from '../model/diagnostic.js';
import { nodeMeantBy } from '../model/meant.js';
import type { NodeId, Tree } from '../model/tree.js';
import type { PlanRequest } from './types.js';

/** What a request says of leaves. */
export const adjustmentOf = ({ set, lock, unlock, max }: PlanRequest): Adjustment => ({
  set: set ?? new Map(),
  lock: lock ?? [],
  unlock: unlock ?? [],
  max: max ?? new Map(),
});

/** A mention as the options of the command line write it. */
const asOption = ({ key, id }: Mention): string => `--${key} ${id}`;

const checkName = (tree: Tree, id: NodeId): void => {
  if (tree.nodes.has(id)) return;
  const suggestion = nodeMeantBy(tree, id);
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  throw inputError('plan-option', tree.file, planText.unknownNode({ id }), help);
};

/** Throws an InputError where a request names what is no leaf of the KGI, or asks of a leaf what cannot be. */
export const checkAdjustment = (tree: Tree, request: PlanRequest): void => {
  const { lever } = request;
  const adjustment = adjustmentOf(request);
  for (const { id } of mentionsIn(adjustment)) checkName(tree, id);
  if (lever !== undefined) checkName(tree, lever);
  // Of the lever that alone moves no more is asked than of one that is locked: that it is a leaf.
  const asked = lever === undefined ? [] : objectionsTo(tree, adjustmentOf({ lock: [lever] }), asOption);
  const [first] = [...objectionsTo(tree, adjustment, asOption), ...asked];
  if (first) {
    const { message, help, suggestion } = first;
    const more = { ...(help && { help }), ...(suggestion && { suggestion }) };
    throw inputError('plan-option', tree.file, message, more);
  }
  const other = adjustment.unlock.find((id) => id !== lever);
  if (lever === undefined || other === undefined) return;
  const said = { one: `--lever ${lever}`, other: asOption({ key: 'unlock', id: other }) };
  throw inputError('plan-option', tree.file, adjustmentText.contradiction(said), {
    help: adjustmentText.contradictionHelp({ id: other }),
  });
};
