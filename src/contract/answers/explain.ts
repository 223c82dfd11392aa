import { z } from 'zod';
import { head, maybe } from './shared.js';

const severity = z.enum(['error', 'warning', 'info']);
const ruleHead = {
  id: z.string(),
  severity,
  principle: maybe(z.int().min(1).max(5)),
  settable: z.boolean(),
};
const term = { id: z.string(), name: z.string(), meaning: z.string() };

export const explainDocument = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head('explain'),
    kind: z.literal('rule'),
    ...ruleHead,
    reason: z.string(),
    good: maybe(z.string()),
    bad: maybe(z.string()),
    bad_lines: z.array(z.int().min(1)),
    /** The files beside both examples, by name. */
    files: z.record(z.string(), z.string()),
  }),
  z.strictObject({
    ...head('explain'),
    kind: z.literal('sql'),
    node: z.string(),
    source: z.string(),
    dialect: z.enum(['duckdb', 'postgres']),
    /** The values that stand in for $1, $2 … are apart from the text. */
    sql: z.string(),
    parameters: z.array(z.union([z.string(), z.number()])),
  }),
  z.strictObject({ ...head('explain'), kind: z.literal('term'), ...term, also: z.array(z.string()) }),
  z.strictObject({
    ...head('explain'),
    kind: z.literal('list'),
    rules: z.array(z.strictObject({ ...ruleHead, summary: z.string() })),
    terms: z.array(z.strictObject(term)),
  }),
]);

export type ExplainDocument = z.output<typeof explainDocument>;
