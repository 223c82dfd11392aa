import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = `kpi: 1
kgi: { id: sales, label: 売上, kind: amount, formula: "min(leads * rate, seats) * price", target: 40000 }
kpis:
  leads: { label: 見込み, kind: count, baseline: 1000 }
  rate: { label: 通過率, kind: rate, baseline: 30%, lever: { max: 31% } }
  seats: { label: 席数, kind: stock, baseline: 400 }
  price: { label: 単価, kind: average, baseline: 100 }
`;

const shown = async (lang: string): Promise<string[]> => {
  const { stdout } = await run(['plan', '--lang', lang], { files: { 'kpi.yaml': TREE }, columns: 80 });
  const lines = stdout.split('\n');
  const from = lines.findIndex((line) => /同じ手間|same effort/u.test(line));
  return lines.slice(from, from + 9).map((line) => line.trimEnd());
};

describe('what the same effort brings', () => {
  it('names what has to come first, and where bounds end the step', async () => {
    expect(await shown('ja')).toEqual([
      '同じ手間をかけるなら、どれが効くか',
      '',
      'レバー   現状  動かすと    売上  備考',
      '─'.repeat(76),
      '見込み  1,000   1,105.2  +3,155',
      '単価      100     110.5  +3,155',
      '通過率  30.0%     31.0%  +1,000  範囲の端まで',
      '席数      400       400       0  見込み・通過率の側が400を超えるまで効かない',
      '',
    ]);
    expect((await shown('en')).slice(4, 8)).toEqual([
      '見込み  1,000   1,105.2  +3,155',
      '単価      100     110.5  +3,155',
      '通過率  30.0%     31.0%  +1,000  to the end of its bounds',
      '席数      400       400       0  no effect until 見込み and 通過率 together exceed 400',
    ]);
  });
});
