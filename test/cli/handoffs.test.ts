import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { type Files, run } from './run.js';

const OUTCOME = 'outcome: { on: accepted, responded: called, won: won, lost: lost, reason: why }';

const tree = (
  outcome = OUTCOME,
  score = 'score: { measure: { mean: score, on: passed }, cutoff: 50 }',
): string => `kpi: 1
name: Team
currency: USD
horizon: 2026-01..2026-12
departments: { inside: Inside sales, field: Field sales }
kgi:
  id: revenue
  label: Revenue
  kind: amount
  formula: wins * price
  target: 240000
  measure: { source: deals, sum: amount, on: won }
phases:
  lead: { label: Lead, volume: leads }
  meeting: { label: Meeting, volume: meetings, conversion: meeting_rate }
  closing: { label: Closing, volume: wins, conversion: win_rate }
kpis:
  leads: { label: Leads, kind: count, owner: inside, measure: { source: deals, count: true, on: passed } }
  meetings:
    label: Meetings
    kind: count
    owner: field
    formula: leads * meeting_rate
    measure: { source: deals, count: true, on: accepted }
  wins: { label: Wins, kind: count, formula: meetings * win_rate, measure: { source: deals, count: true, on: won } }
  meeting_rate: { label: Meeting rate, kind: rate }
  win_rate: { label: Win rate, kind: rate }
  price: { label: Price, kind: average, measure: { source: deals, mean: amount, on: won } }
handoffs:
  passing:
    label: Passing leads
    from: inside
    to: field
    passed: leads
    accepted: meetings
    ${score}
    sla_days: 2
    ${outcome}
sources: { deals: { path: deals.csv, layout: records } }
`;

const HEAD = 'passed,score,called,accepted,won,lost,amount,why';

/** So many of a month's records that went the same way. */
interface Group {
  readonly n: number;
  readonly score: number | '';
  /** The days of the month on which it happened; nothing where it did not. */
  readonly called?: number;
  readonly accepted?: number;
  readonly won?: number;
  readonly lost?: number;
  readonly why?: string;
}

const rows = (month: string, groups: readonly Group[]): string[] => {
  const on = (day: number | undefined): string =>
    day === undefined ? '' : `${month}-${String(day).padStart(2, '0')}`;
  return groups.flatMap(({ n, score, called, accepted, won, lost, why = '' }) => {
    const amount = won === undefined ? '' : 1000;
    const cells = [on(5), score, on(called), on(accepted), on(won), on(lost), amount, why];
    return Array.from({ length: n }, () => cells.join(','));
  });
};

/** Scores of 70 are accepted and won more often than those of 30; `high` of 100 have one, half of all are called in time. */
const month = (high: number): Group[] => [
  { n: high * 0.3, score: 70, called: 6, accepted: 9, won: 20 },
  { n: high * 0.4, score: 70, called: 6, accepted: 9, lost: 20 },
  { n: high * 0.3, score: 70, called: 12, lost: 14, why: 'no budget' },
  { n: (100 - high) * 0.1, score: 30, called: 6, accepted: 9, won: 20 },
  { n: (100 - high) * 0.4, score: 30, called: 12, accepted: 14, lost: 20 },
  { n: (100 - high) * 0.4, score: 30, called: 12, lost: 14, why: 'no need' },
  { n: (100 - high) * 0.1, score: 30, lost: 25 },
];

const MONTHS = ['2025-10', '2025-11', '2025-12', '2026-01'];
const last = rows('2026-02', [{ n: 1, score: 70, called: 28 }]);
const deals = (of: readonly (readonly Group[])[]): string =>
  [HEAD, ...of.flatMap((groups, at) => rows(MONTHS[at]!, groups)), ...last].join('\n');

const FILES: Files = {
  'kpi.yaml': tree(),
  'deals.csv': deals([month(50), month(50), month(50), month(30)]),
};

const argv = ['diagnose', '--period', '2026-01'];

const section = async (files: Files, lang = 'en', more: readonly string[] = []): Promise<string> => {
  const { stdout, stderr } = await run([...argv, ...more], { files, env: { KPI_LANG: lang }, columns: 80 });
  expect(stderr).toBe('');
  const title = lang === 'en' ? 'Handoffs' : '部門の引き渡し';
  const lines = stdout.split('\n');
  const from = lines.indexOf(title);
  const to = lines.findIndex(
    (line, at) => at > from && /^(?:Over the months|推移|A trend|Notes|注意|Data|What|使った)/u.test(line),
  );
  return lines.slice(from, to).join('\n').trimEnd();
};

