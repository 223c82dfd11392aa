import { type BaselineEntry, baselineFile } from '../contract/baseline.js';
import { schemaText } from '../locale/schema.js';
import { InputError } from './diagnostic.js';
import { readForm } from './form.js';

/** So many findings of a rule at a node, or at a thing of the file where a finding is of no node. */
export type { BaselineEntry } from '../contract/baseline.js';

/** Reads the text of a baseline file. Throws an InputError with everything that is wrong in it: half of one is none. */
export const readBaseline = (text: string, file: string): readonly BaselineEntry[] => {
  const { value, diagnostics } = readForm(baselineFile, text, file, schemaText.baselineHelp());
  if (!value || diagnostics.length > 0) throw new InputError(diagnostics);
  return value.baseline;
};

/** The text of a baseline file: an entry a line, so that a change of one is a change of a line. */
export const baselineText = (entries: readonly BaselineEntry[]): string => {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "kpi": 1,\n  "baseline": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
};
