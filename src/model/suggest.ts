import { schemaText } from '../locale/schema.js';
import type { Finding } from './diagnostic.js';

/** Says what was probably meant, the likeliest first. Where only one thing can have been, that mends it. */
export const suggest = (near: readonly string[]): Pick<Finding, 'help' | 'suggestion' | 'fix'> => {
  const [suggestion] = near;
  if (suggestion === undefined) return {};
  const help = schemaText.didYouMean({ suggestion });
  return { help, suggestion, ...(near.length === 1 && { fix: { kind: 'replace', text: suggestion } }) };
};
