import { nodeKeys } from './keys-nodes.js';
import { sourceKeys } from './keys-sources.js';
import { treeKeys } from './keys-tree.js';
import type { Message } from './message.js';

/**
 * What a key of a file means, by the end of its path: `label` wherever nothing longer fits, `phases.*.volume` only
 * there. `*` stands for a name that the writer chose, `kind=count` for a value that a key may have. The path starts
 * with the name of the file, so that `config.baseline` is not a node's `baseline`.
 */
const TEXTS: Readonly<Record<string, Message>> = { ...treeKeys, ...nodeKeys, ...sourceKeys };

/** Values to start from, by the end of a key's path. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  formula: ['proposals * win_rate', 'lag(proposals, 1) * win_rate', 'min(hearings, capacity)'],
  target: ['1.2億', '120M', '35%'],
  horizon: ['2026-04..2026-09', 'FY2026-H1', '2026-07'],
  'kcis.*.scale': ['1..5'],
};

const longestEnding = <T>(catalogue: Readonly<Record<string, T>>, path: readonly string[]): T | undefined => {
  for (let start = 0; start < path.length; start += 1) {
    const ending = path.slice(start).join('.');
    if (Object.hasOwn(catalogue, ending)) return catalogue[ending];
  }
  return undefined;
};

export const keyText = (path: readonly string[]): Message | undefined => longestEnding(TEXTS, path);

export const keyExamples = (path: readonly string[]): readonly string[] | undefined =>
  longestEnding(EXAMPLES, path);
