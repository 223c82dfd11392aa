import { z } from 'zod';

/** A JSON Schema (draft-07), as far as a walk over it needs to know. */
export interface JsonSchema {
  readonly $schema?: string;
  /** The key of what a text with a `pattern` should be, in `expectedText` of the locale. */
  readonly expected?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly [keyword: string]: unknown;
}

/** What may be written, before it is read: a number also as the text 1.2億. Draft-07 is what editors know best. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as JsonSchema;
