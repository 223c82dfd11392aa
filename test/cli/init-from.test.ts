import { describe, expect, it } from 'vitest';
import { initDocument, validateDocument } from '../../src/contract/answers/index.js';
import { grid, oneSheet, workbook } from '../data/workbooks.js';
import { EXPORTS } from '../propose/exports.js';
import { inFolder, run } from './run.js';

/** What a draft may still be told: what no file knows, and what its owner decides. */
const LEFT_OPEN = [
  'kgi-without-target',
  'phase-without-kci',
  'single-department',
  'source-column-unused',
  'kgi-without-lever',
];

describe.each(EXPORTS.map((one) => [one.name, one] as const))(
  'a file such as %s',
  (name, { lang, preset, file, text, options = [] }) => {
    it('becomes a tree that validates and answers', async () => {
      await inFolder({ [file]: text }, async (cwd) => {
        const env = { KPI_LANG: lang };
        const made = await run(['init', '--from', file, ...options, '--format', 'json'], { cwd, env });
        expect([made.code, made.stderr]).toEqual([0, '']);
        expect(initDocument.parse(JSON.parse(made.stdout)).proposal).toMatchObject({ file, preset });
        await expect(made.written.get('kpi.yaml')).toMatchFileSnapshot(`../propose/trees/${name}.yaml`);
        const validated = await run(['validate', '--format', 'json'], { cwd, env });
        const { summary, diagnostics } = validateDocument.parse(JSON.parse(validated.stdout));
        expect([validated.code, summary.errors]).toEqual([0, 0]);
        expect(
          diagnostics
            .filter(({ rule }) => !LEFT_OPEN.includes(rule))
            .map(({ rule, message }) => `${rule}: ${message}`),
        ).toEqual([]);
        expect(await run(['diagnose'], { cwd, env })).toMatchObject({ code: 0, stderr: '' });
      });
    });
  },
);

const DEALS = EXPORTS.find(({ name }) => name === 'pipedrive')!.text;
const en = { env: { KPI_LANG: 'en', COLUMNS: '100' } };

