import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { run } from './run.js';

const TREE = `kpi: 1
name: 受注
fiscal_year_start: 4
kgi: { id: wins, label: 受注数, kind: count, formula: appointments * win_rate }
phases:
  call: { label: 架電, volume: calls }
  meet: { label: アポ, volume: appointments, conversion: appointment_rate }
  close: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  calls: { label: 架電数, kind: count }
  appointments: { label: アポ数, kind: count, formula: calls * appointment_rate }
  appointment_rate: { label: アポ率, kind: rate }
  win_rate: { label: 受注率, kind: rate }
sources:
  monthly: { path: a.csv, layout: columns, period: 年月 }
`;

/** Calls go up by three quarters; what they bring does not. */
const CALLS = [400, 443, 486, 529, 571, 614, 657, 700];
const APPOINTMENTS = [80, 82, 83, 84, 84, 85, 86, 86];
const WINS = [10, 11, 10, 10, 11, 10, 10, 11];

const csvOf = (count: number): string =>
  [
    '年月,架電数,アポ数,受注数',
    ...CALLS.slice(0, count).map(
      (calls, index) => `2026-0${index + 1},${calls},${APPOINTMENTS[index]},${WINS[index]}`,
    ),
    '',
  ].join('\n');

const diagnose = async (csv: string, lang: 'ja' | 'en', ...more: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(['diagnose', '--lang', lang, ...more], {
    files: { 'kpi.yaml': TREE, 'a.csv': csv },
    env: { COLUMNS: '80' },
  });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

const VERDICT = {
  ja: `「架電数」を追うこと自体が目的になっているおそれがあります: 直近4か月に増えた
分が受注数にもたらすはずだったものの92%が、質の低下（アポ率 17.7%→13.4%）で
失われました。`,
  en: `Hitting "架電数" may have become the purpose: 92% of what the extra 架電数 of
the last 4 months should have brought to 受注数 was lost to lower quality (アポ
率 17.7% to 13.4%).`,
};

/** The part of an answer from one line to another. */
const between = (text: string, from: string, to: string): string =>
  text.slice(text.indexOf(`\n${from}`), text.indexOf(`\n${to}`));

describe('the months, in 80 columns', () => {
  it('in Japanese', async () => {
    const said = await diagnose(csvOf(8), 'ja');
    expect(between(said, '推移', '使ったデータ')).toMatchInlineSnapshot(`
      "
      推移

      指標    直近12か月  傾き/年  前年比  読み方
      ───────────────────────────────────────────────────────────
      アポ数  ▁▃▅▆▆▇██       +9.3       —  増加（p 0.0017、暫定）
      アポ率  █▇▅▄▃▂▂▁    -13.1pt       —  減少（p <0.001、暫定）
      架電数  ▁▂▃▄▅▆▇█       +514       —  増加（p <0.001、暫定）

      8か月の実績から、5個の指標のうち偶然では説明しにくいものだけを示しています
      （増減はMann–Kendall検定、傾きはTheil–Sen）。季節の動きは除いていません。

      やること（アポ）

      アポ率 に action が書かれていません。下回ったときに何をするかをツリーに
      書いておくと、ここに出ます。

      注意

      ・「架電数」を追うこと自体が目的になっているおそれがあります。直近4か月をその
        前の4か月と比べると、架電数は36.8%増えましたが、アポ率が17.7%から13.4%に
        悪化し、受注数は、はっきりとは伸びていません（41→42）。増えた分が
        生むはずだった成果の92%が、質の低下で失われました。相手の層が変わった、まだ
        決着していない案件が多い、受け手の手が足りない、というときも同じ形になります
      "
    `);
  });

  it('in English', async () => {
    const said = await diagnose(csvOf(8), 'en');
    expect(between(said, 'Over the months', 'Data')).toMatchInlineSnapshot(`
      "
      Over the months

      Node    Last 12 months   A year  On last year  What it shows
      ────────────────────────────────────────────────────────────────────────────
      アポ数  ▁▃▅▆▆▇██           +9.3             —  rising (p 0.0017, tentative)
      アポ率  █▇▅▄▃▂▂▁        -13.1pt             —  falling (p <0.001, tentative)
      架電数  ▁▂▃▄▅▆▇█           +514             —  rising (p <0.001, tentative)

      From 8 months of actuals, only those of 5 nodes that chance hardly explains
      (Mann–Kendall test, Theil–Sen slope). The season is not taken out.

      What to do (アポ)

      アポ率 has no action in the tree. Write what to do when it falls short, and it
      stands here.

      Notes

      - Hitting "架電数" may have become the purpose. From the 4 months before to the
        last 4, 架電数 rose by 36.8%, but アポ率 went from 17.7% to 13.4%, and 受注数
        did not clearly rise (41 to 42). 92% of what the extra volume should have
        brought was lost to lower quality. A harder segment, cases that are still
        open, or too few people to take them on look the same
      "
    `);
  });

  it('are too few for a trend, and that is said', async () => {
    expect(await diagnose(csvOf(3), 'ja')).toContain(
      '推移を言うには、そろった実績が5か月要ります（いま3か月）。',
    );
    expect(await diagnose(csvOf(1), 'en')).toContain(
      'A trend needs five complete months of actuals (there is one).',
    );
  });

  it('show nothing, and that is said', async () => {
    const quiet = '年月,架電数\n2026-01,10\n2026-02,12\n2026-03,9\n2026-04,11\n2026-05,10\n';
    expect(await diagnose(quiet, 'ja')).toContain(
      '推移: 5か月の実績では、1個の指標のどれにも、偶然で説明しにくい増減はありません。',
    );
  });
});

describe('what a KPI costs elsewhere', () => {
  it.each(['ja', 'en'] as const)('stands in the verdict in %s', async (lang) => {
    const [, , , third] = (await diagnose(csvOf(8), lang)).split('\n\n');
    expect(third).toBe(VERDICT[lang]);
  });

  it('can be followed by kpi explain, number by number', async () => {
    const rateOver = async (period: string): Promise<string> => {
      const argv = ['explain', 'アポ率', '--period', period, '--lang', 'en'];
      const { stdout } = await run(argv, { files: { 'kpi.yaml': TREE, 'a.csv': csvOf(8) } });
      return stdout.split('\n')[0]!;
    };
    expect(await rateOver('2026-01..2026-04')).toMatch(/: 17\.7%$/u);
    expect(await rateOver('2026-05..2026-08')).toMatch(/: 13\.4%$/u);
  });

  it('is said of a KGI that is missed with every KPI green', async () => {
    const tree = `kpi: 1
kgi: { id: sales, label: 売上, kind: count, formula: east + west, target: 1000 }
kpis: { east: { kind: count, target: 600 }, west: { kind: count, target: 400 } }
sources: { monthly: { path: a.csv, layout: columns, period: month } }
`;
    const files = { 'kpi.yaml': tree, 'a.csv': 'month,sales,east,west\n2026-04,900,600,400\n' };
    const { stdout } = await run(['diagnose', '--lang', 'en'], { files });
    expect(stdout.split('\n\n').slice(2, 4)).toContain('Every KPI is as expected, yet 売上 falls short.');
  });
});

describe('the JSON', () => {
  it('has every node, and the figures of every alert', async () => {
    const document = diagnoseDocument.parse(JSON.parse(await diagnose(csvOf(8), 'ja', '--format', 'json')));
    expect(document.trends.map(({ id, status, direction }) => [id, status, direction])).toEqual([
      ['wins', 'tentative', 'none'],
      ['win_rate', 'tentative', 'none'],
      ['appointments', 'tentative', 'up'],
      ['appointment_rate', 'tentative', 'down'],
      ['calls', 'tentative', 'up'],
    ]);
    expect(document.trends.at(-1)).toMatchObject({
      periods: 8,
      from: '2026-01',
      to: '2026-08',
      season: 'none',
      chart: null,
      signals: [],
      year_on_year: null,
    });
    expect(document.linkage.map(({ node, verdict }) => [node, verdict])).toEqual([
      ['calls', 'too-short'],
      ['appointments', 'too-short'],
    ]);
    const [alert] = document.alerts.filter(({ rule }) => rule === 'kpi-became-the-purpose');
    expect(alert!.evidence).toMatchObject({ rate: 'appointment_rate', from: '2026-01', to: '2026-08' });
  });
});

it('the text has the clearest of many, and says how many more there are', async () => {
  const ids = Array.from({ length: 15 }, (_, index) => `n${index}`);
  const tree = `kpi: 1
kgi: { id: all, kind: count, formula: ${ids.join(' + ')} }
kpis: { ${ids.map((id) => `${id}: { kind: count }`).join(', ')} }
sources: { monthly: { path: a.csv, layout: columns, period: month } }
`;
  const rows = Array.from({ length: 7 }, (_, month) =>
    [`2026-0${month + 1}`, ...ids.map((__, index) => 100 + month * (index + 1))].join(','),
  );
  const files = { 'kpi.yaml': tree, 'a.csv': `month,${ids.join(',')}\n${rows.join('\n')}\n` };
  const { stdout } = await run(['diagnose', '--lang', 'en'], { files });
  expect(stdout.match(/rising \(p <0.001, tentative\)/gu)).toHaveLength(12);
  expect(stdout).toContain('4 more are in --format json.');
});
