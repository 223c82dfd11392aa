import type { Format } from '../report.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { table } from './table.js';

/** The ways to write a report. */
export const formats: readonly Format[] = [table, json, markdown];
