import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isInstall, type Job, type Step } from './recipes.js';
import { type Change, checkout, pathIn, type Ran, shell } from './repository.js';

export type Event = 'pull_request' | 'push';

/** Whether a runner takes a step: without a word about failures, none may have come before it. */
const isTaken = ({ if: condition }: Step, event: Event, failed: boolean): boolean => {
  if (condition === undefined) return !failed;
  const expression = /^\$\{\{ (.*) \}\}$/u.exec(condition)?.[1];
  if (expression === '!cancelled()') return true;
  const named = /^github\.event_name == '(\w+)'$/u.exec(expression ?? '')?.[1];
  if (named === undefined) throw new Error(`the test does not know the condition ${condition}`);
  return !failed && named === event;
};

interface Outcome {
  readonly failed: boolean;
  /** The lines that were run. */
  readonly ran: readonly (Ran & { readonly line: string })[];
  /** The summary that the steps wrote. */
  readonly summary: string;
  readonly clone: string;
}

/** Runs the `run:` lines of a job on a branch as they stand, but for the one that installs. */
export const runJob = async (
  { steps }: Job,
  event: Event,
  change: Change,
  folder: string,
): Promise<Outcome> => {
  const clone = await checkout(folder, change);
  const summary = path.join(clone, '../summary.md');
  const env = {
    PATH: pathIn(folder),
    GITHUB_ACTIONS: 'true',
    GITHUB_BASE_REF: event === 'pull_request' ? 'main' : '',
    GITHUB_STEP_SUMMARY: summary,
  };
  const ran: (Ran & { line: string })[] = [];
  let failed = false;
  for (const step of steps) {
    const { run: line, 'continue-on-error': isForgiven = false } = step;
    if (line === undefined || isInstall(line) || !isTaken(step, event, failed)) continue;
    const answer = await shell(line, clone, env);
    ran.push({ line, ...answer });
    failed ||= answer.code !== 0 && !isForgiven;
  }
  return { failed, ran, summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '', clone };
};
