import { expect, it } from 'vitest';
import { STABLE } from '../../../src/data/sql/duckdb.js';

it('takes for plain only characters that NFKC leaves as they are, alone and together', () => {
  const plain = new RegExp(`^[${STABLE}]$`, 'u');
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((each) =>
    plain.test(each),
  );
  expect(all.length).toBeGreaterThan(20_000);
  expect(all.filter((each) => each.normalize('NFKC') !== each || each.trim() !== each)).toEqual([]);
  expect(all.join('').normalize('NFKC')).toBe(all.join(''));
});
