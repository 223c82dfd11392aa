import { z } from 'zod';
import { head, maybe, position } from './shared.js';

const finding = {
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  file: z.string(),
  range: maybe(z.strictObject({ start: position, end: position })),
  path: z.array(z.union([z.string(), z.number()])),
  node: maybe(z.string()),
};

export const validateDocument = z.strictObject({
  ...head('validate'),
  summary: z.strictObject({
    files: z.int(),
    nodes: z.int(),
    errors: z.int(),
    warnings: z.int(),
    infos: z.int(),
  }),
  diagnostics: z.array(
    z.strictObject({
      ...finding,
      message: z.string(),
      help: maybe(z.string()),
      suggestion: maybe(z.string()),
      fixable: z.boolean(),
      principle: maybe(z.int().min(1).max(5)),
    }),
  ),
  /** What --fix has mended, at its place before that. */
  fixed: z.array(z.strictObject({ ...finding, message: z.string() })),
  /** Findings that an exception, a setting or the baseline excuses. */
  excused: z.array(
    z.strictObject({
      ...finding,
      by: z.enum(['ignore', 'setting', 'baseline']),
      reason: maybe(z.string()),
    }),
  ),
});

export type ValidateDocument = z.output<typeof validateDocument>;
