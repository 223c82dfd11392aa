import { describe, expect, it } from 'vitest';
import { type Files, run } from '../cli/run.js';
import { actuals, dataIn, diagnosed, monthly } from './data.js';

const data = dataIn('jp_consulting_wide');
const sjis = dataIn('jp_sjis_derived');

/** The company's income statement; `source` is its one source of actuals. */
const tree = (source: string, more = ''): string => `kpi: 1
name: 予算実績対比
lang: ja
currency: JPY
fiscal_year_start: 4
horizon: FY2024
kgi: { id: profit, label: 営業利益, kind: amount, formula: gross - overhead, target: 5_500_000 }
kpis:
  gross: { label: 売上総利益, kind: amount, formula: sales - cost }
  sales: { label: 売上高, kind: amount }
  cost: { label: 売上原価, kind: amount, better: lower }
  overhead: { label: 販管費, kind: amount, better: lower }
${more}sources:
  monthly: ${source}
`;

const ACROSS = '{ path: a.csv, layout: rows, year: 2024 }';
const DOWN = '{ path: a.csv, layout: columns, scale: 千円, columns: { 粗利益: 売上総利益 } }';
const YEAR = ['--period', 'FY2024'];
const MONTHS = Array.from({ length: 12 }, (_, index) =>
  index < 9 ? `2024-${String(index + 4).padStart(2, '0')}` : `2025-0${index - 8}`,
);

const TOTALS = {
  sales: 111_800_000,
  cost: 72_300_000,
  gross: 39_500_000,
  overhead: 28_310_000,
  profit: 11_190_000,
};

const files = (source: string, csv: Buffer): Files => ({ 'kpi.yaml': tree(source), 'a.csv': csv });

