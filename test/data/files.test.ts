import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandGlob } from '../../src/data/glob.js';
import { readSources } from '../../src/data/read.js';
import { answers, diagnostics, facts, inFolder, problems, treeOf } from './workspace.js';

const tree = (file: string): string => `
kpi: 1
kgi: { id: n, kind: count }
sources:
  t: { path: ${file}, layout: columns, period: month }
`;
const CSV = 'month,n\n2026-04,3\n';

describe('patterns', () => {
  const names = [
    'a.csv',
    'b.CSV',
    'ab.csv',
    'd/c.csv',
    'd/e/f.csv',
    'd/.hidden.csv',
    'd/~$c.csv',
    '~$a.csv',
    '.git/g.csv',
    'x+y.csv',
    'データ.csv',
    `${'a'.repeat(200)}.txt`,
  ];
  const patterns: readonly (readonly [string, readonly string[]])[] = [
    ['*.csv', ['a.csv', 'ab.csv', 'x+y.csv', 'データ.csv']],
    ['?.csv', ['a.csv']],
    ['a*.csv', ['a.csv', 'ab.csv']],
    ['d/*.csv', ['d/c.csv']],
    ['*/*.csv', ['d/c.csv']],
    ['**/*.csv', ['a.csv', 'ab.csv', 'd/c.csv', 'd/e/f.csv', 'x+y.csv', 'データ.csv']],
    ['d/**', ['d/c.csv', 'd/e/f.csv']],
    ['d/.h*', ['d/.hidden.csv']],
    ['d/~$*', ['d/~$c.csv']],
    ['./x+*', ['x+y.csv']],
    ['デ?タ.*', ['データ.csv']],
    ['*a*b*.c*v', ['ab.csv']],
    [`${'*a'.repeat(40)}*.csv`, []],
    [`${'**/'.repeat(40)}*.csv`, ['a.csv', 'ab.csv', 'd/c.csv', 'd/e/f.csv', 'x+y.csv', 'データ.csv']],
    ['none/*.csv', []],
    ['a.csv/*', []],
  ];
  it.each(patterns)('%s', async (pattern, expected) => {
    const files = Object.fromEntries(names.map((name) => [name, 'x']));
    const found = await inFolder(files, async (root) =>
      (await expandGlob(root, pattern)).map((file) => path.relative(root, file).split(path.sep).join('/')),
    );
    expect(found).toEqual(expected);
  });
});

describe('files that cannot be read', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['missing', 'data/march.csv', 'there is no file "data/march.csv"', 'did you mean "marchs.csv"?'],
    [
      'missing, nothing like it',
      'data/zz',
      'there is no file "data/zz"',
      'what is there: empty.csv, marchs.csv',
    ],
    ['in no folder', 'dta/a.csv', 'there is no file "dta/a.csv"', 'that folder holds no files'],
    [
      'a pattern for nothing',
      'data/*.tsv',
      'no file matches "data/*.tsv"',
      'what is there: empty.csv, marchs.csv',
    ],
    ['a folder', 'data', '"data" is a folder', 'write data/*.csv for the CSV files in it'],
    [
      'empty',
      'data/empty.csv',
      'the file "data/empty.csv" is empty (0 bytes)',
      'the export may have been cut short; export it again',
    ],
  ];
  const HELP = 'put the file below the folder of the tree file, or pass it on the command line';
  const outside = ['../a.csv', '/etc/passwd', 'data/../../a.csv', 'C:\\data\\a.csv', '..\\a.csv', '../*.csv'];
  const escapes = outside.map(
    (file) =>
      [
        `outside: ${file}`,
        file,
        `"${file.replaceAll('\\', '/')}" lies outside the folder of the tree file`,
        HELP,
      ] as const,
  );

  it.each([...cases, ...escapes])('%s', async (_, file, message, help) => {
    const [found, ...others] = await diagnostics(tree(`'${file}'`), {
      'data/marchs.csv': CSV,
      'data/empty.csv': '',
    });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      rule: 'data-file',
      path: ['sources', 't', 'path'],
      span: { file: 'kpi.yaml', start: { line: 5, column: 14 } },
      message: { en: message },
      help: { en: help },
    });
  });

  it('lie behind a link that leaves the folder', async () => {
    const read = (root: string, file: string) =>
      readSources(treeOf(tree(file)), {
        root: path.join(root, 'tree'),
        signal: new AbortController().signal,
      });
    await inFolder({ 'secret/a.csv': CSV, 'tree/inside/b.csv': CSV }, async (root) => {
      await symlink(path.join(root, 'secret'), path.join(root, 'tree', 'data'));
      await symlink(path.join(root, 'secret', 'a.csv'), path.join(root, 'tree', 'link.csv'));
      await symlink(path.join(root, 'tree', 'inside'), path.join(root, 'tree', 'home'));
      const sentence = (file: string) => `"${file}" lies outside the folder of the tree file`;
      await expect(read(root, 'data/a.csv')).rejects.toThrow(sentence('data/a.csv'));
      await expect(read(root, 'link.csv')).rejects.toThrow(sentence('link.csv'));
      await expect(read(root, '"d*/*.csv"')).rejects.toThrow(sentence('d*/*.csv'));
      expect((await read(root, 'home/b.csv'))[0]!.files[0]!.path).toBe('home/b.csv');
    });
  });

  it('are told all at once', async () => {
    const several = `
kpi: 1
kgi: { id: n, kind: count }
sources:
  a: { path: [x.csv, y.csv], layout: columns }
  b: { layout: columns }
  c: { path: a.csv, layout: long, scale: kilo }
`;
    expect(await problems(several, { 'a.csv': CSV })).toEqual([
      'kpi.yaml:5:15 data-file there is no file "x.csv"',
      'kpi.yaml:5:22 data-file there is no file "y.csv"',
      'kpi.yaml:6:3 data-file the source "b" has no path',
      'kpi.yaml:7:42 data-scale scale: "kilo" is no unit of numbers',
    ]);
  });
});

