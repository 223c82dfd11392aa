import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { inFolder, type Outcome, run } from './run.js';

const TREE = `kpi: 1
name: 受注
lang: ja
snapshots: snapshots/*.csv
currency: JPY
horizon: 2026-04..2026-06
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 60M }
kpis:
  wins: { label: 受注数, kind: count, formula: leads * win_rate }
  leads: { label: 引合数, kind: count, lever: {}, quality: [win_rate] }
  win_rate: { label: 受注率, kind: rate, target: 30% }
  price: { label: 単価, kind: average, fixed: true }
phases:
  contact: { label: 引合, volume: leads }
  closing: { label: 受注, volume: wins, conversion: win_rate }
sources:
  m: { path: m.csv, layout: columns, period: 月, columns: { 売上: revenue, 件数: wins, 引合: leads } }
`;
const HEADER = '月,売上,件数,引合\n2026-02,30000000,30,100\n';
const THEN = `${HEADER}2026-03,30000000,30,100\n2026-04,10000000,10,100\n`;
const FILES = { 'kpi.yaml': TREE, 'm.csv': THEN };

/** Pulls facts of every day named, then lets the data and the tree become what they are now, and asks. */
const asked = (
  question: string,
  { days = ['2026-05-11'], now = {} as Readonly<Record<string, string>>, lang = 'en' } = {},
): Promise<Outcome> =>
  inFolder(FILES, async (cwd) => {
    await mkdir(join(cwd, 'snapshots'));
    for (const day of days) {
      const pulled = await run(['pull', '--output', `snapshots/${day}.csv`], { cwd });
      expect(pulled).toMatchObject({ code: 0, stderr: '' });
    }
    for (const [name, text] of Object.entries(now)) await writeFile(join(cwd, name), text);
    return run(['diagnose', ...question.split(' '), '--lang', lang], { cwd });
  });

const restatedIn = ({ stdout }: Outcome) => diagnoseDocument.parse(JSON.parse(stdout)).restated;
const REPAIRED = { 'm.csv': `${HEADER}2026-03,31000000,30,100\n2026-04,26000000,27,100\n2026-05,1,1,1\n` };

