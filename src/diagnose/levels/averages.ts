import { amountsBehind } from '../../model/amounts.js';
import { type Period, shiftPeriod } from '../../model/calendar.js';
import type { NodeId } from '../../model/tree.js';
import { uniformFrom } from '../../plan/random.js';
import { type BootstrappedMean, bootstrapMean } from '../../stats/bootstrap-mean.js';
import { logMeanInterval, logMeanOf, logMeanRatio, logMeanTest } from '../../stats/log-mean.js';
import { skewnessTest } from '../../stats/skewness.js';
import { type AmountSample, sampleOf } from './sample.js';
import type { LevelEvidence, LevelNoise, LevelQuestion, Untested } from './types.js';

/** With fewer amounts than this nothing is said; from so many on their logarithms may be taken to be normal. */
const LEAST = 5;
const LEAST_OF_LOGS = 10;
/** So unlikely a skewness speaks against a lognormal. */
const SKEWED = 0.01;
const NOISE = 0.9;
/** Limits so many times the mean away say nothing: one value stands far from a few that are nearly the same. */
const BOUNDLESS = 1000;
const SEED = 1;

const isFew = ({ n }: AmountSample): boolean => n < LEAST;

const logMeanIn = ({ n, logs }: AmountSample) =>
  logs && n >= LEAST_OF_LOGS && skewnessTest(logs.skewness, n) >= SKEWED ? logMeanOf(logs) : null;

const exponential = ([low, high]: readonly [number, number]): [number, number] => [
  Math.exp(low),
  Math.exp(high),
];

const isBounded = ({ mean }: AmountSample, interval: readonly [number, number]): boolean =>
  interval.every((end) => Number.isFinite(end) && Math.abs(end) <= BOUNDLESS * Math.abs(mean));

/** The lognormal where the amounts allow it: its interval of the mean must have the mean that was found in it. */
const lognormal = (sample: AmountSample) => {
  const found = logMeanIn(sample);
  if (!found) return null;
  const interval = exponential(logMeanInterval(found));
  const holdsMean = sample.mean >= interval[0] && sample.mean <= interval[1];
  return holdsMean && isBounded(sample, interval) ? { found, interval } : null;
};

const insufficient = ({ n: cases }: AmountSample): LevelEvidence => {
  return { kind: 'bootstrap', cases, interval: null, pValue: null, dispersion: null, isTelling: false };
};

/** Draws from samples, each made once: the test and the chance in a contribution ask for the same. */
const drawer = () => {
  const known = new Map<AmountSample, BootstrappedMean | null>();
  return (sample: AmountSample): BootstrappedMean | null => {
    const found = known.get(sample);
    if (found !== undefined) return found;
    const drawn = bootstrapMean(sample.amounts, null, uniformFrom(SEED));
    known.set(sample, drawn);
    return drawn;
  };
};

type Drawn = ReturnType<typeof drawer>;

/** An average against a level that is taken as given, or against the amounts of another period. */
const evidenceOf = (
  sample: AmountSample,
  yardstick: number | AmountSample,
  drawn: Drawn,
): LevelEvidence | Untested => {
  const other = typeof yardstick === 'number' ? null : yardstick;
  if (isFew(sample) || (other && isFew(other))) return insufficient(sample);
  const told = { cases: sample.n, dispersion: null, isTelling: true };
  const [own, others] = [lognormal(sample), other && lognormal(other)];
  if (own && others) {
    const ratio = logMeanRatio(own.found, others.found);
    return { kind: 'log-t', ...told, interval: own.interval, pValue: logMeanTest(ratio, 0) };
  }
  if (own && typeof yardstick === 'number' && yardstick > 0) {
    const pValue = logMeanTest(own.found, Math.log(yardstick));
    return { kind: 'log-t', ...told, interval: own.interval, pValue };
  }
  const alone = drawn(sample);
  const compared = other ? bootstrapMean(sample.amounts, other.amounts, uniformFrom(SEED)) : alone;
  if (!alone || !compared) return 'alike';
  const interval = alone.interval();
  if (!isBounded(sample, interval)) return insufficient(sample);
  const pValue = compared.test(typeof yardstick === 'number' ? yardstick : compared.nothing);
  return { kind: 'bootstrap', ...told, interval, pValue };
};

/** The averages of a tree whose amounts are on record, and what these tell of them. */
export interface Averages {
  /** Against a level that is taken as given, or against the same average of the months before. */
  evidence(id: NodeId, expected: number): LevelEvidence | Untested;
  noise(id: NodeId, period: Period, lag: number): LevelNoise | null;
}

export const averagesOf = ({ tree, history, period, before }: LevelQuestion): Averages => {
  const behind = amountsBehind(tree);
  const drawn = drawer();
  const samples = new Map<string, AmountSample | Untested>();
  const sampledAnew = (id: NodeId, months: Period): AmountSample | Untested => {
    const [node, level] = [behind.get(id), history.completion.over(months).get(id)?.value];
    return node && level !== undefined ? sampleOf(history, node.id, months, level) : 'no-records';
  };
  const sampled = (id: NodeId, months: Period): AmountSample | Untested => {
    const key = `${id} ${months.from} ${months.to}`;
    const found = samples.get(key) ?? sampledAnew(id, months);
    samples.set(key, found);
    return found;
  };
  return {
    evidence: (id, expected) => {
      const sample = sampled(id, period);
      const yardstick = before ? sampled(id, before) : expected;
      if (typeof sample === 'string') return sample;
      return typeof yardstick === 'string' ? yardstick : evidenceOf(sample, yardstick, drawn);
    },
    noise: (id, months, lag) => {
      const sample = sampled(id, shiftPeriod(months, -lag));
      if (typeof sample === 'string' || isFew(sample)) return null;
      const own = lognormal(sample);
      if (own) return { relative: own.found.error, ends: exponential(logMeanInterval(own.found, NOISE)) };
      const ends = drawn(sample)?.interval(NOISE);
      return ends && isBounded(sample, ends) ? { relative: null, ends } : null;
    },
  };
};
