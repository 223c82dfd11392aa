import { z } from 'zod';
import { MONTH_PATTERN } from '../model/calendar.js';
import { ID_PATTERN } from '../model/identifiers.js';
import { LAG_PATTERN } from '../model/lags.js';
import { DAYS_PATTERN } from '../model/working-days.js';
import { type condition, measure } from './measure.js';
import {
  dictionary,
  flag,
  integer,
  mapping,
  notNegative,
  number,
  oneOf,
  positive,
  text,
  texts,
} from './values.js';

/** The tree file as it is written: the product's main interface. Meanings beyond the shape are checked in `model`. */

const target = z.union([number, mapping({ per_month: number })], { error: 'target' });
const bounds = mapping({ min: number.optional(), max: number.optional() });
const season = dictionary(positive).meta({
  propertyNames: { pattern: MONTH_PATTERN, expected: 'month-number' },
});
const workingDays = z.union(
  [
    z.literal('weekdays', { error: 'working-days' }),
    dictionary(positive).meta({ propertyNames: { pattern: DAYS_PATTERN, expected: 'working-month' } }),
  ],
  { error: 'working-days' },
);

const lags = dictionary(positive).meta({ propertyNames: { pattern: LAG_PATTERN, expected: 'lag' } });

const shared = {
  label: text.optional(),
  unit: text.optional(),
  measure: measure.optional(),
  target: target.optional(),
  owner: text.optional(),
  phase: text.optional(),
  action: texts.optional(),
  better: oneOf(['higher', 'lower']).optional(),
  note: text.optional(),
  tags: texts.optional(),
};

const arithmetic = {
  ...shared,
  kind: oneOf(['count', 'amount', 'rate', 'average', 'stock']),
  formula: text.optional(),
  baseline: number.optional(),
  lever: mapping({
    min: number.optional(),
    max: number.optional(),
    effort: positive.optional(),
    ramp: positive.optional(),
  }).optional(),
  fixed: flag.optional(),
  cap: bounds.optional(),
  quality: texts.optional(),
  lags: z.union([z.literal('auto'), lags], { error: 'lags' }).optional(),
  season: season.optional(),
};

/** For the JSON Schema alone: what is wrong with an id is said by the model, at its place. */
const identifier = { pattern: ID_PATTERN, expected: 'id' };

const kgi = mapping({ id: text.meta(identifier), ...arithmetic });
const kpi = mapping(arithmetic);

const level = z.union([text, mapping({ text, evidence: text.optional() })], { error: 'level' });

const kci = mapping({
  ...shared,
  baseline: number.optional(),
  drives: text.optional(),
  scale: z
    .string({ error: 'scale' })
    .regex(/^\s*\d+\s*\.\.\s*\d+\s*$/u, { error: 'scale' })
    .meta({ expected: 'scale' })
    .optional(),
  rubric: dictionary(level).optional(),
  rubric_version: text.optional(),
  calibrated: text.optional(),
  rater: text.optional(),
  case: text.optional(),
  scored_on: text.optional(),
  outcome: mapping({ from: text.optional(), on: text.optional(), lost: text.optional() }).optional(),
});

const phase = mapping({ label: text.optional(), volume: text.optional(), conversion: text.optional() });

const handoff = mapping({
  label: text.optional(),
  from: text.optional(),
  to: text.optional(),
  passed: text.optional(),
  accepted: text.optional(),
  definition: text.optional(),
  score: mapping({ measure: measure.optional(), cutoff: number.optional() }).optional(),
  outcome: mapping({
    source: text.optional(),
    from: text.optional(),
    on: text.optional(),
    responded: text.optional(),
    won: text.optional(),
    lost: text.optional(),
    reason: text.optional(),
  }).optional(),
  sla_days: number.optional(),
  note: text.optional(),
});

const source = mapping({
  path: texts.optional(),
  layout: oneOf(['columns', 'rows', 'long', 'records']),
  period: text.optional(),
  dimensions: texts.optional(),
  id: text.optional(),
  encoding: text.optional(),
  delimiter: text.optional(),
  dates: text.optional(),
  decimal: oneOf(['auto', 'point', 'comma']).optional(),
  header: integer(1, 1000, 'header').optional(),
  none: texts.optional(),
  year: integer(1900, 2199, 'year').optional(),
  scale: text.optional(),
  sheet: text.optional(),
  columns: dictionary(text).optional(),
  metric: text.optional(),
  value: text.optional(),
  stages: dictionary(texts).optional(),
  status: mapping({
    column: text,
    won: texts.optional(),
    lost: texts.optional(),
    phase: text.optional(),
  }).optional(),
  view: oneOf(['snapshot', 'cohort']).optional(),
  history: mapping({ record: text, stage: text, date: text }).optional(),
  current: text.optional(),
  engine: oneOf(['csv', 'duckdb', 'postgres']).optional(),
  timeout: text.optional(),
  url: mapping({ env: text }).optional(),
  table: text.optional(),
  query: text.optional(),
});

/** How a rule is taken; with its reason as { severity, reason }. */
const ruleSeverity = oneOf(['off', 'info', 'warning', 'error']);

export const ruleSettings = dictionary(
  z.union([ruleSeverity, mapping({ severity: ruleSeverity, reason: text.optional() })], {
    error: 'rule-setting',
  }),
);

export const version = z.literal(1, { error: 'version' });

/** What each department may keep in a file of its own. */
export const mergeable = {
  include: texts.optional(),
  kpis: dictionary(kpi).meta({ propertyNames: identifier }).optional(),
  kcis: dictionary(kci).meta({ propertyNames: identifier }).optional(),
  handoffs: dictionary(handoff).optional(),
  sources: dictionary(source).optional(),
};

export const treeFile = mapping({
  kpi: version,
  name: text.optional(),
  lang: oneOf(['ja', 'en']).optional(),
  currency: text.optional(),
  fiscal_year_start: integer(1, 12, 'month-number').optional(),
  horizon: text.optional(),
  grain: oneOf(['week', 'month', 'quarter']).optional(),
  season: season.optional(),
  working_days: workingDays.optional(),
  reconcile: notNegative.optional(),
  departments: dictionary(text).optional(),
  kgi,
  phases: dictionary(phase).optional(),
  ...mergeable,
  scenarios: dictionary(
    mapping({
      set: dictionary(number).optional(),
      lock: texts.optional(),
      unlock: texts.optional(),
      max: dictionary(number).optional(),
      target: number.optional(),
      label: text.optional(),
      note: text.optional(),
    }),
  ).optional(),
  rules: ruleSettings.optional(),
  plan: text.optional(),
  snapshots: text.optional(),
});

export type TreeFile = z.output<typeof treeFile>;
export type NodeEntry = z.output<typeof kpi>;
export type KciEntry = z.output<typeof kci>;
export type MeasureEntry = z.output<typeof measure>;
export type ConditionEntry = z.output<typeof condition>;
export type SourceEntry = z.output<typeof source>;
export type WorkingDaysEntry = z.output<typeof workingDays>;
export type RuleSettings = z.output<typeof ruleSettings>;
