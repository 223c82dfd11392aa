import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type DiagnoseDocument,
  diagnoseDocument,
  historyOf,
  loadTree,
  type PlanDocument,
  planDocument,
  readSources,
} from '../../src/index.js';
import { type Files, inFolder, run } from '../cli/run.js';

/** A tree of this folder. */
export const treeText = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** A folder of data that lies beside the repository and is no part of it. */
export interface Data {
  readonly absent: boolean;
  read(name: string): Buffer;
  /** The files of a folder within, by their paths, in the order of their names. */
  list(folder: string): string[];
}

export const dataIn = (folder: string): Data => {
  const root = fileURLToPath(new URL(`../../../shared/data/${folder}`, import.meta.url));
  const absent = !existsSync(root);
  if (absent) process.stderr.write(`skipped: there is no data at ${root}\n`);
  return {
    absent,
    read: (name) => readFileSync(path.join(root, name)),
    list: (folder) =>
      readdirSync(path.join(root, folder))
        .sort()
        .map((name) => path.join(folder, name)),
  };
};

const answered = async (argv: readonly string[], files: Files): Promise<unknown> => {
  const { code, stdout, stderr } = await run([...argv, '--format', 'json'], { files });
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout);
};

export const diagnosed = async (files: Files, ...options: string[]): Promise<DiagnoseDocument> =>
  diagnoseDocument.parse(await answered(['diagnose', ...options], files));

export const planned = async (files: Files, ...options: string[]): Promise<PlanDocument> =>
  planDocument.parse(await answered(['plan', ...options], files));

/** The actuals of a diagnosis by node. */
export const actuals = ({ nodes }: DiagnoseDocument): Record<string, number | null> =>
  Object.fromEntries(nodes.map(({ id, actual }) => [id, actual]));

/** The values of a node by month, `2018-01` and so on, through the library. */
export const monthly = (
  files: Files,
  node: string,
  months: readonly string[],
): Promise<Record<string, number | undefined>> =>
  inFolder(files, async (root) => {
    const tree = loadTree(String(files['kpi.yaml']), 'kpi.yaml').tree!;
    const sources = await readSources(tree, { root, signal: new AbortController().signal });
    const { completion } = historyOf(tree, sources);
    return Object.fromEntries(
      months.map((month) => {
        const [year, number] = month.split('-').map(Number) as [number, number];
        const at = year * 12 + number - 1;
        return [month, completion.over({ from: at, to: at }).get(node)?.value];
      }),
    );
  });
