import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MEMBER_SEPARATOR } from '../../../src/data/cells.js';
import type { SourceFacts } from '../../../src/data/facts.js';
import { PASS_ENDS } from '../../../src/data/passing-key.js';
import { readFacts } from '../../../src/data/pulled/read.js';
import { factsTable } from '../../../src/data/pulled/write.js';
import { SCORE_ENDS } from '../../../src/data/score-key.js';
import { WAIT_ENDS } from '../../../src/data/wait-key.js';
import { loadTree } from '../../../src/model/load.js';
import { csv } from '../../../src/report/formats/csv.js';

const { tree } = loadTree(
  `kpi: 1
phases: { talk: {}, 受注: {} }
kgi: { id: wins, kind: amount, target: 1, measure: { source: deals, sum: amount, on: won } }
kcis:
  depth: { measure: { source: deals, mean: 点, on: won } }
handoffs:
  passing: { score: { measure: { source: deals, mean: 点, on: won } }, outcome: { on: taken, reason: why } }
sources:
  deals: { path: deals.csv, layout: records, dimensions: [who, region] }
`,
  'kpi.yaml',
);
const source = tree!.sources.get('deals')!;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kpi-pulled-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What may make a formula, a number, a quote or a line of a cell. */
const part = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '＝', '＠', "'", '"', ',', '\t', '\n', ' ', '1', '.', 'e', '佐'),
  maxLength: 5,
});
const counted = fc.nat();
const month = fc.integer({ min: 24_000, max: 24_400 });
const stages = fc.record({
  cohorts: fc.array(fc.record({ month, records: counted, settled: fc.option(counted) }), { maxLength: 3 }),
  implied: fc.array(fc.record({ phase: fc.constantFrom('talk', '受注'), records: counted }), {
    maxLength: 3,
  }),
  undatedWins: counted,
  steps: fc.array(
    fc.record({
      phase: fc.constantFrom('talk', '受注'),
      dated: counted,
      past: fc.option(counted),
      missed: counted,
      returned: fc.option(counted),
    }),
    { maxLength: 3 },
  ),
  waits: fc.array(
    fc.record(
      {
        from: fc.constantFrom('talk', '受注'),
        to: fc.constantFrom('talk', '受注'),
        groups: fc.array(
          fc.record({
            month,
            end: fc.constantFrom(...WAIT_ENDS),
            months: fc.option(fc.nat({ max: 120 })),
            records: counted,
          }),
          { maxLength: 3 },
        ),
        named: fc.array(fc.record({ id: part, month, parts: fc.tuple(part, part) }), {
          minLength: 1,
          maxLength: 3,
        }),
      },
      { requiredKeys: ['from', 'to', 'groups'] },
    ),
    { maxLength: 2 },
  ),
});
const scores = fc.record({
  source: fc.constant('deals'),
  kci: fc.constant('depth'),
  groups: fc.array(
    fc.record({
      month,
      score: fc.constantFrom(1, 3.5, 5),
      rater: fc.nat({ max: 12 }),
      end: fc.constantFrom(...SCORE_ENDS),
      isRepeat: fc.boolean(),
      records: counted,
    }),
    { maxLength: 3 },
  ),
  cases: fc.array(
    fc.record({
      month,
      ratings: fc.array(fc.constantFrom(1, 3.5, 5), { minLength: 2, maxLength: 3 }),
      cases: counted,
    }),
    { maxLength: 3 },
  ),
});
const passed = {
  month,
  score: fc.constantFrom(null, 0, -3.5, 60),
  isAccepted: fc.boolean(),
  end: fc.constantFrom(...PASS_ENDS),
  records: counted,
};
const handoff = fc.record({
  source: fc.constant('deals'),
  handoff: fc.constant('passing'),
  knows: fc.constant({
    accepted: true,
    won: false,
    lost: false,
    response: 'accepted',
    reason: true,
  } as const),
  passes: fc.array(fc.record({ ...passed, months: fc.option(fc.nat({ max: 99 })) }), { maxLength: 3 }),
  responses: fc.array(fc.record({ ...passed, days: fc.option(fc.nat({ max: 999 })) }), { maxLength: 3 }),
  returns: fc.array(fc.record({ month, reason: part, records: counted }), { maxLength: 3 }),
  disordered: counted,
});
const amounts = fc.record({
  source: fc.constant('deals'),
  node: fc.constantFrom('wins', 'depth'),
  groups: fc.array(
    fc.record({
      month,
      sign: fc.constantFrom(-1 as const, 0 as const, 1 as const),
      bin: fc.integer({ min: -2000, max: 4000 }),
      records: counted,
    }),
    { maxLength: 3 },
  ),
});
const fact = fc.record({
  month,
  member: fc.tuple(part, part).map((parts) => parts.join(MEMBER_SEPARATOR)),
  sum: fc.double({ noNaN: true, noDefaultInfinity: true }).map((sum) => sum + 0),
  count: fc.nat(),
});

it('facts come back as they were, whatever their members are called', async () => {
  const path = join(folder, 'facts.csv');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { maxLength: 5 }),
      part,
      stages,
      scores,
      handoff,
      amounts,
      async (facts, name, stages, scored, passed, sized) => {
        const answer: SourceFacts = {
          source,
          nodes: ['wins', 'depth'],
          facts: facts.map((one) => ({ node: 'wins', ...one })),
          expected: [],
          stages,
          scores: [scored],
          handoffs: [passed],
          amounts: [sized],
          firstDay: 20260105,
          lastDay: null,
          files: [{ path: `${name}.csv`, rows: 1, skipped: 0, encoding: 'utf-8' }],
        };
        const rows = factsTable(tree!, [answer]);
        const view = { lang: 'en', color: false, width: null } as const;
        await writeFile(path, csv.render({ blocks: [], data: {}, rows, outcome: 'ok' }, view));
        const read = await readFacts(tree!, { path, root: folder }, new AbortController().signal);
        expect(read).toEqual([answer]);
      },
    ),
    { numRuns: 100 },
  );
});
