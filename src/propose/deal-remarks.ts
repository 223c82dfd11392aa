import type { TableSeen } from '../data/look.js';
import type { Message } from '../locale/message.js';
import { proposalText as text } from '../locale/proposal.js';
import { type DealColumns, EXPECTED, unusableColumns } from './deal-columns.js';
import type { DatedStep, DealForm, StageColumn, Won } from './deals.js';
import { type Outcomes, stageKind } from './outcomes.js';

/** What was made of a list of deals. */
interface Made {
  readonly form: DealForm;
  readonly found: DealColumns;
  readonly won: Won | null;
  readonly outcomes: Outcomes;
  readonly before: readonly DatedStep[];
  readonly usable: readonly StageColumn[];
}

const assumedOf = (table: TableSeen, { found, won, outcomes, before }: Made): Message[] => {
  const stages = before.map(({ id }) => id);
  const order = before.length > 1 ? [text.stagesByDates({ stages }), text.impliedStages()] : [];
  if (!won) return order;
  const { looked, isWhole } = table;
  const status = won.where
    ? text.won({ column: won.where.column, won: won.where.values, lost: outcomes.lost, looked, isWhole })
    : text.wonByDate({ column: won.on.name });
  return [
    ...(won.isGuessed || (!won.where && !found.state) ? [] : [status]),
    ...(EXPECTED.test(won.on.name) ? [text.expectedDate({ column: won.on.name })] : []),
    ...order,
  ];
};

const toCheckOf = (table: TableSeen, { form, found, won, outcomes, before, usable }: Made): Message[] => {
  const blank = form.stages.filter(({ column, stage }) => column.filled === 0 && stageKind(stage) !== 'lost');
  const [first] = before;
  return [
    ...(!won && found.closed ? [text.noStatus({ column: found.closed.name })] : []),
    ...(!won && !found.closed && outcomes.won.length > 0
      ? [text.noWonDate({ column: found.state!.name, won: outcomes.won })]
      : []),
    ...(won?.isGuessed ? [text.wonUnknown({ column: won.where!.column, value: won.where!.values[0]! })] : []),
    ...(won && first && usable.length < 2
      ? [text.noStages({ created: first.on.name, closed: won.on.name })]
      : []),
    ...(blank.length > 0 ? [text.blankStages({ columns: blank.map(({ column }) => column.name) })] : []),
    ...unusableColumns(table, form.headers),
  ];
};

/** What was assumed of a list of deals, and what its reader has to look at. */
export const dealRemarks = (table: TableSeen, made: Made) => ({
  assumed: assumedOf(table, made),
  toCheck: toCheckOf(table, made),
});
