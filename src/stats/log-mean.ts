import { requirePositive } from './range.js';
import { studentBeyond, studentReach } from './student.js';

/** The logarithms of a sample: how many, their mean and their variance (divided by n - 1). */
export interface LogSample {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** The logarithm of a lognormal's arithmetic mean as a sample tells it, with its standard error. */
export interface LogMean {
  readonly log: number;
  readonly error: number;
  readonly freedom: number;
}

/**
 * The logarithm of the arithmetic mean of lognormal values: mean + variance / 2, whose standard error Cox gave (in Land
 * 1972). Throws RangeError unless there are two values at least and they vary.
 */
export function logMeanOf({ n, mean, variance }: LogSample): LogMean {
  requirePositive('variance', variance);
  requirePositive('degrees of freedom', n - 1);
  const error = Math.sqrt(variance / n + (variance * variance) / (2 * (n - 1)));
  return { log: mean + variance / 2, error, freedom: n - 1 };
}

/**
 * How much larger the mean of one lognormal sample is than that of another, as a logarithm (Zhou, Gao & Hui 1997), with
 * the degrees of freedom of Welch (1947).
 */
export function logMeanRatio(one: LogMean, other: LogMean): LogMean {
  const [a, b] = [one.error ** 2, other.error ** 2];
  const freedom = (a + b) ** 2 / (a ** 2 / one.freedom + b ** 2 / other.freedom);
  return { log: one.log - other.log, error: Math.sqrt(a + b), freedom };
}

/** The interval of the logarithm, with Student's t for the normal quantile: the modified Cox method of Olsson (2005). */
export function logMeanInterval(
  { log, error, freedom }: LogMean,
  confidence = 0.95,
): [low: number, high: number] {
  const reach = studentReach(confidence, freedom) * error;
  return [log - reach, log + reach];
}

/** The two-sided chance of a logarithm so far from the one that is expected; 0.05 where the 95 % interval ends. */
export function logMeanTest({ log, error, freedom }: LogMean, expected: number): number {
  return studentBeyond((log - expected) / error, freedom);
}
