import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amountTallies, withAmounts } from '../../src/data/amount-tallies.js';
import { csv } from '../../src/data/engines/csv.js';
import { duckdbIfInstalled } from '../../src/data/engines/duckdb.js';
import type { DuckDb } from '../../src/data/engines/duckdb-session.js';
import { answerOfDuckDb } from '../../src/data/engines/duckdb-text.js';
import { postgres } from '../../src/data/engines/postgres.js';
import type { AggregateQuery, SourceFacts, Wanted } from '../../src/data/facts.js';
import { handoffTallies, withHandoffs } from '../../src/data/handoff-tallies.js';
import { peekAll } from '../../src/data/peek.js';
import { scoreTallies, withScores } from '../../src/data/score-tallies.js';
import { talliesOf } from '../../src/data/tallies.js';
import { parseMonth } from '../../src/model/periods.js';
import type { Tree, View } from '../../src/model/tree.js';
import { type Server, startPostgres } from './postgres.js';
import { inFolder, treeOf } from './workspace.js';

let server: Server | null = null;
let duckdb: DuckDb | null = null;

beforeAll(async () => {
  server = await startPostgres();
  duckdb = await duckdbIfInstalled();
  if (!duckdb)
    process.stderr.write('skipped: @duckdb/node-api is not installed, so nothing is tested against it\n');
});
afterAll(() => server?.stop());

/** Every aggregate, every condition on texts, numbers, dates and Booleans, and stages, the last of which counts what was won. */
const MEASURES = [
  'count: true, on: met',
  'count: true, on: won, where: { stage: 受注 }',
  'count: true, on: won, where: { stage: { not: [受注, 失注] } }',
  'count: true, on: won, where: { stage: { in: ["ガ1", "it\'s", "a,b"] } }',
  'count: true, on: met, where: { stage: { exists: false } }',
  'count: true, on: met, where: { won: { exists: true } }',
  'count: true, on: met, where: { stage: { matches: "^[受失]注$|\\\\d" } }',
  'count: true, on: met, where: { stage: 3 }',
  'count: true, on: met, where: { open: true }',
  'count: true, on: met, where: { won: { gte: 2026-02, lt: 2026-03-15 } }',
  'count: true, on: met, where: { won: { gt: 2026-01, lte: 2026-02 } }',
  'count: true, on: met, where: { amount: { gt: 10, lte: 1000.5 } }',
  'count: true, on: met, where: { amount: { not: 100 } }',
  'count_distinct: stage, on: met',
  'count_distinct: member, on: won, where: { amount: { exists: true } }',
  'sum: amount, on: won',
  'sum: amount, on: met, where: { stage: { not: 受注 }, amount: { gte: 0 } }',
  'mean: amount, on: won, where: { member: 佐藤 }',
  'count: true, stage: contact',
  'count: true, stage: closing',
  'sum: amount, stage: closing',
  'count_distinct: member, stage: contact, where: { open: true }',
];

const VIEWS = ['snapshot', 'cohort'] as const;

/** How long deals take, which has an answer only where each stage counts in its own month. */
const LAGS: Readonly<Record<View, string>> = {
  snapshot: `
  contacts: { kind: count, phase: contact, measure: { source: deals, count: true, stage: contact } }
  wins: { kind: count, phase: closing, formula: contacts * 1, lags: auto, measure: { source: deals, count: true, stage: closing } }`,
  cohort: '',
};

/** Amounts of an average itself, and those that are added up and divided by a count. */
const AVERAGES = `
  size: { kind: average, measure: { source: deals, mean: amount, on: won } }
  each: { kind: average }
  met: { kind: count, measure: { source: deals, count: true, on: met } }
  total: { kind: amount, formula: met * each, measure: { source: deals, sum: amount, on: met, where: { amount: { lte: 1000.5 } } } }`;

/** Scores with raters, cases and days, whose records went on and were lost by dates or by a status; and scores alone. */
const KCIS = `
kcis:
  timed:
    { measure: { source: deals, mean: score, on: met }, rater: member, case: stage, scored_on: scored, outcome: { on: won } }
  dated:
    { measure: { source: deals, mean: score, on: met, where: { score: { gte: 2 } } }, rater: stage, outcome: { from: scored, on: won, lost: scored } }
  alone: { measure: { source: deals, mean: score, on: won } }`;

