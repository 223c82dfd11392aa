import { z } from 'zod';
import { dictionary, flag, mapping, text } from './values.js';

const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'scalar' });

/** What the rows that count must say in a column. */
export const condition = z.union(
  [
    scalar,
    z.array(scalar, { error: 'scalars' }),
    mapping({
      eq: scalar.optional(),
      not: z.union([scalar, z.array(scalar)], { error: 'scalars' }).optional(),
      in: z.array(scalar, { error: 'scalars' }).optional(),
      gt: scalar.optional(),
      gte: scalar.optional(),
      lt: scalar.optional(),
      lte: scalar.optional(),
      exists: flag.optional(),
      matches: text.optional(),
    }),
  ],
  { error: 'condition' },
);

/** Where a node's actual comes from: a column, or an aggregate of records. */
export const measure = z.union(
  [
    text,
    mapping({
      source: text.optional(),
      column: text.optional(),
      count: z.literal(true, { error: 'true' }).optional(),
      count_distinct: text.optional(),
      sum: text.optional(),
      mean: text.optional(),
      on: text.optional(),
      stage: text.optional(),
      where: dictionary(condition).optional(),
    }),
  ],
  { error: 'measure' },
);
