import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/model/evaluate.js';
import { loadTree } from '../../src/model/load.js';
import { compile } from '../../src/model/program.js';
import { lagRecordsOf } from '../../src/model/waits.js';
import { treeOf } from '../history.js';

const text = (wins: string): string => `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price }
kpis:
  proposals: { kind: count }
  win_rate: { kind: rate }
  price: { kind: average }
  wins: { ${wins} }
`;

/** A tree whose closing takes as long as records say. */
const auto = (wins: string, more: string): string => `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price }
phases: { contact: { volume: contacts }, proposal: { volume: proposals }, closing: { volume: wins } }
kpis:
  contacts: { kind: count }
  proposals: { kind: count, formula: contacts * 1 }
  price: { kind: average }
  loose: { kind: count }
  wins: { kind: count, ${wins}, lags: auto }
sources:
${more}
`;
const DEALS = '{ path: d.csv, layout: records, stages: { contact: c, proposal: p, closing: w }';

describe('lags that records are to tell', () => {
  it('leave the formula as it is until the records have been read', () => {
    const { tree, diagnostics } = loadTree(
      auto('formula: proposals * 0.5', `  deals: ${DEALS} }`),
      'kpi.yaml',
    );
    expect(diagnostics).toEqual([]);
    expect(tree!.nodes.get('wins')!.lags).toBe('auto');
    expect(lagRecordsOf(tree!).map(({ from, to, source }) => [from, to, source.id])).toEqual([
      ['proposal', 'closing', 'deals'],
    ]);
  });

  it('are those from the phase of the volume, which need not be the one before', () => {
    const { tree } = loadTree(auto('formula: contacts * 0.1', `  deals: ${DEALS} }`), 'kpi.yaml');
    expect(lagRecordsOf(tree!).map(({ from }) => from)).toEqual(['contact']);
  });

  it.each([
    ['formula: "lag(proposals, 1) * 0.5"', `deals: ${DEALS} }`, 'has a lag() of its own'],
    [
      'formula: proposals * 0.5, phase: contact',
      `deals: ${DEALS} }`,
      'unless proposals belongs to one phase before "contact"',
    ],
    ['formula: loose * 0.5', `deals: ${DEALS} }`, 'unless loose belongs to one phase before "closing"'],
    ['formula: proposals + contacts', `deals: ${DEALS} }`, 'unless proposals, contacts belong to one phase'],
    [
      'formula: proposals * 0.5',
      'deals: { path: d.csv, layout: records, stages: { closing: w } }',
      'no source has the dates',
    ],
    [
      'formula: proposals * 0.5',
      'deals: { path: d.csv, layout: records, current: s, stages: { proposal: p, closing: w } }',
      'no source has the dates',
    ],
    ['formula: proposals * 0.5', `deals: ${DEALS}, view: cohort }`, 'in the month in which they entered'],
    ['formula: 0.5 * 2', `deals: ${DEALS} }`, 'have nothing to act on'],
  ])('{ %s } is refused with %s', (wins, source, message) => {
    const { diagnostics } = loadTree(auto(wins, `  ${source}`), 'kpi.yaml');
    const found = diagnostics.filter(({ severity }) => severity === 'error');
    expect(found.map((one) => one.message.en)).toEqual([expect.stringContaining(message)]);
    expect(found[0]!.span!.start.line).toBe(9);
  });

  it('are refused where two sources could tell', () => {
    const measures = 'measure: { source: a, count: true, on: w }';
    const text = auto(`formula: proposals * 0.5, ${measures}`, `  a: ${DEALS} }\n  b: ${DEALS} }`);
    const told = loadTree(text, 'kpi.yaml').diagnostics.map(({ message }) => message.en);
    expect(told).toContainEqual(expect.stringContaining('several sources (a, b)'));
  });

  it('are refused where no phase is named', () => {
    const text = auto('formula: proposals * 0.5', `  deals: ${DEALS} }`).replace(
      'closing: { volume: wins }',
      'closing: {}',
    );
    const told = loadTree(text, 'kpi.yaml').diagnostics.map(({ message }) => message.en);
    expect(told).toContainEqual('wins belongs to no phase, so no dates of records tell when it arrives');
  });

  it('are not asked about while the formula cannot be read', () => {
    const { diagnostics } = loadTree(auto('formula: proposals *', `  deals: ${DEALS} }`), 'kpi.yaml');
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['formula-syntax']);
  });

  it('are refused for any other word', () => {
    const text = auto('formula: proposals * 0.5', `  deals: ${DEALS} }`).replace(
      'lags: auto',
      'lags: automatic',
    );
    const [found] = loadTree(text, 'kpi.yaml').diagnostics;
    expect(found!.message.en).toContain('or auto to find them from records');
  });
});

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
