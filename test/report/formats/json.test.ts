import { describe, expect, it } from 'vitest';
import { json } from '../../../src/report/formats/json.js';

const write = (data: unknown): string =>
  json.render({ blocks: [], data, outcome: 'ok' }, { lang: 'ja', color: true, width: 20 });

describe('json', () => {
  it('is the data, with full precision and without colour or width', () => {
    expect(
      write({ kpi: 1, label: '売上', exact: 2759.312345678901, missing: null, periods: ['2026-04'] }),
    ).toBe(`{
  "kpi": 1,
  "label": "売上",
  "exact": 2759.312345678901,
  "missing": null,
  "periods": [
    "2026-04"
  ]
}
`);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'never says null for %d',
    (value) => {
      expect(() => write({ nodes: [{ exact: value }] })).toThrow(
        new RangeError(`"exact" is ${value}, which JSON cannot say`),
      );
      expect(() => write([1, value])).toThrow(RangeError);
    },
  );

  it('writes control characters of a file as escapes that read back as themselves', () => {
    const label = '\u001b[31m\u007f\u009b31m\u202e\u2028';
    const text = write({ label });
    expect(text).toContain('\\u001b[31m\\u007f\\u009b31m\\u202e\\u2028');
    expect(JSON.parse(text)).toEqual({ label });
  });
});
