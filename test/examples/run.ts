import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/main.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command line at the root of the repository, as in a Japanese terminal of 80 columns. */
export const run = async (argv: readonly string[]): Promise<{ code: number; text: string }> => {
  let text = '';
  const sink = {
    write: (part: string) => {
      text += part;
    },
    isTTY: false,
    columns: undefined,
  };
  const code = await main(argv, {
    stdout: sink,
    stderr: sink,
    env: { COLUMNS: '80', KPI_LANG: 'ja' },
    cwd: root,
    locale: 'ja-JP',
    signal: new AbortController().signal,
    beforeEnd: () => () => {},
    clock: { now: () => 0, every: () => () => {} },
    writeFile: () => Promise.reject(new Error('an example writes no file')),
    appendFile: () => Promise.reject(new Error('an example writes no file')),
    mkdir: () => Promise.reject(new Error('an example makes no folder')),
    remove: () => {
      throw new Error('an example removes no file');
    },
  });
  return { code, text };
};

interface Diagnosis {
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: string;
    readonly actual: number | null;
    readonly expected: number | null;
  }[];
  readonly phases: readonly {
    readonly phase: string;
    readonly verdict: string | null;
    readonly p_adjusted: number | null;
  }[];
  readonly contributions: readonly { readonly id: string; readonly effect: number }[];
  readonly kgi: { readonly gap: number };
  readonly weakest: { readonly confirmed: { readonly phase: string } | null };
  readonly reconciliation: readonly unknown[];
}

export const diagnosis = async (tree: string, period: string): Promise<Diagnosis> => {
  const { code, text } = await run(['diagnose', tree, '--period', period, '--format', 'json']);
  if (code !== 0) throw new Error(text);
  return JSON.parse(text) as Diagnosis;
};
