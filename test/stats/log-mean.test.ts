import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import {
  type LogSample,
  logMeanInterval,
  logMeanOf,
  logMeanRatio,
  logMeanTest,
} from '../../src/stats/log-mean.js';
import { sampleNormal } from '../../src/stats/sampling.js';
import { skewnessTest } from '../../src/stats/skewness.js';
import { studentBeyond, studentReach } from '../../src/stats/student.js';
import { expectRelative } from './closeness.js';

const logs = (values: readonly number[]): LogSample => {
  const all = values.map(Math.log);
  const n = all.length;
  const mean = all.reduce((sum, value) => sum + value, 0) / n;
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { n, mean, variance };
};

// Expected values: scipy 1.17 (t.sf, t.ppf, skewtest), and the formulas in numpy.

describe("Student's t", () => {
  it.each([
    [2.228, 10, 0.05001177181711132],
    [0, 3, 1],
    [1.5, 2.5, 0.24783645308629618],
    [-5, 1_000_000, 5.733997870890745e-7],
  ])('beyond %d with %d degrees of freedom: %d', (t, freedom, p) => {
    expectRelative(studentBeyond(t, freedom), p, 1e-10);
  });

  it.each([
    [0.95, 10, 2.228138851986274],
    [0.9, 4.5, 2.065575888878524],
    [0.95, 1_000_000, 1.959966356814107],
    [0.99, 1, 63.656741162871526],
  ])('stays at %d within, with %d degrees of freedom: %d', (confidence, freedom, t) => {
    expectRelative(studentReach(confidence, freedom), t, 1e-9);
    expectRelative(studentBeyond(t, freedom), 1 - confidence, 1e-9);
  });

  it('has degrees of freedom', () => {
    expect(() => studentBeyond(1, 0)).toThrow(RangeError);
    expect(() => studentReach(1, 3)).toThrow(RangeError);
  });
});

describe('skewness', () => {
  it.each([
    [1.2813988482089944, 10, 0.0300563913118522],
    [1.2, 10, 0.04094061202807959],
    [-0.9, 50, 0.009272492148670044],
    [0, 20, 1],
  ])('%d of %i values: p = %d', (skewness, n, p) => {
    expectRelative(skewnessTest(skewness, n), p, 1e-9);
  });

  it('needs eight values', () => {
    expect(() => skewnessTest(0, 7)).toThrow(RangeError);
  });
});

describe('the mean of lognormal values (Olsson 2005)', () => {
  const deals = logs([120, 150, 90, 310, 260, 180, 75, 200, 140, 500, 95, 230]);
  const others = logs([100, 110, 80, 200, 160, 120, 60, 150, 100, 300]);

  it('is the mean of the logarithms and half their variance, and lies between', () => {
    const found = logMeanOf(deals);
    expectRelative(found.log, 5.284495052279375, 1e-12);
    expectRelative(found.error, 0.1738810496830127, 1e-12);
    const [low, high] = logMeanInterval(found);
    expectRelative(Math.exp(low), 134.52976051104477, 1e-9);
    expectRelative(Math.exp(high), 289.2249220069868, 1e-9);
    expectRelative(logMeanTest(found, Math.log(255)), 0.1678051232240826, 1e-9);
    expectRelative(logMeanTest(found, Math.log(320)), 0.017823684661227267, 1e-9);
    expectRelative(logMeanTest(found, high), 0.05, 1e-9);
  });

  it('of two samples is compared by the ratio (Zhou, Gao & Hui 1997), with the freedom of Welch', () => {
    const ratio = logMeanRatio(logMeanOf(deals), logMeanOf(others));
    expectRelative(ratio.log, 0.3506266459192666, 1e-12);
    expectRelative(ratio.error, 0.23308736772047092, 1e-12);
    expectRelative(ratio.freedom, 19.99658393371153, 1e-9);
    expectRelative(logMeanTest(ratio, 0), 0.14814290904566177, 1e-9);
  });

  it('is not told by values that are all the same', () => {
    expect(() => logMeanOf({ n: 12, mean: 5, variance: 0 })).toThrow(RangeError);
  });

  it.each([
    [10, 0.5],
    [10, 1],
    [40, 1],
  ])('is missed by 5 %% or little more of samples of %i that scatter by %d', (n, sigma) => {
    const uniform = uniformFrom(11);
    const sample = (): LogSample =>
      logs(Array.from({ length: n }, () => Math.exp(sigma * sampleNormal(uniform))));
    let [alone, both] = [0, 0];
    for (let i = 0; i < 4000; i += 1) {
      const [one, other] = [logMeanOf(sample()), logMeanOf(sample())];
      if (logMeanTest(one, (sigma * sigma) / 2) < 0.05) alone += 1;
      if (logMeanTest(logMeanRatio(one, other), 0) < 0.05) both += 1;
    }
    for (const alarms of [alone / 4000, both / 4000]) {
      expect(alarms).toBeGreaterThan(0.03);
      expect(alarms).toBeLessThan(0.07);
    }
  });
});
