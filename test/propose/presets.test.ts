import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookAt, type TableSeen } from '../../src/data/look.js';
import { IMPLICIT } from '../../src/data/read.js';
import { presets } from '../../src/propose/presets/index.js';
import { inFolder } from '../data/workspace.js';

/** What a look shows of a table. */
const seen = (csv: string): Promise<TableSeen> =>
  inFolder({ 't.csv': csv }, (root) =>
    lookAt({ path: path.join(root, 't.csv'), name: 't.csv' }, IMPLICIT, new AbortController().signal),
  );

/** Headers with what their columns hold where a preset looks at it. */
const table = (headers: readonly string[], cell: (header: string) => string = () => 'x'): string =>
  [headers, headers.map(cell)]
    .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
    .join('\n');

const DATE = /日|date|年月|time|created/iu;
const dated = (header: string): string => (DATE.test(header) ? '2026-04-01' : '1');

describe('a file is told by its headers', () => {
  it.each<[string, readonly string[]]>([
    ['salesforce', ['商談名', 'フェーズ', '完了予定日', '金額', '商談 所有者']],
    [
      'salesforce',
      ['Opportunity Owner', 'Account Name', 'Opportunity Name', 'Stage', 'Fiscal Period', 'Amount'],
    ],
    ['salesforce', ['Id', 'Name', 'StageName', 'CloseDate', 'Amount', 'CreatedDate']],
    ['salesforce', ['Opportunity Name', 'From Stage', 'To Stage', 'Last Modified']],
    ['hubspot', ['Record ID', 'Deal Name', 'Deal Stage', 'Pipeline', 'Amount', 'Close Date', 'Create Date']],
    ['hubspot', ['レコードID', '取引名', '取引ステージ', 'パイプライン', '金額', 'クローズ日']],
    ['hubspot', ['dealname', 'dealstage', 'amount', 'hs_v2_date_entered_closedwon']],
    ['hubspot', ['Name', 'Date entered "Demo (Sales)"', 'Date entered "Closed Won (Sales)"']],
    ['pipedrive', ['Deal - Title', 'Deal - Value', 'Organization']],
    ['pipedrive', ['Deal - ID', 'Deal - Status']],
    ['kintone', ['レコード番号', '更新者', '作成者', '更新日時', '作成日時', '会社名', '確度']],
    ['kintone', ['ﾚｺｰﾄﾞ番号', '作成日時(管理番号:12)', '見込み時期']],
    ['records', ['商談ID', '初回接触日', 'ヒアリング日', '受注日']],
    ['records', ['opportunity_id', 'deal_stage', 'engage_date', 'close_date', 'close_value']],
    ['monthly', ['年月', 'リード数', '受注数']],
    ['monthly', ['項目', '2026/04', '2026/05', '2026/06']],
    ['monthly', ['date', 'metric', 'value']],
  ])('%s: %s', async (id, headers) => {
    const found = await seen(table(headers, dated));
    expect(presets.find((preset) => preset.recognise(found) !== null)?.id).toBe(id);
  });

  it.each([
    [['name', 'email', 'phone']],
    [['取引先名', '取引開始日', '与信限度額']],
    [['日', '気温(℃)', '天気']],
  ])('%s is of no kind', async (headers) => {
    const found = await seen(table(headers));
    expect(presets.filter((preset) => preset.recognise(found) !== null)).toEqual([]);
  });
});

describe('a look at a table', () => {
  it('tells what the columns hold', async () => {
    const csv =
      '年月,件数(件),率,担当,開始,メモ\n2026-04,"1,200",12.5%,佐藤,01/02/2026,-\n2026-05,▲3,-,鈴木,13/02/2026,済\n合計,1,1,,,\n';
    const { columns, looked, isWhole, rows } = await seen(csv);
    expect([looked, isWhole, rows.length]).toEqual([3, true, 2]);
    const shown = columns.map(({ name, filled, dates, numbers, sum, order, none, values }) => [
      name,
      { filled, dates, numbers, sum, order, none, values: [...values!.keys()] },
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      年月: {
        filled: 2,
        dates: 2,
        numbers: 0,
        sum: 0,
        order: null,
        none: [],
        values: ['2026-04', '2026-05'],
      },
      '件数(件)': {
        filled: 2,
        dates: 0,
        numbers: 2,
        sum: 1197,
        order: null,
        none: [],
        values: ['1,200', '▲3'],
      },
      率: { filled: 1, dates: 0, numbers: 1, sum: 0.125, order: null, none: ['-'], values: ['12.5%'] },
      担当: { filled: 2, dates: 0, numbers: 0, sum: 0, order: null, none: [], values: ['佐藤', '鈴木'] },
      開始: {
        filled: 2,
        dates: 2,
        numbers: 0,
        sum: 0,
        order: 'day-first',
        none: [],
        values: ['01/02/2026', '13/02/2026'],
      },
      メモ: { filled: 1, dates: 0, numbers: 0, sum: 0, order: null, none: ['-'], values: ['済'] },
    });
  });

  it('finds further down what the first rows leave open', async () => {
    const rows = Array.from({ length: 10_500 }, (_, index) =>
      index === 10_400 ? '23/04/2026,1' : '03/04/2026,1',
    );
    const { columns, isWhole } = await seen(`won_date,amount\n${rows.join('\n')}\n`);
    expect([columns[0]!.order, isWhole]).toEqual(['day-first', false]);
  });
});
