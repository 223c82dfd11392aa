import { jsonText } from '../json-text.js';
import type { Format } from '../report.js';

/** The JSON document, with full-precision numbers and ids. */
export const json: Format = {
  id: 'json',
  render: ({ data }) => jsonText(data),
};
