import { describe, expect, it } from 'vitest';
import { binomialLower } from '../../src/stats/binomial.js';
import { holm } from '../../src/stats/multiple.js';
import { oracle } from '../oracles.js';
import { expectWithin } from './closeness.js';

/** Park & Miller's generator (1988): enough for a coin toss, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function binomialDraw(n: number, p: number, random: () => number): number {
  let successes = 0;
  for (let trial = 0; trial < n; trial += 1) if (random() < p) successes += 1;
  return successes;
}

describe('naming the weakest stage when every stage is exactly on target', () => {
  const { input, expected } = oracle('stage.decision_rule_simulation');
  const funnels = 4000;
  const random = seeded(20240229);
  let naive = 0;
  let gated = 0;
  for (let funnel = 0; funnel < funnels; funnel += 1) {
    let n = 300;
    let shortfall = false;
    const pValues = input.target.map((target: number) => {
      const x = binomialDraw(n, target, random);
      shortfall ||= x < n * target;
      const p = binomialLower(x, n, target);
      n = x;
      return p;
    });
    if (shortfall) naive += 1;
    if (holm(pValues).some((p) => p < 0.1)) gated += 1;
  }

  it('blaming the largest shortfall is a false alarm in most funnels', () => {
    expect(naive / funnels).toBeGreaterThan(0.8);
  });

  it('Holm at .10 keeps false alarms near the simulated rate', () => {
    expectWithin(gated / funnels, expected.null_N300.holm10, 0.02);
  });
});
