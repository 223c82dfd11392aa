import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/diagnostic.js';
import { plan } from '../../src/plan/plan.js';
import { planCases } from '../../src/plan/scenarios.js';
import type { Plan, PlanRequest } from '../../src/plan/types.js';
import { historyFrom, treeOf } from '../history.js';

const TREE = `
kpi: 1
kgi: { id: revenue, kind: amount, formula: contacts * rate * price, target: 120 }
kpis:
  contacts: { kind: count, baseline: 100, lever: { min: 50, max: 300 } }
  rate: { kind: rate, baseline: 10%, lever: { max: 50% } }
  price: { kind: average, baseline: 10, fixed: true }
scenarios:
  bold: { set: { rate: 12% }, target: 144 }
  few: { max: { contacts: 80 } }
  dear: { unlock: [price], max: { price: 11 } }
  still: { lock: [contacts] }
`;
const tree = treeOf(TREE);
const history = historyFrom(tree, {});

const cases = (scenarios: readonly string[], targets: readonly number[] = [], request: PlanRequest = {}) =>
  planCases(tree, history, { scenarios, targets }, request);
const only = (name: string, request: PlanRequest = {}): Plan => cases([name], [], request)[0]!.plan;
const of = ({ nodes }: Plan, id: string) => nodes.find(({ node }) => node.id === id)!;

describe('what is planned side by side', () => {
  // biome-ignore format: a case a line
  it.each<[string, readonly string[], readonly number[], readonly string[]]>([
    ['nothing said: the tree', [], [], ['null 120']],
    ['one target', [], [130], ['null 130']],
    ['one scenario', ['bold'], [], ['bold 144']],
    ['the same one twice', ['bold', 'bold'], [], ['bold 144']],
    ['several, after the tree as it is', ['few', 'bold'], [], ['null 120', 'few 120', 'bold 144']],
    ['several targets', [], [110, 120, 110], ['null 110', 'null 120']],
    ['one scenario for several targets', ['few'], [110, 120], ['few 110', 'few 120']],
    ['each scenario for each target', ['few', 'bold'], [1, 2], ['null 1', 'null 2', 'few 1', 'few 2', 'bold 1', 'bold 2']],
  ])('%s', (_, scenarios, targets, expected) => {
    const found = cases(scenarios, targets).map(({ scenario, plan: { kgi } }) => `${scenario?.name ?? null} ${kgi.target}`);
    expect(found).toEqual(expected);
  });

  it('is at most twelve plans', () => {
    const targets = Array.from({ length: 13 }, (_, index) => 100 + index);
    expect(() => cases([], targets)).toThrow(
      'at most 12 plans are compared, and these scenarios and targets make 13',
    );
  });

  it('and an unknown scenario is refused, with the one that was meant', () => {
    const suggested = (name: string): string | null => {
      try {
        cases([name]);
      } catch (error) {
        if (error instanceof InputError) return error.diagnostics[0]!.help!.en;
        throw error;
      }
      return null;
    };
    expect(suggested('bolt')).toBe('did you mean "bold"?');
    expect(suggested('elsewhere')).toBe('the scenarios of the tree: bold, few, dear, still');
  });
});

describe('a scenario', () => {
  it('is the plan of what it says', () => {
    const said: PlanRequest = { set: new Map([['rate', 0.12]]), target: 144 };
    const { scenario, ...found } = only('bold');
    const { scenario: _, ...expected } = plan(tree, history, said);
    expect([scenario, found]).toEqual(['bold', expected]);
  });

  it('may free a leaf that the tree fixes, and bound it', () => {
    const price = of(only('dear'), 'price');
    expect([price.role, price.baseline]).toEqual(['lever', 10]);
    expect(price.required).toBeGreaterThan(10);
    expect(price.required).toBeLessThanOrEqual(11);
  });

  it('may bound a lever below where it stands: the plan starts from the bound, and says so', () => {
    const found = only('few');
    expect(of(found, 'contacts')).toMatchObject({ baseline: 80, required: 80, atBound: 'max' });
    expect(found.kgi.baseline).toBeCloseTo(80, 9);
    // 80 * 15% * 10 = 120
    expect(of(found, 'rate').required).toBeCloseTo(0.15, 9);
    expect(found.isSet).toBe(true);
    expect(found.warnings.map(({ rule, node }) => [rule, node])).toContainEqual([
      'max-below-baseline',
      'contacts',
    ]);
  });

  it('is named where it cannot be planned', () => {
    const lock = ['rate', 'contacts'];
    expect(() => only('bold', { lock })).toThrow('scenario "bold": there is no lever to move');
  });
});

describe('what is said beside a scenario replaces what the scenario says of that leaf', () => {
  // biome-ignore format: a case a line
  it.each<[string, string, PlanRequest, Record<string, unknown>]>([
    ['set over set', 'bold', { set: new Map([['rate', 0.11]]) }, { id: 'rate', role: 'fixed', required: 0.11 }],
    ['lock over set', 'bold', { lock: ['rate'] }, { id: 'rate', role: 'fixed', required: 0.1 }],
    ['unlock over lock', 'still', { unlock: ['contacts'] }, { id: 'contacts', role: 'lever' }],
    ['lock over max', 'few', { lock: ['contacts'] }, { id: 'contacts', role: 'fixed', required: 100 }],
    ['max over max', 'few', { max: new Map([['contacts', 90]]) }, { id: 'contacts', baseline: 90 }],
    ['another leaf', 'few', { lock: ['rate'], max: new Map([['contacts', 200]]) }, { id: 'contacts', required: 120 }],
    ['one lever alone', 'dear', { lever: 'rate' }, { id: 'price', role: 'fixed', required: 10 }],
  ])('%s', (_, name, request, { id, ...expected }) => {
    expect(of(only(name, request), id as string)).toMatchObject(expected);
  });

  it('and its target', () => {
    expect(only('bold', { target: 130 }).kgi.target).toBe(130);
  });
});

describe('a bound that is given for one plan', () => {
  const inside = (min: number, max: number) => fc.double({ min, max, noNaN: true });

  it('is kept, in each month where they weigh differently', () => {
    const monthly = treeOf(
      TREE.replace('kpi: 1', 'kpi: 1\nhorizon: 2026-04..2026-06\nworking_days: weekdays').replace(
        '120',
        '360',
      ),
    );
    fc.assert(
      fc.property(inside(55, 200), inside(0.5, 1.5), (most, growth) => {
        const request = { max: new Map([['contacts', most]]), target: 300 * growth };
        const { periods, status } = plan(monthly, historyFrom(monthly, {}), request);
        // What is met is left as it is: at the bound, if it stood above.
        const found = periods.map(({ exact }) => exact.get('contacts')!);
        expect(['met', 'reachable', 'unreachable']).toContain(status);
        expect(Math.max(...found)).toBeLessThanOrEqual(most * (1 + 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  it('that is wider than the tree’s never makes a goal harder, nor does a lever that is freed', () => {
    const effort = (request: PlanRequest): number => {
      const { status, solution } = plan(tree, history, request);
      return status === 'met' ? 0 : (solution?.effort ?? Number.POSITIVE_INFINITY);
    };
    fc.assert(
      fc.property(inside(1.01, 20), inside(300, 900), (growth, most) => {
        const target = 100 * growth;
        const usual = effort({ target });
        const slack = 1e-6 * Math.max(1, usual);
        expect(effort({ target, max: new Map([['contacts', most]]) })).toBeLessThanOrEqual(usual + slack);
        expect(effort({ target, unlock: ['price'] })).toBeLessThanOrEqual(usual + slack);
      }),
      { numRuns: 60 },
    );
  });
});
