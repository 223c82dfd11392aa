import { describe, expect, it } from 'vitest';
import { plan } from '../../src/plan/plan.js';
import type { PlanRequest } from '../../src/plan/types.js';
import { historyFrom, treeOf } from '../history.js';

/** Back-solves as published: addresses and inputs are in the lines above each tree. */
const planned = (text: string, request: PlanRequest = {}) => {
  const tree = treeOf(text);
  const found = plan(tree, historyFrom(tree, {}), request);
  return {
    ...found,
    required: Object.fromEntries(found.nodes.map(({ node, required }) => [node.id, required])),
  };
};

// innovations-i.com/column/jsmf/11.html
const WE_01 = `
kpi: 1
currency: JPY
kgi: { id: revenue, kind: amount, formula: wins * deal_size, target: 5000万 }
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

// mysalesprocess.com/sales-math
const WE_03 = `
kpi: 1
kgi: { id: deals, kind: count, formula: proposals * 40%, target: 14 }
kpis:
  proposals: { kind: count, formula: second_meetings * 50% }
  second_meetings: { kind: count, formula: initial_meetings * 35% }
  initial_meetings: { kind: count, formula: cold_calls * 10% }
  cold_calls: { kind: count }
`;

// advisorsontarget.com/?p=4168
const WE_04 = `
kpi: 1
currency: USD
kgi: { id: sales, kind: amount, formula: leads * qualifying * close * average_job, target: "$50,000" }
kpis:
  leads: { kind: count }
  qualifying: { kind: rate, fixed: true, baseline: 90% }
  close: { kind: rate, fixed: true, baseline: 45% }
  average_job: { kind: average, fixed: true, baseline: 5000 }
`;

// align.me/b2b-marketing-blog/basic-sales-calculator-tells-misleading-story
const WE_06 = `
kpi: 1
kgi: { id: sales, kind: count, formula: proposals / 2, target: 6 }
kpis:
  proposals: { kind: count, formula: leads * 2 / 4 }
  leads: { kind: count }
`;

// "Pipeline Math: Revenue Modeling from Goal Backward" (predictable-revenue)
const WE_07 = `
kpi: 1
currency: USD
kgi: { id: arr, kind: amount, formula: deals * 25000, target: "$2,000,000" }
kpis:
  deals: { kind: count, formula: opportunities * 25% }
  opportunities: { kind: count, formula: meetings * 50% }
  meetings: { kind: count }
`;

// brainkraft.com: how to break down launch revenue objectives
const WE_08 = `
kpi: 1
currency: USD
kgi: { id: revenue, kind: amount, formula: deals * average_deal, target: 10M }
kpis:
  deals: { kind: count }
  average_deal: { kind: average, fixed: true, baseline: 100k }
`;

// bestinsleads.com: how to calculate the number of leads
const WE_09 = `
kpi: 1
currency: USD
horizon: 2026
kgi: { id: revenue, kind: amount, formula: deals * 1000, target: 120k }
kpis:
  deals: { kind: count }
`;

// try-sales.com/quota-attainment
const WE_10 = `
kpi: 1
currency: JPY
horizon: 2026
kgi: { id: revenue, kind: amount, formula: sales * 1, target: 3000万 }
kpis:
  sales: { kind: amount }
`;

// jeffcwest.com: goal setting with just a spoon full of sugar
const WE_11 = `
kpi: 1
currency: USD
horizon: 2026
kgi: { id: commission, kind: amount, formula: closed * 500, target: 100k }
kpis:
  closed: { kind: count, formula: presentations * 200 / 600 }
  presentations: { kind: count, formula: appointments * 600 / 660 }
  appointments: { kind: count, formula: contacted * 660 / 4620 }
  contacted: { kind: count, formula: qualified * 1 }
  qualified: { kind: count, formula: leads * 80% }
  leads: { kind: count }
`;

// accelc.co.jp/blog/zerosales8
const WE_12 = `
kpi: 1
kgi: { id: wins, kind: count, formula: proposals * win_rate, target: 15 }
kpis:
  proposals: { kind: count, baseline: 25 }
  win_rate: { kind: rate, fixed: true, baseline: 40% }
`;

// select-s.jp/column/new-sales-goal-calculation-sheet-template
const WE_13 = `
kpi: 1
currency: JPY
kgi: { id: sales, kind: amount, formula: contracts * price, target: 100万 }
kpis:
  contracts: { kind: count }
  price: { kind: average, fixed: true, baseline: 10万 }
`;

// slideshare.net: understanding your business algebra
const WE_14 = `
kpi: 1
currency: USD
horizon: 2026
kgi: { id: arr, kind: amount, formula: pipeline / coverage, target: 14M }
kpis:
  pipeline:
    kind: amount
    season: { 1: 2, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 4, 8: 4, 9: 4, 10: 5, 11: 5, 12: 5 }
  coverage: { kind: average, fixed: true, baseline: 3 }
