import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/contract/answers/index.js';
import { textWidth } from '../../src/report/width.js';
import { run } from './run.js';

const TREE = `kpi: 1
name: 受注
currency: JPY
horizon: 2026-04..2026-06
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 600万 }
kpis:
  contacts: { label: 初回接触数, kind: count, baseline: 100, lever: { max: 130 } }
  wins: { label: 受注数, kind: count, formula: contacts * win_rate }
  win_rate: { label: 受注率, kind: rate, baseline: 20%, lever: { max: 25% } }
  price: { label: 平均単価, kind: average, baseline: 8万, fixed: true }
scenarios:
  careful: { label: 増やせない, max: { contacts: 90 } }
  dear: { label: 値上げする, unlock: [price], max: { price: 10万 }, target: 700万 }
`;
const files = { 'kpi.yaml': TREE };

const asked = (argv: string, lang = 'ja') =>
  run(['plan', ...argv.split(' ').filter((word) => word !== ''), '--lang', lang], {
    files,
    env: { NO_COLOR: '1' },
    isTTY: true,
    columns: 80,
  });
const shown = async (argv: string, lang?: string): Promise<string> => (await asked(argv, lang)).stdout;

describe('scenarios side by side', () => {
  it('in Japanese', async () => {
    expect(await shown('--scenario careful --scenario dear')).toMatchInlineSnapshot(`
      "受注 の計画の比較（2026年4月〜6月）

      目標に届くのは 基準、値上げする。届かないのは 増やせない（表の数字は、動かせる
      範囲での最善）。

      「現状」はツリーに書いた baselineから。

      指標             現状       基準  増やせない  値上げする
      ────────────────────────────────────────────────────────
      目標                     600万円     600万円     700万円
      判定                        届く    届かない        届く
      売上          480万円  601.7万円     540万円   702.3万円
      不足                                  60万円
      動かす幅                   1.0倍           —       1.3倍
      ────────────────────────────────────────────────────────
      レバー
        平均単価      8万円     =8万円      =8万円  *9.241万円
        受注率        20.0%     *21.8%      *25.0%      *21.9%
        初回接触数      300       *345        *270        *347
      ────────────────────────────────────────────────────────
      ほかの指標
        受注数           60         75        67.5          76

      * は現状から動くレバー、= は固定した値。件数と金額は期間の合計、率と単価は
      水準です。

      動かす幅は、レバーの変化を effort の重みで合わせた大きさで、基準の計画の何倍かを
      示します。固定した値をそこまで変える分は含みません。

      注意

      ・目標に届く見込みは、出発点になる実績がないため出せません
      ・増やせない: 初回接触数 は今の水準が、今回の上限を超えています。上限に
        下げたところから計画しました

      月ごとの計画や、届かない理由は、--scenario と --target を1つずつにすると
      見られます。
      "
    `);
  });

  it('in English', async () => {
    expect(await shown('--scenario careful --scenario dear', 'en')).toMatchInlineSnapshot(`
      "Plans of 受注 side by side (Apr–Jun 2026)

      In reach: base case, 値上げする. Out of reach: 増やせない (shown at its best).

      "Now" is from the baselines in the tree.

      Node            Now  base case    増やせない  値上げする
      ────────────────────────────────────────────────────────
      Target                     ¥6M           ¥6M         ¥7M
      Verdict               in reach  out of reach    in reach
      売上          ¥4.8M    ¥6.017M         ¥5.4M     ¥7.023M
      Short by                               ¥600k
      Moves                     ×1.0             —        ×1.3
      ────────────────────────────────────────────────────────
      Levers
        平均単価     ¥80k      =¥80k         =¥80k    *¥92.41k
        受注率      20.0%     *21.8%        *25.0%      *21.9%
        初回接触数    300       *345          *270        *347
      ────────────────────────────────────────────────────────
      The others
        受注数         60         75          67.5          76

      * marks a lever that moves from now, = what is held. Counts and amounts are
      totals of the horizon, rates and averages are levels.

      Moves are how far the levers go, all together and weighted by effort, against
      the plan of base case. What it takes to bring a held value there is not in it.

      Notes

      - there are no odds of reaching the target: no actuals to tell them from
      - 増やせない: 初回接触数 stands above the most that it may come to here: the
        plan starts from that

      With a single --scenario and --target the answer shows the months, and why a
      target is out of reach.
      "
    `);
  });

  it('targets in a row', async () => {
    expect(await shown('--target 480万,600万,700万')).toMatchInlineSnapshot(`
      "受注 の計画の比較（2026年4月〜6月）

      どの計画も目標に届きます。

      「現状」はツリーに書いた baselineから。

      指標             現状   480万円    600万円    700万円
      ─────────────────────────────────────────────────────
      判定                   もう届く       届く       届く
      売上          480万円   480万円  601.7万円  702.2万円
      動かす幅                  0.0倍      1.0倍      1.7倍
      ─────────────────────────────────────────────────────
      レバー
        受注率        20.0%     20.0%     *21.8%     *23.1%
        初回接触数      300       300       *345       *380
      ─────────────────────────────────────────────────────
      ほかの指標
        平均単価      8万円    =8万円     =8万円     =8万円
        受注数           60        60         75         88

      * は現状から動くレバー、= は固定した値。件数と金額は期間の合計、率と単価は
      水準です。

      動かす幅は、レバーの変化を effort の重みで合わせた大きさで、600万円の計画の何
      倍かを示します。固定した値をそこまで変える分は含みません。

      注意

      ・目標に届く見込みは、出発点になる実績がないため出せません

      月ごとの計画や、届かない理由は、--scenario と --target を1つずつにすると
      見られます。
      "
    `);
  });

  it('fit 80 columns, in as many tables as it takes', async () => {
    for (const lang of ['ja', 'en']) {
      const text = await shown(
        '--scenario careful --scenario dear --target 500万、600万、700万、800万',
        lang,
      );
      expect(text.match(/^ *─+$/gmu)!.length).toBeGreaterThan(3);
      expect(Math.max(...text.split('\n').map(textWidth))).toBeLessThanOrEqual(80);
    }
  });

  it('are named in the answer about one', async () => {
    expect((await shown('--scenario dear')).split('\n')[0]).toBe(
      '受注 の計画（2026年4月〜6月）: シナリオ「値上げする」',
    );
  });
});

