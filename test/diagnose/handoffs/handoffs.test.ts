import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../../src/contract/answers/index.js';
import type { HandoffCounts } from '../../../src/data/handoff-counts.js';
import { historyOf } from '../../../src/data/history.js';
import { diagnose } from '../../../src/diagnose/diagnose.js';
import type { DiagnoseRequest } from '../../../src/diagnose/types.js';
import { parseMonth } from '../../../src/model/periods.js';
import type { Tree } from '../../../src/model/tree.js';
import { handoffBlocks } from '../../../src/report/answers/handoffs.js';
import { handoffJson } from '../../../src/report/documents/handoffs.js';
import { factsFrom, treeOf } from '../../history.js';
import { countsOf, type Passed } from './records.js';

const monthly = (name: string) => ({ from: parseMonth(name)!, to: parseMonth(name)! });
const [JANUARY, FEBRUARY] = [monthly('2026-01'), monthly('2026-02')];

const SCORED = 'score: { cutoff: 60, measure: { source: monthly, mean: score, on: passed } }, sla_days: 2';

const chain = (
  passing = `passed: leads, accepted: meetings, ${SCORED}`,
  wins = 'meetings * win_rate',
): Tree =>
  treeOf(`
kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price }
departments: { inside: 内勤, field: 営業 }
phases:
  lead: { label: lead, volume: leads }
  meeting: { label: meeting, volume: meetings, conversion: meeting_rate }
  closing: { label: closing, volume: wins, conversion: win_rate }
kpis:
  leads: { kind: count, owner: inside }
  meetings: { kind: count, owner: field, formula: leads * meeting_rate }
  wins: { kind: count, formula: ${wins} }
  meeting_rate: { kind: rate }
  win_rate: { kind: rate }
  price: { kind: average }
sources: { monthly: { path: monthly.csv, layout: records } }
handoffs:
  passing: { label: passing, from: inside, to: field, definition: d, ${passing} }
`);

/** Leads, meetings, wins and revenue of a month. */
type Funnel = readonly [leads: number, meetings: number, wins: number, revenue: number];

const diagnosisOf = (
  months: Readonly<Record<string, Funnel>>,
  counts: HandoffCounts | null,
  { tree = chain(), ...request }: DiagnoseRequest & { readonly tree?: Tree } = {},
) => {
  const rows = Object.fromEntries(
    Object.entries(months).map(([month, [leads, meetings, wins, revenue]]) => [
      month,
      { leads, meetings, wins, revenue },
    ]),
  );
  const facts = { ...factsFrom(rows), handoffs: counts ? [counts] : [] };
  return diagnose(tree, historyOf(tree, [facts]), { period: FEBRUARY, against: 'previous', ...request });
};

const resultOf = (...args: Parameters<typeof diagnosisOf>) => {
  const found = diagnosisOf(...args);
  return { ...found.handoffs[0]!, alerts: found.alerts, kgi: found.kgi };
};

const FUNNELS = { '2026-01': [200, 100, 20, 2000], '2026-02': [220, 99, 18, 1980] } as const;
const GAP = -20;

const sumOf = ({ volume, quality, speed, acceptance, later, rest }: ReturnType<typeof resultOf>['effects']) =>
  [volume, quality, speed, acceptance, later, rest].reduce<number>((sum, part) => sum + (part ?? 0), 0);

/** Bands 60- and 80-: at 50 % and 10 % accepted when in time, and half of that when late. */
const month = (name: string, high: number, inTime: number): Passed[] =>
  [
    { score: 80, n: high, rate: 0.6 },
    { score: 40, n: 200 - high, rate: 0.2 },
  ].flatMap(({ score, n, rate }) =>
    [
      { days: 1, share: inTime, rate },
      { days: 5, share: 1 - inTime, rate: rate / 2 },
    ].flatMap((answer): Passed[] => {
      const records = n * answer.share;
      const accepted = records * answer.rate;
      return [
        {
          month: name,
          score,
          days: answer.days,
          records: accepted,
          isAccepted: true,
          end: 'lost',
          months: 0,
        },
        {
          month: name,
          score,
          days: answer.days,
          records: records - accepted,
          isAccepted: false,
          end: 'lost',
        },
      ];
    }),
  );

