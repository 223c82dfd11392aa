import { z } from 'zod';

/** YYYY-MM. */
export const month = z.string().regex(/^\d{4}-\d{2}$/u);
/** From and to, both included. */
export const period = z.strictObject({ from: month, to: month });
/** Missing is null. */
export const maybe = <T extends z.ZodType>(value: T) => z.union([value, z.null()]);
/** Rates are fractions, money is in currency units. */
export const figure = z.number();
/** How every document begins. */
export const head = <const C extends string>(command: C) => ({
  kpi: z.literal(1),
  command: z.literal(command),
});
/** What a node's values are. */
export const kind = z.enum(['count', 'amount', 'rate', 'average', 'stock', 'score']);
/** Something to know beside the answer. */
export const notice = z.strictObject({ rule: z.string(), node: maybe(z.string()), message: z.string() });
/** Counted from 1; columns in UTF-16 code units. */
export const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });

/** Which month the records of a source count in; `current` where only their present stage is known. */
export const recordsView = z.enum(['snapshot', 'cohort', 'current']);
