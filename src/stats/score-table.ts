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

/** One stratum of cases that may have equal scores, by score, the lowest first. */
export const levelsOf = (cases: readonly ScoredCases[]): Stratum => {
  const levels = new Map<number, ScoredCases>();
  for (const { score, cases: own, events } of cases) {
    const known = levels.get(score);
    levels.set(score, { score, cases: own + (known?.cases ?? 0), events: events + (known?.events ?? 0) });
  }
  return [...levels.values()].sort((a, b) => a.score - b.score);
};
