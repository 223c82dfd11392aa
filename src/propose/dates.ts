import type { ColumnSeen, TableSeen } from '../data/look.js';
import type { Message } from '../locale/message.js';
import { proposalText as text } from '../locale/proposal.js';
import type { ProposedSource } from './proposal.js';

const MONTH_FIRST = 'MM/dd/yyyy';
const DAY_FIRST = 'dd/MM/yyyy';

interface Dates {
  readonly declared: Pick<ProposedSource, 'dates'>;
  readonly assumed: readonly Message[];
  readonly toCheck: readonly Message[];
}

/**
 * What the tree has to say of the dates of the columns that it reads. Where no cell of a column proves which of day and
 * month comes first, another date column of the same export tells; where none does, the month is taken to come first.
 */
export const datesOf = ({ columns }: TableSeen, used: readonly string[]): Dates => {
  const isUsed = ({ name }: ColumnSeen): boolean => used.includes(name);
  const open = columns.find((column) => isUsed(column) && column.order === 'open');
  if (!open) return { declared: {}, assumed: [], toCheck: [] };
  const proof = columns.find(({ order }) => order === 'day-first' || order === 'month-first');
  const dates = proof?.order === 'day-first' ? DAY_FIRST : MONTH_FIRST;
  return proof
    ? {
        declared: { dates },
        assumed: [text.datesAsIn({ column: open.name, other: proof.name, dates })],
        toCheck: [],
      }
    : {
        declared: { dates },
        assumed: [],
        toCheck: [text.datesOpen({ column: open.name, dates, other: DAY_FIRST })],
      };
};
