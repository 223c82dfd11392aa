import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { run } from './run.js';

const TREE = `kpi: 1
name: 受注
kgi: { id: wins, label: 受注数, kind: count, formula: proposals * win_rate }
phases:
  propose: { label: 提案, volume: proposals }
  close: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  proposals: { label: 提案数, kind: count }
  win_rate: { label: 受注率, kind: rate }
sources:
  monthly: { path: m.csv, layout: columns, period: 年月, dimensions: [担当者] }
`;

const HEAD = '年月,担当者,提案数,受注数\n';
const FAR_APART = `${HEAD}2026-03,伊藤,40,20
2026-03,佐藤,40,18
2026-03,鈴木,20,9
2026-04,伊藤,40,22
2026-04,佐藤,40,4
2026-04,鈴木,40,19
2026-04,高橋,12,5
2026-04,田中,10,4
2026-04,,6,3
`;
/** Kidney stones (Charig et al. 1986), as if they were customers: both rates rise, that of all falls. */
const STONES = `${HEAD}2026-03,小口,270,234
2026-03,大口,80,55
2026-04,小口,87,81
2026-04,大口,263,192
`;

const diagnose = (csv: string, ...more: readonly string[]) =>
  run(['diagnose', '--against', 'previous', '--by', '担当者', ...more], {
    files: { 'kpi.yaml': TREE, 'm.csv': csv },
    env: { COLUMNS: '80' },
  });

const shown = async (csv: string, lang: 'ja' | 'en'): Promise<string> => {
  const { code, stdout, stderr } = await diagnose(csv, '--lang', lang);
  expect([code, stderr]).toEqual([0, '']);
  const from = stdout.search(/^(担当者ごとの違い|By 担当者)/mu);
  return stdout.slice(from, stdout.search(/^(差 |Where the gap)/mu));
};

const document = async (csv: string) =>
  diagnoseDocument.parse(JSON.parse((await diagnose(csv, '--format', 'json')).stdout));

