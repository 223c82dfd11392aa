import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/contract/answers/index.js';
import { formatMonth, monthOf } from '../../src/model/calendar.js';
import { type Files, inFolder, run } from './run.js';

const tree = (lags: string): string => `kpi: 1
name: Sales
currency: USD
horizon: 2026-07..2026-12
kgi: { id: revenue, label: Revenue, kind: amount, formula: wins * price, target: 60k }
phases:
  proposal: { label: Proposal, volume: proposals }
  closing: { label: Closing, volume: wins, conversion: win_rate }
kpis:
  proposals: { label: Proposals, kind: count, quality: [win_rate], lever: { max: 60 } }
  wins: { label: Wins, kind: count, formula: proposals * win_rate, lags: ${lags} }
  win_rate: { label: Win rate, kind: rate, lever: { max: 80% } }
  price: { label: Price, kind: average, baseline: 700, fixed: true }
sources:
  deals:
    path: deals.csv
    layout: records
    stages: { proposal: proposed, closing: closed }
    status: { column: state, won: Won, lost: Lost }
`;

const FIRST = monthOf(2025, 7);
const MONTHS = 12;

/** Every month 20 deals: 10 are won, at once or after one or two months, and 10 lost after one; some are not done yet. */
const ENDS = [
  ...Array(2).fill(['Won', 0]),
  ...Array(5).fill(['Won', 1]),
  ...Array(3).fill(['Won', 2]),
].concat(Array(10).fill(['Lost', 1])) as (readonly [string, number])[];
const deals = (months = MONTHS, ends = ENDS): string =>
  [
    'proposed,closed,state',
    ...Array.from({ length: months }, (_, index) => FIRST + MONTHS - months + index).flatMap((month) =>
      ends.map(([state, age]) =>
        month + age < FIRST + MONTHS
          ? `${formatMonth(month)}-10,${formatMonth(month + age)}-28,${state}`
          : `${formatMonth(month)}-10,,Open`,
      ),
    ),
  ].join('\n');

const files = (lags = 'auto', rows = deals()): Files => ({ 'kpi.yaml': tree(lags), 'deals.csv': rows });

const planned = async (given: Files, ...more: string[]) => {
  const { stdout } = await run(['plan', '--format', 'json', ...more], { files: given });
  return planDocument.parse(JSON.parse(stdout));
};

