import { resolve } from 'node:path';
import { openMonths } from '../diagnose/to-date.js';
import { diagnoseSinceText as text } from '../locale/diagnose-since.js';
import { schemaText } from '../locale/schema.js';
import type { Month } from '../model/calendar.js';
import { PLAN_FILE, type PlacedPlan } from '../model/committed-plan.js';
import { inputError } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import { parseMonth } from '../model/periods.js';
import { type PlanWords, planAskedFor } from './committed-plan.js';
import type { Session } from './session.js';
import { isYaml, kindOf } from './tree-file.js';
import type { SoundTree } from './workspace.js';

/** From when a diagnosis begins. */
export interface Since {
  readonly from: Month;
  /** The last month of the plan that it begins with. */
  readonly until?: Month;
  /** The plan that it begins with; null where a month was named. */
  readonly plan: PlacedPlan | null;
  /** Whether the command line names the file of that plan: then it is what actuals are held against. */
  readonly isFile: boolean;
}

const PLAN = 'plan';

const WORDS: PlanWords = {
  folder: text.folder,
  folderHelp: text.folderHelp,
  none: text.noPlan,
  noneHelp: text.noPlanHelp,
};

const looksLikeFile = async (value: string, { io }: Session): Promise<boolean> =>
  isYaml(value) || /[/\\]/u.test(value) || (await kindOf(resolve(io.cwd, value))) !== 'nothing';

const refuse = (value: string): never => {
  const suggestion = nearest(value, [PLAN]);
  throw inputError('usage', '', text.notKnown({ value }), {
    help: suggestion ? schemaText.didYouMean({ suggestion }) : text.notKnownHelp(),
    ...(suggestion && { suggestion }),
  });
};

/**
 * What `--since` means: a month, `plan` for the plan that the tree names, or the file of one, which begins with the first
 * month that was open when it was made. Throws an InputError where it is none of them, or names no month.
 */
export const sinceOf = async (value: string, place: SoundTree, session: Session): Promise<Since> => {
  const month = value === PLAN ? undefined : parseMonth(value);
  if (month !== undefined) return { from: month, plan: null, isFile: false };
  const isFile = value !== PLAN;
  if (isFile && !(await looksLikeFile(value, session))) refuse(value);
  const plan = await planAskedFor(isFile ? value : null, place, WORDS, session);
  const months = openMonths(plan.plan);
  if (months) return { from: months.from, until: months.to, plan, isFile };
  throw inputError(PLAN_FILE.id, plan.file, text.noMonths({ file: plan.file }), {
    help: text.noMonthsHelp(),
  });
};