describe('the parts of the gap along a handoff', () => {
  it('of numbers alone: the number passed, what else made the number accepted, what came later, and the rest', () => {
    const { effects, split } = resultOf(FUNNELS, null);
    const unit = GAP / Math.log(1980 / 2000);
    expect(effects.volume).toBeCloseTo(unit * Math.log(220 / 200), 9);
    expect(effects.acceptance).toBeCloseTo(unit * Math.log(0.45 / 0.5), 9);
    expect(effects.later).toBeCloseTo(unit * Math.log(18 / 99 / 0.2), 9);
    expect(effects.rest).toBeCloseTo(unit * Math.log(1.1), 9);
    expect([effects.quality, effects.speed]).toEqual([null, null]);
    expect(split.obstacles).toEqual({ quality: 'no-records', speed: 'no-records', later: 'no-records' });
    expect(sumOf(effects)).toBeCloseTo(GAP, 9);
  });

  it('of scores: what more high ones bring, by the rates of both months', () => {
    const { effects, split } = resultOf(
      FUNNELS,
      countsOf([...month('2026-01', 100, 0.5), ...month('2026-02', 140, 0.5)]),
    );
    // Accepted: 30 + 15 and 10 + 5 of 200, then 42 + 21 and 6 + 3. All by the mix.
    expect(split.acceptance).toMatchObject({ before: 0.3, after: 0.36 });
    expect(split.acceptance!.quality!.points).toBeCloseTo(0.06, 12);
    expect(split.acceptance!.speed!.points).toBeCloseTo(0, 12);
    const unit = GAP / Math.log(1980 / 2000);
    expect(effects.quality).toBeCloseTo(unit * Math.log(0.36 / 0.3), 9);
    expect(effects.speed).toBeCloseTo(0, 9);
    expect(effects.acceptance).toBeCloseTo(unit * Math.log(0.45 / 0.5 / 1.2), 9);
    expect(sumOf(effects)).toBeCloseTo(GAP, 9);
  });

  it('of speed: what more answers in time bring', () => {
    const { effects, split } = resultOf(
      FUNNELS,
      countsOf([...month('2026-01', 100, 0.5), ...month('2026-02', 100, 0.75)]),
    );
    // Accepted of all: .3, then (.75 x .6 + .25 x .3) / 2 + (.75 x .2 + .25 x .1) / 2 = .35.
    expect(split.acceptance).toMatchObject({ before: 0.3, after: 0.35 });
    expect(split.acceptance!.quality!.points).toBeCloseTo(0, 12);
    const unit = GAP / Math.log(1980 / 2000);
    expect(effects.speed).toBeCloseTo(unit * Math.log(0.35 / 0.3), 9);
    expect(effects.intervals.speed![0]).toBeLessThan(effects.speed!);
    expect(effects.intervals.speed![1]).toBeGreaterThan(effects.speed!);
    expect(sumOf(effects)).toBeCloseTo(GAP, 9);
  });

  it('of later wins: what the scores of those that closed explain', () => {
    const closed = (name: string, high: number): Passed[] => [
      { month: name, score: 80, records: high / 2, end: 'won' },
      { month: name, score: 80, records: high / 2, isAccepted: true, end: 'lost' },
      { month: name, score: 40, records: (100 - high) / 10, end: 'won' },
      { month: name, score: 40, records: ((100 - high) * 9) / 10, isAccepted: true, end: 'lost' },
      { month: name, score: null, records: 0.5, isAccepted: true, end: 'open' },
    ];
    const {
      effects,
      split,
      closed: ends,
    } = resultOf(FUNNELS, countsOf([...closed('2026-01', 50), ...closed('2026-02', 40)]));
    // Won: .5 x .5 + .5 x .1 = .3, then .4 x .5 + .6 x .1 = .26.
    expect(split.wins).toMatchObject({ before: 0.3, after: 0.26 });
    expect(split.wins!.quality!.points).toBeCloseTo(-0.04, 12);
    expect(ends).toMatchObject({ closed: 100, won: 26 });
    const unit = GAP / Math.log(1980 / 2000);
    expect(effects.later).toBeCloseTo(unit * Math.log(18 / 99 / 0.2 / (0.26 / 0.3)), 9);
    expect(sumOf(effects)).toBeCloseTo(GAP, 9);
  });

  it('a month too young to tell its acceptance weighs its scores by the acceptance before', () => {
    const young = month('2026-02', 140, 0.5).map((one) =>
      one.isAccepted ? one : { ...one, end: 'open' as const },
    );
    const { split } = resultOf(FUNNELS, countsOf([...month('2026-01', 100, 0.5), ...young]));
    expect(split.isYoung).toBe(true);
    expect(split.acceptance!.quality!.points).toBeCloseTo(0.06, 12);
    expect(split.obstacles).toMatchObject({ quality: null, speed: 'pending' });
  });

  it('the other way round have the other signs', () => {
    const counts = countsOf([...month('2026-01', 100, 0.5), ...month('2026-02', 140, 0.7)]);
    const there = resultOf(FUNNELS, counts).effects;
    const back = resultOf(FUNNELS, counts, { period: JANUARY, against: FEBRUARY });
    for (const part of ['volume', 'quality', 'speed', 'acceptance', 'later', 'rest'] as const)
      expect(back.effects[part]).toBeCloseTo(-there[part]!, 9);
  });
});

