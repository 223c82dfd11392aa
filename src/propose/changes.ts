import type { ColumnSeen, TableSeen } from '../data/look.js';
import { verbatim } from '../locale/message.js';
import { type PresetId, proposalText as text } from '../locale/proposal.js';
import { proposedWords as words } from '../locale/proposed-words.js';
import { datesOf } from './dates.js';
import { funnelOf, GOAL, type Step } from './funnel.js';
import { columnNamed } from './header.js';
import { moneyOf, yearStart } from './money.js';
import { outcomesIn, stageKind } from './outcomes.js';
import type { Given, Proposal, ProposedNode, Refusal } from './proposal.js';
import { orderOfStages } from './stage-order.js';

/** What a history of stages calls its columns. */
export interface ChangeHeaders {
  readonly record: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly on: readonly string[];
  readonly amount: readonly string[];
}

interface ChangeForm {
  readonly preset: PresetId;
  readonly recognisedBy: readonly string[];
  readonly headers: ChangeHeaders;
}

const cellsOf = ({ rows }: TableSeen, column: ColumnSeen): string[] =>
  rows.map((row) => (row[column.index] ?? '').normalize('NFKC').trim());

/** Proposes a tree for a history with one row for each change of a record's stage. */
export const changesProposal = (
  table: TableSeen,
  { preset, recognisedBy, headers }: ChangeForm,
  given: Given,
): Proposal | Refusal => {
  const [record, from, to, on] = [headers.record, headers.from, headers.to, headers.on].map((names) =>
    columnNamed(table, names),
  );
  if (!record || !from || !to || !on || on.dates !== on.filled || on.filled === 0) {
    return {
      refused: text.noChanges({ file: table.file }),
      help: text.noDatesHelp({
        columns: [headers.record[0]!, headers.from[0]!, headers.to[0]!, headers.on[0]!],
      }),
    };
  }
  const [before, after] = [cellsOf(table, from), cellsOf(table, to)];
  const order = orderOfStages(before.map((stage, index) => [stage, after[index]!] as const));
  const entered = order.filter((stage) => after.includes(stage));
  const stages = [
    ...entered.filter((stage) => stageKind(stage) === 'step'),
    ...outcomesIn(to).won.slice(0, 1),
  ];
  const steps = stages.map((stage): Step => ({ name: verbatim(stage), id: stage }));
  if (steps.length < 2)
    return { refused: text.noChanges({ file: table.file }), help: text.noDatesHelp({ columns: [to.name] }) };
  const amount = columnNamed(table, headers.amount);
  const isMoney = amount !== undefined && amount.filled > 0 && amount.numbers === amount.filled;
  const isWon = stageKind(stages.at(-1)!) === 'won';
  const goal = (stage: string): ProposedNode => ({
    id: GOAL,
    label: words.revenue(),
    kind: 'amount',
    measure: { take: 'sum', column: amount!.name, by: { stage }, where: null },
  });
  const funnel = funnelOf(steps, isMoney && isWon ? goal : null);
  const dates = datesOf(table, [on.name]);
  const money = moneyOf(table, isMoney ? amount : undefined, given);
  const unentered = order.filter((stage) => !after.includes(stage));
  return {
    preset,
    recognisedBy,
    currency: money.currency,
    fiscalYearStart: yearStart(given),
    ...funnel,
    hasLooseKpis: false,
    source: {
      id: 'changes',
      layout: 'records',
      dimensions: [],
      none: [],
      history: { record: record.name, stage: to.name, date: on.name },
      stages: funnel.phases.map(({ id }, index) => ({ phase: id, name: stages[index]! })),
      ...dates.declared,
    },
    assumed: [text.stageOrder({ stages }), ...money.assumed, ...dates.assumed],
    toCheck: [
      text.changesOnly(),
      ...(unentered.length > 0 ? [text.unentered({ stages: unentered })] : []),
      ...money.toCheck,
      ...dates.toCheck,
    ],
  };
};
