import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../src/model/yaml.js';
import { yamlText } from '../../src/model/yaml-text.js';

describe('the text of a YAML file', () => {
  it('has comments above and beside, mappings on a line and below, and blank lines between groups', () => {
    const text = yamlText([
      { key: 'kpi', value: 1, above: ['a draft'] },
      { key: 'name', value: 'a: b', beside: 'yours' },
      {
        key: 'phases',
        above: ['', 'in order'],
        value: {
          block: [{ key: 'closing', value: { flow: [{ key: 'volume', value: 'wins' }] }, beside: 'last' }],
        },
      },
      { key: 'tags', value: ['1', 'x', "it's"] },
    ]);
    expect(`\n${text}`).toMatchInlineSnapshot(`
      "
      # a draft
      kpi: 1
      name: "a: b" # yours

      # in order
      phases:
        closing: { volume: wins } # last
      tags: [ "1", x, it's ]
      "
    `);
  });

  it('gives back every key and value, whatever they are made of', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '- a',
        '{b',
        'c: d',
        '# e',
        'null',
        'on',
        '1',
        '0x1f',
        '~',
        '「見込み」',
        "it's",
        '"',
        'a\nb',
        'a\tb',
        ' c ',
      ),
    );
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), word, (keys, value) => {
        const known = keys.filter((key) => key !== '__proto__');
        const text = yamlText([
          { key: 'block', value: { block: known.map((key) => ({ key, value, beside: value })) } },
          { key: 'flow', value: { flow: known.map((key) => ({ key, value: [value, value] })) } },
        ]);
        const { value: read, diagnostics } = readSheet(text, 'a.yaml');
        expect(diagnostics).toEqual([]);
        expect(read).toEqual({
          block: Object.fromEntries(known.map((key) => [key, value])),
          flow: Object.fromEntries(known.map((key) => [key, [value, value]])),
        });
      }),
      { numRuns: 300 },
    );
  });
});
