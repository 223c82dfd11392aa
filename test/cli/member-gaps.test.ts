import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { run } from './run.js';

const TREE = `kpi: 1
name: 受注
kgi: { id: wins, label: 受注数, kind: count, formula: proposals * win_rate, target: 50 }
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
const TEAM = `${HEAD}2026-03,伊藤,40,20
2026-03,佐藤,40,18
2026-04,伊藤,50,25
2026-04,佐藤,40,4
2026-04,,6,3
`;

const diagnose = (csv: string, against: string, ...more: readonly string[]) =>
  run(['diagnose', '--against', against, '--by', '担当者', ...more], {
    files: { 'kpi.yaml': TREE, 'm.csv': csv },
    env: { COLUMNS: '80' },
  });

const shown = async (csv: string, lang: 'ja' | 'en'): Promise<string> => {
  const { stdout } = await diagnose(csv, 'previous', '--lang', lang);
  const from = stdout.search(/^(差 .* の担当者ごとの|The gap of .* by 担当者)/mu);
  return stdout.slice(from, stdout.search(/^(すべての指標|All nodes)/mu));
};

describe('the gap by member, in 80 columns', () => {
  it('in Japanese', async () => {
    expect(await shown(TEAM, 'ja')).toMatchInlineSnapshot(`
      "差 -6 の担当者ごとの内訳（足すと差に一致します）

      担当者        実績     差  いちばん効いた要因
      ─────────────────────────────────────────────
      伊藤            25   +5.0  提案数 +5.0
      佐藤             4  -14.0  受注率 -14.0
      （名前なし）     3   +3.0  提案数 +3.0

      名前の順で、順位ではありません。要因は、それぞれの数字だけで分けたもの。
      割り当てられた件数や相手の違い、偶然の動きも差に入っています。

      "
    `);
  });

  it('in English', async () => {
    expect(await shown(TEAM, 'en')).toMatchInlineSnapshot(`
      "The gap of -6 by 担当者 (the parts add up to it)

      担当者     Actual    Gap  Largest factor
      ────────────────────────────────────────
      伊藤           25   +5.0  提案数 +5.0
      佐藤            4  -14.0  受注率 -14.0
      (no name)       3   +3.0  提案数 +3.0

      In the order of names: this is no ranking. Factors are of each one's own
      numbers; what cases they were given, and chance, are part of the gap.

      "
    `);
  });

  it('of too many members shows the largest gaps, in the order of names, and the sum of the others', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const lost = i % 3 === 0 ? 1 : 5;
      return `2026-03,員${i + 10},40,20\n2026-04,員${i + 10},40,${20 - lost}\n`;
    });
    const table = await shown(`${HEAD}${rows.join('')}`, 'ja');
    const names = Array.from({ length: 30 }, (_, i) => i).filter((i) => i % 3 !== 0);
    expect(table.match(/^員\d+/gmu)).toEqual(names.map((i) => `員${i + 10}`));
    expect(table).toMatch(/^ほかの10（--format json にあります） +— +-10\.0 +—$/mu);
  });

  it('is not there against a plan, and the answer says why', async () => {
    const { stdout } = await diagnose(TEAM, 'plan', '--lang', 'ja');
    expect(stdout.replaceAll('\n', '')).toContain(
      '期待の値は担当者ごとに決まっていないため、差は担当者ごとに分けていません。',
    );
    expect(stdout).not.toMatch(/担当者ごとの内訳/u);
  });
});

describe('the gap by member, as JSON', () => {
  const documentOf = async (against: string) =>
    diagnoseDocument.parse(JSON.parse((await diagnose(TEAM, against, '--format', 'json')).stdout));

  it('adds up to the gap of all', async () => {
    const { kgi, member_gaps: found } = await documentOf('previous');
    expect(found!.members.map(({ member, gap }) => [member, gap])).toEqual([
      ['伊藤', 5],
      ['佐藤', -14],
      [null, 3],
    ]);
    expect([kgi.gap, found!.rest, found!.why_not]).toEqual([-6, 0, null]);
  });

  it('is empty against a plan, with the reason', async () => {
    expect((await documentOf('plan')).member_gaps).toEqual({ why_not: 'plan', members: [], rest: null });
  });

  it('is null where no dimension is asked for', async () => {
    const { stdout } = await run(['diagnose', '--format', 'json'], {
      files: { 'kpi.yaml': TREE, 'm.csv': TEAM },
    });
    expect(JSON.parse(stdout)).toMatchObject({ member_gaps: null });
  });
});
