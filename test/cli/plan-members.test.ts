import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = `kpi: 1
name: 営業部
currency: JPY
horizon: 2026-04..2026-05
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 600万 }
kpis:
  leads: { label: 接触数, kind: count, lever: { max: 200 } }
  wins: { label: 受注数, kind: count, formula: leads * win_rate }
  win_rate: { label: 受注率, kind: rate, lever: { max: 60% } }
  price: { label: 単価, kind: average, baseline: 10万, fixed: true }
sources:
  monthly: { path: m.csv, layout: columns, period: 年月, dimensions: [担当者] }
`;

const DATA = `年月,担当者,接触数,受注数
2026-02,佐藤,40,9
2026-02,鈴木,20,8
2026-02,,10,2
2026-03,佐藤,44,10
2026-03,鈴木,22,9
2026-03,,10,3
2026-03,田中,2,1
`;

const files = { 'kpi.yaml': TREE, 'm.csv': DATA };

const shown = async (lang: string, ...more: string[]): Promise<string> => {
  const args = ['plan', '--by', '担当者', '--lang', lang, ...more];
  const { stdout, stderr } = await run(args, { files, columns: 80, isTTY: true, env: { NO_COLOR: '1' } });
  expect(stderr).toBe('');
  const from = stdout.split('\n').findIndex((line) => /^(By 担当者|担当者ごとの計画)/u.test(line));
  return stdout.split('\n').slice(from).join('\n');
};

describe('the plan of each, as people read it', () => {
  it('in Japanese', async () => {
    expect(await shown('ja')).toMatchInlineSnapshot(`
      "担当者ごとの計画

      担当者             売上    接触数    週
      ───────────────────────────────────────
      （名前なし）  81.74万円   19.7→25   2.9
      佐藤          285.2万円  82.9→106  12.2
      田中           17.4万円     3.9→5   0.6
      鈴木          215.6万円   41.4→53   6.1
      ───────────────────────────────────────
      全体            600万円   148→189  21.7

      担当者             受注率
      ─────────────────────────
      （名前なし）  29.0%→32.5%
      佐藤          23.9%→27.0%
      田中          30.9%→34.6%
      鈴木          36.9%→40.8%
      ─────────────────────────
      全体          28.4%→31.8%

      →は今から必要へ。件数と単価は全員同じ倍率、率は全員同じだけの難しさで
      動かします。--free-mix を付けると人ごとに変えます。

      受注率: 3人の差は偶然だけでは起きにくい（p=0.091）ので、各人の実績を、件数が
      少ないほど全体の率へ寄せたところから計画しました。5人未満なので、寄せ方は
      目安です。

      1つだけ動かすなら

      レバー   現状  単独で必要  判定
      ─────────────────────────────────
      接触数    148         212  範囲内
      受注率  28.4%       40.8%  範囲内

      注意

      ・担当者 の名前がない実績があります（接触数の13.3%）。引き受ける人のいない
        （名前なし）として、全体の率で計画に残しました。元のファイルで名前を
        埋めてください
      "
    `);
  });

  it('in English, with levers of their own', async () => {
    expect(await shown('en', '--free-mix')).toMatchInlineSnapshot(`
      "By 担当者

      担当者        売上    接触数  a week
      ────────────────────────────────────
      (no name)  ¥806.9k   19.7→25     2.9
      佐藤        ¥2.62M  82.9→100    11.5
      田中       ¥176.7k     3.9→5     0.6
      鈴木       ¥2.396M   41.4→58     6.7
      ────────────────────────────────────
      All            ¥6M   148→188    21.6

      担当者          受注率
      ──────────────────────
      (no name)  29.0%→32.4%
      佐藤       23.9%→26.4%
      田中       30.9%→34.7%
      鈴木       36.9%→41.6%
      ──────────────────────
      All        28.4%→32.1%

      From now → required. How far each moves is chosen so that the effort of all
      together is least; nobody is asked for more than 2.7 times a volume unless all
      are.

      受注率: the 3 differ more than chance makes likely (p=0.091), so each starts
      from a rate drawn towards the team's; with fewer than five, how far is a rough
      guess.

      If one lever moved alone

      Lever     Now  Needed alone  Verdict
      ──────────────────────────────────────────────
      接触数    148           212  within its bounds
      受注率  28.4%         40.8%  within its bounds

      Notes

      - some actuals name no 担当者 (13.3% of 接触数): they stay in the plan as (no
        name), at the team's rates and with nobody to do them; fill in the names in
        the file
      "
    `);
  });

  it('as JSON: nobody is ranked, and nobody is no name', async () => {
    const { stdout, code } = await run(['plan', '--by', '担当者', '--format', 'json'], { files });
    expect(code).toBe(0);
    const { members, drawn, policy, nodes } = JSON.parse(stdout);
    expect(policy.levers).toBe('tied');
    expect(members.map(({ member, new: isNew }: Record<string, unknown>) => [member, isNew])).toEqual([
      [null, false],
      ['佐藤', false],
      ['田中', false],
      ['鈴木', false],
    ]);
    expect(drawn).toMatchObject([{ id: 'win_rate', members: 3 }]);
    const leads = members.map(
      (member: { nodes: { id: string; required: number }[] }) =>
        member.nodes.find(({ id }) => id === 'leads')!.required,
    );
    const team = nodes.find(({ id }: { id: string }) => id === 'leads');
    expect(leads.reduce((a: number, b: number) => a + b, 0)).toBe(team.required);
    expect(Object.keys(members[1].periods[0])).toEqual(['period', 'values']);
  });

  it('is none where it was not asked for', async () => {
    const { stdout } = await run(['plan', '--format', 'json'], { files });
    expect(JSON.parse(stdout)).toMatchObject({ members: [], drawn: [], policy: { levers: null } });
  });
});
