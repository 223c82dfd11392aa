import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DUCKDB, duckdbIfInstalled } from '../../src/data/engines/duckdb.js';
import { joinsSeen } from '../../src/data/joins/unmatched.js';
import { dataText } from '../../src/locale/data.js';
import { run } from '../cli/run.js';
import { answers } from './workspace.js';

let isInstalled = false;
beforeAll(async () => {
  isInstalled = (await duckdbIfInstalled()) !== null;
  if (!isInstalled) process.stderr.write(`skipped: ${DUCKDB} is not installed, so no join is looked at\n`);
});

const withDuckDb = (name: string, act: () => Promise<void>): void =>
  it(name, async (context) => (isInstalled ? act() : context.skip()));

const DEALS = `id,product,agent,won
1,GTXPro,A,2026-04-01
2,GTXPro,A,2026-04-02
3,GTX Basic,B,2026-04-03
4,,B,2026-04-04
5,MG Special,B,2026-04-05
`;
const PRODUCTS = 'product,price\nGTX Pro,10\nGTX Basic,5\nMG Special,1\n';
const AGENTS = 'agent,manager\nA,M\nB,M\nC,N\n';
const FILES = { 'deals_2026.csv': DEALS, 'products.csv': PRODUCTS, 'agents.csv': AGENTS };

const tree = (query: string): string => `kpi: 1
kgi: { id: wins, kind: count, target: 1, measure: { source: s, count: true, on: won } }
sources:
  s:
    layout: records
    path: [deals_2026.csv, products.csv, agents.csv]
    query: ${JSON.stringify(query)}
`;

/** What is said of a query's joins, a line each: the rows, what becomes of them, and whether that is unusual. */
const told = async (query: string): Promise<string[]> => {
  const [answer] = await answers(tree(query), FILES);
  const { unmatched, unclear } = answer!.joins!;
  return [
    ...unmatched.map(({ table, columns, other, rows, unmatched: without, blank, fate, severity, keys }) => {
      const key = keys.map(({ value, near, rows: many }) => `${value} x${many}${near ? ` ~ ${near}` : ''}`);
      const from = `${table} ${columns.join('+')} > ${other}`;
      return `${severity} ${from}: ${without}+${blank} of ${rows} ${fate} [${key.join(', ')}]`;
    }),
    ...unclear,
  ];
};

const LOST = 'warning deals_2026.csv product > products.csv: 2+1 of 5 lost [GTXPro x2 ~ GTX Pro]';
const UNASKED = 'info products.csv product > deals_2026.csv: 1+0 of 3 lost [GTX Pro x1 ~ GTXPro]';

