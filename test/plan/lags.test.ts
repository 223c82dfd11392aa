import { describe, expect, it } from 'vitest';
import type { SourceFacts } from '../../src/data/facts.js';
import { historyOf } from '../../src/data/history.js';
import type { WaitGroup } from '../../src/data/wait-counts.js';
import { diagnose } from '../../src/diagnose/diagnose.js';
import { monthOf } from '../../src/model/calendar.js';
import { InputError } from '../../src/model/diagnostic.js';
import { withEstimatedLags } from '../../src/plan/lags.js';
import { plan } from '../../src/plan/plan.js';
import { treeOf } from '../data/workspace.js';

const TREE = treeOf(`kpi: 1
kgi: { id: wins, kind: count, formula: proposals * win_rate, lags: auto, target: 5 }
phases: { proposal: { volume: proposals }, closing: { volume: wins } }
kpis: { proposals: { kind: count, baseline: 10 }, win_rate: { kind: rate, baseline: 50% } }
sources: { deals: { path: d.csv, layout: records, stages: { proposal: p, closing: c } } }
`);

/** What the deals answer: how they went on, and the last day that any of them names. */
const answer = (groups: readonly WaitGroup[], lastDay: number | null): SourceFacts => ({
  source: TREE.sources.get('deals')!,
  facts: [],
  nodes: ['proposals', 'wins'],
  firstDay: lastDay,
  lastDay,
  files: [],
  stages: {
    cohorts: [],
    implied: [],
    undatedWins: 0,
    steps: [],
    waits: [{ from: 'proposal', to: 'closing', groups }],
  },
});

const APRIL = monthOf(2026, 4);
const DEALS: readonly WaitGroup[] = [
  { month: APRIL, end: 'arrived', months: 0, records: 30 },
  { month: APRIL, end: 'arrived', months: 1, records: 10 },
  { month: APRIL + 1, end: 'open', months: null, records: 30 },
];

const lagsFrom = (groups: readonly WaitGroup[], lastDay: number | null) =>
  withEstimatedLags(TREE, [answer(groups, lastDay)]).kgi.lags;

const refusal = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics.map(({ message }) => message.en);
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a tree whose lags records tell', () => {
  it.each([
    ['a day near its end', 2026_05_29, APRIL + 1],
    ['a day too early in it', 2026_05_12, APRIL],
    // The dates of June are those on which open deals are hoped to close.
    ['days of months in which nothing is counted', 2026_06_30, APRIL + 1],
  ])('hears of the last month where the records name %s, and of no later one', (_, lastDay, through) => {
    expect(lagsFrom(DEALS, lastDay)).toMatchObject({ found: { through } });
  });

  it('is left as it was where nothing is to be told', () => {
    const declared = treeOf('kpi: 1\nkgi: { id: wins, kind: count, target: 5 }\n');
    expect(withEstimatedLags(declared, [])).toBe(declared);
  });

  it.each([
    [
      'no record has a date',
      [],
      null,
      'too few records have closed to tell when wins arrives: 0 of the 0 records',
    ],
    [
      '19 have closed',
      [{ ...DEALS[0]!, records: 19 }],
      2026_05_31,
      '19 of the 19 records of "deals", and it takes 20',
    ],
    [
      'none has arrived',
      [{ ...DEALS[0]!, end: 'lost' as const }],
      2026_05_31,
      'none of the 30 records of "deals" has arrived',
    ],
  ])('is refused where %s', (_, groups, lastDay, message) => {
    expect(refusal(() => lagsFrom(groups, lastDay))).toEqual([expect.stringContaining(message)]);
  });

  it('is neither planned nor diagnosed before the records have been read', () => {
    const told = [
      'the lags of wins are to be found from records (lags: auto), and no records were read here',
    ];
    const history = historyOf(TREE, []);
    expect(refusal(() => plan(TREE, history))).toEqual(told);
    expect(refusal(() => diagnose(TREE, history))).toEqual(told);
    expect(refusal(() => withEstimatedLags(TREE, []))).toEqual(told);
  });
});
