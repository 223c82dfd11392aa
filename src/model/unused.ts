import type { NodeEntry, TreeFile } from '../contract/tree.js';
import type { Path, Severity } from './diagnostic.js';

const AT_TOP = ['scenarios', 'plan'] as const;

const present = <K extends string>(
  entry: Partial<Record<K, unknown>>,
  keys: readonly K[],
  path: Path,
): Path[] => keys.filter((key) => entry[key] !== undefined).map((key) => [...path, key]);

const ofNode = ({ lags, lever }: Pick<NodeEntry, 'lags' | 'lever'>, path: Path): Path[] => {
  const found: Path[] = [];
  if (lags !== undefined) found.push([...path, 'lags']);
  if (lever?.ramp !== undefined) found.push([...path, 'lever', 'ramp']);
  return found;
};

/** The keys that the format has and this version does not act upon yet. */
export const notYetUsed = (file: TreeFile): { path: Path; severity: Severity }[] => {
  const warnings = [
    ...present(file, AT_TOP, []),
    ...ofNode(file.kgi, ['kgi']),
    ...Object.entries(file.kpis ?? {}).flatMap(([id, node]) => ofNode(node, ['kpis', id])),
  ];
  return warnings.map((path) => ({ path, severity: 'warning' as const }));
};
