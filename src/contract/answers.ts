import { z } from 'zod';

/**
 * The JSON documents of the commands: a contract. Keys may be added; none is taken away. Rates are fractions, money is
 * in currency units, missing is null, months are YYYY-MM.
 */

const month = z.string().regex(/^\d{4}-\d{2}$/u);
const period = z.strictObject({ from: month, to: month });
const maybe = <T extends z.ZodType>(value: T) => z.union([value, z.null()]);
const figure = z.number();
const head = <const C extends string>(command: C) => ({ kpi: z.literal(1), command: z.literal(command) });
const kind = z.enum(['count', 'amount', 'rate', 'average', 'stock', 'score']);
const notice = z.strictObject({ rule: z.string(), node: maybe(z.string()), message: z.string() });
const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });

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

const planNode = z.strictObject({
  id: z.string(),
  role: z.enum(['kgi', 'derived', 'lever', 'fixed']),
  kind,
  phase: maybe(z.string()),
  owner: maybe(z.string()),
  baseline: maybe(figure),
  exact: figure,
  required: figure,
  change: maybe(figure),
  change_ratio: maybe(figure),
  at_bound: maybe(z.enum(['min', 'max'])),
  elasticity: maybe(figure),
  per_week: maybe(figure),
});

const bound = z.enum(['min', 'max', 'fixed', 'cap']);

export const planDocument = z.strictObject({
  ...head('plan'),
  tree: z.string(),
  horizon: z.strictObject({ from: maybe(month), to: maybe(month) }),
  baseline_period: maybe(period),
  status: z.enum(['reachable', 'unreachable', 'met']),
  kgi: z.strictObject({ id: z.string(), baseline: maybe(figure), target: figure, planned: figure }),
  policy: z.strictObject({
    strategy: z.literal('least-effort'),
    rounding: z.enum(['carry', 'cascade']),
    lever: maybe(z.string()),
  }),
  nodes: z.array(planNode),
  periods: z.array(
    z.strictObject({ period: month, settled: z.boolean(), values: z.record(z.string(), figure) }),
  ),
  members: z.array(z.never()),
  single_lever: z.array(
    z.strictObject({ id: z.string(), required: maybe(figure), reachable: z.boolean(), natural: z.boolean() }),
  ),
  confidence: z.null(),
  unreachable: maybe(
    z.strictObject({
      best: figure,
      short_by: figure,
      proof: z.enum(['vertex', 'interval', 'search']),
      conflict: z.array(z.strictObject({ id: z.string(), bound, value: figure })),
      relax: z.array(z.strictObject({ id: z.string(), bound, from: figure, to: figure })),
      necessary: z.array(z.strictObject({ id: z.string(), at_least: figure })),
    }),
  ),
  solution: maybe(
    z.strictObject({
      certificate: z.enum(['global', 'local']),
      method: z.enum(['descent', 'multi-start', 'path', 'single']),
      effort: maybe(figure),
    }),
  ),
  verified: z.boolean(),
  warnings: z.array(notice),
});

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
const amountRead = {
  path: z.string(),
  /** Rows of data; `skipped` are the rows below the header that are none. */
  rows: z.int(),
  skipped: z.int(),
  encoding: z.string(),
};

const fileRead = z.strictObject({
  ...amountRead,
  left_out: z.strictObject({
    /** Lines above the header. */
    above: z.int(),
    blank: z.int(),
    headers: z.int(),
    units: z.int(),
    totals: z.int(),
    columns: z.array(z.string()),
  }),
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
});

export const diagnoseDocument = z.strictObject({
  ...head('diagnose'),
  tree: z.string(),
  period,
  against: z.strictObject({
    kind: z.enum(['plan', 'previous', 'last-year', 'period']),
    from: month,
    to: month,
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
  contributions: z.array(
    z.strictObject({ id: z.string(), effect: figure, method: maybe(z.enum(['lmdi', 'shapley'])) }),
  ),
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
    }),
  ),
  weakest: z.strictObject({ observed: maybe(weakest), confirmed: maybe(weakest) }),
  kcis: z.array(z.never()),
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
  members: z.array(z.never()),
  alerts: z.array(
    z.strictObject({
      rule: z.string(),
      node: maybe(z.string()),
      severity: z.enum(['warning', 'info']),
      message: z.string(),
      evidence: z.null(),
    }),
  ),
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
    missing: z.array(z.strictObject({ node: z.string(), period: month })),
  }),
});

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

/** What a node adds up to in a month, for one member of the source's dimensions: a mean is sum / count. */
const fact = z.strictObject({
  node: z.string(),
  month,
  member: z.record(z.string(), z.string()),
  sum: figure,
  count: figure,
});

/** Days are YYYYMMDD as a number; 00 for the day where only a month is known. */
export const pullDocument = z.strictObject({
  ...head('pull'),
  tree: z.string(),
  sources: z.array(
    z.strictObject({
      source: z.string(),
      first_day: maybe(z.int()),
      last_day: maybe(z.int()),
      files: z.array(z.strictObject(amountRead)),
      nodes: z.array(z.string()),
      facts: z.array(fact),
    }),
  ),
});

/** The files are named from the current folder, with forward slashes. */
export const initDocument = z.strictObject({ ...head('init'), files: z.array(z.string()) });

export const testDocument = z.strictObject({
  ...head('test'),
  summary: z.strictObject({
    /** Files of tests, the unusable ones included; their tests are not counted. */
    files: z.int(),
    unusable: z.int(),
    tests: z.int(),
    passed: z.int(),
    failed: z.int(),
  }),
  tests: z.array(
    z.strictObject({
      file: z.string(),
      tree: z.string(),
      name: z.string(),
      status: z.enum(['passed', 'failed']),
      failures: z.array(
        z.strictObject({
          node: maybe(z.string()),
          /** Null where a range, or a status of the plan, is expected. */
          expected: maybe(figure),
          /** How far the value may be off, in the node's own unit; null where no value is expected. */
          tolerance: maybe(figure),
          range: maybe(z.strictObject({ min: maybe(figure), max: maybe(figure) })),
          actual: maybe(figure),
          message: z.string(),
          line: z.int().min(1),
          column: z.int().min(1),
        }),
      ),
    }),
  ),
});

export type ValidateDocument = z.output<typeof validateDocument>;
export type PlanDocument = z.output<typeof planDocument>;
export type DiagnoseDocument = z.output<typeof diagnoseDocument>;
export type ExplainDocument = z.output<typeof explainDocument>;
export type InitDocument = z.output<typeof initDocument>;
export type TestDocument = z.output<typeof testDocument>;
export type PullDocument = z.output<typeof pullDocument>;
