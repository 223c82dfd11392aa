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
