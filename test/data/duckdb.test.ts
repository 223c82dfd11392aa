import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DUCKDB, duckdbIfInstalled } from '../../src/data/engines/duckdb.js';
import type { DuckDb } from '../../src/data/engines/duckdb-session.js';
import { tableName } from '../../src/data/engines/duckdb-tables.js';
import { aggregateText } from '../../src/data/engines/duckdb-text.js';
import { readSources } from '../../src/data/read.js';
import { InputError } from '../../src/model/diagnostic.js';
import { run } from '../cli/run.js';
import { cp932 } from './japanese-bytes.js';
import { type Files, facts, inFolder, problems, shown, treeOf } from './workspace.js';

let duckdb: DuckDb | null = null;
beforeAll(async () => {
  duckdb = await duckdbIfInstalled();
  if (!duckdb) process.stderr.write(`skipped: ${DUCKDB} is not installed, so nothing is tested against it\n`);
});

const withDuckDb = (name: string, act: (duckdb: DuckDb) => Promise<void>): void =>
  it(name, async (context) => (duckdb ? act(duckdb) : context.skip()));

const treeOn = (source: string, measure = 'count: true, on: won'): string => `kpi: 1
kgi: { id: wins, kind: amount, target: 1, measure: { source: deals, ${measure} } }
sources:
  deals: { layout: records, ${source} }
`;

describe('files of text', () => {
  withDuckDb('may have their columns in any order', async () => {
    const files = {
      'a.csv': 'won,who\n2026-04-01,A\n',
      'b.csv': 'no;who;won\n1;B;2026-04-30 09:00\n;;\n2;A;\n',
    };
    const tree = treeOn('engine: duckdb, path: "*.csv", dimensions: [who]');
    expect(await facts(tree, files)).toEqual(['wins 2026-04 A = 1', 'wins 2026-04 B = 1']);
  });

  withDuckDb('mean what they mean to the CSV reader', async () => {
    const rows = ['Ａ社,令和8年4月1日,"1,200"', 'A社,2026/4/30,△200', '－,2026年5月1日,1.2億'];
    const files = { 'a.csv': `who,won,amount\n${rows.join('\n')}\n` };
    const tree = treeOn(
      'engine: duckdb, path: a.csv, dimensions: [who], none: ["-"]',
      'sum: amount, on: won',
    );
    expect(await facts(tree, files)).toEqual(['wins 2026-04 A社 = 1000 of 2', 'wins 2026-05 = 120000000']);
  });

  withDuckDb('in CP932, or with dates that only the column decides, are left to the CSV reader', async () => {
    const files = { 'a.csv': cp932('won,担当\n26/04/2026,佐藤\n04/05/2026,佐藤\n') };
    const tree = treeOn('engine: duckdb, path: a.csv, dimensions: [担当]');
    expect(await facts(tree, files)).toEqual(['wins 2026-04 佐藤 = 1', 'wins 2026-05 佐藤 = 1']);
  });

  withDuckDb('are told wrong with line and column', async () => {
    const files = { 'a.csv': 'won,amount\n2026-04-01,many\n2026-04-31,1\n2026-04-01\n' };
    expect(await problems(treeOn('engine: duckdb, path: a.csv', 'sum: amount, on: won'), files)).toEqual([
      'a.csv:2:12 data-number "many" in the column "amount" is not a number',
      'a.csv:3:1 data-date "2026-04-31" in the column "won" is not a month or date',
      'a.csv:4:1 data-ragged the header has 2 columns and this row has 1',
    ]);
  });

  /** What is said of reading a table with a DuckDB that fails in a way, and how many facts there are all the same. */
  const heard = (failure: Error, files: Files, source: string): Promise<string[]> =>
    inFolder(files, async (root) => {
      const tree = treeOf(treeOn(source));
      const failing = { DuckDBInstance: { create: () => Promise.reject(failure) } } as unknown as DuckDb;
      const asked = {
        tree,
        source: tree.sources.get('deals')!,
        files: [{ path: path.join(root, 'a.csv'), name: 'a.csv' }],
        env: {},
        wanted: [{ node: 'wins', kind: 'amount', label: 'wins', measure: tree.nodes.get('wins')!.measure }],
      } as const;
      const answer = await aggregateText(failing, asked, new AbortController().signal);
      return [...(answer.notices ?? []).map(({ en }) => en), `${answer.facts.length} fact`];
    });

  it.each([
    [
      'that it failed itself',
      new Error('Out of Memory Error: failed to allocate\n  LINE 1'),
      'path: a.csv',
      [
        'the source "deals" was read as CSV and not by DuckDB: DuckDB failed (Out of Memory Error: failed to allocate)',
      ],
    ],
    ['nothing where the data are not plain', new Error('Conversion Error: "many"'), 'path: a.csv', []],
    [
      'that as well where it was asked for',
      new Error('Conversion Error: "many"'),
      'engine: duckdb, path: a.csv',
      [
        expect.stringMatching(
          /was read as CSV and not by DuckDB: it has cells that only their whole column/u,
        ),
      ],
    ],
  ])('left to the CSV reader say of DuckDB %s', async (_, failure, source, said) => {
    const files = { 'a.csv': 'won\n2026-04-01\n' };
    expect(await heard(failure, files, source)).toEqual([...said, '1 fact']);
  });

  it('in CP932 say so where DuckDB was asked for', async () => {
    const files = { 'a.csv': cp932('won,担当\n2026-04-01,佐藤\n') };
    expect(await heard(new Error('unused'), files, 'engine: duckdb, path: a.csv')).toEqual([
      'the source "deals" was read as CSV and not by DuckDB: a file is in cp932, not in UTF-8',
      '1 fact',
    ]);
  });
});