describe('the answer', () => {
  it('says what the file was taken for, what to look at, what was assumed and what comes next', async () => {
    const { text } = EXPORTS.find(({ name }) => name === 'salesforce-ja')!;
    const files = { 'exports/商談レポート.csv': text };
    const { code, stdout } = await run(['init', '--from', 'exports/商談レポート.csv'], {
      files,
      env: { KPI_LANG: 'ja', COLUMNS: '100' },
    });
    expect(code).toBe(0);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      2つのファイルを書きました

      ・exports/kpi.yaml（ツリーの下書き。★の行を確かめて、自社の言葉に直します）
      ・exports/kpi.schema.json（エディターでの補完と検査のため。手を入れません）

      exports/商談レポート.csv を「Salesforceの商談」と読みました（見出し: 商談名、フェーズ）

      18行を見ました

      確かめること

      ・途中の段階に入った日がファイルにないので、「作成日」の月の件数と「完了予定日」の月の受注だけを
        数えます。率は同じ月どうしの割合です。同じ商談を追うなら view: cohort にします
      ・KGIの目標（target）は、ファイルからは分かりません。書くと kpi plan で逆算できます

      こう読み取りました

      ・「フェーズ」が「受注」の行を受注、「失注」を失注と読みました
      ・「完了予定日」の月に受注したものと数えます。予定のままの日付なら、受注した日の列に直してください

      次にすること

          kpi validate exports  # 書き方を検査する
          kpi diagnose exports  # どこで失っているかを診断する
      "
    `);
  });

  it('puts the tree beside the file, or into a folder above it', async () => {
    const files = { 'team/data/deals.csv': DEALS };
    const beside = await run(['init', '--from', 'team/data/deals.csv'], { files, ...en });
    expect([...beside.written.keys()]).toEqual(['team/data/kpi.schema.json', 'team/data/kpi.yaml']);
    const above = await run(['init', 'team', '--from', 'team/data/deals.csv'], { files, ...en });
    expect(above.written.get('team/kpi.yaml')).toContain('path: data/deals.csv');
  });

  it('leaves the schema of an earlier tree beside the file as it is', async () => {
    const files = { 'deals.csv': DEALS, 'kpi.schema.json': '{}' };
    const { code, stdout, written } = await run(['init', '--from', 'deals.csv'], { files, ...en });
    expect([code, [...written.keys()]]).toEqual([0, ['kpi.yaml']]);
    expect(stdout).toMatch(/^Wrote 1 file\n/u);
    expect(stdout).not.toContain('kpi.schema.json');
  });

  it('tells of dates that no row decides, and declares an order for them', async () => {
    const csv =
      'Deal Name,Deal Stage,Pipeline,Create Date,Close Date,Amount\nA,Closed Won,P,01/02/2026,03/04/2026,10\n';
    const { stdout, written } = await run(['init', '--from', 'a.csv'], { files: { 'a.csv': csv }, ...en });
    expect(stdout).toContain('no row tells whether "Create Date" puts the day or the month first');
    expect(written.get('kpi.yaml')).toContain('dates: MM/dd/yyyy # (yours)');
    const proven = csv.replace('03/04/2026', '23/04/2026');
    const { written: second } = await run(['init', '--from', 'a.csv'], { files: { 'a.csv': proven }, ...en });
    expect(second.get('kpi.yaml')).toContain('dates: dd/MM/yyyy');
  });

  it('tells where no value says that a deal was won', async () => {
    const files = { 'a.csv': DEALS.replaceAll('Won,', 'Ganado,') };
    const { stdout, written } = await run(['init', '--from', 'a.csv', '--preset', 'pipedrive'], {
      files,
      ...en,
    });
    expect(stdout).toContain('every row with a date under "Deal - Won time" counts as won');
    expect(written.get('kpi.yaml')).not.toContain('status:');
    const { text } = EXPORTS.find(({ name }) => name === 'salesforce-en')!;
    const told = await run(['init', '--from', 'a.csv'], {
      files: { 'a.csv': text.replaceAll('Closed Won', 'Ganada') },
      ...en,
    });
    expect(told.stdout).toContain('no value of "Stage" says that a deal was won');
  });

  const toldOf = async (text: string, lang: 'ja' | 'en', ...options: string[]) => {
    const files = { 'a.csv': text };
    const { code, stdout, written } = await run(['init', '--from', 'a.csv', ...options, '--format', 'json'], {
      files,
      env: { KPI_LANG: lang },
    });
    expect(code).toBe(0);
    const { to_check, assumed } = initDocument.parse(JSON.parse(stdout)).proposal!;
    return { to_check, assumed, tree: written.get('kpi.yaml')! };
  };

  it('takes the currency of a column of codes, and tells where there are several', async () => {
    const csv = (second: string): string =>
      `Deal - ID,Deal - Status,Deal - Won time,Deal - Value,Deal - Currency\n1,Won,2026-04-03,10,EUR\n2,Won,2026-05-03,20,${second}\n`;
    const one = await toldOf(csv('EUR'), 'ja');
    expect(one.tree).toContain('currency: EUR\n');
    expect(one.assumed.join()).not.toContain('円とみなしました');
    const two = await toldOf(csv('USD'), 'en');
    expect(two.tree).not.toContain('currency:');
    expect(two.to_check.join()).toContain('"Deal - Currency" holds "EUR", "USD"');
  });

  it.each([
    ['no unit', '年月,受注数,売上高\n2026-04,10,8500\n', true],
    ['one in a header', '年月,受注数,売上高(円)\n2026-04,10,8500\n', false],
    ['one above the table', '単位：千円,,\n年月,受注数,売上高\n2026-04,10,8500\n', false],
  ])('tells that amounts are taken to be yen where a monthly table has %s', async (_, csv, isTold) => {
    const { to_check, tree } = await toldOf(csv, 'ja');
    expect(tree).toContain('currency: JPY\n');
    expect(to_check.some((line) => line.startsWith('金額の単位がファイルに書かれていない'))).toBe(isTold);
  });

  it('calls metrics without the units that their numbers no longer have, where that tells them apart', async () => {
    const csv = '年月,受注数（件）,売上(千円),ビール(本),ビール(円)\n2026-04,10,8500,3,1500\n';
    const { tree } = await toldOf(csv, 'ja');
    const labels = [...tree.matchAll(/^ +label: (.*)$/gmu)].map(([, label]) => label);
    expect(labels).toEqual(['売上', '受注数', 'ビール(本)', 'ビール(円)']);
    expect(tree).toContain('measure: 売上(千円)');
  });

  it('tells why a list with the present stage alone has no wins', async () => {
    const csv = '案件名,段階,登録日\nA,受注,2026/4/3\nB,提案,2026/4/13\n';
    const { to_check } = await toldOf(csv, 'ja');
    expect(to_check).toContain(
      '「段階」には「受注」がありますが、その日付の列がないので、どの月の受注か分からず、受注は数えていません。受注日の列を加えて書き出すと、受注まで数えられます',
    );
  });

  it('orders stages by their dates, whatever the order of the columns', async () => {
    const csv =
      '提案日,初回接触日,受注日,ヒアリング日\n2026-04-20,2026-04-01,2026-04-28,2026-04-10\n,2026-05-01,,2026-05-09\n';
    const { stdout, written } = await run(['init', '--from', 'a.csv'], { files: { 'a.csv': csv }, ...en });
    expect(stdout).toContain('in order, "初回接触", "ヒアリング", "提案"');
    const phases = /^phases:\n((?: {2}.*\n)*)/mu
      .exec(written.get('kpi.yaml')!)?.[1]
      ?.matchAll(/^ {2}([^:]+):/gmu);
    expect([...phases!].map(([, phase]) => phase)).toEqual(['初回接触', 'ヒアリング', '提案', 'wins']);
  });

  it('takes no date for a win that is set for every deal', async () => {
    const csv = 'レコード番号,作成日時,受注予定日\n1,2026-04-01,2026-05-30\n2,2026-04-02,2026-06-30\n';
    const { stdout, written } = await run(['init', '--from', 'a.csv'], { files: { 'a.csv': csv }, ...en });
    expect(stdout).toContain('"受注予定日" is not counted as wins');
    expect(written.get('kpi.yaml')).toContain('measure: { count: true, on: 作成日時 }');
  });

  it('is the same of a sheet of a workbook', async () => {
    const rows = [
      ['年月', '架電数', '受注数', '売上(円)'],
      ['2026-04', 200, 8, 1_200_000],
      ['2026-05', 210, 9, 1_350_000],
    ];
    await inFolder({ '実績.xlsx': oneSheet(rows) }, async (cwd) => {
      const made = await run(['init', '--from', '実績.xlsx'], { cwd, ...en });
      expect([made.code, made.stderr]).toEqual([0, '']);
      expect(made.stdout).toContain('実績.xlsx was taken for a monthly table');
      expect(made.written.get('kpi.yaml')).toContain('path: 実績.xlsx');
      expect(await run(['diagnose'], { cwd, ...en })).toMatchObject({ code: 0, stderr: '' });
    });
  });

  it('asks which of several sheets is meant, and writes it into the tree', async () => {
    const table = grid([
      ['年月', '受注数'],
      ['2026-04', 8],
    ]);
    const files = {
      'a.xlsx': workbook([
        { name: '表紙', data: grid([['営業']]) },
        { name: '実績', data: table },
      ]),
    };
    const asked = await run(['init', '--from', 'a.xlsx'], { files, ...en });
    expect([asked.code, asked.written.size]).toEqual([2, 0]);
    expect(asked.stderr).toContain('for kpi init --from by --sheet');
    const misspelt = await run(['init', '--from', 'a.xlsx', '--sheet', '実積'], { files, ...en });
    expect(misspelt.stderr).toContain('= help: did you mean "実績"? The sheets are "表紙", "実績"');
    const { code, written } = await run(['init', '--from', 'a.xlsx', '--sheet', '実績'], { files, ...en });
    expect(code).toBe(0);
    expect(written.get('kpi.yaml')).toContain('sheet: 実績');
  });

  it('tells at which line reading would stop', async () => {
    const files = {
      'a.csv': `${EXPORTS.find(({ name }) => name === 'salesforce-en')!.text}"Opportunities by stage"\n`,
    };
    const { code, stdout } = await run(['init', '--from', 'a.csv'], { files, ...en });
    expect(code).toBe(0);
    expect(stdout).toContain('the actuals cannot be read as they are (line 20)');
  });

  it('says so where only the first rows were looked at', async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => `${index},2026-0${1 + (index % 3)}-05,won`);
    const files = { 'a.csv': `id,won_date,status\n${rows.join('\n')}\n` };
    const { stdout } = await run(['init', '--from', 'a.csv'], { files, ...en });
    expect(stdout).toContain('only the first 10,000 rows were looked at');
    expect(stdout).toContain('(of the first 10,000 rows)');
  });
});

describe('nothing is written', () => {
  it.each<[string, Record<string, string>, string[], string]>([
    [
      'where there is a tree already',
      { 'a.csv': DEALS, 'kpi.yaml': 'kpi: 1\n' },
      [],
      'give it another name and run this again',
    ],
    [
      'for a file that is not there',
      { 'deals.csv': DEALS },
      ['--from', 'deal.csv'],
      'did you mean "deals.csv"',
    ],
    ['for an empty file', { 'a.csv': '' }, [], 'a.csv'],
    [
      'for a file outside the folder',
      { 'a.csv': DEALS, 'b/c': '' },
      ['b', '--from', 'a.csv'],
      'kpi init --from a.csv',
    ],
    ['for a list of customers', { 'a.csv': 'name,since\nA,2020-01-01\n' }, [], 'do not tell what it is'],
    ['for a list without dates', { 'a.csv': 'Deal Stage,Pipeline\nA,B\n' }, [], 'no column of dates'],
    ['for months without a year', { 'a.csv': '項目,4月,5月\n受注数,1,2\n' }, [], '--year 2026'],
    [
      'for a preset that is unknown',
      { 'a.csv': DEALS },
      ['--from', 'a.csv', '--preset', 'hubspo'],
      'hubspot',
    ],
    [
      'for a preset that does not fit',
      { 'a.csv': DEALS },
      ['--from', 'a.csv', '--preset', 'hubspot'],
      'no column of dates',
    ],
    ['for a preset without a file', {}, ['--preset', 'hubspot'], '--preset goes with --from'],
    [
      'for a year that is none',
      { 'a.csv': DEALS },
      ['--from', 'a.csv', '--year', '26'],
      'a year from 1900 to 2199',
    ],
  ])('%s', async (_, files, argv, message) => {
    const { code, stderr, written } = await run(['init', ...(argv.length > 0 ? argv : ['--from', 'a.csv'])], {
      files,
      ...en,
    });
    expect([code, [...written.keys()]]).toEqual([2, []]);
    expect(stderr).toContain(message);
  });
});
