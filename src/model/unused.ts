import type { TreeFile } from '../contract/tree.js';
import type { Path, Severity } from './diagnostic.js';

const AT_TOP = ['scenarios'] as const;

/** The keys that the format has and this version does not act upon yet. */
export const notYetUsed = (file: TreeFile): { path: Path; severity: Severity }[] =>
  AT_TOP.filter((key) => file[key] !== undefined).map((key) => ({ path: [key], severity: 'warning' }));