describe('the document of a comparison', () => {
  const document = async (argv: string) =>
    planDocument.parse(JSON.parse(await shown(`${argv} --format json`)));

  it('is that of its first plan, and has all of them beside it', async () => {
    const both = await document('--scenario careful --scenario dear');
    const { scenarios: _, ...first } = both;
    const { scenarios: none, ...alone } = await document('');
    expect(none).toEqual([]);
    expect(first).toEqual(alone);
    expect(both.scenarios.map(({ name, target, status }) => [name, target, status])).toEqual([
      [null, 6_000_000, 'reachable'],
      ['careful', 6_000_000, 'unreachable'],
      ['dear', 7_000_000, 'reachable'],
    ]);
    const dear = await document('--scenario dear');
    expect(dear.policy.scenario).toBe('dear');
    const required = both.scenarios[2]!.nodes.map((node) => [node.id, node.required]);
    expect(required).toEqual(dear.nodes.map((node) => [node.id, node.required]));
  });

  it('says of what is out of reach how far it comes', async () => {
    const [, careful] = (await document('--scenario careful --scenario dear')).scenarios;
    // 90 a month over three months, a quarter of them won, at 8万
    expect(careful!.unreachable!.best).toBeCloseTo(270 * 0.25 * 80_000, 3);
    expect(careful!.unreachable!.short_by).toBeCloseTo(6_000_000 - 5_400_000, 3);
    expect(careful!.effort).toBeNull();
  });
});

describe('the exit code of a comparison', () => {
  it.each([
    ['--target 500万,600万', 0],
    ['--target 600万,9億', 0],
    ['--target 8億,9億', 1],
    ['--scenario careful', 1],
  ])('of %s is %i', async (argv, code) => {
    expect((await asked(argv)).code).toBe(code);
  });
});
