import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate }
kpis:
  contacts: { kind: count }
  win_rate: { kind: rate }
`;

describe('kpi validate', () => {
  it.each([
    ['two warnings are no failure', [], 0, 2],
    ['more warnings than allowed are one', ['--max-warnings', '1'], 1, 2],
    ['as many as allowed are none', ['--max-warnings', '2'], 0, 2],
    ['one rule alone', ['--rule', 'kgi-without-target'], 0, 1],
    ['one rule alone, none allowed', ['--rule', 'kgi-without-target', '--max-warnings', '0'], 1, 1],
  ] as [string, string[], number, number][])('%s', async (_, argv, code, warnings) => {
    const answer = await run(['validate', '--format', 'json', ...argv], { files: { 'kpi.yaml': TREE } });
    expect([answer.code, JSON.parse(answer.stdout).summary.warnings]).toEqual([code, warnings]);
  });

  it.each([
    [['--rule', 'kgi-without-targt'], 'did you mean "kgi-without-target"?'],
    [['--max-warnings', '-1'], 'a whole number of 0 or more'],
  ])('%s is misuse', async (argv, words) => {
    const { code, stderr, stdout } = await run(['validate', ...argv], { files: { 'kpi.yaml': TREE } });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});

describe('a flood of findings', () => {
  const leaves = Array.from({ length: 14 }, (_, index) => `  leaf_${index}: { kind: rate }\n`).join('');
  const TREE = `kpi: 1\nkgi: { id: goal, kind: count, formula: wins, target: 12 }\nkpis:\n  wins: { kind: count }\n${leaves}`;
  const files = { 'kpi.yaml': TREE };
  const rulesIn = (text: string) => text.match(/\bunconnected-node\b/gu)!.length;

  it('is cut to ten of a rule in a table, with the whole count below', async () => {
    const { stdout } = await run(['validate'], { files });
    expect(stdout.match(/^warning\[unconnected-node\]/gmu)).toHaveLength(10);
    expect(stdout.slice(stdout.indexOf('\n- '))).toMatchInlineSnapshot(`
      "
      - and 4 more of unconnected-node: add --rule unconnected-node to see them all

      0 errors, 15 warnings (1 file, 16 nodes)
      "
    `);
  });

  it('says so in Japanese, in a terminal of 80 columns', async () => {
    const { stdout } = await run(['validate', '--lang', 'ja'], { files, env: { COLUMNS: '80' } });
    expect(stdout.slice(stdout.indexOf('\n・'))).toMatchInlineSnapshot(`
      "
      ・unconnected-node はほかに4件あります（--rule unconnected-node で全件表示）

      エラー0件、警告15件（1ファイル、16指標）
      "
    `);
  });

  it('is cut in Markdown and in the summary of a job', async () => {
    const env = { KPI_LANG: 'en', GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'summary.md' };
    const { stdout } = await run(['validate', '--format', 'markdown'], { files });
    expect(stdout.slice(stdout.indexOf('\n- and '))).toMatchInlineSnapshot(`
      "
      - and 4 more of unconnected-node: add --rule unconnected-node to see them all

      0 errors, 15 warnings (1 file, 16 nodes)
      "
    `);
    const { written } = await run(['validate'], { files, env });
    expect(written.get('summary.md')).toBe(`\n## What kpi validate found\n\n${stdout}`);
  });

  it('is whole for whoever asks for the rule', async () => {
    const { stdout } = await run(['validate', '--rule', 'unconnected-node'], { files });
    expect(stdout.match(/^warning\[unconnected-node\]/gmu)).toHaveLength(14);
    expect(stdout).not.toContain('more of');
  });

  it.each(['json', 'sarif', 'gitlab', 'junit', 'github'])('is whole for machines: %s', async (format) => {
    const [all, one] = await Promise.all(
      [[], ['--rule', 'unconnected-node']].map((only) =>
        run(['validate', '--format', format, ...only], { files }),
      ),
    );
    expect(rulesIn(all!.stdout)).toBe(rulesIn(one!.stdout));
    expect(rulesIn(all!.stdout)).toBeGreaterThanOrEqual(14);
  });

  it('of what is no rule is told with the format that shows it', async () => {
    const unknown = Array.from({ length: 53 }, (_, index) => `  leaf_${index}: { bogus: 1 }\n`).join('');
    const tree = `kpi: 1\nkgi: { id: goal, kind: count, target: 12 }\nkpis:\n${unknown}`;
    const { stdout } = await run(['validate'], { files: { 'kpi.yaml': tree } });
    expect(stdout).toContain('add --format json to see them all\n');
    expect((await run(['validate', '--rule', 'schema'], { files: { 'kpi.yaml': tree } })).code).toBe(2);
  });
});
