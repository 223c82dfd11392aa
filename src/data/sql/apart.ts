import type { Measure } from '../../model/tree.js';
import type { Writing } from './conditions.js';
import { scoringSql } from './scoring.js';
import { waitSql } from './waits.js';

/** How a record of a day is told apart from the others of its month, as a text. */
export const apartSql = (
  apart: NonNullable<Measure['apart']>,
  day: string,
  columnOf: (name: string) => number,
  writing: Writing,
): string =>
  apart.kind === 'wait' ? waitSql(apart, day, columnOf, writing) : scoringSql(apart, columnOf, writing);