`;
const WE_14_SOURCED = `
kpi: 1
currency: USD
kgi: { id: arr, kind: amount, formula: new_business / 70%, target: 14M }
kpis:
  new_business: { kind: amount, formula: sourced / 40% }
  sourced: { kind: amount }
`;

describe('published back-solves come out as printed', () => {
  it.each<[string, string, PlanRequest, Record<string, number>]>([
    [
      'WE-01 rounds up at every phase',
      WE_01,
      { rounding: 'cascade' },
      { wins: 25, proposals: 84, hearings: 105, visits: 525 },
    ],
    [
      'WE-01 carried exactly asks for 521 visits in place of 525',
      WE_01,
      {},
      { wins: 25, proposals: 84, hearings: 105, visits: 521 },
    ],
    [
      'WE-03 needs no rounding',
      WE_03,
      {},
      { proposals: 35, second_meetings: 70, initial_meetings: 200, cold_calls: 2000 },
    ],
    [
      'WE-03 by cascade',
      WE_03,
      { rounding: 'cascade' },
      { proposals: 35, second_meetings: 70, initial_meetings: 200, cold_calls: 2000 },
    ],
    ['WE-04', WE_04, {}, { leads: 25 }],
    ['WE-06', WE_06, {}, { proposals: 12, leads: 24 }],
    ['WE-07', WE_07, {}, { deals: 80, opportunities: 320, meetings: 640 }],
    ['WE-08', WE_08, {}, { deals: 100 }],
    ['WE-09', WE_09, {}, { deals: 120 }],
    ['WE-10', WE_10, {}, { sales: 30_000_000 }],
    [
      'WE-11',
      WE_11,
      {},
      { closed: 200, presentations: 600, appointments: 660, contacted: 4620, qualified: 4620, leads: 5775 },
    ],
    ['WE-12, whose page ends before the answer: 37.5 is 38', WE_12, {}, { proposals: 38 }],
    ['WE-13', WE_13, {}, { contracts: 10 }],
    ['WE-14, coverage', WE_14, {}, { pipeline: 42_000_000 }],
    [
      'WE-14, the part that marketing brings',
      WE_14_SOURCED,
      {},
      { new_business: 9_800_000, sourced: 3_920_000 },
    ],
  ])('%s', (_, text, request, expected) => {
    const { required, verified } = planned(text, request);
    expect(verified).toBe(true);
    for (const [id, value] of Object.entries(expected))
      expect([id, required[id]]).toEqual([id, expect.closeTo(value, 6)]);
  });
});

describe('published parts of a plan', () => {
  const months = (text: string, id: string): number[] =>
    planned(text).periods.map(({ values }) => values.get(id)!);

  it('WE-01: 525 visits make 25 wins of 2,000,000 and some more', () => {
    expect(planned(WE_01, { rounding: 'cascade' }).kgi).toMatchObject({
      baseline: null,
      target: 50_000_000,
      planned: 525 * 0.2 * 0.8 * 0.3 * 2_000_000,
    });
  });

  it('WE-04: about 6 leads a week', () => {
    const { nodes } = planned(WE_04);
    expect(nodes.find(({ node }) => node.id === 'leads')!.perWeek).toBeCloseTo(5.75, 2);
  });

  it('WE-09: 10,000 and 10 deals a month', () => {
    expect(months(WE_09, 'deals')).toEqual(Array(12).fill(10));
    expect(months(WE_09, 'revenue')).toEqual(Array(12).fill(10_000));
  });

  it('WE-10: 2,500,000 a month (its days and hours are not planned; 15,600 an hour there is 15,625 cut off)', () => {
    for (const value of months(WE_10, 'sales')) expect(value).toBeCloseTo(2_500_000, 6);
  });

  it('WE-11 wrong there: a week is 1/50 of the year, and 18.5 a day times 5 times 50 is 4,625, not 4,620; here 4,620 over 365 / 7 weeks', () => {
    const { nodes } = planned(WE_11);
    const perWeek = (id: string) => nodes.find(({ node }) => node.id === id)!.perWeek!;
    expect(perWeek('leads')).toBeCloseTo(5775 / (365 / 7), 9);
    expect(perWeek('contacted') * (365 / 7)).toBeCloseTo(4620, 9);
  });

  it('WE-14: 6, 9, 12 and 15 million by quarter', () => {
    const pipeline = months(WE_14, 'pipeline');
    const quarters = [0, 3, 6, 9].map((from) => pipeline.slice(from, from + 3).reduce((a, b) => a + b, 0));
    expect(quarters.map((value) => Number((value / 1e6).toFixed(6)))).toEqual([6, 9, 12, 15]);
  });
});
