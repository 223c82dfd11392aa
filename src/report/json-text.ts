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

/** Data as JSON that can be shown: what a terminal would obey or not show stands there as an escape. */
export const jsonText = (data: unknown): string =>
  `${JSON.stringify(data, finite, 2).replace(UNSEEN, escaped)}\n`;
