import type { ColumnSeen, TableSeen } from '../data/look.js';
import { type Message, verbatim } from '../locale/message.js';
import { type PresetId, proposalText as text } from '../locale/proposal.js';
import { proposedWords as words } from '../locale/proposed-words.js';
import { datesOf } from './dates.js';
import { type DealColumns, type DealHeaders, dealColumns, EXPECTED, isDated } from './deal-columns.js';
import { dealRemarks } from './deal-remarks.js';
import { funnelOf, GOAL, type Step } from './funnel.js';
import { missingTexts } from './header.js';
import { moneyOf, yearStart } from './money.js';
import { type Outcomes, outcomesIn, stageKind } from './outcomes.js';
import type { Given, Proposal, ProposedMeasure, ProposedNode, Refusal } from './proposal.js';
import { inOrderOfDates } from './stage-order.js';

/** A column with the dates on which deals entered a stage. */
export interface StageColumn {
  readonly column: ColumnSeen;
  readonly stage: string;
}

/** A list of deals: what it calls its columns, and those with the dates of stages in the order of the pipeline. */
export interface DealForm {
  readonly preset: PresetId;
  readonly recognisedBy: readonly string[];
  readonly headers: DealHeaders;
  readonly stages: readonly StageColumn[];
  readonly remarks?: readonly Message[];
}

/** Which records count as won: those with a date in a column of that name, or whose state says so. */
export interface Won {
  readonly on: ColumnSeen;
  readonly where: ProposedMeasure['where'];
  readonly isGuessed: boolean;
}

const WINNING = /won|受注|成約|契約|売上|納品|order|sale/iu;

const wonOf = (
  { closed, state }: DealColumns,
  outcomes: Outcomes,
  dated: StageColumn | undefined,
  given: Given,
): Won | null => {
  const on = dated?.column ?? closed;
  if (!on) return null;
  // A date of winning is there for what was won alone; the date on which a deal is to be closed is there for all.
  const saysItself = dated !== undefined || (WINNING.test(on.name) && !EXPECTED.test(on.name));
  if (saysItself && outcomes.won.length === 0) return { on, where: null, isGuessed: false };
  if (!state) return null;
  const isGuessed = outcomes.won.length === 0;
  const values = isGuessed ? [words.won()[given.lang]] : outcomes.won;
  return { on, where: { column: state.name, values }, isGuessed };
};

/** A step with the column of its date. */
export interface DatedStep extends Step {
  readonly on: ColumnSeen;
}

/** The steps before the last one: by the dates of stages, else by the day on which a record was made. */
const stepsOf = (
  stages: readonly StageColumn[],
  { created, closed }: DealColumns,
  won: Won | null,
): DatedStep[] => {
  const dated = stages.filter(({ stage, column }) => stageKind(stage) === 'step' && column !== won?.on);
  if (dated.length > 0)
    return dated.map(({ stage, column }) => ({ name: verbatim(stage), id: stage, on: column }));
  const on = created ?? (won ? undefined : closed);
  return on && on !== won?.on ? [{ name: words.deal(), id: 'deals', on }] : [];
};

const wonStep = ({ on }: Won): DatedStep => ({
  name: words.won(),
  id: 'wins',
  rate: { id: 'win_rate', label: words.winRate() },
  on,
});

/** A goal in money, taken in the month of winning. */
const goalOf =
  (amount: ColumnSeen, won: Won, isStaged: boolean) =>
  (stage: string): ProposedNode => ({
    id: GOAL,
    label: words.revenue(),
    kind: 'amount',
    measure: {
      take: 'sum',
      column: amount.name,
      by: isStaged ? { stage } : { on: won.on.name },
      where: isStaged ? null : won.where,
    },
  });

/** The steps of a list below its goal: where there are several, the stages of the source count them. */
const treeOf = (
  steps: readonly DatedStep[],
  won: Won | null,
  amount: ColumnSeen | undefined,
  lost: readonly string[],
) => {
  const isStaged = steps.length > 1;
  const counted = steps.map(
    (step): DatedStep => ({
      ...step,
      ...(!isStaged && {
        measure: { take: 'count', column: null, by: { on: step.on.name }, where: won?.where ?? null },
      }),
    }),
  );
  const funnel = funnelOf(counted, won && amount ? goalOf(amount, won, isStaged) : null);
  if (!isStaged) return { funnel, source: {} };
  const stages = funnel.phases.map(({ id }, index) => ({ phase: id, name: steps[index]!.on.name }));
  const status = won?.where && { column: won.where.column, won: won.where.values, lost };
  return { funnel, source: { stages, ...(status && { status }) } };
};

/** Proposes a tree for a list of deals with one row each. */
export const dealProposal = (table: TableSeen, form: DealForm, given: Given): Proposal | Refusal => {
  const found = dealColumns(table, form.headers);
  const usable = inOrderOfDates(
    form.stages.filter(({ column }) => isDated(column)),
    table,
  );
  const outcomes = found.state ? outcomesIn(found.state) : { won: [], lost: [] };
  const dated = usable.find(({ stage }) => stageKind(stage) === 'won');
  const won = wonOf(found, outcomes, dated, given);
  const before = stepsOf(usable, found, won);
  const steps = won ? [...before, wonStep(won)] : before;
  if (steps.length === 0) {
    const { created, closed } = form.headers;
    return {
      refused: text.noDates({ file: table.file }),
      help: text.noDatesHelp({ columns: [...created.slice(0, 3), ...closed.slice(0, 3)] }),
    };
  }
  const { funnel, source } = treeOf(steps, won, found.amount, outcomes.lost);
  const dates = datesOf(
    table,
    steps.map(({ on }) => on.name),
  );
  const money = moneyOf(table, won ? found.amount : undefined, given);
  const remarks = dealRemarks(table, { form, found, won, outcomes, before, usable });
  return {
    preset: form.preset,
    recognisedBy: form.recognisedBy,
    currency: money.currency,
    fiscalYearStart: yearStart(given),
    ...funnel,
    hasLooseKpis: false,
    source: {
      id: 'deals',
      layout: 'records',
      dimensions: found.owner && found.owner.filled > 0 ? [found.owner.name] : [],
      none: missingTexts(table),
      ...source,
      ...dates.declared,
    },
    assumed: [...(form.remarks ?? []), ...remarks.assumed, ...money.assumed, ...dates.assumed],
    toCheck: [...remarks.toCheck, ...money.toCheck, ...dates.toCheck],
  };
};
