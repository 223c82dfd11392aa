import { describe, expect, it } from 'vitest';
import { type GridCell, grid, oneSheet, workbook } from '../data/workbooks.js';
import { run } from './run.js';

const TREE = `kpi: 1
lang: ja
kgi: { id: revenue, label: 売上, kind: amount, unit: 円, target: 1000, formula: deals * price }
kpis:
  deals: { label: 件数, kind: count, lever: {} }
  price: { label: 単価, kind: average }
sources:
  t: { path: 実績.xlsx, layout: columns }
`;
const rows = (deals: GridCell): GridCell[][] => [
  ['月', '件数', '単価', '備考'],
  ['2026-03', 3, 100, null],
  ['2026-04', deals, 110, 'メモ'],
];
const files = (deals: GridCell = 4) => ({ 'kpi.yaml': TREE, '実績.xlsx': oneSheet(rows(deals)) });

describe('a workbook as a source', () => {
  it('is diagnosed, and named with its sheet in what was read', async () => {
    const text = await run(['diagnose', '--against', 'previous'], {
      files: files(),
      env: { KPI_LANG: 'ja' },
    });
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toContain('実績.xlsx（シート「4月」）: 2行（xlsx）');
    const json = await run(['diagnose', '--against', 'previous', '--format', 'json'], { files: files() });
    expect(JSON.parse(json.stdout).data.files).toMatchObject([
      { path: '実績.xlsx', sheet: '4月', encoding: 'xlsx', rows: 2 },
    ]);
  });

  it('is told of by sheet and cell where a value is wrong', async () => {
    const { code, stdout, stderr } = await run(['diagnose'], { files: files('四'), env: { KPI_LANG: 'ja' } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(`エラー[data-number]: 列「件数」の「四」は数値として読めません
 --> 実績.xlsx（シート「4月」）B3
  |
3 | 2026-04 | 四 | 110 | メモ
  |           ^^
  = ヒント: 1,200、1.2億、35%、△500 のような形なら読めます。値がないことを表す文字なら、取り込み元に none: ["-"] のように書きます
`);
  });

  it('asks for the sheet where there are several', async () => {
    const content = workbook([
      { name: '4月', data: grid(rows(4)) },
      { name: '5月', data: grid(rows(5)) },
    ]);
    const { code, stderr } = await run(['diagnose'], {
      files: { ...files(), '実績.xlsx': content },
      env: { KPI_LANG: 'ja' },
    });
    expect(code).toBe(2);
    expect(stderr).toBe(`エラー[data-sheet]: このブックには2枚のシートがあり、どれを読むのか決められません
 --> 実績.xlsx
  = ヒント: 取り込み元に sheet: 4月 のように書くか、kpi init --from なら --sheet で選んでください。シート: 「4月」「5月」
`);
  });

  it('is held against the tree by validate, which has no quarrel with the key', async () => {
    const named = TREE.replace('実績.xlsx,', '実績.xlsx, sheet: 4月,');
    const { code, stdout } = await run(['validate', '--format', 'json'], {
      files: { ...files(), 'kpi.yaml': named },
    });
    const found = JSON.parse(stdout).diagnostics.map((each: { rule: string }) => each.rule);
    expect(code).toBe(0);
    expect(found).toContain('source-column-unused');
    expect(found).not.toContain('not-yet-used');
  });

  it('is pulled and read again from the facts', async () => {
    const pulled = await run(['pull', '--output', 'facts.csv'], { files: files() });
    const facts = { 'kpi.yaml': TREE, 'facts.csv': pulled.written.get('facts.csv')! };
    const args = ['diagnose', '--against', 'previous', '--facts', 'facts.csv', '--format', 'json'];
    const { stdout } = await run(args, { files: facts });
    expect(JSON.parse(stdout).kgi.actual).toBe(440);
  });
});
