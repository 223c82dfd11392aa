import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.js';
import { settledAt } from '../../src/diagnose/recoverable.js';
import type { DiagnoseRequest } from '../../src/diagnose/types.js';
import { weakestOddsOf } from '../../src/diagnose/weakest-odds.js';
import { parsePeriod } from '../../src/model/periods.js';
import { posteriorBelow } from '../../src/stats/proportion.js';
import { historyFrom, treeOf } from '../history.js';
import { oracle, within } from '../oracles.js';

const chain = (formula = 'wins * price', better = 'higher') => `
kpi: 1
kgi: { id: revenue, kind: amount, formula: "${formula}", target: 105, better: ${better} }
phases:
  contact: { label: 初回接触, volume: contacts }
  hearing: { label: ヒアリング, volume: hearings, conversion: hearing_rate }
  proposal: { label: 提案, volume: proposals, conversion: proposal_rate }
  win: { label: クロージング, volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, target: 1000 }
  hearings: { kind: count, formula: contacts * hearing_rate }
  proposals: { kind: count, formula: hearings * proposal_rate }
  wins: { kind: count, formula: proposals * win_rate }
  hearing_rate: { kind: rate, target: 42% }
  proposal_rate: { kind: rate, target: 50% }
  win_rate: { kind: rate, target: 25% }
  price: { kind: average, target: 2 }
`;

type Rows = Parameters<typeof historyFrom>[1];
const judged = (text: string, rows: Rows, request: DiagnoseRequest = {}) => {
  const tree = treeOf(text);
  return diagnose(tree, historyFrom(tree, rows), request);
};
const month = (contacts: number, hearings: number, proposals: number, wins: number) => ({
  contacts,
  hearings,
  proposals,
  wins,
  revenue: wins * 2,
});
const sumOf = (shares: Iterable<number>): number => [...shares].reduce((sum, share) => sum + share, 0);

