import { isAbsolute, resolve } from 'node:path';
import { expandGlob, isGlob } from '../data/glob.js';

/** The files of a pattern on the command line; the folders that it starts with may be any, `..` and absolute ones too. */
export const filesMatching = (pattern: string, cwd: string): Promise<string[]> => {
  const segments = pattern.replaceAll('\\', '/').split('/');
  const first = segments.findIndex(isGlob);
  const folder = segments.slice(0, first).join('/');
  return expandGlob(
    resolve(cwd, isAbsolute(pattern) ? `${folder}/` : folder),
    segments.slice(first).join('/'),
  );
};
