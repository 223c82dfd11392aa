import { open } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { engineFor } from '../../src/data/engines/index.js';
import type { Message } from '../../src/locale/message.js';
import { inFolder, treeOf } from './workspace.js';

const machine = vi.hoisted(() => ({ processors: 2, hasDuckDb: true }));

vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => machine.processors,
}));
vi.mock('../../src/data/engines/duckdb.js', () => ({
  DUCKDB: '@duckdb/node-api',
  duckdb: { id: 'duckdb' },
  duckdbIfInstalled: async () => (machine.hasDuckDb ? {} : null),
}));

const GIBIBYTE = 1024 ** 3;

/** The engine for a file of a size, of which no byte is written, and the hints that came with the choice. */
const chosen = (bytes: number, keys = '') =>
  inFolder({ 'deals.csv': '' }, async (root) => {
    const file = path.join(root, 'deals.csv');
    const handle = await open(file, 'r+');
    await handle.truncate(bytes);
    await handle.close();
    const tree = treeOf(`kpi: 1
kgi: { id: wins, kind: count, target: 1, measure: { source: deals, count: true, on: won } }
sources: { deals: { layout: records, path: deals.csv${keys} } }
`);
    const hints: Message[] = [];
    const source = tree.sources.get('deals')!;
    const place = { tree, source, files: [{ path: file, name: 'deals.csv' }], env: {} };
    const { id } = await engineFor(place, (hint) => hints.push(hint));
    return [id, ...hints.map(({ en }) => en)];
  });

describe('records of text are read', () => {
  it.each<[number, number, string, string]>([
    [2, 5 * GIBIBYTE, '', 'csv'],
    [24, GIBIBYTE - 1, '', 'csv'],
    [24, GIBIBYTE, '', 'duckdb'],
    [24, GIBIBYTE, ', decimal: comma', 'csv'],
    [24, GIBIBYTE, ', engine: csv', 'csv'],
    [2, 1, ', engine: duckdb', 'duckdb'],
  ])('on %i processors, %i bytes%s, by %s', async (processors, bytes, keys, engine) => {
    Object.assign(machine, { processors, hasDuckDb: true });
    expect(await chosen(bytes, keys)).toEqual([engine]);
  });

  it('without DuckDB, with one line that recommends it where it would be quicker', async () => {
    Object.assign(machine, { processors: 24, hasDuckDb: false });
    expect(await chosen(GIBIBYTE)).toEqual([
      'csv',
      'reading 1024 MiB of data; npm install @duckdb/node-api makes it faster with DuckDB',
    ]);
  });
});
