import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cp932 } from '../data/japanese-bytes.js';
import { type Files, run } from './run.js';

const TREE = `kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { label: 接触数, kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  monthly: { path: data/*.csv, layout: columns, period: 年月 }
`;
const CSV = '年月,接触数,受注数\n2026-04,100,12\n';
const renamed = TREE.replace('年月', '月次');

const validate = (argv: readonly string[], files: Files, lang = 'en') =>
  run(['validate', ...argv], { files, env: { KPI_LANG: lang, COLUMNS: '80' } });

/** The exit code, and the rules that were broken, in order. */
const found = async (argv: readonly string[], files: Files): Promise<[number, string[]]> => {
  const { code, stdout } = await validate([...argv, '--format', 'json'], files);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { file: string; rule: string }[] };
  return [code, diagnostics.map(({ file, rule }) => `${file} ${rule}`)];
};

const MISSING = 'kpi.yaml source-without-file';
const RENAMED = 'kpi.yaml source-column-missing';

describe('kpi validate looks at the files of sources', () => {
  // biome-ignore format: a case a line
  it.each<[string, string[], Files, number, string[]]>([
    ['where they are there', [], { 'kpi.yaml': renamed, 'data/a.csv': CSV }, 1, [RENAMED]],
    ['where nothing is wrong', [], { 'kpi.yaml': TREE, 'data/a.csv': CSV }, 0, []],
    ['not where none is there', [], { 'kpi.yaml': renamed }, 0, []],
    ['not where they are unwanted', ['--no-sources'], { 'kpi.yaml': renamed, 'data/a.csv': CSV }, 0, []],
    ['where they are asked for', ['--sources'], { 'kpi.yaml': renamed }, 1, [MISSING]],
    ['of one tree of two', ['a', 'b'], { 'a/kpi.yaml': renamed, 'b/kpi.yaml': renamed, 'b/data/a.csv': CSV }, 1, ['b/kpi.yaml source-column-missing']],
    ['not of a tree with errors', [], { 'kpi.yaml': renamed.replace('kind: rate', 'kind: ratio'), 'data/a.csv': CSV }, 1, ['kpi.yaml schema']],
    ['by one rule', ['--sources', '--rule', 'source-without-file', '--rule', 'cycle'], { 'kpi.yaml': renamed, 'data/b.txt': '' }, 1, [MISSING]],
  ])('%s', async (_, argv, files, code, rules) => {
    expect(await found(argv, files)).toEqual([code, rules]);
  });

  it('as the tree wants it: severities and excuses hold for them too', async () => {
    const off = `${renamed}rules: { source-column-missing: off }\n`;
    const excused = renamed.replace('月次 }', '月次 } # kpi-ignore source-column-missing: 来月から');
    for (const tree of [off, excused]) {
      expect(await found([], { 'kpi.yaml': tree, 'data/a.csv': CSV })).toEqual([0, []]);
      expect(await found([], { 'kpi.yaml': tree })).toEqual([0, []]);
    }
  });

  it.each([
    [
      'nearly as a node without an actual',
      '受注件数',
      'if "受注件数" is the actual of wins, give wins measure: 受注件数',
    ],
    ['as nothing that is known', '天気', 'read them by the measure of a node'],
  ])('and tells what may be meant by a column named %s', async (_, column, help) => {
    const csv = CSV.replace('受注数', column);
    const { code, stdout } = await validate([], { 'kpi.yaml': TREE, 'data/a.csv': csv });
    expect([code, stdout]).toEqual([0, expect.stringContaining(help)]);
  });

  it('and names a faulty one from the current folder', async () => {
    const twice = CSV.replace('接触数', '受注数');
    const { stdout } = await validate(['sales', '--format', 'github'], {
      'sales/kpi.yaml': TREE,
      'sales/data/a.csv': twice,
    });
    expect(stdout).toContain('::error file=sales/data/a.csv,line=1');
  });

  it('and writes no answer over one', async () => {
    const files = { 'kpi.yaml': TREE, 'data/a.csv': CSV };
    const { code, stderr } = await validate(['--output', 'data/a.csv'], files);
    expect([code, stderr]).toEqual([2, expect.stringContaining('data/a.csv is a file that was read')]);
  });
});

describe('what is said of an export that was renamed, in Shift_JIS, at 80 columns', () => {
  const tree = `kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], measure: { count: true, on: 接蝕日 } }
  win_rate: { kind: rate }
sources:
  deals: { path: [deals.csv, lots.csv], layout: records, dimensions: [担当] }
`;
  const deals = '商談ID,担当者,接触日,備考\r\nA-1,髙橋,2026/04/01,"①次回\r\n訪問"\r\n';
  const files = { 'kpi.yaml': tree, 'deals.csv': cp932(deals), 'lost.csv': cp932(deals) };

  it('in Japanese', async () => {
    const { code, stdout } = await validate([], files, 'ja');
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "エラー[source-column-missing]: deals.csv に「接蝕日」という列がありません
       --> kpi.yaml:4:77
        |
      4 | … { kind: count, quality: [win_rate], measure: { count: true, on: 接蝕日 } }
        |                                                                   ^^^^^^
        = ヒント: 「接触日」のことですか？ ある列: 商談ID、担当者、接触日、備考

      エラー[source-without-file]: ファイル「lots.csv」がありません
       --> kpi.yaml:7:30
        |
      7 |   deals: { path: [deals.csv, lots.csv], layout: records, dimensions: [担当]…
        |                              ^^^^^^^^
        = ヒント: 「lost.csv」のことですか？

      エラー[source-column-missing]: deals.csv に「担当」という列がありません
       --> kpi.yaml:7:71
        |
      7 | …deals: { path: [deals.csv, lots.csv], layout: records, dimensions: [担当] }
        |                                                                      ^^^^
        = ヒント: 「担当者」のことですか？ ある列: 商談ID、担当者、接触日、備考

      エラー3件、警告0件（1ファイル、3指標）
      "
    `);
    expect(Math.max(...stdout.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
  });

  it('in English, with the file mended', async () => {
    const mended = { ...files, 'kpi.yaml': tree.replace('lots', 'lost').replace('担当]', '担当者]') };
    const { code, stdout } = await validate([], mended);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "error[source-column-missing]: deals.csv has no column "接蝕日"
       --> kpi.yaml:4:77
        |
      4 | … { kind: count, quality: [win_rate], measure: { count: true, on: 接蝕日 } }
        |                                                                   ^^^^^^
        = help: did you mean "接触日"? columns: 商談ID, 担当者, 接触日, 備考

      1 error, 0 warnings (1 file, 3 nodes)
      "
    `);
  });
});