describe('members, in 80 columns', () => {
  it('beyond chance, in Japanese', async () => {
    expect(await shown(FAR_APART, 'ja')).toMatchInlineSnapshot(`
      "担当者ごとの違い

      受注: 担当者による差は、偶然では説明しにくい大きさです（p<0.001）。名前のわかる
      全体の38.0%より偶然を超えて低いのは「佐藤」です。

      受注率の変化（47.0%→38.5%）のうち、各担当者の率による分は-9.5pt、構成（件数の
      比）による分は+1.0ptです。見かけ上いちばん動かしたのは佐藤の率（-11.7pt）。

      この期間にしか件数がない: （名前なし）、田中、高橋。比べる率がないので、構成の
      変化に数えています。

      担当者        入→出  受注率       95%区間  寄せた率       p
      ───────────────────────────────────────────────────────────
      （名前なし）    6→3   50.0%  18.8%〜81.2%         —       —
      伊藤          40→22   55.0%  39.8%〜69.3%     52.0%    0.99
      佐藤           40→4   10.0%   4.0%〜23.1%     15.0%  <0.001
      田中           10→4   40.0%  16.8%〜68.7%     39.0%    0.99
      鈴木          40→19   47.5%  32.9%〜62.5%     45.8%    0.99
      高橋           12→5   41.7%  19.3%〜68.0%     40.1%    0.99

      名前の順で、順位ではありません。p は全体の率より低いかどうか（比べた数の分を
      補正ずみ。0.1以下なら偶然を超える）。寄せた率は、件数が少ないほど全体の率へ
      近づけた見積もり。

      量と平均

      指標    実績  前期   95%区間  判定
      ──────────────────────────────────────────────
      提案数   148   100  125〜174  偶然を超えて高い

      判定: 偶然だけで上下どちらかにこれほど離れる確率が（この表の行数で補正して）10%
      未満なら「偶然を超えて」。件数はポアソン分布で調べました。

      "
    `);
  });

  it('beyond chance, in English', async () => {
    expect(await shown(FAR_APART, 'en')).toMatchInlineSnapshot(`
      "By 担当者

      受注: the differences by 担当者 are hard to explain by chance (p<0.001); below
      the 38.0% of all that are named beyond chance: "佐藤".

      受注率 went from 47.0% to 38.5%: -9.5pt by the rates within 担当者, +1.0pt by
      the mix of cases; as observed, the largest part is the rate of 佐藤 (-11.7pt).

      With cases in this period only: (no name), 田中, 高橋. Their rates have nothing
      to be compared with, and count as a change of mix.

      担当者     In → out  受注率      95 % range  Drawn       p
      ──────────────────────────────────────────────────────────
      (no name)       6→3   50.0%  18.8% to 81.2%      —       —
      伊藤          40→22   55.0%  39.8% to 69.3%  52.0%    0.99
      佐藤           40→4   10.0%   4.0% to 23.1%  15.0%  <0.001
      田中           10→4   40.0%  16.8% to 68.7%  39.0%    0.99
      鈴木          40→19   47.5%  32.9% to 62.5%  45.8%    0.99
      高橋           12→5   41.7%  19.3% to 68.0%  40.1%    0.99

      In the order of names: this is no ranking. p: whether below the rate of all,
      adjusted for the number of comparisons (beyond chance at 0.1 or less). Drawn: an
      estimate nearer to the rate of all the fewer the cases.

      Volumes and averages

      Node    Actual  Before  95% interval  Verdict
      ──────────────────────────────────────────────────────────
      提案数     148     100       125–174  above, beyond chance

      Verdict: beyond chance where chance alone would be as far off, on either side,
      less than one time in ten, adjusted for the number of rows; counts by the
      Poisson distribution.

      "
    `);
  });

  it('compatible with chance: a sentence, and no table', async () => {
    const alike = `${HEAD}2026-03,伊藤,40,20\n2026-03,佐藤,40,18\n2026-04,伊藤,40,21\n2026-04,佐藤,40,17\n`;
    expect(await shown(alike, 'ja')).toMatchInlineSnapshot(`
      "担当者ごとの違い

      受注: 担当者による差は偶然の範囲です（p=0.37、2つを比較）。

      受注率の変化（47.5%→47.5%）のうち、各担当者の率による分は0.0pt、構成（件数の
      比）による分は0.0ptです。

      量と平均

      指標    実績  前期     95%区間  判定
      ──────────────────────────────────────────
      提案数    80    80  63.4〜99.6  偶然の範囲

      判定: 偶然だけで上下どちらかにこれほど離れる確率が（この表の行数で補正して）10%
      未満なら「偶然を超えて」。件数はポアソン分布で調べました。

      "
    `);
    expect(await shown(alike, 'en')).toMatchInlineSnapshot(`
      "By 担当者

      受注: the differences by 担当者 are compatible with chance (p=0.37, 2 compared).

      受注率 went from 47.5% to 47.5%: 0.0pt by the rates within 担当者, 0.0pt by the
      mix of cases.

      Volumes and averages

      Node    Actual  Before  95% interval  Verdict
      ───────────────────────────────────────────────────
      提案数      80      80     63.4–99.6  may be chance

      Verdict: beyond chance where chance alone would be as far off, on either side,
      less than one time in ten, adjusted for the number of rows; counts by the
      Poisson distribution.

      "
    `);
  });

  it('with more that went on than came in', async () => {
    const late = `${HEAD}2026-03,伊藤,40,20\n2026-03,佐藤,40,18\n2026-04,伊藤,40,21\n2026-04,佐藤,4,7\n`;
    expect(await shown(late, 'ja')).toMatchInlineSnapshot(`
      "担当者ごとの違い

      受注: 入った数より進んだ数が多い担当者があり（「佐藤」）、率にならないため、差は
      確かめられません。

      受注率の変化は、件数がわからないか率にならない担当者がどちらかの期間にあるため、
      率と構成に分けていません。

      量と平均

      指標    実績  前期     95%区間  判定
      ────────────────────────────────────────────────
      提案数    44    80  32.0〜59.1  偶然を超えて低い

      判定: 偶然だけで上下どちらかにこれほど離れる確率が（この表の行数で補正して）10%
      未満なら「偶然を超えて」。件数はポアソン分布で調べました。

      "
    `);
    expect(await shown(late, 'en')).toMatchInlineSnapshot(`
      "By 担当者

      受注: with more that went on than came in for "佐藤" there are no rates, so
      differences by 担当者 cannot be tested.

      The change of 受注率 is not split into rate and mix: in one of the periods cases
      by 担当者 are unknown, or are no rates.

      Volumes and averages

      Node    Actual  Before  95% interval  Verdict
      ──────────────────────────────────────────────────────────
      提案数      44      80     32.0–59.1  below, beyond chance

      Verdict: beyond chance where chance alone would be as far off, on either side,
      less than one time in ten, adjusted for the number of rows; counts by the
      Poisson distribution.

      "
    `);
  });

  it("Simpson's paradox is in the first sentences", async () => {
    const [ja, en] = await Promise.all(
      ['ja', 'en'].map(async (lang) => (await diagnose(STONES, '--lang', lang)).stdout.split('\n\n')[2]),
    );
    expect(ja).toMatchInlineSnapshot(`
      "いちばん弱いフェーズは「受注」です。受注率が82.6%に対して78.0%で、偶然とは
      考えにくい水準です。ここだけ戻せば16取り戻せます。受注率は全体では
      下がりましたが、件数が10以上ある担当者ではどれも上がっています。全体を
      動かしたのは構成の変化です（シンプソンのパラドックス）。"
    `);
    expect(en).toMatchInlineSnapshot(`
      "The weakest phase is 受注: 受注率 is 78.0% against 82.6%, which is unlikely to
      be chance. Mending only this would bring back 16. 受注率 went down as a whole,
      but up for every 担当者 with at least ten cases: it is the mix that moved it
      (Simpson's paradox)."
    `);
  });

  it('one that stands out, where all together do not', async () => {
    const months = ['2026-03', '2026-04'].flatMap((month, later) =>
      Array.from(
        { length: 20 },
        (_, index) => `${month},員${index + 10},40,${index === 7 ? 6 : 20 + later}\n`,
      ),
    );
    const csv = `${HEAD}${months.join('')}`;
    expect((await shown(csv, 'ja')).split('\n\n')[1]).toMatchInlineSnapshot(`
      "受注: 担当者による差は全体としては偶然の範囲です（p=0.32、20つを比較）。ただし
      「員17」は、ひとつずつ比べると偶然を超えて低い水準です。"
    `);
    expect((await shown(csv, 'en')).split('\n\n')[1]).toMatchInlineSnapshot(`
      "受注: the differences by 担当者 are compatible with chance as a whole (p=0.32,
      20 compared), but compared one by one "員17" is below beyond chance."
    `);
  });

  it('only the members that stand out, where there are more than are read', async () => {
    const months = ['2026-03', '2026-04'].flatMap((month, later) =>
      Array.from(
        { length: 30 },
        (_, index) => `${month},員${index + 10},40,${index % 10 === 7 ? 2 : 20 + later}\n`,
      ),
    );
    const table = await shown(`${HEAD}${months.join('')}`, 'ja');
    expect(table.match(/^員\d+ /gmu)).toEqual(['員17 ', '員27 ', '員37 ']);
    expect(table.replaceAll('\n', '')).toContain('ほかの27は --format json にあります');
  });
});

