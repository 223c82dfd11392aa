import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { SourceFacts } from '../../src/data/facts.js';
import { readSources } from '../../src/data/read.js';
import { formatMonth } from '../../src/model/calendar.js';
import { InputError } from '../../src/model/diagnostic.js';
import { loadTree } from '../../src/model/load.js';

const ROOT = fileURLToPath(new URL('../../../shared/data/olist', import.meta.url));
const absent = !existsSync(ROOT);
if (absent) process.stderr.write(`skipped: the Olist exports are not at ${ROOT}\n`);

const tree = (leads: string, deals: string, dates = 'auto') =>
  loadTree(
    `
kpi: 1
kgi: { id: wins, kind: count, measure: { source: deals, count: true, on: won_date } }
kpis:
  leads: { kind: count, measure: { source: leads, count: true, on: first_contact_date } }
  sellers: { kind: count, measure: { source: deals, count_distinct: seller_id, on: won_date } }
sources:
  leads: { path: ${leads}, layout: records, dates: ${dates} }
  deals: { path: ${deals}, layout: records, dates: ${dates} }
`,
    'kpi.yaml',
  ).tree!;

const LEADS = 'olist_marketing_qualified_leads_dataset.csv';
const DEALS = 'olist_closed_deals_dataset.csv';

const read = (leads: string, deals: string, dates?: string): Promise<SourceFacts[]> =>
  readSources(tree(leads, deals, dates), { root: ROOT, signal: new AbortController().signal });

const series = (sources: readonly SourceFacts[], node: string): Record<string, number> =>
  Object.fromEntries(
    sources
      .flatMap(({ facts }) => facts)
      .filter((fact) => fact.node === node)
      .map(({ month, sum }) => [formatMonth(month), sum]),
  );

const WINS = {
  '2017-12': 3,
  '2018-01': 73,
  '2018-02': 113,
  '2018-03': 147,
  '2018-04': 207,
  '2018-05': 122,
  '2018-06': 57,
  '2018-07': 37,
  '2018-08': 33,
  '2018-09': 23,
  '2018-10': 21,
  '2018-11': 6,
};

describe.skipIf(absent)('the Olist marketing funnel, one set of rows in three forms of dates', () => {
  it('proves that Excel wrote the days first, and counts as the ISO copy does', async () => {
    const dmy = await read(`excel_dmy/${LEADS}`, `excel_dmy/${DEALS}`);
    const iso = await read(`excel_dmy/${LEADS}`, `iso/${DEALS}`);
    expect(series(dmy, 'leads')).toMatchObject({
      '2018-01': 1141,
      '2018-02': 1028,
      '2018-03': 1174,
      '2018-04': 1352,
      '2018-05': 1303,
    });
    expect(series(dmy, 'wins')).toEqual(WINS);
    expect(series(iso, 'wins')).toEqual(WINS);
    expect(dmy[1]!.facts).toEqual(iso[1]!.facts);
    expect(dmy.map(({ firstDay, lastDay }) => [firstDay, lastDay])).toEqual([
      [20170614, 20180531],
      [20171205, 20181114],
    ]);
    expect(dmy.flatMap(({ files }) => files)).toEqual([
      { path: `excel_dmy/${LEADS}`, rows: 8000, skipped: 0, encoding: 'utf-8' },
      { path: `excel_dmy/${DEALS}`, rows: 842, skipped: 0, encoding: 'utf-8' },
    ]);
  });

  it('proves that the cut copy has the months first', async () => {
    const mdy = await read(`excel_mdy_cut/${LEADS}`, `excel_mdy_cut/${DEALS}`);
    expect(series(mdy, 'leads')).toEqual(series(await read(`excel_dmy/${LEADS}`, `iso/${DEALS}`), 'leads'));
  });

  it('refuses a declared month-first at the first date that cannot be one', async () => {
    const error = await read(`excel_dmy/${LEADS}`, `excel_dmy/${DEALS}`, 'MM-dd-yyyy').catch(
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(InputError);
    const { diagnostics } = error as InputError;
    expect(diagnostics[0]).toMatchObject({
      rule: 'data-date',
      file: `excel_dmy/${LEADS}`,
      span: { start: { line: 3, column: 34 }, end: { line: 3, column: 44 } },
      message: { en: '"20-10-2017" in the column "first_contact_date" cannot be MM-dd-yyyy' },
    });
    // Twenty shown and a count for each of the two files.
    expect(diagnostics).toHaveLength(42);
  });
});
