import { type DayRange, dayRange } from '../day-range.js';
import type { AggregateQuery } from '../facts.js';
import { type ExpectedCells, expectedCells } from './expected-cells.js';
import type { LayoutReader } from './layout.js';
import { type MonthCells, monthCells } from './month-cells.js';

/** What the rows of tables of months bring together, file after file. */
export interface MonthHarvest extends Pick<LayoutReader, 'close'> {
  readonly cells: MonthCells;
  /** The plans and the year before that stand beside the actuals. */
  readonly beside: ExpectedCells;
  readonly range: DayRange;
}

/** `planned` also asks for the nodes that only their plan has a column of. */
export const monthHarvest = (query: AggregateQuery, planned: AggregateQuery = query): MonthHarvest => {
  const cells = monthCells(query);
  const beside = expectedCells(planned);
  const range = dayRange();
  return {
    cells,
    beside,
    range,
    close: async () => ({
      facts: cells.facts(),
      expected: beside.facts(),
      firstDay: range.first(),
      lastDay: range.last(),
    }),
  };
};
