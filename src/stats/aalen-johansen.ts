/** What became of cases at one age: how many were won and lost at it, and how many were last seen at it, still open. */
export interface AgeCounts {
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

/** Shares of all cases by the end of an age; the three are all of them. */
export interface Incidence {
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

/**
 * Cumulative incidence of winning, with losing as a competing event, at the ages 0, 1, 2 …: after Aalen & Johansen
 * (1978), in discrete time and from grouped counts. A case that was last seen open at an age was at risk at it. Losing is
 * no censoring: one less the curve of Kaplan & Meier (1958), which takes it for that, overstates what is won.
 */
export const cumulativeIncidence = (ages: readonly AgeCounts[]): Incidence[] => {
  let atRisk = ages.reduce((sum, { won, lost, open }) => sum + won + lost + open, 0);
  let state: Incidence = { won: 0, lost: 0, open: 1 };
  return ages.map(({ won, lost, open }) => {
    if (atRisk > 0) {
      const each = state.open / atRisk;
      state = {
        won: state.won + each * won,
        lost: state.lost + each * lost,
        open: each * (atRisk - won - lost),
      };
    }
    atRisk -= won + lost + open;
    return state;
  });
};