describe('how likely each phase is the weakest', () => {
  it('is that of the worked funnel: stage.weakest_own_example', () => {
    const { input, expected, tolerance } = oracle('stage.weakest_own_example');
    const [hearing, proposal, win] = input.stages;
    const { weakestOdds } = judged(chain(), { '2026-04': month(hearing.n, hearing.x, proposal.x, win.x) });
    const { shares, none, draws } = weakestOdds()!;
    expect(draws).toBe(10_000);
    for (const [name, chance] of Object.entries<number>(expected.P_weakest))
      expect(Math.abs(shares.get(name)! - chance), name).toBeLessThanOrEqual(
        within(chance, tolerance.P_weakest),
      );
    // No phase is weak where none is below its target: all three at once, for they are independent.
    const allAbove = [hearing, proposal, win].reduce(
      (product, { x, n, target }) => product * (1 - posteriorBelow(x, n, target)),
      1,
    );
    expect(Math.abs(none - allAbove)).toBeLessThan(2e-4);
    expect(sumOf([...shares.values(), none])).toBeCloseTo(1, 12);
  });

  it('adds up to one with that of none, whatever the cases', () => {
    const phase = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.tuple(phase, phase, phase), ([[contacts, a], [, b], [, c]]) => {
        const hearings = Math.round(contacts * a);
        const proposals = Math.round(hearings * b);
        const { weakestOdds } = judged(chain(), {
          '2026-04': month(contacts, hearings, proposals, Math.round(proposals * c)),
        });
        const odds = weakestOdds();
        if (odds) expect(sumOf([...odds.shares.values(), odds.none])).toBeCloseTo(1, 12);
      }),
      { numRuns: 20 },
    );
  });

  it('passes over a phase through which all are to go, and all went', () => {
    const all = chain().replace(
      /proposal_rate: \{ kind: rate, target: [\d.]+%?/u,
      'proposal_rate: { kind: rate, target: 100%',
    );
    const { weakestOdds } = judged(all, { '2026-04': month(1000, 400, 400, 80) });
    expect([...weakestOdds()!.shares.keys()]).toEqual(['hearing', 'win']);
  });

  it('is the same every time that it is asked for', () => {
    const rows = { '2026-04': month(1000, 400, 180, 40) };
    expect(judged(chain(), rows).weakestOdds()).toEqual(judged(chain(), rows).weakestOdds());
  });

  it('passes over phases whose records may still go on', () => {
    const tree = treeOf(chain());
    const history = historyFrom(tree, { '2026-04': month(1000, 400, 180, 40) });
    const { phases } = diagnose(tree, history);
    const level = history.completion.over(parsePeriod('2026-04', 1)!);
    const settled = settledAt(tree, (id) => level.get(id)?.value);
    const ground = { settled, expected: () => undefined, isPast: false, young: new Set(['win']) };
    expect([...weakestOddsOf(tree, phases, ground)()!.shares.keys()]).toEqual(['hearing', 'proposal']);
  });

  it('leaves nobody weak where a cap, and no conversion, holds the KGI down', () => {
    const capped = chain('min(wins, 5) * price');
    const { weakestOdds } = judged(capped, { '2026-04': { ...month(1000, 400, 180, 40), revenue: 10 } });
    expect(weakestOdds()!.none).toBe(1);
  });

  it('turns with a KGI of which less is better', () => {
    // Fewer complaints are wanted, and every conversion brings more of them: mending one only adds to them.
    const { weakestOdds } = judged(chain('wins * price', 'lower'), {
      '2026-04': month(1000, 400, 180, 40),
    });
    expect(weakestOdds()!.none).toBe(1);
  });

  it('is less sure against another period, whose conversions are uncertain as well', () => {
    const text = chain().replaceAll(/, target: [\d%]+(?= \}|, better)/gu, '');
    const rows = { '2026-03': month(200, 100, 50, 20), '2026-04': month(200, 100, 30, 12) };
    const { shares } = judged(text, rows, { against: 'previous' }).weakestOdds()!;
    const given = judged(
      text.replace('proposal_rate: { kind: rate', 'proposal_rate: { kind: rate, target: 50%'),
      rows,
    );
    expect(given.against.kind).toBe('previous');
    expect(shares.get('proposal')).toBeGreaterThan(0.8);
    expect(shares.get('proposal')).toBeLessThan(posteriorBelow(30, 100, 0.5));
  });

  it('grows with the uncertainty of a phase, in a funnel of a dozen phases too', () => {
    const size = 12;
    const ids = Array.from({ length: size }, (_, i) => i + 1);
    const text = `
kpi: 1
kgi: { id: won, kind: count, formula: v${size} * 1, target: 1 }
phases:
  start: { label: start, volume: v0 }
${ids.map((i) => `  p${i}: { label: p${i}, volume: v${i}, conversion: r${i} }`).join('\n')}
kpis:
  v0: { kind: count }
${ids.map((i) => `  v${i}: { kind: count, formula: v${i - 1} * r${i} }\n  r${i}: { kind: rate, target: 50% }`).join('\n')}
`;
    // Each phase keeps half of what comes in, on cases that are halved from one to the next.
    const row = Object.fromEntries([0, ...ids].map((i) => [`v${i}`, 2 ** (size + 5 - i)]));
    const { shares, none } = judged(text, { '2026-04': row }).weakestOdds()!;
    expect(sumOf([...shares.values(), none])).toBeCloseTo(1, 12);
    // The fewer the cases, the more a phase may lack.
    const inOrder = ids.map((i) => shares.get(`p${i}`)!);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect(none).toBeLessThan(0.01);
  });

  it.each([
    ['where one phase alone has cases', month(1000, 400, 0, 0), ['hearing', 'proposal']],
    ['where nothing came in', month(0, 0, 0, 0), null],
  ] as const)('%s', (_, row, phases) => {
    const odds = judged(chain(), { '2026-04': row }).weakestOdds();
    expect(odds && [...odds.shares.keys()]).toEqual(phases);
  });

  it('compares phases that are counted by what came of them, where no rate stands in the formulas', () => {
    const text = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: new_wins * 2 + renewals * 1 }
phases:
  start: { label: 始め, volume: leads }
  win: { label: 受注, volume: new_wins, conversion: win_rate }
  renewal: { label: 更新, volume: renewals, conversion: renewal_rate }
kpis:
  leads: { kind: count }
  ending: { kind: count }
  new_wins: { kind: count }
  renewals: { kind: count }
  win_rate: { kind: rate, formula: new_wins / leads }
  renewal_rate: { kind: rate, formula: renewals / ending }
`;
    const row = (leads: number, new_wins: number, ending: number, renewals: number) => ({
      leads,
      new_wins,
      ending,
      renewals,
      revenue: new_wins * 2 + renewals,
    });
    // Renewals fell by 20 of 100 and wins hardly: 20 against 2 x 2 in the KGI.
    const found = judged(
      text,
      { '2026-03': row(200, 50, 100, 90), '2026-04': row(200, 48, 100, 70) },
      { against: 'previous' },
    );
    const { shares } = found.weakestOdds()!;
    expect(found.weakest.observed!.phase.id).toBe('renewal');
    expect(shares.get('renewal')).toBeGreaterThan(0.75);
    expect(shares.get('win')).toBeGreaterThan(0.1);
  });
});