describe('what the records cannot tell', () => {
  const both = [...month('2026-01', 100, 0.5), ...month('2026-02', 140, 0.7)];
  const unscored = both.map((one) => ({ ...one, score: null }));
  const few = [
    { month: '2026-02', score: 80, records: 9, end: 'won' as const },
    ...month('2026-01', 100, 0.5),
  ];
  it.each<[string, HandoffCounts, object]>([
    [
      'acceptance',
      countsOf(both, { knows: { accepted: false } }),
      { quality: 'no-acceptance', speed: 'no-acceptance' },
    ],
    [
      'loss',
      countsOf(both, { knows: { lost: false } }),
      { quality: 'no-loss', speed: 'no-loss', later: 'no-loss' },
    ],
    ['scores', countsOf(unscored), { quality: 'no-score', speed: null }],
    ['few scores', countsOf([...both, ...unscored]), { quality: 'few-scored' }],
    ['one score', countsOf(both.map((one) => ({ ...one, score: 60 }))), { quality: 'one-band', speed: null }],
    ['answers', countsOf(both, { knows: { response: 'accepted' } }), { quality: null, speed: 'yes-only' }],
    ['few records', countsOf(few), { quality: 'few', speed: 'few', later: 'few' }],
    ['no wins', countsOf(both), { later: 'none' }],
    ['no records', countsOf([]), { quality: 'few', speed: 'few', later: 'few' }],
  ])('%s', (_, counts, obstacles) => {
    const { split, effects } = resultOf(FUNNELS, counts);
    expect(split.obstacles).toMatchObject(obstacles);
    expect(sumOf(effects)).toBeCloseTo(GAP, 9);
  });

  it('days: the scores tell without them', () => {
    const undated = countsOf(both, { knows: { response: null }, responses: [] });
    const { split, answers } = resultOf(FUNNELS, undated);
    expect(split.obstacles).toMatchObject({ quality: null, speed: 'yes-only' });
    expect(split.acceptance!.quality!.points).toBeGreaterThan(0);
    expect(answers).toBeNull();
  });

  it('a limit that nobody has agreed on', () => {
    const tree = chain(
      SCORED.replace(', sla_days: 2', '').replace(/^/, 'passed: leads, accepted: meetings, '),
    );
    expect(resultOf(FUNNELS, countsOf(both), { tree }).split.obstacles.speed).toBe('no-limit');
  });
});

describe('a handoff has no parts of the gap', () => {
  it.each<[string, Tree, DiagnoseRequest, string]>([
    ['whose numbers are not named', chain('passed: leads'), {}, 'not-named'],
    ['that the KGI does not follow from', chain(undefined, 'leads * win_rate'), {}, 'not-computed'],
    ['whose number reaches the KGI past it', chain(undefined, 'meetings * win_rate + leads * 0'), {}, 'past'],
    ['by the value of Shapley', chain(), { method: 'shapley' }, 'shapley'],
  ])('%s', (_, tree, request, obstacle) => {
    const { effects } = resultOf(FUNNELS, null, { tree, ...request });
    expect(effects).toMatchObject({ obstacle, volume: null, quality: null, rest: null });
  });

  it('without a gap', () => {
    const { effects } = resultOf({ '2026-02': FUNNELS['2026-02'] }, null);
    expect(effects).toMatchObject({ obstacle: 'no-gap', volume: null });
  });
});

const anyRecords = fc.array(
  fc.record({
    month: fc.constantFrom('2026-01', '2026-02'),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    records: fc.integer({ min: 1, max: 30 }),
    isAccepted: fc.boolean(),
    end: fc.constantFrom('won' as const, 'lost' as const, 'open' as const),
    months: fc.integer({ min: 0, max: 2 }),
    days: fc.option(fc.integer({ min: 0, max: 5 })),
    reason: fc.constantFrom('', '予算なし', '時期'),
  }),
  { maxLength: 40 },
);
const count = fc.integer({ min: 0, max: 50 });
const anyFunnel = fc.tuple(count, count, count, count);

