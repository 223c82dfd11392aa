import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCases } from '../../src/cases/check-cases.js';
import { readCases } from '../../src/cases/read-cases.js';
import { runCases } from '../../src/cases/run-cases.js';
import type { Failure } from '../../src/cases/types.js';
import { treeOf } from '../history.js';
import { oracle } from '../oracles.js';

/** The appointments that a goal of 50M yen needs. */
const CHAIN = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * deal_size, target: 1億 }
kpis:
  visits: { kind: count }
  hearings: { kind: count, formula: visits * hearing_rate }
  proposals: { kind: count, formula: hearings * proposal_rate }
  wins: { kind: count, formula: proposals * win_rate }
  hearing_rate: { kind: rate, fixed: true, baseline: 20% }
  proposal_rate: { kind: rate, fixed: true, baseline: 80% }
  win_rate: { kind: rate, fixed: true, baseline: 30% }
  deal_size: { kind: average, fixed: true, baseline: 200万 }
`;

/** What the tests of a file come to: the failures of each. */
const failuresOf = (tree: string, tests: string): readonly (readonly Failure[])[] => {
  const { cases, diagnostics } = readCases(`kpi: 1\ntests:\n${tests}`, 'kpi.test.yaml');
  const model = treeOf(tree);
  const problems = [...diagnostics, ...checkCases(cases!, model)];
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'));
  return runCases(cases!, model).map(({ failures }) => failures);
};

const actualOf = (failure: Failure | undefined) =>
  failure?.type === 'value' ? { [failure.expectation.node]: failure.actual } : failure?.type;

describe('given leaves, nodes are expected', () => {
  it('up to the KGI, a leaf that is left out at its baseline', () => {
    expect(
      failuresOf(
        CHAIN,
        '  - { given: { visits: 500 }, expect: { hearings: 100, proposals: 80, wins: 24, revenue: 4800万 } }',
      ),
    ).toEqual([[]]);
  });

  it('what is given stands before the baseline', () => {
    expect(
      failuresOf(CHAIN, '  - { given: { visits: 500, win_rate: 50% }, expect: { wins: 40, win_rate: 50% } }'),
    ).toEqual([[]]);
  });

  it('names the leaves without a value, for the nodes that need them alone', () => {
    const [failures] = failuresOf(CHAIN, '  - { expect: { wins: 24, deal_size: 200万 } }');
    expect(failures).toMatchObject([{ type: 'unknown', expectation: { node: 'wins' }, leaves: ['visits'] }]);
  });

  it('a division by zero is a failure, not a number', () => {
    const tree = `
kpi: 1
kgi: { id: price, kind: average, formula: sales / wins, target: 3 }
kpis: { sales: { kind: amount }, wins: { kind: count } }
`;
    const [failures] = failuresOf(
      tree,
      '  - { given: { sales: 1, wins: 0 }, expect: { price: { min: 0 } } }',
    );
    expect(failures!.map(({ type }) => type)).toEqual(['not-finite']);
  });

  it('a node that looks back starts from what is given of it; lag() is settled', () => {
    const tree = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: customers * price, target: 1000 }
kpis:
  customers: { kind: stock, formula: "lag(customers, 1) + won - lost" }
  won: { kind: count, formula: "lag(leads, 2) * 50%" }
  leads: { kind: count }
  lost: { kind: count }
  price: { kind: average }
`;
    const given = '{ customers: 100, leads: 10, lost: 2, price: 5 }';
    expect(
      failuresOf(tree, `  - { given: ${given}, expect: { won: 5, customers: 103, revenue: 515 } }`),
    ).toEqual([[]]);
  });

  it('a node that is not below the KGI is computed all the same', () => {
    const tree = `${CHAIN}  calls: { kind: count, formula: lists * 40 }\n  lists: { kind: count }\n`;
    expect(failuresOf(tree, '  - { given: { lists: 3 }, expect: { calls: 120 } }')).toEqual([[]]);
  });

  it('is met by the product of what is given, and by nothing a hundredth beside it', () => {
    const count = fc.integer({ min: 1, max: 100_000 });
    const percent = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(count, percent, percent, (visits, hearing, proposal) => {
        const expected = (visits * hearing * proposal) / 10_000;
        const given = `{ visits: ${visits}, hearing_rate: ${hearing}%, proposal_rate: ${proposal}% }`;
        const [right, wrong] = failuresOf(
          CHAIN,
          `  - { given: ${given}, expect: { proposals: ${expected} } }\n` +
            `  - { given: ${given}, expect: { proposals: { value: ${expected * 1.02}, tolerance: 1% } } }`,
        );
        expect([right!.length, wrong!.length]).toEqual([0, 1]);
      }),
      { numRuns: 25, seed: 1 },
    );
  });
});

