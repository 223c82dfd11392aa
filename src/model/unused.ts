import type { TreeFile } from '../contract/tree.js';
import type { Path, Severity } from './diagnostic.js';

const AT_TOP = ['scenarios', 'plan'] as const;
const OF_SOURCES = ['sheet'] as const;

const present = <K extends string>(
  entry: Partial<Record<K, unknown>>,
  keys: readonly K[],
  path: Path,
): Path[] => keys.filter((key) => entry[key] !== undefined).map((key) => [...path, key]);

/** The keys that the format has and this version does not act upon yet. */
export const notYetUsed = (file: TreeFile): { path: Path; severity: Severity }[] => {
  const sources = Object.entries(file.sources ?? {});
  const warnings = [
    ...present(file, AT_TOP, []),
    ...sources.flatMap(([id, source]) => present(source, OF_SOURCES, ['sources', id])),
  ];
  return warnings.map((path) => ({ path, severity: 'warning' as const }));
};
