import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesToDetect, casesToDetectBetween, detectableGap } from '../../src/stats/sample-size.js';
import { oracle, within } from '../oracles.js';
import { expectRelative, expectWithin } from './closeness.js';

describe('casesToDetect', () => {
  const { input, expected, tolerance } = oracle('stage.sample_size_to_detect');
  it.each<string>(input.pairs)('%s at alpha .05 and power .8', (pair) => {
    const [p0, p1] = pair.split('->').map(Number) as [number, number];
    expectWithin(
      casesToDetect(p0, p1),
      expected[pair].normal,
      within(expected[pair].normal, tolerance.normal),
    );
  });

  it('asks for more cases at a smaller alpha, a larger power or a smaller gap', () => {
    const usual = casesToDetect(0.25, 0.2, 0.05, 0.8);
    expect(casesToDetect(0.25, 0.2, 0.01, 0.8)).toBeGreaterThan(usual);
    expect(casesToDetect(0.25, 0.2, 0.05, 0.9)).toBeGreaterThan(usual);
    expect(casesToDetect(0.25, 0.21, 0.05, 0.8)).toBeGreaterThan(usual);
  });

  it('asks for none where the power wanted is below that of no data', () => {
    expect(casesToDetect(0.01, 0.5, 0.05, 0.01)).toBe(0);
  });
});

describe('casesToDetectBetween', () => {
  it.each([
    // R's help page of power.prop.test, whose two-sided .05 is a one-sided .025: n = 76.7; n = 50 has power
    // .740
    [0.5, 0.75, 0.025, 0.9, 76.7],
    [0.5, 0.75, 0.025, 0.74, 50],
  ])('%d against %d at alpha %d and power %d: %d in each group', (p0, p1, alpha, power, cases) => {
    expectWithin(casesToDetectBetween(p0, p1, alpha, power), cases, 0.05);
  });

  it('is the same whichever group is first', () => {
    expectRelative(casesToDetectBetween(0.3, 0.2), casesToDetectBetween(0.2, 0.3), 1e-13);
  });
});

describe('detectableGap', () => {
  const { input, expected, tolerance } = oracle('stage.minimum_detectable_gap');
  it.each<number>(input.n)('%i cases against a target of .25', (n) => {
    expectWithin(detectableGap(n, input.p0)!, expected[n], tolerance);
  });

  it('undoes casesToDetect', () => {
    const rate = fc.double({ min: 0.01, max: 1, noNaN: true });
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const power = fc.double({ min: 0.5, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(rate, share, power, (p0, part, wanted) => {
        const n = casesToDetect(p0, p0 * part, 0.05, wanted);
        expectRelative(detectableGap(n, p0, 0.05, wanted)!, p0 * (1 - part), 1e-8);
      }),
      { seed: 9 },
    );
  });

  it.each([
    // Against 5 %, no wins at all in n cases become visible from n = (1.645 sqrt(.05 x .95) / .05)^2 = 51.4
    // on.
    [51, 0.05, undefined],
    [52, 0.05, 0.05],
    [100, 0, undefined],
  ])('%i cases against %d: %s', (n, p0, expectedGap) => {
    const gap = detectableGap(n, p0);
    if (expectedGap === undefined) expect(gap).toBeUndefined();
    else expectWithin(gap!, expectedGap, 0.001);
  });
});

it.each<[string, () => unknown]>([
  ['a rate against itself', () => casesToDetect(0.2, 0.2)],
  ['a rate above 1', () => casesToDetect(0.2, 1.2)],
  ['alpha of zero', () => casesToDetect(0.2, 0.1, 0)],
  ['power of one', () => casesToDetect(0.2, 0.1, 0.05, 1)],
  ['two groups alike', () => casesToDetectBetween(0.2, 0.2)],
  ['a negative rate', () => casesToDetectBetween(-0.2, 0.2)],
  ['no cases', () => detectableGap(0, 0.2)],
  ['endless cases', () => detectableGap(Number.POSITIVE_INFINITY, 0.2)],
  ['alpha above one half', () => detectableGap(1, 0.99, 0.7, 0.8)],
  ['power no better than chance', () => detectableGap(10, 0.2, 0.05, 0.05)],
])('%s is out of range', (_, call) => {
  expect(call).toThrow(RangeError);
});