describe('files named on the command line', () => {
  it('stand for a source that the tree does not have', async () => {
    const bare = 'kpi: 1\nkgi: { id: n, kind: count }\n';
    expect(await facts(bare, { 'elsewhere/a.csv': CSV }, ['elsewhere/a.csv'])).toEqual(['n 2026-04 = 3']);
    expect(await answers(bare, {})).toEqual([]);
    expect(await problems(bare, { 'a.csv': 'month,m\n2026-04,3\n' }, ['a.csv'])).toEqual([
      'kpi.yaml data-column no column or metric of the source "csv" is named as the id or label of a node',
    ]);
    expect(await problems(bare, { 'a.csv': 'name,n\nx,3\n' }, ['a.csv'])).toEqual([
      'kpi.yaml data-column no column of a.csv reads as months or dates',
    ]);
  });

  it('replace the files of the only table', async () => {
    const files = { 'old.csv': CSV, 'new.csv': 'month,n\n2026-05,4\n', 'deals.csv': 'd\n2026-04-01\n' };
    const both = `${tree('old.csv')}  deals: { path: deals.csv, layout: records }\n`;
    expect(await facts(tree('gone.csv'), files, ['new.csv'])).toEqual(['n 2026-05 = 4']);
    expect(await facts(both, files, ['new.csv', 'old.csv'])).toEqual(['n 2026-04 = 3', 'n 2026-05 = 4']);
  });

  it('replace those of the only source, of records as well', async () => {
    const records = `
kpi: 1
kgi: { id: n, kind: count, measure: { count: true, on: d } }
sources:
  deals: { path: gone.csv, layout: records }
`;
    expect(await facts(records, { 'b.csv': 'd\n2026-04-01\n' }, ['b.csv'])).toEqual(['n 2026-04 = 1']);
  });

  it('are refused where several sources could be meant', async () => {
    const several = `${tree('a.csv')}  u: { path: b.csv, layout: columns }\n`;
    expect(await problems(several, { 'a.csv': CSV }, ['a.csv'])).toEqual([
      'kpi.yaml data-file it is not clear which source the given files are for (t, u)',
    ]);
  });

  it('may be missing as well', async () => {
    const [found] = await diagnostics(tree('a.csv'), { 'sales.csv': CSV }, ['sale.csv']);
    expect(found).toMatchObject({ file: 'sale.csv', suggestion: 'sales.csv' });
  });
});

describe('which node is read from which source', () => {
  const two = (measure: string) => `
kpi: 1
kgi: { id: n, kind: count${measure} }
kpis:
  other: { kind: count }
sources:
  a: { path: a.csv, layout: columns }
  b: { path: b.csv, layout: columns }
`;
  const files = { 'a.csv': 'month,n,m,other\n2026-04,1,2,0\n', 'b.csv': 'month,n,k\n2026-04,3,4\n' };
  const nodeN = async (measure: string) =>
    (await facts(two(measure), files)).filter((line) => line.startsWith('n '));

  it('is the only one that has the column', async () => {
    expect(await nodeN(', measure: k')).toEqual(['n 2026-04 = 4']);
    expect(await nodeN(', measure: m').catch((error: Error) => error.message)).toContain(
      'no column or metric of the source "b"',
    );
  });

  it('is the one that is named', async () => {
    expect(await nodeN(', measure: { source: b, column: n }')).toEqual(['n 2026-04 = 3']);
  });

  it('must be named where several have the column', async () => {
    expect(await diagnostics(two(''), files)).toMatchObject([
      {
        rule: 'data-measure',
        node: 'n',
        message: { en: 'several sources have a column "n" (a, b)' },
        help: { en: 'say which one is meant, as in measure: { source: a, column: n }' },
      },
    ]);
    expect(await problems(two(', measure: n'), files)).toEqual([
      'kpi.yaml:3:37 data-measure several sources have a column "n" (a, b)',
    ]);
  });
});

describe('a signal', () => {
  it('ends reading with its reason', async () => {
    await inFolder({ 'a.csv': CSV }, async (root) => {
      const controller = new AbortController();
      const reason = new Error('stopped by the user');
      controller.abort(reason);
      await expect(readSources(treeOf(tree('a.csv')), { root, signal: controller.signal })).rejects.toBe(
        reason,
      );
    });
  });
});
