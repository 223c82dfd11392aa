import { resolve } from 'node:path';
import type { History } from '../data/history.js';
import { commitText } from '../locale/plan-check.js';
import { checkCommitted } from '../plan/committed/check.js';
import { commit } from '../plan/committed/commit.js';
import { committedText } from '../plan/committed/text.js';
import type { AskedRequest } from '../plan/scenarios.js';
import { planCheckReport } from '../report/answers/plan-check.js';
import type { Report } from '../report/report.js';
import { type Invocation, type Option, one } from './command.js';
import { type PlanWords, planAskedFor, writePlan } from './committed-plan.js';
import type { Session } from './session.js';
import { oneOnly } from './values.js';
import { openSoundTree, readWorkspace, type SoundTree } from './workspace.js';

/** What is asked of a tree and its actuals. */
interface Question extends SoundTree {
  readonly history: History;
  readonly request: AskedRequest;
}

/** Plans and writes the plan to the file of `--write`; one that does not reach the target is not written, and that is said. */
export const writePlanFor = async (
  invocation: Invocation,
  { tree, root, history, request }: Question,
  session: Session,
): Promise<void> => {
  const file = one(invocation, 'write')!;
  const { cwd, stderr } = session.io;
  const output = one(invocation, 'output');
  if (output !== undefined && resolve(cwd, output) === resolve(cwd, file)) oneOnly('--write', '--output');
  const { plan, committed } = commit(tree, history, request);
  if (plan.status === 'unreachable') stderr.write(`${commitText.notWritten({ file })[session.lang]}\n`);
  else
    await writePlan(
      file,
      (called) => committedText(committed, called, tree.lang ?? session.lang),
      { tree, root },
      session,
    );
};

/** The name under which commander keeps an option: `--as-of <month>` is `asOf`. */
const keyOf = ({ flags }: Option): string =>
  flags
    .split(' ')[0]!
    .slice('--'.length)
    .replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase());

const OF_CHECK: PlanWords = {
  folder: commitText.folderGiven,
  folderHelp: commitText.treeBefore,
  none: commitText.nothingToCheck,
  noneHelp: commitText.nothingToCheckHelp,
};

/** The options that say nothing of the plan itself. */
const BESIDE: readonly string[] = ['check', 'facts'];

/**
 * Holds a committed plan against the tree and the actuals of now. The plan says itself what was asked, so that every
 * other option of a plan is refused.
 */
export const checkPlan = async (
  invocation: Invocation,
  options: readonly Option[],
  session: Session,
): Promise<Report> => {
  const other = options.find((option) => {
    const value = invocation.options[keyOf(option)];
    return !BESIDE.includes(keyOf(option)) && value !== undefined && value !== false;
  });
  if (other) oneOnly('--check', other.flags.split(' ')[0]!);
  const place = await openSoundTree(invocation.args[0], session);
  const { file, plan } = await planAskedFor(one(invocation, 'check') ?? null, place, OF_CHECK, session);
  const { tree, history } = await readWorkspace(place, { facts: one(invocation, 'facts') }, session);
  const called = { file, tree: invocation.args[0] ?? null };
  return planCheckReport(tree, called, checkCommitted(tree, history, plan), session.lang);
};
