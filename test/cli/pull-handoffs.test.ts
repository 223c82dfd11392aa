import { describe, expect, it } from 'vitest';
import { type Files, inFolder, run } from './run.js';

const tree = (handoff: string): string => `kpi: 1
kgi: { id: wins, kind: count, target: 5, formula: leads * win_rate, measure: { source: deals, count: true, on: won } }
kpis:
  leads: { kind: count, measure: { source: deals, count: true, on: met } }
  win_rate: { kind: rate }
${handoff}sources:
  deals: { path: deals.csv, layout: records }
`;

const HANDOFF = `handoffs:
  passing:
    passed: leads
    score: { measure: { source: deals, mean: score, on: met } }
    outcome: { on: heard, won: won, reason: why }
`;

const FILES: Files = {
  'kpi.yaml': tree(HANDOFF),
  'deals.csv': `met,score,heard,won,why
2026-01-05,60,2026-01-07,2026-02-20,
2026-01-06,40.5,,,=cmd()
2026-02-01,,2026-01-31,,
`,
};

const pulled = async (files: Files): Promise<string> => (await run(['pull'], { files })).stdout;

describe('the records of a handoff in pulled facts', () => {
  it('are rows below the handoff', async () => {
    const rows = (await pulled(FILES)).split('\n');
    const from = rows.findIndex((row) => row.startsWith('handoff,'));
    expect(rows.slice(from)).toEqual([
      expect.stringMatching(/^handoff,deals,passing,,1,,[0-9a-f]{16}$/u),
      'pass,deals,lost,2026-01,1,40.5,',
      'pass,deals,won accepted,2026-01,1,60,1',
      'pass,deals,open accepted,2026-02,1,,',
      'answer,deals,lost,2026-01,1,40.5,',
      'answer,deals,won accepted,2026-01,1,60,2',
      'answer,deals,open accepted,2026-02,1,,',
      "return,deals,,2026-01,1,,'=cmd()",
      '',
    ]);
  });

  it.each(['plan --format json', 'diagnose --format json', 'diagnose'])(
    'let kpi %s give the same bytes as the sources',
    async (command) => {
      const argv = command.split(' ');
      await inFolder(FILES, async (cwd) => {
        const read = await run(argv, { cwd });
        await run(['pull', '--output', 'facts.csv'], { cwd });
        expect(await run([...argv, '--facts', 'facts.csv'], { cwd })).toEqual(read);
      });
    },
  );

  const refused = async (facts: string, text: string): Promise<string> => {
    const files = { 'kpi.yaml': text, 'facts.csv': facts };
    const { code, stderr } = await run(['diagnose', '--facts', 'facts.csv'], { files });
    expect(code).toBe(2);
    return stderr.split('\n')[0]!;
  };

  it('are missed in facts of before the tree had the handoff', async () => {
    const facts = await pulled({ ...FILES, 'kpi.yaml': tree('') });
    expect(await refused(facts, tree(HANDOFF))).toContain(
      'the facts do not have the records of the handoff passing one by one',
    );
  });

  it.each([
    ['a date', 'on: heard', 'on: won'],
    ['the reason', 'reason: why', 'reason: score'],
    ['which records are passed', 'on: met } }', 'on: met, where: { score: { exists: true } } } }'],
    ['whose answer counts', 'on: heard', 'on: heard, responded: heard'],
  ])('are refused once the tree counts %s otherwise', async (_, from, to) => {
    expect(HANDOFF).toContain(from);
    expect(await refused(await pulled(FILES), tree(HANDOFF.replace(from, to)))).toContain(
      'have changed since the facts were pulled (deals)',
    );
  });

  it('of a handoff that the tree no longer has are left alone', async () => {
    const files = { 'kpi.yaml': tree(''), 'facts.csv': await pulled(FILES) };
    expect((await run(['plan', '--facts', 'facts.csv'], { files })).stderr).toBe('');
  });

  it.each([
    ['an end that is none', 'won accepted', 'gone accepted'],
    ['months that are none', ',60,1', ',60,one'],
    ['a month that is none', 'lost,2026-01', 'lost,January'],
    ['no handoff above them', 'handoff,deals,', 'node,deals,'],
  ])('are refused with %s', async (_, from, to) => {
    const facts = await pulled(FILES);
    expect(facts).toContain(from);
    expect(await refused(facts.replace(from, to), tree(HANDOFF))).toContain('is not as this tree');
  });
});
