import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/model/evaluate.js';
import { loadTree } from '../../src/model/load.js';
import { compile } from '../../src/model/program.js';
import { treeOf } from '../history.js';

const text = (wins: string): string => `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price }
kpis:
  proposals: { kind: count }
  win_rate: { kind: rate }
  price: { kind: average }
  wins: { ${wins} }
`;

describe('lags', () => {
  it.each([
    ['lags: { 0: 20%, 1: 50%, 2: 30% }', [0.2, 0.5, 0.3]],
    ['lags: { 1: 100% }', [0, 1, 0]],
    // Rounded percents are all of it.
    ['lags: { 0: 33.2%, 1: 33.2%, 2: 33.2% }', [1 / 3, 1 / 3, 1 / 3]],
  ])('%s let a volume arrive over the months after', (lags, shares) => {
    const program = compile(treeOf(text(`kind: count, formula: proposals * win_rate, ${lags}`)), {
      lag: 'shifted',
    });
    const proposals = [100, 70, 40];
    const figures = program.leaves.map(({ slot }) =>
      slot.id === 'proposals' ? proposals[slot.lag]! : slot.id === 'win_rate' ? 0.25 : 2,
    );
    const arrived = shares.reduce((sum, share, months) => sum + share * proposals[months]!, 0);
    expect(evaluate(program, figures)[program.root]).toBeCloseTo(arrived * 0.25 * 2, 10);
    expect(program.leaves.filter(({ slot }) => slot.id === 'win_rate')).toHaveLength(1);
  });

  it.each([
    ['kind: count, formula: proposals * win_rate, lags: { 0: 20%, 1: 50% }', 'come to 70%'],
    ['kind: count, formula: proposals * win_rate, lags: { 1.5: 50%, 1: 50% }', '"1.5" is not one'],
    ['kind: count, formula: proposals * win_rate, lags: { 121: 50%, -1: 50% }', '"121" is not one'],
    ['kind: count, lags: { 0: 50%, 1: 50% }', 'have nothing to act on'],
    ['kind: count, formula: win_rate * 100, lags: { 0: 50%, 1: 50% }', 'have nothing to act on'],
    ['kind: amount, formula: proposals * win_rate, lags: { 0: 1 }', 'have nothing to act on'],
    ['kind: count, formula: proposals * win_rate, lags: { 0: -20%, 1: 120% }', '"-20%" does not fit'],
  ])('{ %s } is refused: %s', (wins, message) => {
    const { diagnostics } = loadTree(text(wins), 'kpi.yaml');
    const found = diagnostics.filter(({ severity }) => severity === 'error');
    expect(found.map((one) => one.message.en).join('\n')).toContain(message);
    expect(found[0]!.span!.start.line).toBe(7);
  });
});
