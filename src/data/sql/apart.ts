import type { Measure } from '../../model/tree.js';
import { amountKeySql } from '../amount-key.js';
import type { Writing } from './conditions.js';
import { passingSql } from './passing.js';
import { scoringSql } from './scoring.js';
import { waitSql } from './waits.js';

/** How a record of a day is told apart from the others of its month, as a text. */
export const apartSql = (
  apart: NonNullable<Measure['apart']>,
  day: string,
  columnOf: (name: string) => number,
  writing: Writing,
): string => {
  if (apart.kind === 'amounts') return amountKeySql(writing.cells.number(columnOf(apart.column)).value);
  if (apart.kind === 'wait') return waitSql(apart, day, columnOf, writing);
  return apart.kind === 'scoring'
    ? scoringSql(apart, columnOf, writing)
    : passingSql(apart, day, columnOf, writing);
};
