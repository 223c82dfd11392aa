import { z } from 'zod';
import { members, memberTests, mix } from './diagnose-members.js';
import { evidence, links, trends } from './diagnose-trend.js';
import { kci } from './kcis.js';
import { kernel } from './kernels.js';
import { maturity } from './maturity.js';
import { restated } from './restated.js';
import { figure, head, maybe, month, period, recordsView } from './shared.js';

const verdict = z.enum([
  'confirmed',
  'suggestive',
  'indistinct',
  'insufficient',
  'immature',
  'on-target',
  'no-data',
]);
const weakest = z.strictObject({
  phase: z.string(),
  node: z.string(),
  recoverable: figure,
  verdict,
  action: z.array(z.string()),
});

/** A file or a table of a database, and how much of it was read. */
export const amountRead = {
  path: z.string(),
  /** Rows of data; `skipped` are the rows below the header that are none. */
  rows: z.int(),
  skipped: z.int(),
  encoding: z.string(),
  /** Of a workbook, the sheet; left out for other files. */
  sheet: z.string().optional(),
};

const fileRead = z.strictObject({
  ...amountRead,
  left_out: z.strictObject({
    /** Lines above the header. */
    above: z.int(),
    blank: z.int(),
    headers: z.int(),
    units: z.int(),
    /** Lines below the table. */
    footer: z.int(),
    totals: z.int(),
    columns: z.array(z.string()),
  }),
  /** How many rows were joined to the header: 2 where the upper one names groups of columns. */
  header_rows: z.int(),
  /** Rows that are the same as another one of their day in every cell; they count. */
  repeated_rows: z.int(),
  /** What columns have proven of themselves. */
  date_order: z.array(z.strictObject({ column: z.string(), order: z.enum(['day-first', 'month-first']) })),
  decimal_comma: z.array(z.string()),
  /** Units that numbers were multiplied by, with the columns or metrics concerned. */
  scale: z.array(
    z.strictObject({
      unit: z.string(),
      factor: figure,
      from: z.enum(['declared', 'above', 'header', 'unit-row', 'unit-column']),
      names: z.array(z.string()),
    }),
  ),
  /** Columns of what was expected beside the actuals; `unread` cells of them hold no number. */
  expected: z.array(
    z.strictObject({
      role: z.enum(['budget', 'last-year']),
      columns: z.array(z.string()),
      unread: z.int(),
    }),
  ),
});

/** How the records of a source were counted. */
const recordsRead = z.strictObject({
  source: z.string(),
  /** The month that a record counts in: of each phase that of reaching it, or of all that of entering. */
  view: recordsView,
  /** Of a cohort view: who entered, and how many of them were won or lost since. */
  cohorts: z.array(z.strictObject({ period: month, records: z.int(), settled: maybe(z.int()) })),
  /** Records that reached a phase by the date of a later one alone. */
  implied: z.array(z.strictObject({ phase: z.string(), records: z.int() })),
  /** Records that were won without a date of it. */
  undated_wins: z.int(),
});

/** Rows of one side of a query's join whose key is not on the other side. */
export const unmatchedRows = z.strictObject({
  table: z.string(),
  columns: z.array(z.string()),
  other: z.string(),
  /** All rows of the side; of those without a partner, the ones with a key and the ones without. */
  rows: z.int(),
  unmatched: z.int(),
  blank: z.int(),
  fate: z.enum(['lost', 'without-values']),
  severity: z.enum(['warning', 'info']),
  /** The most frequent keys, each with the key of the other side that was probably meant. */
  keys: z.array(z.strictObject({ value: z.string(), rows: z.int(), near: maybe(z.string()) })),
});

