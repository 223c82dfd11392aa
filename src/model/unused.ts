import type { TreeFile } from '../contract/tree.js';
import type { Path, Severity } from './diagnostic.js';

const AT_TOP = ['scenarios', 'plan'] as const;
const OF_SOURCES = [
  'year',
  'scale',
  'sheet',
  'columns',
  'metric',
  'value',
  'status',
  'engine',
  'timeout',
] as const;
const OF_OTHER_ENGINES = ['url', 'table', 'query'] as const;

const present = <K extends string>(
  entry: Partial<Record<K, unknown>>,
  keys: readonly K[],
  path: Path,
): Path[] => keys.filter((key) => entry[key] !== undefined).map((key) => [...path, key]);

/**
 * The keys that the format has and this version does not act upon yet. What changes the meaning of the tree when it
 * is passed over is an error; the rest is a warning.
 */
export const notYetUsed = (file: TreeFile): { path: Path; severity: Severity }[] => {
  const nodes: [Path, { lags?: unknown; lever?: { ramp?: unknown } | undefined }][] = [
    [['kgi'], file.kgi],
    ...Object.entries(file.kpis ?? {}).map(([id, entry]): [Path, typeof entry] => [['kpis', id], entry]),
  ];
  const sources = Object.entries(file.sources ?? {});
  const errors = [...sources.flatMap(([id, source]) => present(source, OF_OTHER_ENGINES, ['sources', id]))];
  const warnings = [
    ...present(file, AT_TOP, []),
    ...nodes.flatMap(([path, node]) => [
      ...present(node, ['lags'], path),
      ...present(node.lever ?? {}, ['ramp'], [...path, 'lever']),
    ]),
    ...sources.flatMap(([id, source]) => present(source, OF_SOURCES, ['sources', id])),
  ];
  return [
    ...errors.map((path) => ({ path, severity: 'error' as const })),
    ...warnings.map((path) => ({ path, severity: 'warning' as const })),
  ];
};
