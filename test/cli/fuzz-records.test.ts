import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mutated } from './mutations.js';
import { run } from './run.js';

const TREE = (source: string): string => `kpi: 1
currency: JPY
kgi: { id: wins, kind: count, formula: talks * win_rate, target: 5 }
phases:
  contact: { label: 接触, volume: contacts }
  talk: { label: 商談, volume: talks, conversion: talk_rate }
  closing: { label: 成約, volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count }
  talks: { kind: count, formula: contacts * talk_rate }
  talk_rate: { kind: rate }
  win_rate: { kind: rate }
  sales: { kind: amount, measure: { sum: amount, stage: closing, where: { owner: { matches: "^(a|b)+$" } } } }
sources:
  deals:
    path: "deals*.csv"
    layout: records
    dimensions: [owner]
    none: ["-"]
    ${source}
`;

const TREES = [
  TREE(`stages: { contact: met, talk: [talked, shown], closing: closed }
    status: { column: stage, won: [Won, 3], lost: Lost }
    view: cohort`),
  TREE(`stages: { contact: New, talk: [Talk], closing: Won }
    history: { record: id, stage: stage, date: met }
    status: { column: stage, won: Won, lost: [] }`),
  TREE('current: stage'),
];

const TABLES = [
  `id,met,talked,shown,closed,stage,owner,amount
1,2026-04-01,2026-04-05,,2026-04-20,Won,a,100
2,2026/4/2,,2026-04-08,2026-05-25,Lost,b,"1,200"
3,令和8年4月3日,-,,,Talk,ab,
`,
  `id\tstage\tmet\ttalked\tshown\tclosed\towner\tamount
1\tNew\t2026-04-01 9:00\t\t\t\ta\t5
1\tWon\t2026-04-02 10:00\t\t\t\ta\t5
`,
];

it('however trees and exports of records are mangled, the command answers or says what is wrong', async () => {
  const commands = [
    ['diagnose', '--format', 'json'],
    ['pull', '--output', 'out.csv'],
    ['explain', 'wins'],
  ];
  await fc.assert(
    fc.asyncProperty(
      // Most of what is mangled on both sides gets no further than its form.
      fc.oneof(
        fc.tuple(fc.constantFrom(...TREES), mutated(TABLES)),
        fc.tuple(mutated(TREES), fc.constantFrom(...TABLES)),
        fc.tuple(mutated(TREES), mutated(TABLES)),
      ),
      fc.constantFrom(...commands),
      async ([tree, table], command) => {
        const files = { 'kpi.yaml': tree, 'deals.csv': table };
        const { code, stdout, stderr, written } = await run(command, { files });
        const said = stdout + stderr;
        expect([0, 1, 2], said).toContain(code);
        expect(said).not.toMatch(/\n\s+at |\[object/u);
        // A message may quote what was written; an answer holds no such number.
        if (code !== 2) expect(stdout).not.toMatch(/NaN|Infinity/u);
        expect([...written.keys()].filter((name) => name !== 'out.csv')).toEqual([]);
        if (code === 2) expect([...written.keys()]).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