/** Every number in a value, however deep. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
};

it('for any numbers and records, zeros among them, the parts add up and every figure and every word is whole', () => {
  fc.assert(
    fc.property(anyFunnel, anyFunnel, anyRecords, (before, after, records) => {
      const passed = records.map((one) => (one.end === 'won' ? { ...one, isAccepted: true } : one));
      const found = diagnosisOf({ '2026-01': before, '2026-02': after }, countsOf(passed));
      const result = { ...found.handoffs[0]!, alerts: found.alerts, kgi: found.kgi };
      const said = JSON.stringify(handoffBlocks(chain(), found));
      expect(said).not.toMatch(/NaN|Infinity|undefined|null/u);
      expect(() => diagnoseDocument.shape.handoffs.parse(found.handoffs.map(handoffJson))).not.toThrow();
      const { handoff: _, alerts: __, kgi, ...figures } = result;
      expect(numbersIn(figures).filter((value) => !Number.isFinite(value))).toEqual([]);
      if (result.effects.obstacle === null)
        expect(sumOf(result.effects)).toBeCloseTo(kgi.actual! - kgi.expected!, 6);
    }),
    { numRuns: 100 },
  );
}, 60_000);

describe('both departments', () => {
  const rules = (result: ReturnType<typeof resultOf>) =>
    result.alerts
      .filter(({ rule }) => rule.startsWith('handoff'))
      .map(({ rule, message }) => [rule, message.en]);

  it('that count differently are told so', () => {
    const counted = countsOf([{ month: '2026-02', records: 210, end: 'lost' }]);
    expect(rules(resultOf(FUNNELS, counted))).toEqual([
      [
        'handoff-not-conserved',
        expect.stringContaining('内勤 reports 220 passed, the records of monthly hold 210'),
      ],
    ]);
    const same = countsOf([{ month: '2026-02', records: 219, end: 'lost' }]);
    expect(rules(resultOf(FUNNELS, same))).toEqual([]);
  });

  it('cannot accept more than was passed', () => {
    const months = { ...FUNNELS, '2026-02': [90, 99, 18, 1980] } as const;
    expect(rules(resultOf(months, null))).toEqual([
      [
        'handoff-not-conserved',
        expect.stringContaining('営業 accepted 99, more than the 90 that 内勤 passed'),
      ],
    ]);
    expect(resultOf(months, null).interval).toBeNull();
  });

  it('are told of dates that are out of order', () => {
    const counted = countsOf([{ month: '2026-02', records: 220 }], { disordered: 3 });
    expect(rules(resultOf(FUNNELS, counted))).toEqual([
      ['handoff-dates-disordered', expect.stringContaining('3 records')],
    ]);
  });
});

describe('what came of what was passed', () => {
  it('records of the period by what became of them, answers, and reasons', () => {
    const passed: Passed[] = [
      { month: '2026-02', records: 4, isAccepted: true, days: 1 },
      { month: '2026-02', records: 3, isAccepted: true, days: 4 },
      { month: '2026-02', records: 6, end: 'lost', days: 6, reason: '予算なし' },
      { month: '2026-02', records: 2, end: 'lost', reason: '' },
      { month: '2026-02', records: 5 },
      { month: '2026-01', records: 1, end: 'lost', reason: '予算なし' },
      { month: '2026-01', records: 3, end: 'lost', reason: '時期' },
    ];
    const { records, answers, reasons, mature, obstacle } = resultOf(FUNNELS, countsOf(passed));
    expect(records).toMatchObject({ passed: 20, accepted: 7, returned: 8, pending: 5 });
    expect(answers).toEqual({ by: 'responded', answered: 13, medianDays: 4, limit: 2, inTime: 4 });
    expect(reasons).toEqual([
      { reason: '予算なし', records: 6, share: 0.75, before: 0.25 },
      { reason: '', records: 2, share: 0.25, before: 0 },
    ]);
    // Of February too few have ended; January has.
    expect([mature!.passed, mature!.number, obstacle]).toEqual([4, 1, null]);
  });

  it('six reasons: five, and the others together', () => {
    const passed = [...'ABCDEFG'].map(
      (reason, at): Passed => ({ month: '2026-02', records: 7 - at, end: 'lost', reason }),
    );
    const { reasons } = resultOf(FUNNELS, countsOf(passed));
    expect(reasons.map(({ reason, records }) => [reason, records])).toEqual([
      ['A', 7],
      ['B', 6],
      ['C', 5],
      ['D', 4],
      ['E', 3],
      [null, 3],
    ]);
    expect(reasons.every(({ before }) => before === null)).toBe(true);
  });

  it('wins by score want months that have come to their end', () => {
    const { mature, obstacle } = resultOf(FUNNELS, countsOf([{ month: '2026-02', records: 5 }]));
    expect([mature, obstacle]).toEqual([null, 'young']);
  });
});