describe('given a target, what is required is expected', () => {
  it('rounded once or at every phase: backsolve.cascade_rounding', () => {
    const { input, expected } = oracle('backsolve.cascade_rounding');
    const { goal, hearing, proposal, win, asp } = input;
    const given = `{ hearing_rate: ${hearing}, proposal_rate: ${proposal}, win_rate: ${win}, deal_size: ${asp} }`;
    const test = (rounding: string, visits: number): string =>
      `  - { given: ${given}, target: ${goal}, rounding: ${rounding}, expect: { visits: ${visits} } }\n`;
    expect(
      failuresOf(
        CHAIN,
        test('carry', expected.single_ceil_contacts) + test('cascade', expected.cascade_contacts),
      ),
    ).toEqual([[], []]);
  });

  it('WE-01 rounded up at every phase: 25, 84, 105, 525', () => {
    expect(
      failuresOf(
        CHAIN,
        '  - { target: 5000万, rounding: cascade, expect: { wins: 25, proposals: 84, hearings: 105, visits: 525 } }',
      ),
    ).toEqual([[]]);
  });

  it('WE-01 carried exactly: 521, and 525 is an error of 4', () => {
    const [right, wrong] = failuresOf(
      CHAIN,
      '  - { target: 5000万, expect: { wins: 25, visits: 521, revenue: 5001.6万 } }\n' +
        '  - { target: 5000万, expect: { visits: { value: 525, tolerance: 3 } } }',
    );
    expect(right).toEqual([]);
    expect(wrong!.map(actualOf)).toEqual([{ visits: 521 }]);
  });

  const LEVERS = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: contacts * win_rate * price, target: 1200 }
kpis:
  contacts: { kind: count, baseline: 1, lever: { max: 150 } }
  win_rate: { kind: rate, baseline: 1%, lever: { max: 12% } }
  price: { kind: average, baseline: 1, fixed: true }
`;
  const GIVEN = 'given: { contacts: 100, win_rate: 10%, price: 15 }';

  it.each([
    [
      'what is given is where the leaves stand, in place of baselines',
      'target: 150, expect: { contacts: 100 }',
    ],
    [
      'the only lever that may move',
      'target: 165, lever: contacts, expect: { contacts: 110, win_rate: 10% }',
    ],
    ['a leaf that is held', 'target: 165, lock: win_rate, expect: { contacts: 110 }'],
    ['a leaf that is set', 'target: 165, set: { win_rate: 11% }, expect: { contacts: 100 }'],
    [
      'a horizon: the target and the required counts are over all of it',
      'target: 990, horizon: 2026-04..2026-09, lever: contacts, expect: { contacts: 660, win_rate: 10% }',
    ],
    ['that there is nothing to do', 'target: 100, expect_status: met'],
    ['that a plan exists', 'target: 165, expect_status: reachable'],
    ['that none exists', 'target: 1000, expect_status: unreachable, expect: { contacts: 150 }'],
  ])('%s', (_, test) => {
    expect(failuresOf(LEVERS, `  - { ${GIVEN}, ${test} }`)).toEqual([[]]);
  });

  it('a goal out of reach fails a test that does not say so', () => {
    const [failures] = failuresOf(LEVERS, `  - { ${GIVEN}, target: 1000, expect: { contacts: 150 } }`);
    expect(failures).toMatchObject([{ type: 'status', path: ['tests', 0, 'target'], expected: null }]);
  });

  it.each([
    ['met', 'unreachable'],
    ['reachable', 'unreachable'],
    ['unreachable', 'reachable'],
  ] as const)('a plan that should be %s and is %s', (expected, actual) => {
    const target = actual === 'unreachable' ? 1000 : 165;
    const [failures] = failuresOf(LEVERS, `  - { ${GIVEN}, target: ${target}, expect_status: ${expected} }`);
    expect(failures).toMatchObject([{ type: 'status', expected, plan: { status: actual } }]);
  });

  it('a question that no plan answers is a failure at its target', () => {
    const tests = `  - { ${GIVEN}, target: 165, lever: price, expect: { price: 16 } }`;
    expect(failuresOf(LEVERS, tests)[0]).toMatchObject([{ type: 'refused', path: ['tests', 0, 'target'] }]);
    expect(
      failuresOf(
        CHAIN.replace('80%', '80% }\n  x: { kind: count').replace('visits *', '(visits + x) *'),
        '  - { target: 5, expect: { visits: 1 } }',
      )[0],
    ).toMatchObject([{ type: 'refused', message: { en: expect.stringContaining('visits, x') } }]);
  });

  it('a node that no formula ties to the KGI has no number', () => {
    const tree = `${LEVERS}  calls: { kind: count, baseline: 3 }\n`;
    const [failures] = failuresOf(tree, `  - { ${GIVEN}, target: 165, expect: { calls: 3 } }`);
    expect(failures!.map(({ type }) => type)).toEqual(['not-planned']);
  });
});
