import { appendFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Work } from '../../src/data/progress.js';
import { readSources } from '../../src/data/read.js';
import { InputError } from '../../src/model/diagnostic.js';
import { diagnostics, inFolder, problems, treeOf } from './workspace.js';

const TREE = `kpi: 1
kgi: { id: wins, kind: count, measure: { source: deals, count: true, on: won } }
sources: { deals: { path: deals.csv, layout: records, engine: csv } }
`;
const ROWS = 'id,won\n1,2026-04-01\n2,2026-04-02\n';

/** Reads while something happens to the file, as soon as its bytes are being read for the given time. */
const readWhile = (pass: number, happens: (path: string) => void, tree = TREE): Promise<unknown> =>
  inFolder({ 'deals.csv': ROWS }, async (root) => {
    let passes = 0;
    const tell = (work: Work): void => {
      if (!('file' in work)) return;
      passes += 1;
      if (passes === pass) happens(join(root, work.file));
    };
    return readSources(treeOf(tree), { root, tell, signal: new AbortController().signal }).catch(
      (error: unknown) =>
        error instanceof InputError ? error.diagnostics.map(({ message }) => message.en) : error,
    );
  });

describe('a file that changes while it is read', () => {
  const PASSES = [1, 2, 3, 4, 5];

  it.each(PASSES)('by being added to is refused, on reading number %d', async (pass) => {
    const said = await readWhile(pass, (path) => appendFileSync(path, '3,2026-04-03\n'));
    expect(said).toEqual(['the file "deals.csv" was added to while it was read']);
  });

  it.each(PASSES)('by being cut off is refused, on reading number %d', async (pass) => {
    const said = await readWhile(pass, (path) => truncateSync(path, 20));
    expect(said).toEqual(['the file "deals.csv" became shorter while it was read']);
  });

  it('by being written anew in the same length is refused', async () => {
    const said = await readWhile(2, (path) => {
      writeFileSync(path, ROWS.replaceAll('04', '05'));
      utimesSync(path, 1, 1);
    });
    expect(said).toEqual(['the file "deals.csv" was written to while it was read']);
  });

  it('is refused by DuckDB as well', async () => {
    const said = await readWhile(
      1,
      (path) => appendFileSync(path, '3,2026-04-03\n'),
      TREE.replace('engine: csv', 'engine: duckdb'),
    );
    expect(said).toEqual(['the file "deals.csv" was added to while it was read']);
  });
});

describe('NUL bytes', () => {
  const far = 'x'.repeat(300_000);
  it.each([
    [
      'in the first bytes',
      'id,won\n1,2026-04-01\n\0,2026-04-02\n',
      'this is not a text file (it has NUL bytes)',
    ],
    [
      'further down',
      `id,won\n${far},2026-04-01\n\0,2026-04-02\n`,
      'line 3 holds something that is no text (a NUL byte)',
    ],
    [
      'at the very end',
      `id,won\n${far},2026-04-01\n2,2026-04-02\0`,
      'line 3 holds something that is no text (a NUL byte)',
    ],
  ])('%s are refused', async (_, text, words) => {
    const said = await problems(TREE, { 'deals.csv': text });
    expect(said).toEqual([expect.stringContaining(`data-file ${words}`)]);
  });

  it('are refused in UTF-16 too, which is full of them', async () => {
    const bytes = Buffer.from(`\ufeff${ROWS}3\0,2026-04-03\n`, 'utf16le');
    expect(await problems(TREE, { 'deals.csv': bytes })).toEqual([
      'deals.csv:4:1 data-file line 4 holds something that is no text (a NUL byte)',
    ]);
  });
});

describe('a wide table', () => {
  const months = Array.from({ length: 9_999 }, (_, index) => `column ${index}`);

  it('of 10,000 columns is read', async () => {
    const [header, row] = [['won', ...months].join(','), ['2026-04-01', ...months.map(() => '')].join(',')];
    expect(
      await problems(TREE.replace('on: won', 'on: lost'), { 'deals.csv': `${header}\n${row}\n` }),
    ).toEqual([expect.stringContaining('data-column')]);
    const [said] = await diagnostics(TREE, { 'deals.csv': `${header}\n${row}\n${row},1\n` });
    expect(said).toMatchObject({ rule: 'data-ragged', span: { start: { line: 3 } } });
  });
});

describe('a line without end', () => {
  it('is told by its beginning, however much follows', async () => {
    const endless = `id,won\n1,2026-04-01\n"${'x'.repeat(20_000_000)}`;
    const [said] = await diagnostics(TREE, { 'deals.csv': endless });
    expect(said).toMatchObject({ rule: 'data-csv', span: { start: { line: 3 } } });
    // A record may be as long as 1 MiB; a piece of the file more is kept at most.
    expect(said!.span!.text.length).toBeLessThan(2_000_000);
  });
});