/** The facts of files, and of what DuckDB writes for the test beside them. */
const withParquet = (
  module: DuckDb,
  tables: Readonly<Record<string, string>>,
  files: Files,
  tree: string,
): Promise<string[]> =>
  inFolder(files, async (root) => {
    const instance = await module.DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const [name, sql] of Object.entries(tables)) {
      await connection.run(`copy (${sql}) to '${path.join(root, name)}' (format parquet)`);
    }
    connection.closeSync();
    const answers = await readSources(treeOf(tree), { root, signal: new AbortController().signal });
    return answers.flatMap((source) => source.facts.map(shown));
  });

const DEALS = `select * from (values
  (date '2026-04-01', 100.25::decimal(10, 2), 1, 'A', true),
  (date '2026-04-30', 50, 1, 'A', false),
  (null, 7, 2, 'B', true)) as t(won, amount, account, who, open)`;

describe('Parquet', () => {
  withDuckDb('has columns with types', async (module) => {
    const tree = treeOn(
      'path: "*.parquet"',
      'sum: amount, on: won, where: { amount: { gt: 50 }, open: true }',
    );
    expect(await withParquet(module, { 'deals.parquet': DEALS }, {}, tree)).toEqual([
      'wins 2026-04 = 100.25',
    ]);
  });

  withDuckDb('is joined to a CSV by a query', async (module) => {
    const query = 'select d.*, a.region from deals d join accounts a on a.id = d.account -- all';
    const tree = treeOn(
      `path: [deals_2026.parquet, accounts.csv], query: "${query}", dimensions: [region]`,
      'mean: amount, on: won',
    );
    const files = { 'accounts.csv': 'id,region\n1,東\n2,西\n' };
    expect(await withParquet(module, { 'deals_2026.parquet': DEALS }, files, tree)).toEqual([
      'wins 2026-04 東 = 150.25 of 2',
    ]);
  });
});

it('kpi validate leaves to DuckDB what only SQL tells of files', async () => {
  const tree = treeOn('path: [deals.parquet, a.csv], query: select 1 as won');
  const files = { 'kpi.yaml': tree, 'deals.parquet': 'PAR1\0', 'a.csv': 'id\n1\n' };
  const { stdout } = await run(['validate', '--sources', '--rule', 'source-column-missing'], { files });
  expect(stdout).toContain('no problems');
});

describe('a query', () => {
  it.each([
    ['exports/deals_2026-04.csv', 'deals'],
    ['accounts.parquet', 'accounts'],
    ['exports/2026-04.csv', 'exports'],
  ])('calls the file %s the table %s', (file, table) => {
    expect(tableName(file)).toBe(table);
  });

  const asked = (query: string) =>
    problems(treeOn(`path: deals.csv, query: ${JSON.stringify(query)}`), {
      'deals.csv': 'won\n2026-04-01\n',
      'secret.csv': 'won\n2026-04-01\n',
    });

  withDuckDb('reads the files of its source and nothing else', async () => {
    for (const query of [
      "select * from read_csv('secret.csv')",
      "select * from read_text('/etc/hostname')",
      "select * from glob('*')",
      "select * from 'https://example.com/a.csv'",
    ]) {
      const [problem, ...more] = await asked(query);
      expect(more).toEqual([]);
      expect(problem).toMatch(
        /^deals data-database the query cannot be run: .*(?:disabled|not exist|cannot)/iu,
      );
    }
  });

  withDuckDb('is one statement', async () => {
    expect(
      await asked('select * from deals) as r limit 0; drop view deals; select * from (select 1'),
    ).toEqual([expect.stringMatching(/^deals data-database the query cannot be run/u)]);
  });

  withDuckDb('that is wrong is told with the tables there are', async () => {
    const outcome = await asked('select * from deal').catch((error: unknown) => error);
    expect(outcome).not.toBeInstanceOf(InputError);
    expect(outcome).toEqual([
      'deals data-database the query cannot be run: Catalog Error: Table with name deal does not exist! (DuckDB)',
    ]);
  });
});
