import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from './run.js';

export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly 'continue-on-error'?: boolean;
}

export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface GitlabJob {
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly reports: Readonly<Record<string, string>> };
}

export interface Hook {
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

const README = readFileSync(path.join(root, 'README.md'), 'utf8');

/** The file that the README shows under its name, as YAML 1.2 reads it. */
const shown = (name: string): unknown => {
  const block = README.split('```yaml\n').find((text) => text.startsWith(`# ${name}\n`));
  if (block === undefined) throw new Error(`the README shows no ${name}`);
  return parse(block.slice(0, block.indexOf('```')));
};

export const workflow = shown('.github/workflows/kpi.yml') as Workflow;
export const gitlab = (shown('.gitlab-ci.yml') as { kpi: GitlabJob }).kpi;
export const hook = (shown('.pre-commit-config.yaml') as { repos: { hooks: Hook[] }[] }).repos[0]!.hooks[0]!;

/** What a runner would fetch from the network: the test puts the program there itself. */
export const isInstall = (line: string): boolean => line === 'npm ci';

/** Every command line of the recipes. */
export const lines: readonly string[] = [
  ...Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  ...gitlab.script,
  hook.entry,
];