describe('lags that records tell', () => {
  it('are told with what they were found from', async () => {
    const [kernel, ...others] = (await planned(files())).kernels;
    expect(others).toEqual([]);
    // 12 months of 20 deals; of the last two months 15 and 3 are not done.
    expect(kernel).toMatchObject({
      node: 'wins',
      source: 'deals',
      from: 'proposal',
      to: 'closing',
      through: '2026-06',
      entered: 240,
      closed: 240 - 18 - 3,
      seen: 11,
      later: 0,
      lower_bound: false,
    });
    for (const [age, share] of Object.entries({ 0: 0.2, 1: 0.5, 2: 0.3 }))
      expect(kernel!.shares[age]).toBeCloseTo(share, 12);
  });

  it('give the plan that they would give if they were declared', async () => {
    const { kernels, ...found } = await planned(files());
    const { kernels: none, ...declared } = await planned(files(JSON.stringify(kernels[0]!.shares)));
    expect(none).toEqual([]);
    expect(found).toEqual(declared);
  });

  it('are shown with a plan', async () => {
    const { stdout } = await run(['plan', '--lang', 'en'], { files: files() });
    expect(stdout).toContain(`How long work takes to arrive

- Wins: 20.0% after 0 months, 50.0% after 1, 30.0% after 2 (from 240 records that entered Proposal, 219 of them closed)
`);
    const { stdout: ja } = await run(['plan', '--lang', 'ja'], { files: files() });
    expect(ja).toContain(`次のフェーズに届くまでの月数

・Wins: 0か月後 20.0%、1か月後 50.0%、2か月後 30.0%（Proposalに入った240件の記録から。うち219件は結果が出ている）
`);
  });

  it('are shown where a number is explained, and in the formula only once', async () => {
    const { stdout } = await run(['explain', 'wins', '--period', '2026-05', '--lang', 'en'], {
      files: files(),
    });
    expect(stdout).toContain('Wins = Proposals × Win rate\n');
    expect(stdout).toContain('Wins 10 = Proposals 20 arriving × Win rate 50.0%\n');
    expect(stdout).toContain('- Wins: 20.0% after 0 months, 50.0% after 1, 30.0% after 2');
  });

  it('are shown with a diagnosis', async () => {
    const { stdout } = await run(['diagnose', '--lang', 'en'], { files: files() });
    expect(stdout).toContain('How long work takes to arrive');
  });

  it('are said to come short of what comes later where records are young', async () => {
    const { stdout } = await run(['plan', '--lang', 'en'], {
      files: files('auto', deals(2, [...ENDS, ...ENDS])),
    });
    expect(stdout.replaceAll(/\s+/gu, ' ')).toContain(
      'work still arrives 1 month after entering, which is as far as records can be followed, and 15.0% is open then',
    );
  });

  it('are told by records of which nothing else is read', async () => {
    const months = Array.from({ length: MONTHS }, (_, index) => `${formatMonth(FIRST + index)},20,10`);
    const text = tree('auto')
      .replace(
        'kind: count, quality',
        'kind: count, measure: { source: monthly, column: proposals }, quality',
      )
      .replace('lags: auto', 'lags: auto, measure: { source: monthly, column: wins }')
      .replace('sources:', 'sources:\n  monthly: { path: monthly.csv, layout: columns, period: month }');
    const given = {
      ...files(),
      'kpi.yaml': text,
      'monthly.csv': `month,proposals,wins\n${months.join('\n')}\n`,
    };
    const { kernels, kgi } = await planned(given);
    // By the dates of entering alone June is not over on its tenth.
    expect(kernels[0]).toMatchObject({ source: 'deals', through: '2026-05', entered: 220 });
    expect(kgi.baseline).toBeCloseTo(6 * 10 * 700, 6);
    const { stdout } = await run(['validate', '--lang', 'en'], { files: given });
    expect(stdout).not.toContain('no node uses');
  });

  it('are pulled with the facts', async () => {
    await inFolder(files(), async (cwd) => {
      await run(['pull', '--output', 'facts.csv'], { cwd });
      const [read, pulled] = [
        await run(['plan', '--format', 'json'], { cwd }),
        await run(['plan', '--format', 'json', '--facts', 'facts.csv'], { cwd }),
      ];
      expect(pulled.code).toBe(0);
      expect(JSON.parse(pulled.stdout)).toEqual(JSON.parse(read.stdout));
    });
  });

  it('are asked for again where facts were pulled without them', async () => {
    await inFolder(files('{ 0: 100% }'), async (cwd) => {
      await run(['pull', '--output', 'facts.csv'], { cwd });
      const facts = await readFile(path.join(cwd, 'facts.csv'), 'utf8');
      const older = facts.split('\n').filter((line) => !/^waits?,/u.test(line));
      await writeFile(path.join(cwd, 'facts.csv'), older.join('\n'));
      await writeFile(path.join(cwd, 'kpi.yaml'), tree('auto'));
      const { code, stderr } = await run(['plan', '--facts', 'facts.csv', '--lang', 'en'], { cwd });
      expect(stderr).toContain('facts.csv');
      expect(stderr).toContain('do not say how long records took, which lags: auto needs (wins)');
      expect(code).toBe(2);
    });
  });

  it.each(['plan', 'diagnose'])(
    'keep %s from answering where too few records have closed',
    async (command) => {
      const young = files('auto', deals(1));
      const { code, stderr } = await run([command, '--lang', 'en'], { files: young });
      expect(stderr).toMatchInlineSnapshot(`
        "error[data-lags]: too few records have closed to tell when wins arrives: 2 of the 20 records of "deals", and it takes 20
          --> kpi.yaml:11:74
           |
        11 |   wins: { label: Wins, kind: count, formula: proposals * win_rate, lags: auto }
           |                                                                          ^^^^
           = help: write the shares as far as people know them, as in lags: { 0: 20%, 1: 50%, 2: 30% }
        "
      `);
      expect(code).toBe(2);
      expect((await run(['validate'], { files: young })).code).toBe(0);
    },
  );

  it('keep a test of the tree from planning, for it has no records', async () => {
    const cases = `kpi: 1
tests:
  - name: a month alike to all others
    given: { proposals: 30, win_rate: 50%, price: 700 }
    expect: { wins: 15 }
  - name: a plan over months
    given: { proposals: 30, win_rate: 50%, price: 700 }
    target: 60k
    expect_status: reachable
`;
    const { stdout, stderr } = await run(['test', '--lang', 'en'], {
      files: { ...files(), 'kpi.test.yaml': cases },
    });
    expect(stdout + stderr).toMatchInlineSnapshot(`
      "kpi.test.yaml (of kpi.yaml)

      Result    Test
      ─────────────────────────────────────
      ✓ passed  a month alike to all others
      ✗ failed  a plan over months

      error[test-failed]: a plan over months: the lags of wins are to be found from records (lags: auto), and no records were read here
       --> kpi.test.yaml:8:13
        |
      8 |     target: 60k
        |             ^^^
        = help: write the shares as far as people know them, as in lags: { 0: 20%, 1: 50%, 2: 30% }

      2 tests, 1 passed, 1 failed (1 file)
      "
    `);
  });
});