export const diagnoseDocument = z.strictObject({
  ...head('diagnose'),
  tree: z.string(),
  period,
  against: z.strictObject({
    kind: z.enum(['plan', 'budget', 'previous', 'last-year', 'period']),
    from: month,
    to: month,
    /** Whether it is a plan that was committed to, and in which file. */
    committed: z.boolean(),
    file: maybe(z.string()),
  }),
  kgi: z.strictObject({
    id: z.string(),
    actual: maybe(figure),
    expected: maybe(figure),
    gap: maybe(figure),
    gap_ratio: maybe(figure),
  }),
  nodes: z.array(
    z.strictObject({
      id: z.string(),
      actual: maybe(figure),
      expected: maybe(figure),
      gap: maybe(figure),
      attainment: maybe(figure),
      source: maybe(z.enum(['measured', 'computed', 'solved'])),
      effect_on_kgi: maybe(figure),
    }),
  ),
  /** How the gap was asked to be shared out. */
  method: z.enum(['lmdi', 'shapley']),
  contributions: z.array(
    z.strictObject({
      id: z.string(),
      effect: figure,
      method: maybe(z.enum(['lmdi', 'shapley'])),
      /** Of a rate whose cases are counted, the range in which chance alone moves its effect, at 90 %. */
      interval: maybe(z.tuple([figure, figure])),
    }),
  ),
  /** The contributions by phase and by department; the id is null for what belongs to none. Each list sums to the gap. */
  groups: z.strictObject({
    phases: z.array(z.strictObject({ id: maybe(z.string()), effect: figure })),
    departments: z.array(z.strictObject({ id: maybe(z.string()), effect: figure })),
  }),
  phases: z.array(
    z.strictObject({
      phase: z.string(),
      volume: maybe(z.string()),
      conversion: maybe(z.string()),
      entered: maybe(figure),
      converted: maybe(figure),
      actual: maybe(figure),
      expected: maybe(figure),
      interval: maybe(z.tuple([figure, figure])),
      p_value: maybe(figure),
      p_adjusted: maybe(figure),
      recoverable: maybe(figure),
      verdict: maybe(verdict),
      needed: maybe(z.int()),
      /** Against another period, the 95 % interval of the difference of both conversions. */
      difference_interval: maybe(z.tuple([figure, figure])),
    }),
  ),
  /** How far the records behind the conversions have come, where sources follow them by their stages. */
  maturity: z.array(maturity),
  weakest: z.strictObject({ observed: maybe(weakest), confirmed: maybe(weakest) }),
  kcis: z.array(kci),
  handoffs: z.array(
    z.strictObject({
      id: z.string(),
      from: maybe(z.string()),
      to: maybe(z.string()),
      passed: maybe(figure),
      accepted: maybe(figure),
      acceptance: maybe(figure),
    }),
  ),
  members,
  member_tests: memberTests,
  mix,
  trends,
  linkage: links,
  alerts: z.array(
    z.strictObject({
      rule: z.string(),
      node: maybe(z.string()),
      severity: z.enum(['warning', 'info']),
      message: z.string(),
      evidence: maybe(evidence),
    }),
  ),
  /** What was asked for by --fail-on and is so: each makes the exit code 1. */
  failed_on: z.array(
    z.strictObject({ gate: z.enum(['confirmed', 'observed', 'kgi', 'alert']), reason: z.string() }),
  ),
  /** With --as-of, what the data of now tell otherwise than those of that day did. */
  restated: maybe(restated(z.strictObject({ observed: maybe(weakest), confirmed: maybe(weakest) }))),
  reconciliation: z.array(
    z.strictObject({
      node: z.string(),
      period: month,
      measured: figure,
      computed: figure,
      difference: figure,
    }),
  ),
  data: z.strictObject({
    files: z.array(fileRead),
    records: z.array(recordsRead),
    /** The lags that records have shown. */
    kernels: z.array(kernel),
    joins: z.array(unmatchedRows.extend({ source: z.string() })),
    missing: z.array(z.strictObject({ node: z.string(), period: month })),
  }),
});

export type DiagnoseDocument = z.output<typeof diagnoseDocument>;
