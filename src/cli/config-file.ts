import { dirname, join } from 'node:path';
import { type Config, readConfig } from '../model/config.js';
import type { Session } from './session.js';
import { kindOf, readText } from './tree-file.js';

export const CONFIG_NAME = 'kpi.config.yaml';

/** The nearest configuration upward from a folder, no further than the repository that the folder is in. */
const nearestUpward = async (start: string): Promise<string | undefined> => {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME);
    if ((await kindOf(path)) === 'file') return path;
    const isTop = (await kindOf(join(folder, '.git'))) !== 'nothing';
    if (isTop || folder === dirname(folder)) return undefined;
  }
};

/** A configuration and where it lies. */
export interface PlacedConfig {
  readonly path: string;
  readonly config: Config;
}

/**
 * The configuration of a tree, read once however many trees have it. Throws an InputError where it cannot be read;
 * what is wrong in it is in its diagnostics.
 */
export const configFor = async (treePath: string, session: Session): Promise<PlacedConfig | null> => {
  const path = await nearestUpward(dirname(treePath));
  if (path === undefined) return null;
  const known = session.configs.get(path);
  if (known) return { path, config: known };
  const { text, name } = await readText(path, session);
  session.inputs.add(path);
  const config = readConfig(text, name);
  session.configs.set(path, config);
  return { path, config };
};
