import { z } from 'zod';
import { parseMonth, parsePeriod } from '../model/periods.js';
import { dictionary, flag, mapping, number, oneOf, text, texts } from './values.js';

/** The version of the form of plan files; one of a later version is refused before its keys are looked at. */
export const COMMITTED_VERSION = 1;

const period = text.transform((value, context) => {
  const read = parsePeriod(value, 1);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'months', input: value });
  return z.NEVER;
});

const month = text.transform((value, context) => {
  const read = parseMonth(value);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: 'month', input: value });
  return z.NEVER;
});

/** What was asked when the plan was made, in the words of the command line. Months and periods are resolved beside it. */
const options = mapping({
  target: number.optional(),
  horizon: period.optional(),
  baseline: period.optional(),
  as_of: month.optional(),
  lever: text.optional(),
  lock: texts.optional(),
  unlock: texts.optional(),
  set: dictionary(number).optional(),
  max: dictionary(number).optional(),
  scenario: text.optional(),
  confidence: number.optional(),
  seed: number.optional(),
  rounding: oneOf(['carry', 'cascade']).optional(),
  free_months: flag.optional(),
  by: text.optional(),
  free_mix: flag.optional(),
});

/** What people work to: over the horizon, or a level, and month by month. */
const numbers = mapping({
  baseline: number.optional(),
  required: number,
  months: dictionary(number).optional(),
});

const assumed = z.union([z.number(), z.string(), z.boolean()], { error: 'scalar' });

/** The file of a plan that was committed to, which `kpi plan --write` writes. */
export const committedPlanFile = mapping({
  kpi_plan: z.literal(COMMITTED_VERSION, { error: 'version' }),
  /** The name of the tree. */
  tree: text,
  horizon: period.optional(),
  /** The first month that was open. */
  as_of: month.optional(),
  /** The months whose actuals the plan starts from. */
  baseline: period.optional(),
  options: options.optional(),
  status: oneOf(['met', 'reachable']),
  kgi: mapping({ id: text, target: number, planned: number }),
  /** A hash of the definitions that the plan follows from. */
  model: text,
  /** A hash of the actuals of the baseline and of the settled months; left out where there are none. */
  data: text.optional(),
  /** What the tree said: its own horizon, and of each node what decides its numbers. */
  assumptions: mapping({
    horizon: text.optional(),
    scenario: text.optional(),
    nodes: dictionary(dictionary(assumed)),
  }),
  nodes: dictionary(numbers),
  /** Of a plan by member, what each is to do: the nodes by the names of the members. */
  members: dictionary(dictionary(numbers)).optional(),
});

export type CommittedPlanFile = z.output<typeof committedPlanFile>;
export type CommittedOptions = z.output<typeof options>;