/** Handoffs by columns of their own, with reasons, and by stages and the status alone. */
const HANDOFFS = `
handoffs:
  named:
    passed: n0
    score: { measure: { source: deals, mean: score, on: met, where: { member: { not: 鈴木 } } } }
    outcome: { on: scored, responded: answered, won: won, lost: left_on, reason: stage }
  staged: { passed: m18, accepted: m19 }`;

const treeReading = (place: string, view: View): Tree =>
  treeOf(`kpi: 1
phases: { contact: { volume: m18 }, closing: { volume: m19 } }
kgi: { id: n0, kind: amount, target: 1, measure: { source: deals, ${MEASURES[0]} } }
kpis:
${MEASURES.map((measure, index) => `  m${index}: { kind: amount, measure: { source: deals, ${measure} } }`).join('\n')}${LAGS[view]}${AVERAGES}${KCIS}${HANDOFFS}
sources:
  deals:
    { layout: records, ${place}, dimensions: [member], none: ["-", N/A], view: ${view},
      stages: { contact: met, closing: won }, status: { column: stage, won: [受注, 3], lost: 失注 } }
`);

/** The trees that read a file and a table, by view. */
const treesReading = (place: string): Readonly<Record<View, Tree>> => ({
  snapshot: treeReading(place, 'snapshot'),
  cohort: treeReading(place, 'cohort'),
});
const FILE = treesReading('path: deals.csv');
const TABLE = treesReading('url: { env: DATABASE_URL }, table: deals');

const scoresIn = (tree: Tree) =>
  scoreTallies(
    tree,
    tree.sources.get('deals')!,
    [...tree.nodes.keys()].map((node) => ({ node })),
  );

const handoffsIn = (tree: Tree) => handoffTallies(tree, tree.sources.get('deals')!);
/** The records that are under way, by the names of whom and what they are. */
const namesIn = (tree: Tree): Wanted[] =>
  talliesOf(tree, tree.sources.get('deals')!).flatMap(({ wanted }) => {
    const { measure } = wanted;
    if (measure?.apart?.kind !== 'wait') return [];
    const named = { columns: ['member', 'stage'], through: parseMonth('2026-02')! };
    return [
      {
        ...wanted,
        node: `${wanted.node}:named`,
        measure: { ...measure, apart: { ...measure.apart, named } },
      },
    ];
  });
const amountsIn = (tree: Tree) =>
  amountTallies(
    tree,
    tree.sources.get('deals')!,
    [...tree.nodes.keys()].map((node) => ({ node })),
  );

const queryOf = (tree: Tree, more: Pick<AggregateQuery, 'files' | 'env'>): AggregateQuery => ({
  tree,
  source: tree.sources.get('deals')!,
  wanted: [
    ...[...tree.nodes.values()].flatMap(({ id: node, kind, label, measure }): Wanted[] =>
      measure ? [{ node, kind, label, measure }] : [],
    ),
    ...[...talliesOf(tree, tree.sources.get('deals')!), ...scoresIn(tree), ...amountsIn(tree)].map(
      ({ wanted }) => wanted,
    ),
    ...[...talliesOf(tree, tree.sources.get('deals')!), ...scoresIn(tree), ...handoffsIn(tree)].map(
      ({ wanted }) => wanted,
    ),
    ...namesIn(tree),
  ],
  ...more,
});

interface Deal {
  readonly met: string | null;
  readonly won: string | null;
  readonly stage: string;
  readonly member: string;
  readonly amount: string | null;
  readonly open: boolean | null;
  readonly score: string | null;
  readonly scored: string | null;
  readonly answered: string | null;
  readonly left_on: string | null;
}

