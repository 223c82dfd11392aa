import { describe, expect, it } from 'vitest';
import { answers, facts, problems } from './workspace.js';

const tree = (source = '', layout = 'columns'): string => `
kpi: 1
kgi: { id: revenue, kind: amount }
sources:
  t: { path: a.csv, layout: ${layout}, ${source} }
`;

const table = (...cells: string[]) => ({
  'a.csv': `month;revenue\n${cells.map((cell, index) => `2026-0${index + 1};${cell}\n`).join('')}`,
});

const values = async (source: string, ...cells: string[]): Promise<string[]> =>
  (await facts(tree(source), table(...cells))).map((fact) => fact.split('= ')[1]!);

describe('a decimal comma', () => {
  it('is proven by one cell of the column, for all of its cells', async () => {
    expect(await values('', '1,234', '12,5', '1.000')).toEqual(['1.234', '12.5', '1000']);
    expect(await values('', 'R$ 1.234,56', '-7', '(1 000,5)')).toEqual(['1234.56', '-7', '-1000.5']);
  });

  it('is not taken for one where nothing proves it: 1,234 is a thousand and more', async () => {
    expect(await values('', '1,234', '1,000.5')).toEqual(['1234', '1000.5']);
  });

  it('is taken where it is declared', async () => {
    expect(await values('decimal: comma', '1,234', '5')).toEqual(['1.234', '5']);
  });

  it('is told', async () => {
    const [source] = await answers(tree(), table('1,5'));
    expect(source!.files[0]!.recognised!.decimalCommas).toEqual(['revenue']);
  });

  it('is refused beside decimal points in one column', async () => {
    expect(await problems(tree(), table('1.5', '2,5'))).toEqual([
      'a.csv:2:9 data-number the column "revenue" has decimal commas, and "1.5" cannot be read so',
    ]);
    expect(await problems(tree('decimal: point'), table('1.5', '2,5'))).toEqual([
      'a.csv:3:9 data-number "2,5" in the column "revenue" is not a number',
    ]);
  });

  it('is proven by the conditions of records as well', async () => {
    const records = tree('', 'records').replace(
      'kind: amount',
      'kind: amount, measure: { count: true, on: day, where: { sum: { gte: 2 } } }',
    );
    const csv = 'day;sum\n2026-04-01;1,999\n2026-04-02;2,5\n';
    expect(await facts(records, { 'a.csv': csv })).toEqual(['revenue 2026-04 = 1']);
  });
});
