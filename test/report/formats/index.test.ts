import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formats, formatsOf } from '../../../src/report/formats/index.js';

it('lists every file of the folder, under the name that it gives itself', async () => {
  const folder = new URL('../../../src/report/formats/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name !== 'index.ts');
  const loaded = await Promise.all(formats.map(async ({ load }) => (await load()).id));
  expect(loaded).toEqual(formats.map(({ id }) => id));
  expect([...loaded].sort()).toEqual(files.map((name) => name.replace('.ts', '')).sort());
});

it.each([
  ['plan', ['table', 'csv', 'json', 'markdown']],
  ['pull', ['table', 'csv', 'json', 'markdown']],
  ['test', ['table', 'json', 'markdown', 'junit']],
  ['validate', ['table', 'json', 'markdown', 'sarif', 'github', 'gitlab', 'junit']],
])('kpi %s answers in %j', (command, ids) => {
  expect(formatsOf(command).map(({ id }) => id)).toEqual(ids);
});

it.each(formats.filter(({ only }) => only?.includes('validate')).map(({ id, load }) => [id, load] as const))(
  '%s writes nothing of an answer that inspects nothing',
  async (_, load) => {
    const format = await load();
    const report = { blocks: [], data: {}, outcome: 'ok' as const };
    expect(() => format.render(report, { lang: 'en', color: false, width: null })).toThrow(TypeError);
  },
);
