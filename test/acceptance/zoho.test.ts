import { describe, expect, it } from 'vitest';
import { actuals, dataIn, diagnosed } from './data.js';

const data = dataIn('zoho_crm_demo');

const measure = (aggregate: string, where = ''): string =>
  `measure: { source: deals, ${aggregate}, on: Created Time${where && `, where: { Stage: ${where} }`} }`;

const TREE = `kpi: 1
name: Zoho CRM
lang: en
currency: USD
kgi: { id: revenue, kind: amount, formula: won * deal_size, ${measure('sum: Amount', 'Closed Won')} }
kpis:
  decided: { kind: count, ${measure('count: true', '[Closed Won, Closed Lost]')} }
  won: { kind: count, formula: decided * win_rate, ${measure('count: true', 'Closed Won')} }
  lost: { kind: count, ${measure('count: true', 'Closed Lost')} }
  all: { kind: count, ${measure('count: true')} }
  amount: { kind: amount, ${measure('sum: Amount')} }
  lost_amount: { kind: amount, ${measure('sum: Amount', 'Closed Lost')} }
  expected: { kind: amount, ${measure('sum: Expected Revenue')} }
  win_rate: { kind: rate }
  deal_size: { kind: average }
sources:
  deals: { path: Potentials.csv, layout: records }
`;

describe.skipIf(data.absent)('Zoho: deals with money as "$22,700.00" and days as "15 Apr, 2021"', () => {
  it('the counts, amounts and the win rate of all deals', async () => {
    const files = { 'kpi.yaml': TREE, 'Potentials.csv': data.read('Potentials.csv') };
    const diagnosis = await diagnosed(files, '--period', '2018-08..2021-04');
    const { win_rate: rate, deal_size: _, ...found } = actuals(diagnosis);
    expect(found).toEqual({
      revenue: 89_066_200,
      decided: 1910,
      won: 1425,
      lost: 485,
      all: 3632,
      amount: 231_380_900,
      lost_amount: 32_059_400,
      expected: 238_282_800,
    });
    expect(rate! * 100).toBeCloseTo(74.61, 2);
  });
});
