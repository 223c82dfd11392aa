import type { z } from 'zod';
import type { Message } from '../locale/message.js';
import type { Diagnostic, Places } from './diagnostic.js';
import { ofForm } from './load.js';
import { readShape } from './shape.js';
import { readSheet } from './yaml.js';

/** A file of values that stands for itself: no tree. */
export interface Form<T> {
  /** What could be understood; null where too little was left. */
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly places: Places;
}

/** Reads a file of YAML, or of JSON, which is YAML too, by its schema; `help` says what an empty one needs. */
export const readForm = <T>(schema: z.ZodType<T>, text: string, file: string, help: Message): Form<T> => {
  const sheet = readSheet(text, file);
  const shape = sheet.readable ? readShape(schema, sheet.value, help) : { file: null, findings: [] };
  return { value: shape.file, diagnostics: ofForm(sheet, shape.findings), places: sheet };
};
