import { expect, it } from 'vitest';
import { csv } from '../../../src/report/formats/csv.js';

const line = (...row: (string | number)[]): string =>
  csv.render({ blocks: [], data: {}, rows: [row], outcome: 'ok' }, { lang: 'en', color: false, width: null });

it.each([
  ['=cmd()', "'=cmd()\n"],
  ['+81 3', "'+81 3\n"],
  ['-', "'-\n"],
  ['@SUM(A1)', "'@SUM(A1)\n"],
  ['＝cmd()', "'＝cmd()\n"],
  ['\tA1', "'\tA1\n"],
  ['\r=A1', `"'\r=A1"\n`],
  ['\n=A1', `"'\n=A1"\n`],
  ["'=A1", "''=A1\n"],
  ['=A1,"b"', `"'=A1,""b"""\n`],
  ['佐藤', '佐藤\n'],
  ['a=b', 'a=b\n'],
  ['', '\n'],
  [-5, '-5\n'],
  [-5e-7, '-5e-7\n'],
])('%j is written as %j', (cell, written) => {
  expect(line(cell)).toBe(written);
});

it('begins with the mark that Excel asks for, where it is asked for', () => {
  const report = { blocks: [], data: {}, rows: [['売上', 1]], outcome: 'ok' } as const;
  const view = { lang: 'ja', color: false, width: null } as const;
  expect(csv.render(report, { ...view, bom: true })).toBe('\uFEFF売上,1\n');
});
