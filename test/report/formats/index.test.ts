import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formats } from '../../../src/report/formats/index.js';

it('lists every file of the folder, under the name that it gives itself', async () => {
  const folder = new URL('../../../src/report/formats/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name !== 'index.ts');
  const loaded = await Promise.all(formats.map(async ({ load }) => (await load()).id));
  expect(loaded).toEqual(formats.map(({ id }) => id));
  expect([...loaded].sort()).toEqual(files.map((name) => name.replace('.ts', '')).sort());
});
