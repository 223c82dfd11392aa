import { dirname } from 'node:path';
import { commitText } from '../locale/plan-check.js';
import { PLAN_FILE } from '../model/committed-plan.js';
import { type Diagnostic, InputError } from '../model/diagnostic.js';
import { placed } from '../model/load.js';
import type { Tree } from '../model/tree.js';
import { isOfAnotherTree } from '../plan/committed/compare.js';
import { missingPlan, planOfTree } from './committed-plan.js';
import type { OpenedTree } from './open-tree.js';
import type { Session } from './session.js';
import { pathOfPlan } from './tree-file.js';

const problemsOf = async (tree: Tree, root: string, session: Session): Promise<readonly Diagnostic[]> => {
  const declared = await planOfTree({ tree, root }, session);
  if (!declared) return [];
  const { file, plan } = declared;
  if (!plan) return missingPlan(tree).diagnostics;
  if (!isOfAnotherTree(plan, tree.kgi.id, (id) => tree.nodes.has(id))) return [];
  const message = commitText.otherTree({ file, tree: plan.tree, kgi: plan.kgi.id, own: tree.kgi.id });
  return [placed({ path: ['plan'], message, help: commitText.otherTreeHelp() }, PLAN_FILE, tree)];
};

/** What is wrong with the plan that a tree names: it is not there, not readable, not of this tree. */
export const planProblems = async (
  { path, loaded }: OpenedTree,
  session: Session,
): Promise<readonly Diagnostic[]> => {
  if (!loaded.tree) return [];
  try {
    return await problemsOf(loaded.tree, dirname(path), session);
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics;
    throw error;
  }
};

/** The files that a tree says to be its plan, by absolute path. */
export const planPaths = ({ path, loaded }: OpenedTree): string[] =>
  loaded.tree?.plan == null ? [] : [pathOfPlan(dirname(path), loaded.tree.plan)];