describe('members, as JSON', () => {
  it('are all there, with the test and the mix', async () => {
    const { members, member_tests: tests, mix } = await document(FAR_APART);
    expect(members.map(({ member }) => member)).toEqual([null, '伊藤', '佐藤', '田中', '鈴木', '高橋']);
    expect(members[2]).toMatchObject({ dimension: '担当者', phase: 'close', n: 40, converted: 4, rate: 0.1 });
    expect(tests).toMatchObject([
      { phase: 'close', conversion: 'win_rate', members: 5, df: 4, compatible_with_chance: false },
    ]);
    const [only] = mix;
    expect(only!.rate + only!.mix).toBeCloseTo(only!.total, 12);
    const sum = only!.members.reduce((all, { rate, mix: of }) => all + rate + of, 0);
    expect(sum).toBeCloseTo(only!.total, 12);
  });

  it('tell the reversal', async () => {
    expect((await document(STONES)).mix[0]).toMatchObject({ simpson: true });
  });

  it('are empty where no dimension is asked for', async () => {
    const files = { 'kpi.yaml': TREE, 'm.csv': FAR_APART };
    const { stdout } = await run(['diagnose', '--format', 'json'], { files });
    expect(JSON.parse(stdout)).toMatchObject({ members: [], member_tests: [], mix: [] });
  });
});

describe('a dimension that is not there', () => {
  it.each([
    ['担当', 'did you mean "担当者"?'],
    ['region', 'is no dimension of the actuals; there are: 担当者'],
  ])('%s', async (by, said) => {
    const { code, stderr } = await diagnose(FAR_APART, '--by', by, '--lang', 'en');
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/gu, ' ')).toContain(said);
  });
});
