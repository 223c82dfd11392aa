import type { z } from 'zod';
import type { Path } from '../model/diagnostic.js';

/** The parts of a schema's definition that a walk needs; every zod type carries the ones that fit it. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

const alternatives = (schema: z.ZodType): Definition[] => {
  const definition = schema.def as unknown as Definition;
  if (definition.innerType) return alternatives(definition.innerType);
  if (definition.in) return alternatives(definition.in);
  if (definition.options) return definition.options.flatMap(alternatives);
  return [definition];
};

const below = (definition: Definition, key: string | number): z.ZodType[] => {
  const next = definition.shape?.[key] ?? definition.valueType ?? definition.element;
  return next ? [next] : [];
};

/** The keys that a schema knows at a path: for "did you mean" and for telling what can stand there. */
export const keysAt = (schema: z.ZodType, path: Path): string[] => {
  let here = alternatives(schema);
  for (const key of path) here = here.flatMap((definition) => below(definition, key)).flatMap(alternatives);
  return here.flatMap((definition) => Object.keys(definition.shape ?? {}));
};
