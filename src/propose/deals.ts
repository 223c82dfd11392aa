import type { ColumnSeen, TableSeen } from '../data/look.js';
import { type Message, verbatim } from '../locale/message.js';
import { type PresetId, proposalText as text } from '../locale/proposal.js';
import { proposedWords as words } from '../locale/proposed-words.js';
import { datesOf } from './dates.js';
import { type DealColumns, type DealHeaders, dealColumns, isDated, unusableColumns } from './deal-columns.js';
import { funnelOf, GOAL, type Step } from './funnel.js';
import { currencyOf, yearStart } from './money.js';
import { type Outcomes, outcomesIn, stageKind } from './outcomes.js';
import type { Given, Proposal, ProposedMeasure, ProposedNode, Refusal } from './proposal.js';

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
  /** Whether a deal may pass over stages whose dates then stay blank. */
  readonly skipsStages: boolean;
  readonly remarks?: readonly Message[];
}

/** Which records count as won: those with a date in a column of that name, or whose state says so. */
interface Won {
  readonly on: ColumnSeen;
  readonly where: ProposedMeasure['where'];
  readonly isGuessed: boolean;
}

/** Dates that somebody hopes for; of what was won they are mostly the day itself. */
const EXPECTED = /予定|見込|expected/iu;

const wonOf = (
  { closed, state }: DealColumns,
  outcomes: Outcomes,
  dated: StageColumn | undefined,
  given: Given,
): Won | null => {
  const on = dated?.column ?? closed;
  if (!on) return null;
  // A date of winning is there for what was won alone; the date on which a deal is to be closed is there for all.
  const saysItself = dated !== undefined || /won|受注|成約|契約/iu.test(on.name);
  if (!state || (saysItself && outcomes.won.length === 0)) return { on, where: null, isGuessed: false };
  const isGuessed = outcomes.won.length === 0;
  const values = isGuessed ? [words.won()[given.lang]] : outcomes.won;
  return { on, where: { column: state.name, values }, isGuessed };
};

const counted = (column: ColumnSeen, where: ProposedMeasure['where'] = null): ProposedMeasure => ({
  take: 'count',
  column: null,
  on: column.name,
  where,
});

/** The steps before the last one: by the dates of stages, else by the day on which a record was made. */
const stepsOf = (form: DealForm, { created }: DealColumns, won: Won | null): Step[] => {
  const dated = form.stages.filter(({ stage, column }) => stageKind(stage) === 'step' && column !== won?.on);
  if (dated.length > 0)
    return dated.map(({ stage, column }) => ({ name: verbatim(stage), id: stage, measure: counted(column) }));
  if (!created || created === won?.on) return [];
  return [{ name: words.deal(), id: 'deals', measure: counted(created) }];
};

const goalOf = (won: Won | null, amount: ColumnSeen | undefined): ProposedNode | null => {
  if (!won || !amount) return null;
  return {
    id: GOAL,
    label: words.revenue(),
    kind: 'amount',
    measure: { take: 'sum', column: amount.name, on: won.on.name, where: won.where },
  };
};

/** Proposes a tree for a list of deals with one row each. */
export const dealProposal = (table: TableSeen, form: DealForm, given: Given): Proposal | Refusal => {
  const found = dealColumns(table, form.headers);
  const usable = form.stages.filter(({ column }) => isDated(column));
  const blank = form.stages.filter(({ column }) => column.filled === 0 && stageKind(column.name) !== 'lost');
  const outcomes = found.state ? outcomesIn(found.state) : { won: [], lost: [] };
  const dated = usable.find(({ stage }) => stageKind(stage) === 'won');
  const won = wonOf(found, outcomes, dated, given);
  const steps = stepsOf({ ...form, stages: usable }, found, won);
  if (!won && steps.length === 0) {
    const { created, closed } = form.headers;
    return {
      refused: text.noDates({ file: table.file }),
      help: text.noDatesHelp({ columns: [...created.slice(0, 3), ...closed.slice(0, 3)] }),
    };
  }
  const last: Step[] = won
    ? [
        {
          name: words.won(),
          id: 'wins',
          rate: { id: 'win_rate', label: words.winRate() },
          measure: counted(won.on, won.where),
        },
      ]
    : [];
  const funnel = funnelOf([...steps, ...last], goalOf(won, found.amount));
  const used = [...steps, ...last].map(({ measure }) => (measure as ProposedMeasure).on);
  const dates = datesOf(table, used);
  const hasSteps = usable.length > 1;
  return {
    preset: form.preset,
    recognisedBy: form.recognisedBy,
    currency: currencyOf(table, found.amount, given),
    fiscalYearStart: yearStart(given),
    ...funnel,
    hasLooseKpis: false,
    source: {
      id: 'deals',
      layout: 'records',
      dimensions: found.owner && found.owner.filled > 0 ? [found.owner.name] : [],
      none: [...new Set(table.columns.flatMap(({ none }) => none))],
      ...dates.declared,
    },
    assumed: [
      ...(form.remarks ?? []),
      ...(won?.where && !won.isGuessed
        ? [
            text.won({
              column: won.where.column,
              won: won.where.values,
              lost: outcomes.lost,
              looked: table.looked,
              isWhole: table.isWhole,
            }),
          ]
        : []),
      ...(won && !won.where && found.state ? [text.wonByDate({ column: won.on.name })] : []),
      ...(won && EXPECTED.test(won.on.name) ? [text.expectedDate({ column: won.on.name })] : []),
      ...dates.assumed,
    ],
    toCheck: [
      ...(won?.isGuessed
        ? [text.wonUnknown({ column: won.where!.column, value: won.where!.values[0]! })]
        : []),
      ...(won && !hasSteps && steps.length > 0
        ? [text.noStages({ created: steps[0]!.measure.on, closed: won.on.name })]
        : []),
      ...(hasSteps && form.skipsStages ? [text.skippedStages()] : []),
      ...(blank.length > 0 ? [text.blankStages({ columns: blank.map(({ column }) => column.name) })] : []),
      ...unusableColumns(table, form.headers),
      ...dates.toCheck,
    ],
  };
};