describe.skipIf(data.absent)('A small company: months in columns and months in rows', () => {
  it('the totals of the year from months across, whose totals and rates are left out', async () => {
    const diagnosis = await diagnosed(files(ACROSS, data.read('予算実績対比.csv')), ...YEAR);
    expect(actuals(diagnosis)).toEqual(TOTALS);
    expect(diagnosis.reconciliation).toEqual([]);
    expect(diagnosis.data.files).toMatchObject([
      {
        rows: 5,
        skipped: 0,
        encoding: 'utf-8-bom',
        left_out: { columns: ['累計実績', '達成率', '差異'] },
        expected: [{ role: 'budget', columns: ['年間予算'], unread: 0 }],
        scale: [],
      },
    ]);
  });

  it('the same from months below each other, in thousand yen as declared', async () => {
    const diagnosis = await diagnosed(files(DOWN, data.read('月次推移.csv')), ...YEAR);
    expect(actuals(diagnosis)).toEqual(TOTALS);
    expect(diagnosis.reconciliation).toEqual([]);
    expect(diagnosis.data.files[0]!.scale).toEqual([
      {
        unit: '千円',
        factor: 1000,
        from: 'declared',
        names: ['営業利益', '粗利益', '売上高', '売上原価', '販管費'],
      },
    ]);
  });

  it('both tables agree month by month', async () => {
    for (const node of ['sales', 'overhead', 'profit', 'gross', 'cost']) {
      const across = await monthly(files(ACROSS, data.read('予算実績対比.csv')), node, MONTHS);
      const down = await monthly(files(DOWN, data.read('月次推移.csv')), node, MONTHS);
      expect(across).toEqual(down);
    }
  });

  it('the actuals beat the plan by 5,690,000 yen, although the file prints the variance as a loss', async () => {
    const diagnosis = await diagnosed(
      files(ACROSS, data.read('予算実績対比.csv')),
      ...YEAR,
      '--against',
      'plan',
    );
    expect(diagnosis.kgi).toMatchObject({ actual: 11_190_000, expected: 5_500_000, gap: 5_690_000 });
  });

  it('against the budget of the file: its own variances, but for the one whose sign is wrong', async () => {
    const csv = data.read('予算実績対比.csv');
    const diagnosis = await diagnosed(files(ACROSS, csv), ...YEAR, '--against', 'budget');
    expect(diagnosis.against).toMatchObject({ kind: 'budget', from: '2024-04', to: '2025-03' });
    expect(diagnosis.alerts).toEqual([]);
    const gaps = Object.fromEntries(
      diagnosis.nodes.map(({ id, actual, expected }) => [id, actual! - expected!]),
    );
    expect(gaps).toEqual({
      profit: 5_690_000,
      gross: 1_000_000,
      sales: 1_800_000,
      cost: 800_000,
      overhead: -4_690_000,
    });
    const printed = csv
      .toString()
      .split(/\r?\n/u)
      .slice(1, 6)
      .map((line) => Number(line.split(',').at(-1)));
    // In the order of the file; costs are printed as good or bad, and the last one is the file's own error.
    expect(printed).toEqual([1_800_000, -800_000, 1_000_000, 4_690_000, -5_690_000]);
    expect(gaps.profit).toBe(-printed[4]!);
  });

  it('against the budget of a single month: its share of the year', async () => {
    const diagnosis = await diagnosed(
      files(ACROSS, data.read('予算実績対比.csv')),
      ...['--period', '2024-04', '--against', 'budget'],
    );
    const [sales] = diagnosis.nodes.filter(({ id }) => id === 'sales');
    expect(sales).toMatchObject({ actual: 8_500_000 });
    expect(sales!.expected).toBeCloseTo(110_000_000 / 12, 3);
    expect(diagnosis.alerts).toMatchObject([{ rule: 'share-of-year', severity: 'info' }]);
  });

  it('the variance that the file prints contradicts what its own columns give', async () => {
    const lines = data.read('予算実績対比.csv').toString().replaceAll('\r', '').split('\n');
    const cells = lines.find((line) => line.startsWith('営業利益'))!.split(',');
    const [budget, actual, variance] = [cells[1], cells[14], cells.at(-1)];
    const text = `kpi: 1
currency: JPY
kgi: { id: variance, label: 差異, kind: amount, formula: actual - budget }
kpis:
  actual: { label: 累計実績, kind: amount }
  budget: { label: 年間予算, kind: amount }
sources:
  a: { path: a.csv, layout: columns }
`;
    const csv = `月,累計実績,年間予算,差異\n2025/03,${actual},${budget},${variance}\n`;
    const { reconciliation } = await diagnosed({ 'kpi.yaml': text, 'a.csv': csv });
    expect(reconciliation).toMatchObject([
      { node: 'variance', measured: -5_690_000, computed: 5_690_000, difference: 11_380_000 },
    ]);
  });

  it('months without a year are refused until the year is said', async () => {
    const source = ACROSS.replace(', year: 2024', '');
    const found = await run(['diagnose'], { files: files(source, data.read('予算実績対比.csv')) });
    expect([found.code, found.stdout]).toEqual([2, '']);
    expect(found.stderr).toContain('year: 2026');
  });

  it('the file that was read as CP932 and saved again is refused, with what happened', async () => {
    const csv = data.read('MOJIBAKE_資金繰り予定表.csv');
    const found = await run(['diagnose'], { files: files('{ path: a.csv, layout: columns }', csv) });
    expect([found.code, found.stdout]).toEqual([2, '']);
    expect(found.stderr).toContain('data-encoding');
    expect(found.stderr).toContain('UTF-8 was probably read as Shift_JIS (CP932) and saved again');
  });

  it('a table of years is no table of months', async () => {
    const source = '{ path: a.csv, layout: columns, period: 年度 }';
    const found = await run(['diagnose'], { files: files(source, data.read('決算書.csv')) });
    expect(found.code).toBe(2);
    expect(found.stderr).toContain('has no row of a month');
  });

  it.skipIf(sjis.absent)('copies in CP932 give the same answers', async () => {
    for (const [source, name] of [
      [ACROSS, '予算実績対比'],
      [DOWN, '月次推移'],
    ] as const) {
      const original = await diagnosed(files(source, data.read(`${name}.csv`)), ...YEAR);
      const copy = await diagnosed(files(source, sjis.read(`${name}.cp932.csv`)), ...YEAR);
      expect({ ...copy, data: null }).toEqual({ ...original, data: null });
      expect(copy.data.files[0]!.encoding).toBe('cp932');
    }
  });
});
