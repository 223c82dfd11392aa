import type { Format } from '../report.js';

/** JSON would write null for NaN and Infinity, and null means missing. */
const finite = (key: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`"${key}" is ${value}, which JSON cannot say`);
  }
  return value;
};

/** Control characters and reversals that JSON leaves as they are; escaped, they are the same data. */
const UNSEEN = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The JSON document, with full-precision numbers and ids. */
export const json: Format = {
  id: 'json',
  render: ({ data }) => `${JSON.stringify(data, finite, 2).replace(UNSEEN, escaped)}\n`,
};
