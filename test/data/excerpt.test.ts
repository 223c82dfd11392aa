import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfCell } from '../../src/data/excerpt.js';
import { readRows } from '../../src/data/rows.js';

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const written = (cell: string, quoted: boolean): string =>
  quoted || /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

describe('the place of a cell in its record', () => {
  it('is where its text stands, for every record that can be written', async () => {
    const cell = fc.tuple(
      fc
        .array(fc.constantFrom('a', 'あ', '𠮷', '"', ',', '\n', ' '), { maxLength: 6 })
        .map((parts) => parts.join('')),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (cells) => {
        const texts = cells.map(([text, quoted]) => written(text, quoted));
        const record = texts.join(',');
        fc.pre(record !== '');
        const lines = record.split('\n');
        for (const [index, text] of texts.entries()) {
          const { line, start, end } = placeOfCell(lines, ',', index);
          expect(lines[line]!.slice(start, end)).toBe(text.split('\n')[0]);
        }
        const rows = [];
        for await (const row of readRows(once(`${record}\n`), { delimiter: ',', header: 1 }, () => {}))
          rows.push(row);
        expect(rows).toEqual([{ cells: cells.map(([text]) => text), line: 1 }]);
      }),
      { numRuns: 300, seed: 20260401 },
    );
  });

  it('is the whole first line where the record has no such cell', () => {
    expect(placeOfCell(['a,b'], ',', 2)).toEqual({ line: 0, start: 0, end: 3 });
  });
});
