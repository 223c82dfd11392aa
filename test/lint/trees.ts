import { expect } from 'vitest';
import { lint } from '../../src/lint/lint.js';
import { loadTree } from '../../src/model/load.js';

/** A tree of formulas and leaves, each `id: keys`, below a KGI. */
export const tree = (kgi: string, nodes: readonly string[], head = ''): string =>
  `kpi: 1\ncurrency: JPY\n${head}kgi: { id: goal, ${kgi} }\nkpis:\n${nodes.map((node) => `  ${node.replace(': ', ': { ')} }\n`).join('')}`;

/** What a rule finds in a tree that can be read whole. */
export const findings = (id: string, text: string) => {
  const { tree: read, diagnostics } = loadTree(text, 'kpi.yaml');
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  return lint(read!).filter(({ rule }) => rule === id);
};

/** What a rule marks in the file, one text each. */
export const marked = (id: string, text: string): string[] =>
  findings(id, text).map(({ span }) => span!.text.slice(span!.start.column - 1, span!.end.column - 1));
