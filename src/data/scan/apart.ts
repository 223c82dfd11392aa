import { amountsReader } from './amounts.js';
import { returnReader } from './passing.js';
import type { Reading } from './readers.js';
import { scoringReader } from './scoring.js';
import type { TaskApart, TaskDates } from './task.js';
import { waitReader } from './waits.js';

/**
 * Reads how the record of a day is told apart from the others of its month, as the number of the text that says it:
 * `numberOf` gives one to each text, and is asked for it once.
 */
export type ApartReader<T> = (
  apart: T,
  reading: Reading,
  earliest: (dates: TaskDates) => () => number,
  numberOf: (text: string) => number,
) => (day: number) => number;

export const apartReader: ApartReader<TaskApart> = (apart, ...reading) => {
  if (apart.kind === 'amounts') return amountsReader(apart, ...reading);
  if (apart.kind === 'wait') return waitReader(apart, ...reading);
  return apart.kind === 'scoring' ? scoringReader(apart, ...reading) : returnReader(apart, ...reading);
};

/** The lists of dates that records are told apart by. */
export const datesApartIn = (apart: TaskApart): readonly TaskDates[] => {
  if (apart.kind === 'amounts') return [];
  const lost = apart.lost ? [apart.lost.on] : [];
  if (apart.kind === 'wait') return [apart.since, apart.until, ...lost];
  if (apart.kind === 'scoring') return [apart.scored, apart.entered, apart.advanced, ...lost];
  return [apart.since, apart.accepted, apart.responded, ...(apart.won ? [apart.won.on] : []), ...lost];
};
