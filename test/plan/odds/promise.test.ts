import { describe, expect, it } from 'vitest';
import { uniformFrom } from '../../../src/plan/random.js';
import { binomialLower } from '../../../src/stats/binomial.js';
import { sampleBinomial } from '../../../src/stats/sample-binomial.js';
import { samplePoisson } from '../../../src/stats/sample-poisson.js';
import { sampleBeta, sampleNormal } from '../../../src/stats/sampling.js';
import { asked, months } from './funnel.js';

const TREE = `
kpi: 1
horizon: 2026-04..2026-06
kgi: { id: revenue, kind: amount, formula: wins * size, target: 1 }
kpis:
  wins: { kind: count, formula: proposals * win }
  proposals: { kind: count, formula: leads * serious }
  leads: { kind: count, fixed: true }
  serious: { kind: rate }
  win: { kind: rate }
  size: { kind: average, fixed: true }
`;

interface World {
  /** The share of what makes two cases of a month alike, 0 where months differ by chance alone. */
  readonly likeness: number;
  /** The deviation of the logarithm of a deal. */
  readonly spread: number;
}

/** A business with rates that nobody knows: twelve months of its history, and what the next three came to. */
const lived = ({ likeness, spread }: World, seed: number) => {
  const uniform = uniformFrom(seed);
  const [serious, win] = [0.2 + 0.4 * uniform(), 0.15 + 0.35 * uniform()];
  const level = 40 + 100 * uniform();
  const rateOf = (rate: number): number => {
    const size = (1 - likeness) / likeness;
    return likeness > 0 ? sampleBeta(rate * size, (1 - rate) * size, uniform) : rate;
  };
  const month = () => {
    const leads = samplePoisson(level, uniform);
    const proposals = sampleBinomial(leads, rateOf(serious), uniform);
    const wins = sampleBinomial(proposals, rateOf(win), uniform);
    let revenue = 0;
    for (let deal = 0; deal < wins; deal += 1) revenue += 100 * Math.exp(spread * sampleNormal(uniform));
    return { leads, proposals, wins, revenue };
  };
  const rows = months(12, month);
  const came = [month(), month(), month()].reduce((sum, { revenue }) => sum + revenue, 0);
  return { rows, came };
};

describe('what a plan promises is kept, in businesses of which the truth is known', () => {
  const WORLDS = 400;
  /** Months that differ by chance alone look as if they differed more in every other history, and never less. */
  const CAREFUL = 0.08;

  it.each([
    ['months that differ by chance', { likeness: 0, spread: 0.6 }, { 0.5: 214, 0.8: 351, 0.9: 374 }],
    ['months that differ beyond it', { likeness: 0.06, spread: 0.3 }, { 0.5: 183, 0.8: 313, 0.9: 358 }],
  ])('as often as it says, or a little oftener: %s', (_, world, times) => {
    const chances = Array.from({ length: WORLDS }, (__, seed) => {
      const { rows, came } = lived(world, 1000 + seed);
      return asked(TREE, rows).odds(came, seed, 1000).probability;
    });
    for (const [share, count] of Object.entries(times)) {
      const promised = Number(share);
      // What comes is beyond the goal that a plan reaches with a probability, where its own is no higher than that.
      const kept = chances.filter((chance) => chance <= promised).length;
      expect(kept).toBe(count);
      expect(binomialLower(kept, WORLDS, promised)).toBeGreaterThan(0.01);
      expect(kept / WORLDS).toBeLessThan(promised + CAREFUL);
    }
  });
});
