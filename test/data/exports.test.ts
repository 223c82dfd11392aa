import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Fact, SourceFacts } from '../../src/data/facts.js';
import { readSources } from '../../src/data/read.js';
import { InputError } from '../../src/model/diagnostic.js';
import { treeOf } from './workspace.js';

const ROOT = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const absent = !existsSync(ROOT);
if (absent) process.stderr.write(`skipped: the real exports are not at ${ROOT}\n`);

const read = (folder: string, text: string): Promise<SourceFacts[]> =>
  readSources(treeOf(text), { root: path.join(ROOT, folder), signal: new AbortController().signal });

const total = (sources: readonly SourceFacts[], node: string): Pick<Fact, 'sum' | 'count'> =>
  sources
    .flatMap(({ facts }) => facts)
    .filter((fact) => fact.node === node)
    .reduce((left, { sum, count }) => ({ sum: left.sum + sum, count: left.count + count }), {
      sum: 0,
      count: 0,
    });

describe.skipIf(absent)('real exports give the answers that were worked out beside them', () => {
  it('a pipeline with stages (Maven)', async () => {
    const sources = await read(
      'maven_crm',
      `
kpi: 1
kgi: { id: revenue, kind: amount, measure: { sum: close_value, on: close_date, where: { deal_stage: Won } } }
kpis:
  won: { kind: count, measure: { count: true, on: close_date, where: { deal_stage: Won } } }
  lost: { kind: count, measure: { count: true, on: close_date, where: { deal_stage: { not: [Won, Engaging] } } } }
  size: { kind: average, measure: { mean: close_value, on: close_date, where: { close_value: { gt: 0 } } } }
sources:
  deals: { path: sales_pipeline.csv, layout: records }
`,
    );
    expect(total(sources, 'revenue').sum).toBe(10_005_534);
    expect(total(sources, 'won').sum).toBe(4238);
    expect(total(sources, 'lost').sum).toBe(2473);
    expect(total(sources, 'size')).toEqual({ sum: 10_005_534, count: 4238 });
    const march = sources[0]!.facts.filter(({ node, month }) => node === 'won' && month === 2017 * 12 + 2);
    expect(march.map(({ sum }) => sum)).toEqual([531]);
  });

  it('a table in UTF-8 and the same in CP932', async () => {
    const tree = (file: string) => `
kpi: 1
kgi: { id: profit, label: 営業利益, kind: amount }
kpis:
  sales: { label: 売上高, kind: amount }
sources:
  monthly: { path: ${file}, layout: columns, period: 月 }
`;
    const utf8 = await read('jp_consulting_wide', tree('月次推移.csv'));
    const sjis = await read('jp_sjis_derived', tree('月次推移.cp932.csv'));
    expect(total(utf8, 'sales').sum).toBe(111_800);
    expect(total(utf8, 'profit').sum).toBe(11_190);
    expect(sjis[0]!.facts).toEqual(utf8[0]!.facts);
    expect([utf8, sjis].map(([source]) => source!.files[0]!.encoding)).toEqual(['utf-8-bom', 'cp932']);
  });

  it('money with signs and days with names of months (Zoho)', async () => {
    const sources = await read(
      'zoho_crm_demo',
      `
kpi: 1
kgi: { id: won, kind: amount, measure: { sum: Amount, on: Created Time, where: { Stage: Closed Won } } }
kpis:
  deals: { kind: count, measure: { count: true, on: Created Time } }
  amount: { kind: amount, measure: { sum: Amount, on: Created Time } }
sources:
  deals: { path: Potentials.csv, layout: records }
`,
    );
    expect(total(sources, 'deals').sum).toBe(3632);
    expect(total(sources, 'amount').sum).toBe(231_380_900);
    expect(total(sources, 'won').sum).toBe(89_066_200);
  });

  it('a header of several lines is refused (JMA weather)', async () => {
    const tree = `
kpi: 1
kgi: { id: rain, kind: amount, measure: 降水量(mm) }
sources:
  weather: { path: weather_2024_04.csv, layout: columns }
`;
    await expect(read('jp_beer_daily', tree)).rejects.toBeInstanceOf(InputError);
  });
});
