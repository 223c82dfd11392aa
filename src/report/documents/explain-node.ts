import type { ExplainDocument } from '../../contract/answers/index.js';
import type { AppliedFormula, Gap, NumberWay, Reading, Step } from '../../explain/types.js';
import { formatMonth } from '../../model/calendar.js';
import { datesInFiles } from '../../model/stages.js';
import type { Condition, RecordDate, Tree } from '../../model/tree.js';
import { viewOfSource } from '../../model/views.js';
import { kernelsJson } from './kernels.js';
import { memberParts } from './pull.js';
import { amountJson } from './what-was-read.js';

type NodeDocument = Extract<ExplainDocument, { kind: 'node' }>;
type StepDocument = NodeDocument['steps'][number];

const formulaJson = ({ owner, value, terms }: AppliedFormula): NonNullable<StepDocument['formula']> => ({
  of: owner.id,
  text: owner.formula!.text,
  value,
  terms: terms.map(({ id, lag, value: own }) => ({ node: id, lag, value: own })),
});

/** The dates that give the month of what was read: the measure's own or, of a table, the column of its periods. */
export const monthDates = ({ source, measure }: Reading): readonly RecordDate[] => {
  if (measure && measure.on.length > 0) return measure.on;
  const isColumn = source.period !== null && source.layout !== 'records';
  return !isColumn ? [] : [{ column: source.period!, where: new Map(), path: source.path }];
};

type ReadingDocument = NonNullable<StepDocument['reading']>;

const whereJson = (where: ReadonlyMap<string, Condition>) =>
  Object.fromEntries(where) as ReadingDocument['where'];

const datesJson = (dates: readonly RecordDate[]): ReadingDocument['on'] =>
  dates.map(({ column, where }) => ({ column, where: whereJson(where) }));

const readingJson = (tree: Tree, reading: Reading): NonNullable<StepDocument['reading']> => {
  const { source, measure, count, sum, members, membersOmitted, files } = reading;
  return {
    source: source.id,
    layout: source.layout,
    view: viewOfSource(tree, source.id)?.view ?? null,
    column: measure?.column ?? null,
    aggregate: measure?.aggregate ?? null,
    on: datesJson(datesInFiles(source, monthDates(reading))),
    reached: datesJson(datesInFiles(source, measure?.reached ?? [])),
    where: whereJson(measure?.where ?? new Map()),
    count,
    sum,
    members: members.map((one) => ({
      member: memberParts(source.dimensions, one.member),
      sum: one.sum,
      count: one.count,
    })),
    members_omitted: membersOmitted,
    files: files.map(amountJson),
  };
};

const missingJson = (gap: Gap): NonNullable<StepDocument['missing']> => ({
  reason: gap.reason,
  months: gap.reason === 'blank' ? gap.months.map(formatMonth) : [],
  nodes: gap.reason === 'terms' ? [...gap.nodes] : [],
});

const stepJson = (
  tree: Tree,
  { node, depth, lag, value, origin, formula, reading, gap, isRepeat }: Step,
): StepDocument => ({
  node: node.id,
  label: node.label,
  node_kind: node.kind,
  depth,
  lag,
  value,
  origin,
  formula: formula && formulaJson(formula),
  reading: reading && readingJson(tree, reading),
  missing: gap && missingJson(gap),
  repeated: isRepeat,
});

/** The way of a number, in the JSON of `kpi explain`. */
export const numberWayJson = (tree: Tree, way: NumberWay): NodeDocument => {
  const { period, steps, omitted, checks, incomplete } = way;
  const [{ node, value, formula: lagged }] = steps;
  return {
    kpi: 1,
    command: 'explain',
    kind: 'node',
    tree: tree.name,
    node: node.id,
    label: node.label,
    node_kind: node.kind,
    unit: node.unit,
    owner: node.owner,
    phase: node.phase,
    period: period && { from: formatMonth(period.from), to: formatMonth(period.to) },
    value,
    steps: steps.map((step) => stepJson(tree, step)),
    omitted,
    reconciliation: checks.map(({ node: { id }, month, measured, computed, agrees }) => ({
      node: id,
      month: formatMonth(month),
      measured,
      computed,
      agrees,
    })),
    kernels: kernelsJson(lagged ? [lagged.owner] : []),
    incomplete: incomplete.map(formatMonth),
  };
};
