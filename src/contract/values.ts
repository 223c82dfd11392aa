import { z } from 'zod';
import { parseNumber } from '../model/numbers.js';

/**
 * The error of every schema here is the key of what was expected, in `expectedText` of the locale: the words are
 * made where the reader's language is known. What `meta` adds is for the JSON Schema, which cannot see into code: it
 * may refuse less than the code does, never more.
 */
export const number = z
  .union([z.number(), z.string()], { error: 'number' })
  .transform((value, context) => {
    const read = typeof value === 'number' ? value : parseNumber(value);
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: 'number', input: value });
    return z.NEVER;
  })
  .meta({ pattern: '\\p{N}', expected: 'number' });

export const positive = number
  .refine((value) => value > 0, { error: 'positive' })
  .meta({ exclusiveMinimum: 0, expected: 'positive' });

export const notNegative = number
  .refine((value) => value >= 0, { error: 'not-negative' })
  .meta({ minimum: 0, expected: 'not-negative' });

export const integer = (low: number, high: number, expected: string) =>
  z
    .number({ error: expected })
    .int({ error: expected })
    .min(low, { error: expected })
    .max(high, { error: expected });

/** A text; a bare number in YAML, such as a label 2026, is one too. */
export const text = z.union([z.string(), z.number()], { error: 'text' }).transform(String);

export const texts = z
  .union([text, z.array(text, { error: 'texts' })], { error: 'texts' })
  .transform((value) => (Array.isArray(value) ? value : [value]));

export const flag = z.boolean({ error: 'boolean' });

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `one of: ${values.join(', ')}` });

export const mapping = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape, { error: 'mapping' });

export const dictionary = <T extends z.ZodType>(value: T) =>
  z.record(z.string(), value, { error: 'mapping' });
