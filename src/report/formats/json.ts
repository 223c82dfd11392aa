import type { Format } from '../report.js';

/** JSON would write null for NaN and Infinity, and null means missing. */
const finite = (key: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`"${key}" is ${value}, which JSON cannot say`);
  }
  return value;
};

/** The JSON document, with full-precision numbers and ids. */
export const json: Format = {
  id: 'json',
  render: ({ data }) => `${JSON.stringify(data, finite, 2)}\n`,
};