describe('keys of a join that match nothing', () => {
  withDuckDb('of an inner join lose rows; a list that nobody refers to is nothing unusual', async () => {
    expect(await told('select d.* from deals d join products p on p.product = d.product')).toEqual([
      LOST,
      UNASKED,
    ]);
  });

  withDuckDb('are found however the join is written', async () => {
    for (const query of [
      'select d.* from deals d join products p using (product)',
      'select d.* from deals d, products p where d.product = p.product',
      'select * from (select d.* from deals d inner join products p on p.product = d.product) as q',
      'with q as (select d.* from deals d join products p on d.product = p.product) select * from q',
      'with deals as (select d.* from deals d join products p on d.product = p.product) select * from deals',
      'with q as (select * from products) select d.* from deals d join q as products on d.product = products.product -- all',
    ]) {
      const lines = (await told(query)).map((line) => line.replaceAll(/\bq\b/gu, 'products.csv'));
      expect(lines, query).toEqual([LOST, UNASKED]);
    }
  });

  withDuckDb('of an outer join leave rows without values', async () => {
    expect(await told('select d.* from deals d left join products p on p.product = d.product')).toEqual([
      LOST.replace('lost', 'without-values'),
    ]);
    expect(await told('select d.* from products p right join deals d on p.product = d.product')).toEqual([
      LOST.replace('lost', 'without-values'),
    ]);
  });

  withDuckDb('count only rows that the query would take', async () => {
    const query = "select d.* from deals d join products p using (product) where d.id > '1' and price > '0'";
    expect((await told(query))[0]).toBe(
      'warning deals_2026.csv product > products.csv: 1+1 of 4 lost [GTXPro x1 ~ GTX Pro]',
    );
  });

  withDuckDb('are told of each join of a chain, in turn', async () => {
    const query = `select d.* from deals d
      join agents a using (agent)
      join products p on upper(p.product) = upper(d.product)`;
    expect(await told(query)).toEqual([
      'info agents.csv agent > deals_2026.csv: 1+0 of 3 lost [C x1]',
      expect.stringMatching(
        /^warning deals_2026.csv upper\(.*\) > products.csv: 2\+1 of 5 lost \[GTXPRO x2/u,
      ),
      expect.stringMatching(/^info products.csv/u),
    ]);
  });

  withDuckDb('are no fault where every key is there, nor where a join is meant to choose', async () => {
    expect(await told('select d.* from deals d semi join products p using (product)')).toEqual([]);
    expect(await told('select d.* from deals d, (select 1 as one) as p')).toEqual([]);
    expect(
      await told("select d.* from deals d left join agents a on a.agent = d.agent where d.id > '0'"),
    ).toEqual([]);
  });

  withDuckDb('of only blank cells are nothing unusual where the rows stay', async () => {
    const query =
      "select d.* from deals d left join products p on p.product = replace(d.product, 'GTXPro', 'GTX Pro')";
    expect(await told(query)).toEqual([
      expect.stringMatching(
        /^info deals_2026.csv "replace"\(.*\) > products.csv: 0\+1 of 5 without-values \[\]/u,
      ),
    ]);
  });

  withDuckDb('are not looked for in silence where they cannot be', async () => {
    expect(await told('select d.* from deals d natural join products p')).toEqual(['natural']);
    expect(await told('select d.* from deals d join products p on p.product > d.product')).toEqual([
      'no-equality',
    ]);
    expect(
      await told(
        'select d.* from deals d join products p on p.product = d.product and d.id::bigint < 9007199254740993',
      ),
    ).toEqual(['not-asked']);
  });

  withDuckDb('are warned of on stderr and told in JSON', async () => {
    const query = 'select d.* from deals d join products p on p.product = d.product';
    const found = await run(['diagnose', '--format', 'json'], {
      files: { 'kpi.yaml': tree(query), ...FILES },
    });
    expect(found.stderr).toBe(
      'the query of "s": 2 rows of deals_2026.csv (40%) have a product that is not in products.csv; ' +
        'the join loses them: "GTXPro" in 2 rows (did you mean "GTX Pro"?); blank in 1 row more\n',
    );
    expect(JSON.parse(found.stdout).data.joins).toMatchObject([
      { source: 's', unmatched: 2, blank: 1, keys: [{ value: 'GTXPro', rows: 2, near: 'GTX Pro' }] },
      { source: 's', severity: 'info' },
    ]);
  });
});

it('a DuckDB without the extension json is told apart from a join that cannot be asked', async () => {
  const run = () => Promise.reject(new Error('Catalog Error: json_serialize_sql does not exist'));
  const seen = await joinsSeen('select 1', run, String, new AbortController().signal);
  expect(seen).toEqual({ unmatched: [], unclear: ['no-json'] });
});

withDuckDb('what is counted is what a person would count', async () => {
  const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'ｄ', ''), { minLength: 1, maxLength: 8 });
  const table = (rows: readonly string[]) => `k,won\n${rows.map((key) => `${key},2026-04-01\n`).join('')}`;
  const query = 'select d.* from deals d left join products p on d.k = p.k';
  await fc.assert(
    fc.asyncProperty(keys, keys, async (left, right) => {
      const files = { 'deals_2026.csv': table(left), 'products.csv': table(right), 'agents.csv': AGENTS };
      const [answer] = await answers(tree(query), files);
      const lone = left.filter((key) => key === '' || !right.includes(key));
      const [found] = answer!.joins!.unmatched;
      const counted = { unmatched: found?.unmatched ?? 0, blank: found?.blank ?? 0 };
      const blank = lone.filter((key) => key === '').length;
      expect(counted).toEqual({ unmatched: lone.length - blank, blank });
    }),
    { numRuns: 20 },
  );
});

it('a join is spoken of as in the office', () => {
  const found = {
    source: 'pipeline',
    table: 'sales_pipeline.csv',
    columns: ['product'],
    other: 'products.csv',
    rows: 8800,
    unmatched: 1480,
    blank: 1425,
    fate: 'lost',
    keys: [{ value: 'GTXPro', rows: 1400, near: 'GTX Pro' }],
  } as const;
  expect(dataText.joinUnmatched(found).ja).toBe(
    '取り込み元「pipeline」の query: sales_pipeline.csv の product のうち1,480行（17%）は products.csv に一致する値がなく、' +
      '結合で失われています: 「GTXPro」1,400行（近い値: 「GTX Pro」）、ほか80行。ほかに空欄 1,425行',
  );
  expect(dataText.joinUnmatched({ ...found, unmatched: 0, keys: [], fate: 'without-values' }).ja).toBe(
    '取り込み元「pipeline」の query: sales_pipeline.csv の product は1,425行で空欄のため products.csv と結べず、結合した列が空のままです',
  );
});
