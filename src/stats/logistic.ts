import { hasBothEnds, type ScoredCases, type Stratum } from './score-table.js';

/** How the odds of an event go with a score, the same in every stratum, from an intercept of its own in each. */
export interface LogisticFit {
  /** Change of the log odds for one point more. */
  readonly slope: number;
  readonly standardError: number;
  /** The strata that it was fitted to: those whose cases ended in both ways. */
  readonly strata: readonly { readonly levels: Stratum; readonly intercept: number }[];
}

const STEPS = 100;
const SETTLED = 1e-10;
/** What rounding may take from the height of a step that rises. */
const SLACK = 1e-9;
/** Log odds beyond this are no estimate but a slope on its way to infinity. */
const FAR = 100;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

interface Parameters {
  readonly slope: number;
  readonly intercepts: readonly number[];
}

type Method = 'likelihood' | 'firth';

/** A stratum at some parameters: its information on the intercept, and the mean of its scores weighed by that. */
interface Weighed {
  readonly levels: readonly (ScoredCases & { readonly rate: number; readonly weight: number })[];
  readonly information: number;
  readonly mean: number;
}

const withWeights = (levels: Weighed['levels']): Weighed => {
  const information = levels.reduce((sum, { weight }) => sum + weight, 0);
  const mean = levels.reduce((sum, { weight, score }) => sum + weight * score, 0) / information;
  return { levels, information, mean };
};

const weigh = (levels: Stratum, intercept: number, slope: number): Weighed =>
  withWeights(
    levels.map((level) => {
      const rate = logistic(intercept + slope * level.score);
      return { ...level, rate, weight: level.cases * rate * (1 - rate) };
    }),
  );

const weighAll = (strata: readonly Stratum[], { slope, intercepts }: Parameters): Weighed[] =>
  strata.map((levels, at) => weigh(levels, intercepts[at]!, slope));

/** The information on the slope once each stratum has its own intercept. */
const slopeInformation = (strata: readonly Weighed[]): number =>
  strata.reduce(
    (sum, { levels, mean }) =>
      sum + levels.reduce((part, { weight, score }) => part + weight * (score - mean) ** 2, 0),
    0,
  );

/** The log likelihood; of Firth's with half the log determinant of the information. */
const heightOf = (strata: readonly Stratum[], at: Parameters, method: Method): number => {
  let height = 0;
  for (const [index, levels] of strata.entries()) {
    for (const { score, cases, events } of levels) {
      const odds = at.intercepts[index]! + at.slope * score;
      height += events * odds - cases * softplus(odds);
    }
  }
  if (method === 'likelihood') return height;
  const weighed = weighAll(strata, at);
  const own = weighed.reduce((sum, { information }) => sum + Math.log(information), 0);
  return height + (own + Math.log(slopeInformation(weighed))) / 2;
};

/** The cases that Firth's penalty stands for: each case adds its leverage, half of it with the event. */
const penalised = (strata: readonly Weighed[]): Weighed[] => {
  const information = slopeInformation(strata);
  return strata.map(({ levels, information: own, mean }) =>
    withWeights(
      levels.map((level) => {
        const added = level.weight * (1 / own + (level.score - mean) ** 2 / information);
        const { rate } = level;
        const cases = level.cases + added;
        return { ...level, cases, events: level.events + added / 2, weight: cases * rate * (1 - rate) };
      }),
    ),
  );
};

/** Newton's step; the matrix is an arrow, so that the intercepts are solved for one by one. */
const stepFrom = (strata: readonly Weighed[]): Parameters => {
  const gradients = strata.map(({ levels, mean }) => {
    let [intercept, slope] = [0, 0];
    for (const { score, cases, events, rate } of levels) {
      intercept += events - cases * rate;
      slope += (events - cases * rate) * (score - mean);
    }
    return { intercept, slope };
  });
  const slope = gradients.reduce((sum, gradient) => sum + gradient.slope, 0) / slopeInformation(strata);
  const intercepts = strata.map(
    ({ information, mean }, at) => gradients[at]!.intercept / information - mean * slope,
  );
  return { slope, intercepts };
};

const moved = (from: Parameters, step: Parameters, share: number): Parameters => ({
  slope: from.slope + share * step.slope,
  intercepts: from.intercepts.map((intercept, at) => intercept + share * step.intercepts[at]!),
});

/**
 * Logistic regression on a score with an intercept for each stratum: by maximum likelihood, or by Firth's penalised one
 * (1993), which has an answer also where the scores separate the ends. Null where no stratum has several scores and both
 * ends, and where the likelihood has no maximum.
 */
export const logisticFit = (all: readonly Stratum[], method: Method): LogisticFit | null => {
  const strata = all.filter(
    (stratum) => hasBothEnds(stratum) && new Set(stratum.map(({ score }) => score)).size > 1,
  );
  if (strata.length === 0) return null;
  let at: Parameters = { slope: 0, intercepts: strata.map(() => 0) };
  for (let count = 0; count < STEPS; count += 1) {
    const weighed = weighAll(strata, at);
    const step = stepFrom(method === 'firth' ? penalised(weighed) : weighed);
    const least = heightOf(strata, at, method) - SLACK;
    let share = 1;
    while (share > SETTLED && !(heightOf(strata, moved(at, step, share), method) >= least)) share /= 2;
    at = moved(at, step, share);
    if (![at.slope, ...at.intercepts].every((value) => Math.abs(value) < FAR)) return null;
    if (Math.max(...[step.slope, ...step.intercepts].map(Math.abs)) > SETTLED) continue;
    return {
      slope: at.slope,
      standardError: 1 / Math.sqrt(slopeInformation(weighAll(strata, at))),
      strata: strata.map((levels, index) => ({ levels, intercept: at.intercepts[index]! })),
    };
  }
  return null;
};

/** The rate of the event that the fit gives its cases if every score were so much higher, within the scale. */
export const rateShifted = (
  { slope, strata }: LogisticFit,
  by: number,
  scale: { readonly min: number; readonly max: number },
): number => {
  let [cases, events] = [0, 0];
  for (const { levels, intercept } of strata) {
    for (const level of levels) {
      const score = Math.max(scale.min, Math.min(scale.max, level.score + by));
      cases += level.cases;
      events += level.cases * logistic(intercept + slope * score);
    }
  }
  return events / cases;
};
