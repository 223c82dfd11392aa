import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = `kpi: 1
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price }
phases:
  lead: { label: リード, volume: leads }
  win: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  leads: { label: リード数, kind: count }
  wins: { label: 受注数, kind: count, formula: leads * win_rate }
  win_rate: { label: 受注率, kind: rate }
  price: { label: 平均単価, kind: average }
sources:
`;
const MONTHLY = `${TREE}  monthly: { path: a.csv, layout: columns, period: 年月 }\n`;

const said = async (tree: string, csv: string, lang: 'ja' | 'en', ...args: string[]): Promise<string> => {
  const files = { 'kpi.yaml': tree, 'a.csv': csv };
  const options = ['--lang', lang, '--format', 'markdown', '--against', 'previous', ...args];
  const { code, stdout, stderr } = await run(['diagnose', ...options], { files });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

const table = (rows: readonly string[]): string => ['年月,リード数,受注数,売上', ...rows, ''].join('\n');

describe('a volume that moved the gap most', () => {
  const halved = table(['2026-04,400,100,10000', '2026-05,200,44,4400']);

  it('is said to be beyond chance beside the phase that is named', async () => {
    expect(await said(MONTHLY, halved, 'ja')).toContain(
      'これは転換率ではなく、リード数そのものが400に対して200だったためで、偶然とは考えにくい差です。',
    );
    expect(await said(MONTHLY, halved, 'en')).toContain(
      'That is no conversion: リード数 itself came to 200 against 400, which is unlikely to be chance.',
    );
  });

  it('is said not to be told from chance where it is not', async () => {
    const near = table(['2026-04,400,100,10000', '2026-05,380,97,9700']);
    expect(await said(MONTHLY, near, 'ja')).toContain(
      '差にいちばん効いたのはリード数（-505.2）です。ただし、偶然の範囲と区別できません。',
    );
    expect(await said(MONTHLY, near, 'en')).toContain('It cannot be told from chance, though.');
  });

  it('is not called beyond chance for being of more months', async () => {
    const steady = ['2026-04', '2026-05', '2026-06', '2026-07'].map((month) => `${month},200,50,5000`);
    const text = await said(
      MONTHLY,
      table(steady),
      'ja',
      '--period',
      '2026-07',
      '--against',
      '2026-04..2026-06',
    );
    expect(text).not.toContain('偶然とは考えにくい差');
    expect(text).toContain('件数は、月数と、ツリーに書いた季節や営業日の違いをならして比べました。');
  });
});

describe('the table of volumes and averages', () => {
  it('has a row for each, and says of which the spread is not known', async () => {
    const text = await said(MONTHLY, table(['2026-04,400,100,10000', '2026-05,200,44,4400']), 'ja');
    expect(text).toContain('## 量と平均');
    expect(text).toMatch(/\| リード数 \| 200 \| 400 \| 173〜230 \| \*{0,2}偶然を超えて低い\*{0,2} \|/u);
    expect(text).toContain('平均単価: 1件ごとの値が実績にないため、偶然の幅は分かりません。');
    expect(text).not.toMatch(/\| 受注数 \| 44 \| 100 \| \d+〜/u);
  });

  it('says that it is wider, where months differ by more than chance', async () => {
    const months = [300, 950, 400, 850, 600, 250, 1000, 700, 350, 900, 450, 650, 500];
    const rows = months.map((leads, index) => `2026-${String(index + 1).padStart(2, '0')},${leads},50,5000`);
    const dated = rows.map((row, index) => (index < 12 ? row : row.replace('2026-13', '2027-01')));
    expect(await said(MONTHLY, table(dated), 'ja')).toMatch(
      /これまでの月の差が偶然だけより大きいので、幅を広げました: リード数（分散は平均の115\.2倍）/u,
    );
  });

  it('has averages of records, each with how many values it is of', async () => {
    const deals = `${TREE.replace('kind: count }', 'kind: count, measure: { count: true, on: 接触日 } }')
      .replace('leads * win_rate }', 'leads * win_rate, measure: { count: true, on: 受注日 } }')
      .replace(
        'wins * price }',
        'wins * price, measure: { sum: 金額, on: 受注日 } }',
      )}  deals: { path: a.csv, layout: records }\n`;
    const amounts = [120, 150, 90, 310, 260, 180, 75, 200, 140, 500, 95, 230];
    const csv = [
      '接触日,受注日,金額',
      ...amounts.map((amount) => `2026-04-01,2026-04-28,${2 * amount}`),
      ...amounts.map((amount) => `2026-05-01,2026-05-28,${amount}`),
    ].join('\n');
    expect(await said(deals, csv, 'ja')).toMatch(
      /\| 平均単価 \| 12 \| 195\.8\S* \| 391\.7\S* \| \S+〜\S+ \| \*{0,2}偶然を超えて低い\*{0,2} \|/u,
    );
    expect(await said(deals, csv, 'en')).toContain(
      "averages by the logarithms of the single values (Student's t).",
    );
  });
});

it('JSON has the test of a node, or why there is none', async () => {
  const files = { 'kpi.yaml': MONTHLY, 'a.csv': table(['2026-04,400,100,10000', '2026-05,200,44,4400']) };
  const { stdout } = await run(['diagnose', '--against', 'previous', '--format', 'json'], { files });
  const { nodes, contributions } = JSON.parse(stdout);
  const node = (id: string) => nodes.find((each: { id: string }) => each.id === id);
  expect(node('leads')).toMatchObject({
    test: { kind: 'poisson', cases: 200, dispersion: null, verdict: 'confirmed' },
    untested: null,
  });
  expect(node('price')).toMatchObject({ test: null, untested: 'no-records' });
  expect(node('wins')).toMatchObject({ test: null, untested: null });
  expect(contributions.find(({ id }: { id: string }) => id === 'leads').interval).toHaveLength(2);
});
