import { z } from 'zod';
import { amountRead } from './diagnose.js';
import { kernel } from './kernels.js';
import { figure, head, kind, maybe, month, period, recordsView } from './shared.js';

const severity = z.enum(['error', 'warning', 'info']);
const ruleHead = {
  id: z.string(),
  severity,
  principle: maybe(z.int().min(1).max(5)),
  settable: z.boolean(),
};
const term = { id: z.string(), name: z.string(), meaning: z.string() };

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.strictObject({
  eq: scalar.optional(),
  not: z.union([scalar, z.array(scalar)]).optional(),
  in: z.array(scalar).optional(),
  gt: scalar.optional(),
  gte: scalar.optional(),
  lt: scalar.optional(),
  lte: scalar.optional(),
  exists: z.boolean().optional(),
  matches: z.string().optional(),
});

const recordDate = z.strictObject({ column: z.string(), where: z.record(z.string(), condition) });

/** How a node was read over the period: which rows of which files, and what they add up to. */
const reading = z.strictObject({
  source: z.string(),
  layout: z.enum(['columns', 'rows', 'long', 'records']),
  /** Which month its records count in; null where it is no list of records. */
  view: maybe(recordsView),
  column: maybe(z.string()),
  aggregate: maybe(z.enum(['count', 'count_distinct', 'sum', 'mean'])),
  /** The columns that give the month, the earliest of those that are there; a date counts where its own conditions hold. */
  on: z.array(recordDate),
  /** Dates of which a record must have one to count; none where every record counts. */
  reached: z.array(recordDate),
  where: z.record(z.string(), condition),
  /** How many values were read, and their sum. */
  count: figure,
  sum: figure,
  /** The largest members; `members_omitted` are left out. */
  members: z.array(z.strictObject({ member: z.record(z.string(), z.string()), sum: figure, count: figure })),
  members_omitted: z.int().min(0),
  files: z.array(z.strictObject(amountRead)),
});

const nodeHead = { node: z.string(), label: z.string(), node_kind: kind };

/** One node on the way of a number, inputs behind what they make. */
const step = z.strictObject({
  ...nodeHead,
  /** Formulas between this node and the one asked for. */
  depth: z.int().min(0),
  /** Months back from the period. */
  lag: z.int().min(0),
  value: maybe(figure),
  /** Read, computed by its own formula, solved from another's, or declared in the tree as its baseline. */
  origin: maybe(z.enum(['measured', 'computed', 'solved', 'declared'])),
  /** The formula behind the value: that of `of`, which is another node where it was solved. */
  formula: maybe(
    z.strictObject({
      of: z.string(),
      text: z.string(),
      value: maybe(figure),
      terms: z.array(z.strictObject({ node: z.string(), lag: z.int().min(0), value: maybe(figure) })),
    }),
  ),
  reading: maybe(reading),
  /** Why there is no value. */
  missing: maybe(
    z.strictObject({
      reason: z.enum(['outside', 'blank', 'blank-member', 'never-averaged', 'terms', 'no-value', 'untold']),
      months: z.array(month),
      nodes: z.array(z.string()),
    }),
  ),
  /** Whether it was shown before, with what is below it. */
  repeated: z.boolean(),
});

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
  z.strictObject({
    ...head('explain'),
    kind: z.literal('node'),
    tree: z.string(),
    ...nodeHead,
    unit: maybe(z.string()),
    owner: maybe(z.string()),
    phase: maybe(z.string()),
    /** Null where there are no actuals: values are then per month. */
    period: maybe(period),
    value: maybe(figure),
    steps: z.array(step),
    /** Steps left out for want of room. */
    omitted: z.int().min(0),
    /** What was read beside what its formula gives. */
    reconciliation: z.array(
      z.strictObject({ node: z.string(), month, measured: figure, computed: figure, agrees: z.boolean() }),
    ),
    /** The lags of its formula, or of the one that gave it, as records have shown them. */
    kernels: z.array(kernel),
    /** Months of the period whose actuals are not complete. */
    incomplete: z.array(month),
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
