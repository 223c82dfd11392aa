/** Cases of one score, and how many of them had the event. */
export interface ScoredCases {
  readonly score: number;
  readonly cases: number;
  readonly events: number;
}

/** Cases that may be compared with each other: those of one rater. Comparisons are made within a stratum only. */
export type Stratum = readonly ScoredCases[];

export const casesIn = (stratum: Stratum): number => stratum.reduce((sum, { cases }) => sum + cases, 0);
export const eventsIn = (stratum: Stratum): number => stratum.reduce((sum, { events }) => sum + events, 0);

/** Whether the cases of a stratum ended in both ways: one in which all ended alike compares nothing. */
export const hasBothEnds = (stratum: Stratum): boolean =>
  eventsIn(stratum) > 0 && eventsIn(stratum) < casesIn(stratum);