describe('kpi diagnose --as-of', () => {
  it('answers as it would have on that day, and says what was restated since', async () => {
    const { code, stdout, stderr } = await asked('--as-of 2026-05-12', { now: REPAIRED, lang: 'ja' });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').slice(0, 5).join('\n')).toMatchInlineSnapshot(`
      "受注 の診断（2026年4月、計画との比較）

      2026-05-12 の時点のデータ（snapshots/2026-05-11.csv）による診断です。定義と計画は今のツリーのものです。

      売上は1,000万円で、2,000万円に対して-1,000万円（-50.0%）でした。"
    `);
    expect(stdout.slice(stdout.indexOf('その後に'), stdout.indexOf('\n使ったデータ'))).toMatchInlineSnapshot(`
      "その後に変わった実績

      売上は1,000万円でしたが、今のデータでは2,600万円です（+1,600万円）。見立ても変わります（偶然を超えて弱いフェーズ: 「受注」 → なし）。この期間より前の月の値も1個変わっています。計画の出発点や推移の見え方に響くことがあります。

      指標    月              当時         今          差
      ───────────────────────────────────────────────────
      売上    2026年4月  1,000万円  2,600万円  +1,600万円
      受注数  2026年4月         10         27         +17
      "
    `);
  });

  it('says the same in English', async () => {
    const { stdout } = await asked('--as-of 2026-05-12', { now: REPAIRED });
    const from = stdout.indexOf('What was restated');
    expect(stdout.slice(from, stdout.indexOf('\nNode', from))).toMatchInlineSnapshot(`
      "What was restated since

      売上 was ¥10M and is ¥26M by the data of today (+¥16M). The verdict changes: weak beyond chance: 受注 → none. 1 value of earlier months has changed as well, which may move what a plan starts from and how trends look.
      "
    `);
  });

  it('gives both values of every change as JSON', async () => {
    const restated = restatedIn(await asked('--as-of 2026-05-12 --format json', { now: REPAIRED }));
    expect(restated).toMatchObject({
      as_of: '2026-05-12',
      snapshot: 'snapshots/2026-05-11.csv',
      kgi: { actual: { was: 10_000_000, now: 26_000_000 } },
      changes: [
        { node: 'revenue', period: '2026-04', was: 10_000_000, now: 26_000_000 },
        { node: 'wins', period: '2026-04', was: 10, now: 27 },
      ],
      earlier: 1,
      weakest: {
        was: { confirmed: { phase: 'closing', verdict: 'confirmed' } },
        now: { observed: { phase: 'closing' }, confirmed: null },
      },
    });
  });

  it('says so where nothing has changed', async () => {
    const { stdout } = await asked('--as-of 2026-05-11');
    expect(stdout).toContain('What was restated since\n\nThe data of today say the same of the period.\n');
    expect(restatedIn(await asked('--as-of 2026-05-11 --format json'))).toMatchObject({
      changes: [],
      earlier: 0,
    });
  });

  it.each([
    ['2026-04,,,100', '売上 was ¥10M; the data of today do not tell it.'],
    ['2026-04,10000000,11,100', '売上 is still ¥10M by the data of today.'],
  ])('says what became of the KGI where the row is %s now', async (row, words) => {
    const now = { 'm.csv': THEN.replace('2026-04,10000000,10,100', row) };
    const { code, stdout } = await asked('--as-of 2026-05-12', { now });
    expect(code).toBe(0);
    expect(stdout).toContain(words);
  });

  it('says that a KGI which was not known is known now', async () => {
    await inFolder(
      { ...FILES, 'm.csv': THEN.replace('10000000,10,100', ',,100'), 'snapshots/': '' },
      async (cwd) => {
        await run(['pull', '--output', 'snapshots/20260511.csv'], { cwd });
        await writeFile(join(cwd, 'm.csv'), THEN);
        const argv = ['diagnose', '--as-of', '2026-05-12', '--period', '2026-04', '--lang', 'en'];
        const { stdout } = await run(argv, { cwd });
        expect(stdout).toContain('The data of then did not tell 売上; by those of today it is ¥10M.');
      },
    );
  });

  it('has no such part in the diagnosis of today', async () => {
    expect(restatedIn(await asked('--format json'))).toBeNull();
  });

  it('takes the latest snapshot that is not after the day, from any folder that --facts names', async () => {
    const days = ['2026-05-04', '2026-05-11', '2026-05-18'];
    const snapshots = await Promise.all(
      [
        '2026-05-11',
        '2026-05-17',
        '2027-01-01 --facts snapshots',
        '2026-05-04 --facts snapshots/*04.csv',
      ].map(
        async (question) => restatedIn(await asked(`--as-of ${question} --format json`, { days }))?.snapshot,
      ),
    );
    expect(snapshots).toEqual([
      'snapshots/2026-05-11.csv',
      'snapshots/2026-05-11.csv',
      'snapshots/2026-05-18.csv',
      'snapshots/2026-05-04.csv',
    ]);
  });

  it.each([
    ['--as-of 2026-05', {}, '--as-of takes a day, and "2026-05" is not one'],
    [
      '--as-of 2026-05-10',
      {},
      'there is no snapshot of 2026-05-10 or before --> kpi.yaml = help: there are snapshots/2026-05-11.csv',
    ],
    ['--as-of 2026-05-12', { days: [] }, 'there are no snapshots: snapshots/*.csv --> kpi.yaml:4:12'],
    ['--as-of 2026-05-12 --facts lost', {}, 'there are no snapshots: lost'],
    [
      '--as-of 2026-05-12',
      { days: ['2026-05-11', 'latest'] },
      'the name of snapshots/latest.csv has no date, so that nothing tells of which day the snapshot is',
    ],
    [
      '--as-of 2026-05-12',
      { now: { 'kpi.yaml': TREE.replace('snapshots: snapshots/*.csv\n', '') } },
      'nothing says where the snapshots are: the tree has no snapshots:',
    ],
    [
      '--as-of 2026-05-12',
      { now: { 'kpi.yaml': TREE.replace('snapshots/*.csv', '../*.csv') } },
      '"../*.csv" under snapshots: leads out of the folder of the tree',
    ],
    [
      '--as-of 2026-05-12',
      { now: { 'kpi.yaml': TREE.replace('{ 売上: revenue,', '{ 売上: revenue, 月次: price,') } },
      'a snapshot is read with the tree by which it was made: git worktree add ../then "$(git rev-list -1 --before=2026-05-11 HEAD)"',
    ],
  ])('%s is refused: %#', async (question, setup, words) => {
    const { code, stdout, stderr } = await asked(question, setup);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(/[\s|^]+/gu, ' ')).toContain(words);
  });
});