const json = async (files: Files, more: readonly string[] = []) => {
  const { stdout } = await run([...argv, ...more, '--format', 'json'], { files });
  return diagnoseDocument.parse(JSON.parse(stdout));
};

describe('a handoff, told in words', () => {
  it('in English', async () => {
    expect(await section(FILES)).toMatchInlineSnapshot(`
      "Handoffs

      Passing leads (Inside sales → Field sales)

      - 56 accepted of 100 passed (56.0%, 95% interval 46.2%–65.3%)
      - of the 100 records passed in the period 56 are accepted so far and 44 ended without it
      - of 93 answered, half were within 7 days; 28 within the 2 agreed on (30.1%)
      - of the accepted ones that closed in Jan 2026, 16 of 56 were won (28.6%, 95% interval 18.4%–41.5%)
      - why records came back: no need 28 (63.6%, before 50.0%); no budget 9 (20.5%, before 37.5%); none written 7 (15.9%, before 12.5%)
      - along this handoff the gap of -$4,000 is made of $0 by the number passed, -$4,000 by their quality (score), $0 by the speed of answers, $0 by acceptance, $0 by later conversion, $0 by all else (the parts add up to it)
      - chance alone puts the part of their quality (score) anywhere from -$6,310 to -$1,690 (90%)
      - chance alone puts the part of the speed of answers anywhere from -$2,110 to +$2,110 (90%), so neither better nor worse is shown
      - the plan tells nothing of scores and answers; the records of Oct–Dec 2025 stand in for it
      - the scores of what is passed are lower than in Oct–Dec 2025 (the later one is higher with a probability of 0.40, 95% interval 0.35–0.45)

      Score  Passed  Mean  Accepted    Won  Wins of 100  Up from here     Then→now
      ────────────────────────────────────────────────────────────────────────────
      ≥50       180  70.0     70.0%  42.9%         30.0          13.5  50.0%→30.0%
      <50       220  30.0     50.0%  20.0%         10.0          19.0  50.0%→70.0%

      Records passed in Oct 2025–Jan 2026 (4 months of which 80% or more have ended). Accepted: of those answered; won: of the accepted ones that closed; wins of 100 passed: the product of both. Up from here: wins a month if only such and higher scores were passed. Shares of what was passed: Oct–Dec 2025 → Jan 2026.

      - from 70 on, records are won more often than all are on average (90% interval 70–70): the best cut-off if every record takes as much time; today's 50 is as good as any within that interval (what was won has the higher score with a probability of 0.66, 95% interval 0.60–0.72; 76 won, 324 lost)
      - 220 of 400 (55.0%) were passed although they score below the 50 agreed on
      - 20 wins a month are asked for, and no cut-off brings them: passing all brings 19.0 through this handoff (at the numbers and rates of these months)"
    `);
  });

  it('in Japanese', async () => {
    expect(await section(FILES, 'ja')).toMatchInlineSnapshot(`
      "部門の引き渡し

      Passing leads（Inside sales → Field sales）

      ・渡した100件に対し、受け入れ56件（56.0%、95%区間46.2%〜65.3%）
      ・記録でこの期間に渡した100件は、これまでに受け入れ56件、受け入れられず終了44件
      ・返答のあった93件の半分は7日以内。取り決めた2日以内は28件（30.1%）
      ・受け入れた後、2026年1月に決着した56件のうち受注16件（28.6%、95%区間18.4%〜41.5%）
      ・差し戻しの理由: 「no need」28件（63.6%、前50.0%）、「no budget」9件（20.5%、前37.5%）、記載なし7件（15.9%、前12.5%）
      ・差 -$4,000 をこの引き渡しに沿って分けると、渡した数 $0、渡した質（点数） -$4,000、返答の速さ $0、受け入れ $0、その後の転換 $0、その他 $0（足すと差に一致します）
      ・渡した質（点数）の分は、偶然だけでも-$6,310〜-$1,690の幅で動きます（90%）
      ・返答の速さの分は、偶然だけでも-$2,110〜+$2,110の幅で動きます（90%）。0をまたぐので、よくなったとも悪くなったとも言えません
      ・計画は点数も返答も定めないので、2025年10月〜12月に渡した記録で代えています
      ・渡した記録の点数は、2025年10月〜12月より下がっています（今期の方が高い確率0.40、95%区間0.35〜0.45）

      点数    渡した  平均点  受入率  受注率  100件の受注  ここ以上の受注  構成比 前→今
      ─────────────────────────────────────────────────────────────────────────────────
      50以上     180    70.0   70.0%   42.9%         30.0            13.5   50.0%→30.0%
      50未満     220    30.0   50.0%   20.0%         10.0            19.0   50.0%→70.0%

      2025年10月〜2026年1月に渡した記録（結果が8割以上出た4か月分）。受入率は返答の出た件数、受注率は受け入れて決着した件数に対する割合。100件の受注は、受入率×受注率×100。ここ以上の受注は、その点数以上だけを渡したときの月あたりの見込み。構成比は2025年10月〜12月→2026年1月。

      ・70点から上の案件は、全体の平均より受注しやすくなります（90%区間70〜70点）。1件にかける手間が同じなら、ここから渡すのが最もよい線です。今の50点は、この範囲の線と変わりません（受注した方の点が高い確率0.66、95%区間0.60〜0.72、受注76件と失注324件）
      ・取り決めの50点に届かない記録も、400件のうち220件（55.0%）渡しています
      ・月20件の受注には、どの線でも届きません。この引き渡しからは、すべて渡しても月19.0件の見込みです（これまでの件数と率で）"
    `);
  });

  it('without records: what the numbers alone tell', async () => {
    const files = {
      'kpi.yaml': tree('', '')
        .replace('layout: records', 'layout: columns, period: month')
        .replaceAll(/, measure: \{[^}]*\}|\n +measure: \{[^}]*\}/gu, ''),
      'deals.csv': 'month,Leads,Meetings,Wins,Revenue\n2025-12,100,50,20,20000\n2026-01,100,40,12,12000\n',
    };
    expect(await section(files)).toMatchInlineSnapshot(`
      "Handoffs

      Passing leads (Inside sales → Field sales)

      - 40 accepted of 100 passed (40.0%, 95% interval 30.9%–49.8%)
      - along this handoff the gap of -$8,000 is made of $0 by the number passed, -$3,495 by acceptance, -$4,505 by later conversion, $0 by all else (the parts add up to it)
      - quality and speed are not told from acceptance: no source has the records that went over"
    `);
  });

  it('of scores that tell nothing', async () => {
    const even = (score: number): Group[] => [
      { n: 5, score, accepted: 9, won: 20 },
      { n: 15, score, accepted: 9, lost: 20 },
      { n: 20, score, lost: 14 },
    ];
    const alike = [...even(70), ...even(30)];
    const files = {
      'kpi.yaml': tree('outcome: { on: accepted, won: won, lost: lost }'),
      'deals.csv': deals([alike, alike, alike, alike]),
    };
    expect(await section(files, 'en', ['--against', 'previous'])).toMatchInlineSnapshot(`
      "Handoffs

      Passing leads (Inside sales → Field sales)

      - 40 accepted of 80 passed (50.0%, 95% interval 39.3%–60.7%)
      - of the 80 records passed in the period 40 are accepted so far and 40 ended without it
      - of 40 accepted, half were within 4 days; 0 within the 2 agreed on (0.0%)
      - of the accepted ones that closed in Jan 2026, 10 of 40 were won (25.0%, 95% interval 14.2%–40.2%)
      - speed is not told from acceptance: only acceptances are dated, not first answers (outcome: { responded: COLUMN })
      - the scores of what is passed differ from those of Dec 2025 by no more than chance (the later one is higher with a probability of 0.50, 95% interval 0.42–0.58)

      Score  Passed  Mean  Accepted    Won  Wins of 100  Up from here     Then→now
      ────────────────────────────────────────────────────────────────────────────
      ≥50       160  70.0     50.0%  25.0%         12.5           5.0  50.0%→50.0%
      <50       160  30.0     50.0%  25.0%         12.5          10.0  50.0%→50.0%

      Records passed in Oct 2025–Jan 2026 (4 months of which 80% or more have ended). Accepted: of those answered; won: of the accepted ones that closed; wins of 100 passed: the product of both. Up from here: wins a month if only such and higher scores were passed. Shares of what was passed: Dec 2025 → Jan 2026.

      - the score does not tell winners from losers (what was won has the higher score with a probability of 0.50, 95% interval 0.42–0.58; 40 won, 280 lost): no cut-off serves better than another
      - 160 of 320 (50.0%) were passed although they score below the 50 agreed on"
    `);
  });
});

describe('the same in JSON', () => {
  it('adds up to the gap', async () => {
    const { kgi, handoffs } = await json(FILES);
    const { volume, quality, speed, acceptance, later, rest } = handoffs[0]!.effects;
    const sum = volume! + quality! + speed! + acceptance! + later! + rest!;
    expect(sum).toBeCloseTo(kgi.gap!, 6);
  });
});
