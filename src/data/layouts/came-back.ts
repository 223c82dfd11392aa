import { isBefore } from '../date-order.js';

/** That a record was in a stage: its place among the stages, -1 for one that no phase names, and since when. */
export interface Visit {
  readonly stage: number;
  readonly day: number;
  readonly time: number | null;
}

const isEarlier = (a: Visit, b: Visit): boolean =>
  a.day === b.day ? a.time !== null && b.time !== null && a.time < b.time : isBefore(a.day, b.day);

/**
 * Whether a record came back into each stage: from a later one, or a second time after another one. Changes whose order
 * only their rows could tell prove nothing, and several rows in one stage are one visit.
 */
export const cameBack = (visits: readonly Visit[], stages: number): boolean[] =>
  Array.from({ length: stages }, (_, stage) => {
    const own = visits.filter((visit) => visit.stage === stage);
    const others = visits.filter((visit) => visit.stage !== stage);
    return others.some(
      (other) =>
        own.some((visit) => isEarlier(other, visit)) &&
        (other.stage > stage || own.some((visit) => isEarlier(visit, other))),
    );
  });