const TEXTS = [
  '受注',
  ' 受注　',
  '失注',
  'ｶﾞ１',
  'ガ1',
  "it's",
  'a,b',
  'say "hi"',
  '',
  '　',
  '-',
  '－',
  'N/A',
  '3',
  '３',
  '3.0',
  'two\nlines',
  'É',
  'É',
  '\t',
];
const text = fc.oneof(
  fc.constantFrom(...TEXTS),
  // A server's tables of Unicode are older than Node's: NFKC of the latest letters is not the same there.
  fc
    .string({ unit: 'grapheme-composite', maxLength: 4 })
    .filter((each) => !/[\0\u{10780}-\u{107bf}\u{1e000}-\u{1e2ff}]/u.test(each)),
);
const day = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-0${month}-${String(date).padStart(2, '0')}`);
const amount = fc
  .tuple(fc.constantFrom(100, 3, 0, -7, 123456789012, 1000), fc.integer({ min: 0, max: 999 }))
  .map(([whole, thousandths]) => `${whole}.${String(thousandths).padStart(3, '0')}`);

const deal: fc.Arbitrary<Deal> = fc.record({
  met: fc.option(day, { freq: 8 }),
  won: fc.option(day, { freq: 3 }),
  stage: text,
  member: fc.oneof(fc.constantFrom('佐藤', '佐藤 ', '鈴木', ''), text),
  amount: fc.option(amount, { freq: 5 }),
  open: fc.option(fc.boolean(), { freq: 5 }),
  score: fc.option(fc.constantFrom('1.0', '2.0', '3.5', '4.0', '5.0'), { freq: 5 }),
  scored: fc.option(day, { freq: 5 }),
  answered: fc.option(day, { freq: 2 }),
  left_on: fc.option(day, { freq: 2 }),
});
const deals = fc.array(deal, { minLength: 1, maxLength: 30 });

const COLUMNS = [
  'met',
  'won',
  'stage',
  'member',
  'amount',
  'open',
  'score',
  'scored',
  'answered',
  'left_on',
] as const;
const quoted = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
const csvOf = (rows: readonly Deal[]): string =>
  // A row number keeps a row of blanks from being a blank row.
  [
    ['id', ...COLUMNS].join(','),
    ...rows.map((row, index) => [index, ...COLUMNS.map((key) => quoted(row[key]))].join(',')),
  ].join('\n');

const literal = (value: unknown): string =>
  value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`;
const sqlOf = (rows: readonly Deal[]): string => `drop table if exists deals;
create table deals (met date, won timestamp, stage text, member varchar(40), amount numeric(18, 3), open boolean, score numeric(3, 1), scored date, answered timestamp, left_on date);
insert into deals values ${rows.map((row) => `(${COLUMNS.map((key) => literal(row[key])).join(', ')})`).join(',\n')};`;

const signal = new AbortController().signal;

/** Sums may differ by the order of additions, and scores by how a number is written; nothing else may. */
const expectEqual = (one: SourceFacts, other: SourceFacts): void => {
  const [found, reference] = [one, other].map((answer) =>
    withAmounts(
      withHandoffs(withScores(answer, scoresIn(FILE.snapshot)), handoffsIn(FILE.snapshot)),
      amountsIn(FILE.snapshot),
    ),
  ) as [SourceFacts, SourceFacts];
  expect(found.amounts!.map(({ node }) => node)).toEqual(['size', 'total']);
  const shape = ({ facts, scores, handoffs, amounts, firstDay, lastDay, files }: SourceFacts) => ({
    facts: facts.map(({ sum: _, ...fact }) => fact),
    scores,
    handoffs,
    amounts,
    firstDay,
    lastDay,
    rows: files.map(({ rows }) => rows),
  });
  expect(shape(found)).toEqual(shape(reference));
  found.facts.forEach(({ sum }, index) => {
    const other = reference.facts[index]!.sum;
    expect(Math.abs(sum - other)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(other)));
  });
};

const withCsv = <T>(
  rows: readonly Deal[],
  view: View,
  act: (query: AggregateQuery) => Promise<T>,
): Promise<T> =>
  inFolder({ 'deals.csv': csvOf(rows) }, (root) =>
    act(queryOf(FILE[view], { files: [{ path: path.join(root, 'deals.csv'), name: 'deals.csv' }], env: {} })),
  );

describe('records give the same facts', () => {
  it('in DuckDB as in a file', async (context) => {
    if (!duckdb) return context.skip();
    const module = duckdb;
    await fc.assert(
      fc.asyncProperty(deals, fc.constantFrom(...VIEWS), (rows, view) =>
        withCsv(rows, view, async (query) => {
          const looked = await peekAll(query.files, query.source, [], signal);
          const sheets = looked.filter((sheet) => sheet.form === 'text');
          expectEqual(
            await answerOfDuckDb(module, query, sheets, signal),
            await csv.aggregate(query, signal),
          );
        }),
      ),
      { numRuns: 30 },
    );
  });

  it('in PostgreSQL as in a file', async (context) => {
    if (!server) return context.skip();
    const { sql, url } = server;
    await fc.assert(
      fc.asyncProperty(deals, fc.constantFrom(...VIEWS), async (rows, view) => {
        await sql(sqlOf(rows));
        const table = queryOf(TABLE[view], { files: [], env: { DATABASE_URL: url } });
        const found = await postgres.aggregate(table, signal);
        await withCsv(rows, view, async (query) => expectEqual(found, await csv.aggregate(query, signal)));
      }),
      { numRuns: 30 },
    );
  });
});
