import { describe, expect, it } from 'vitest';
import { schemas } from '../../src/contract/schemas.js';
import { run } from './run.js';

describe('kpi schema', () => {
  it('prints the schema of a tree, in JSON and nothing else', async () => {
    const { code, stdout, stderr } = await run(['schema']);
    expect([code, stderr, stdout.endsWith('}\n')]).toEqual([0, '', true]);
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'kpi tree',
      required: ['kpi', 'kgi'],
      additionalProperties: false,
    });
  });

  it.each(schemas.map(({ id }) => id))('%s is written to a file as it is printed', async (name) => {
    const [printed, { code, stdout, written }] = await Promise.all([
      run(['schema', name]),
      run(['schema', name, '--output', 'kpi.schema.json']),
    ]);
    expect([code, stdout]).toEqual([0, '']);
    expect([...written]).toEqual([['kpi.schema.json', printed.stdout]]);
  });

  it.each([
    ['ja', '表示名'],
    ['en', 'What people read'],
  ])('in %s', async (lang, start) => {
    const { stdout } = await run(['schema', '--lang', lang]);
    expect(JSON.parse(stdout).properties.kgi.properties.label.description.startsWith(start)).toBe(true);
  });

  it.each([
    ['schema tre', 'name cannot be "tre"', 'did you mean "tree"?'],
    ['schema --format table', '--format cannot be "table"; it is one of json', ''],
    ['schema tree tree', 'too many arguments', 'kpi schema --help'],
  ])('%s is misuse', async (argv, message, help) => {
    const { code, stdout, stderr } = await run(argv.split(' '));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
  });
});
