import type { Day } from '../../model/dates.js';
import type { Measure, Valued } from '../../model/tree.js';
import type { NumberColumn } from '../cells.js';
import type { Undecided } from '../forms.js';
import type { Row } from '../rows.js';
import { rowAmounts } from './row-amounts.js';
import type { Days, RowDates } from './row-dates.js';
import { rowReturn } from './row-passing.js';
import { rowScoring } from './row-scoring.js';
import type { RowReading } from './row-test.js';
import { rowWait } from './row-waits.js';

/** How a row of a day is told apart from the others of its month, as the text that stands where members do. */
export type RowApart = (row: Row, days: Days, day: Day) => string | Undecided;

/** How the cells of one file are read that tell rows apart. */
export interface ApartReading extends RowReading, Pick<RowDates, 'dating'> {
  /** The column of the numbers of a node. */
  readonly valued: (node: Valued, column: string) => NumberColumn;
}

export const rowApart = (apart: NonNullable<Measure['apart']>, reading: ApartReading): RowApart => {
  if (apart.kind === 'amounts') return rowAmounts(apart, reading);
  if (apart.kind === 'wait') return rowWait(apart, reading);
  return apart.kind === 'scoring' ? rowScoring(apart, reading) : rowReturn(apart, reading);
};
