import { stat } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { absent, isReallyOutside, leavesFolder } from '../data/inside.js';
import { committedPlanText } from '../locale/committed-plan.js';
import type { Message } from '../locale/message.js';
import { commitText } from '../locale/plan-check.js';
import { type DeclaredPlan, PLAN_FILE, type PlacedPlan, readCommittedPlan } from '../model/committed-plan.js';
import { type InputError, inputError } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';
import { isOfAnotherTree } from '../plan/committed/compare.js';
import type { Called } from '../plan/committed/text.js';
import type { Session } from './session.js';
import { kindOf, pathOfPlan, readText, shownPath, TREE_NAMES } from './tree-file.js';
import { writeOutput } from './write-output.js';

/** A tree with its folder. */
interface Place {
  readonly tree: Tree;
  readonly root: string;
}

/** An error at the place where a tree names its plan. */
const atDeclaration = (tree: Tree, message: Message, help = committedPlanText.writeHelp()): InputError =>
  inputError(PLAN_FILE.id, tree.file, message, { span: tree.locate(['plan']), path: ['plan'], help });

/**
 * The absolute path of the plan that a tree names; null where it names none. Throws an InputError where that leads out
 * of the tree's folder.
 */
const declaredPlan = async ({ tree, root }: Place): Promise<string | null> => {
  if (tree.plan === null) return null;
  const path = pathOfPlan(root, tree.plan);
  if (!leavesFolder(tree.plan.replaceAll('\\', '/')) && !(await isReallyOutside(root, path))) return path;
  throw atDeclaration(tree, committedPlanText.outside({ file: tree.plan }), committedPlanText.outsideHelp());
};

/** Reads the file of a plan. Throws an InputError where it is none, or damaged. */
const readPlanAt = async (path: string, session: Session): Promise<PlacedPlan> => {
  const { text, name } = await readText(path, session);
  session.inputs.add(path);
  return { file: name, plan: readCommittedPlan(text, name) };
};

/** The plan that a tree names, if it names one. Throws an InputError where that is no plan, or lies outside. */
export const planOfTree = async (place: Place, session: Session): Promise<DeclaredPlan | null> => {
  const path = await declaredPlan(place);
  if (path === null) return null;
  const kind = await kindOf(path);
  if (kind === 'folder')
    throw atDeclaration(place.tree, committedPlanText.folder({ file: place.tree.plan! }));
  if (kind === 'nothing') return { file: shownPath(path, session.io.cwd), plan: null };
  return readPlanAt(path, session);
};

/** That a tree names a plan which is not there, at the place where it does. */
export const missingPlan = (tree: Tree): InputError =>
  atDeclaration(
    tree,
    committedPlanText.missing({ file: tree.plan! }),
    committedPlanText.missingHelp({ file: tree.plan! }),
  );

/** How a command speaks of the plan that it is asked for. */
export interface PlanWords {
  /** That a folder was given in place of a file. */
  folder(v: { file: string }): Message;
  folderHelp(v: { file: string }): Message;
  /** That neither the command line nor the tree names one. */
  none(): Message;
  noneHelp(): Message;
}

const planGiven = async (given: string, words: PlanWords, session: Session): Promise<PlacedPlan> => {
  const path = resolve(session.io.cwd, given);
  const kind = await kindOf(path);
  if (kind === 'file') return readPlanAt(path, session);
  const file = { file: given };
  const [message, help] =
    kind === 'folder'
      ? [words.folder(file), words.folderHelp(file)]
      : [committedPlanText.missing(file), committedPlanText.writeHelp()];
  throw inputError(PLAN_FILE.id, given, message, { help });
};

const planNamed = async (
  given: string | null,
  place: Place,
  words: PlanWords,
  session: Session,
): Promise<PlacedPlan> => {
  if (given !== null) return planGiven(given, words, session);
  const declared = await planOfTree(place, session);
  if (!declared) throw inputError(PLAN_FILE.id, place.tree.file, words.none(), { help: words.noneHelp() });
  const { file, plan } = declared;
  if (!plan) throw missingPlan(place.tree);
  return { file, plan };
};

/**
 * The plan that is asked for: of the file that the command line names, else of the tree. Throws an InputError where
 * there is none, or where it is of another tree.
 */
export const planAskedFor = async (
  given: string | null,
  place: Place,
  words: PlanWords,
  session: Session,
): Promise<PlacedPlan> => {
  const { tree } = place;
  const { file, plan } = await planNamed(given, place, words, session);
  if (!isOfAnotherTree(plan, tree.kgi.id, (id) => tree.nodes.has(id))) return { file, plan };
  const message = commitText.otherTree({ file, tree: plan.tree, kgi: plan.kgi.id, own: tree.kgi.id });
  throw inputError(PLAN_FILE.id, file, message, { help: commitText.otherTreeHelp() });
};

/** The name of a file from the folder of the tree; from the current folder where it lies outside. */
const nameFrom = (root: string, path: string, cwd: string): { name: string; isInside: boolean } => {
  const name = relative(root, path).split(sep).join('/');
  const isInside = !leavesFolder(name);
  return { name: isInside ? name : shownPath(path, cwd), isInside };
};

/** Whether something is at a path that is no plan: that is not written over, whatever the person has mistyped. */
const isOther = async (path: string, session: Session): Promise<boolean> => {
  const status = await stat(path).catch(absent);
  if (!status?.isFile() || status.size === 0) return false;
  const { text } = await readText(path, session);
  return !/^kpi_plan:/mu.test(text);
};

/**
 * Writes the file of a plan, whole or not at all, and says where. Throws an InputError where it cannot, or would write
 * over what is no plan.
 */
export const writePlan = async (
  output: string,
  textOf: (called: Called) => string,
  { tree, root }: Place,
  session: Session,
): Promise<void> => {
  const { io, lang } = session;
  const path = resolve(io.cwd, output);
  if (!session.inputs.has(path) && (await isOther(path, session)))
    throw inputError('output', '', commitText.notOverOther({ file: output }), {
      help: commitText.otherNameHelp(),
    });
  const { name, isInside } = nameFrom(root, path, io.cwd);
  const ofTree = basename(tree.file);
  const called = { file: name, tree: TREE_NAMES.includes(ofTree) ? null : ofTree };
  await writeOutput(output, textOf(called), session);
  session.inputs.add(path);
  const isNamed = tree.plan !== null && pathOfPlan(root, tree.plan) === path;
  const use = isInside ? commitText.useIt({ file: name }) : commitText.useItInside();
  for (const message of [commitText.written({ file: output }), ...(isNamed ? [] : [use])])
    io.stderr.write(`${message[lang]}\n`);
};
