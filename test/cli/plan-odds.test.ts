import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/contract/answers/index.js';
import { run } from './run.js';

const TREE = `kpi: 1
currency: JPY
horizon: 2026-04..2026-06
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 5500万 }
kpis:
  proposals: { label: 提案数, kind: count, lever: { max: 90 } }
  wins: { label: 受注数, kind: count, formula: proposals * win_rate }
  win_rate: { label: 受注率, kind: rate, lever: { max: 40% } }
  price: { label: 単価, kind: average, fixed: true }
sources:
  m: { path: m.csv, layout: columns, period: 月 }
`;
const ROWS = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'].map(
  (month, i) => `${month},50,${[15, 13, 18, 14, 16, 14][i]},${[15, 14, 17, 13, 17, 14][i]}000000`,
);
const files = (rows: readonly string[] = ROWS, tree = TREE) => ({
  'kpi.yaml': tree,
  'm.csv': `月,提案数,受注数,売上\n${rows.join('\n')}\n`,
});

const shown = async (options: string, lang: string, inputs = files()): Promise<string> => {
  const argv = ['plan', '--lang', lang, ...options.split(' ').filter((word) => word !== '')];
  return (await run(argv, { files: inputs })).stdout;
};
const confidence = async (options: string, inputs = files()) => {
  const argv = ['plan', '--format', 'json', ...options.split(' ').filter((word) => word !== '')];
  return planDocument.parse(JSON.parse((await run(argv, { files: inputs })).stdout)).confidence;
};

/** The lines from one that holds a text to the next that is blank, twice. */
const linesFrom = (text: string, start: string, count: number): string => {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.includes(start));
  return lines.slice(from, from + count).join('\n');
};

describe('how likely a plan is to reach its target', () => {
  it('is the second thing that is said, and what it rests on comes later', async () => {
    const ja = await shown('', 'ja');
    expect(ja.split('\n').slice(2, 5).join('\n')).toBe(
      `売上5,500万円には、提案数を月50→58、受注率を30.0%→32.0%に。

この計画で目標に届く見込みは50%（±0.5pt）。10回に1回は4,473万円を下回ります。`,
    );
    expect(ja).toContain('期間を40,000回試した結果です');
    const en = await shown('', 'en');
    expect(en).toContain(
      'Odds: this plan reaches the target 50% of the time (±0.5 points). One time in ten it comes to less than ¥44.73M.',
    );
    expect(en).toContain('From living through the horizon 40,000 times');
  });

  it("of today's level, where that is enough on average", async () => {
    expect(await shown('--target 4500万', 'ja')).toMatch(
      /今の水準のまま目標に届く見込みは\d\d%（±0.5pt）。/u,
    );
    expect(await shown('--target 4500万', 'en')).toMatch(/Odds: today's level reaches the target \d\d%/u);
  });

  it('of the best, where nothing is enough on average', async () => {
    expect(await shown('--target 3億', 'ja')).toContain('最善の計画で、運よく目標に届く見込みは1%未満。');
    expect(await shown('--target 3億', 'en')).toContain(
      'Odds: with luck the best plan reaches the target under 1% of the time.',
    );
  });

  it('is never certain in words', async () => {
    expect(await shown('--target 1000万', 'ja')).toContain('届く見込みは99%超。');
    expect(await shown('--target 1000万', 'en')).toContain('reaches the target over 99% of the time.');
  });

  it('is another one within its error with another seed, and is left out on request', async () => {
    const [one, same, other] = [
      await confidence(''),
      await confidence('--seed 1'),
      await confidence('--seed 2'),
    ];
    expect(same).toEqual(one);
    expect(other).toMatchObject({ seed: 2, draws: 40_000, method: 'monte-carlo', cost: null });
    expect(other!.probability).not.toBe(one!.probability);
    expect(Math.abs(other!.probability - one!.probability)).toBeLessThan(
      5 * Math.SQRT2 * one!.standard_error,
    );
    expect(await confidence('--no-odds')).toBeNull();
    expect(await shown('--no-odds', 'en')).not.toContain('Odds');
  });

  it('points to what to know before relying on it', async () => {
    const few = await shown('', 'ja', files(ROWS.slice(3)));
    expect(few).toContain('下回ります。「注意」も見てください。');
    expect(few).toContain('見込みは3か月の実績だけから出しました。');
    expect(await shown('', 'en', files(ROWS.slice(3)))).toContain('See the notes.');
  });

  it('is not told where nothing tells of the cases of a rate', async () => {
    const rows = ROWS.map((row) => row.replace(/,\d+,\d+$/u, ',,'));
    const tree = TREE.replace('kind: rate,', 'kind: rate, baseline: 30%,').replace(
      'kind: average,',
      'kind: average, baseline: 100万,',
    );
    const inputs = files(rows, tree);
    expect(await confidence('', inputs)).toBeNull();
    expect(await shown('', 'ja', inputs)).toContain(
      '「何件のうち何件」だったかの実績がないため出せません: 受注率',
    );
    expect(await shown('', 'en', inputs)).toContain(
      'nothing tells of how many cases these rates were: 受注率',
    );
  });
});

describe('a plan of some confidence', () => {
  it('says what the certainty takes', async () => {
    const ja = await shown('--confidence 80%', 'ja');
    expect(ja).toContain('売上5,500万円に80%の見込みで届くには、');
    expect(linesFrom(ja, '見込みを50%から', 10)).toBe(
      `見込みを50%から80%にするために増える分

目標の5,500万円を外しにくいように、平均で売上6,260万円になるところを狙います。

レバー  目標どおり  80%の計画      差
─────────────────────────────────────
提案数         172        188     +16
受注率       32.0%      33.3%  +1.3pt

努力の大きさ（effort の合計）は、目標どおりの計画の2.6倍です。`,
    );
    const en = await shown('--confidence 80%', 'en');
    expect(en).toContain('To reach 売上 ¥55M with 80% confidence: ');
    expect(linesFrom(en, 'What raising', 10)).toBe(
      `What raising the odds from 50% to 80% takes

To miss ¥55M less often, it aims at 売上 ¥62.6M on average.

Lever   For the target  With 80%  Difference
────────────────────────────────────────────
提案数             172       188         +16
受注率           32.0%     33.3%      +1.3pt

The effort is 2.6 times that of the plan of the target alone.`,
    );
  });

  it('says so where nothing more has to move', async () => {
    expect(await shown('--confidence 30%', 'ja')).toContain(
      '30%の見込みには、目標どおりの計画のままで届きます。',
    );
    expect(await shown('--confidence 30%', 'en')).toContain('already has 30% confidence');
  });

  it('is a finding where no plan within the bounds is as sure', async () => {
    const argv = ['plan', '--target', '1億', '--confidence', '99%'];
    const ja = await run([...argv, '--lang', 'ja'], { files: files() });
    expect(ja.code).toBe(1);
    expect(ja.stdout).toMatch(
      /売上1億円に99%の見込みで届く計画は、動かせる範囲にはありません。\n\n最善の計画で目標に届く見込みは\d\d%/u,
    );
    const en = await run(argv, { files: files() });
    expect(en.stdout).toMatch(
      /No plan within the bounds reaches 売上 ¥100M with 99% confidence\.\n\nOdds: the best plan reaches/u,
    );
  });

  it('in JSON, with the plan of the target beside it', async () => {
    expect(await confidence('--confidence 80%')).toMatchObject({
      confidence_asked: 0.8,
      confidence_reached: true,
      cost: {
        levers: [
          { id: 'proposals', before: 172, required: 188 },
          { id: 'win_rate', before: 0.32, required: 0.333 },
        ],
      },
    });
  });
});
