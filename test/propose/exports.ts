/** A file as a product writes it, small and made up, with what `kpi init --from` is to take it for. */
export interface Export {
  readonly name: string;
  readonly lang: 'ja' | 'en';
  readonly preset: string;
  readonly file: string;
  readonly text: string;
  readonly options?: readonly string[];
}

const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map((cell) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n')}\n`;

/** Every field in quotes, as Salesforce and HubSpot write them. */
const quoted = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;

const STAGES = ['Appointment Scheduled', 'Qualified To Buy', 'Contract Sent', 'Closed Won', 'Closed Lost'];

/** Deals of three months, of which each next one gets a step further: lost, open or won at the end. */
const deals = (stages: readonly string[]) =>
  Array.from({ length: 18 }, (_, index) => {
    const month = `2026-0${1 + Math.floor(index / 6)}`;
    const reached = index % 6 === 5 ? 3 : index % 4;
    const isLost = index % 6 === 4;
    return {
      id: String(9_000_000 + index * 17),
      name: `Deal ${index + 1}`,
      month,
      entered: stages.map((_, stage) => (stage <= reached && stage < 4 ? `${month}-${10 + stage * 5}` : '')),
      lost: isLost ? `${month}-28` : '',
      stage: isLost ? stages[4]! : stages[reached]!,
      isWon: !isLost && reached === 3,
      amount: String(120_000 + index * 5_000),
    };
  });

const hubspotDeals = (
  headers: readonly string[],
  entered: (stage: string) => string,
  stages: readonly string[],
): string =>
  quoted([
    [...headers, ...stages.map(entered)],
    ...deals(stages).map((deal) => [
      deal.id,
      deal.name,
      'Sales',
      deal.stage,
      deal.amount,
      deal.isWon || deal.lost !== '' ? `${deal.month}-28 10:30` : `${deal.month}-28 00:00`,
      `${deal.month}-10 09:15`,
      'Sato Yuki',
      ...deal.entered.slice(0, 4).map((date) => (date === '' ? '' : `${date} 11:00`)),
      deal.lost === '' ? '' : `${deal.lost} 11:00`,
    ]),
  ]);

const STAGES_JA = ['アポイント設定済み', '購入見込みあり', '契約書送付済み', '受注', '失注'];

const opportunities = (headers: readonly string[], won: string, lost: string, open: string): string =>
  quoted([
    headers,
    ...deals(STAGES).map((deal) => [
      '佐藤 優希',
      deal.name,
      deal.isWon ? won : deal.lost === '' ? open : lost,
      `${deal.month.replace('-', '/')}/28`,
      `¥${Number(deal.amount).toLocaleString('en-US')}`,
      `${deal.month.replace('-', '/')}/05`,
    ]),
  ]);

const HISTORY: readonly (readonly [deal: string, from: string, to: string, day: string])[] = [
  ['Acme renewal', '', 'Prospecting', '1/14/2026'],
  ['Acme renewal', 'Prospecting', 'Needs Analysis', '1/20/2026'],
  ['Acme renewal', 'Needs Analysis', 'Proposal', '2/3/2026'],
  ['Acme renewal', 'Proposal', 'Closed Won', '2/17/2026'],
  ['Borealis pilot', '', 'Prospecting', '1/15/2026'],
  ['Borealis pilot', 'Prospecting', 'Needs Analysis', '2/2/2026'],
  ['Borealis pilot', 'Needs Analysis', 'Closed Lost', '2/20/2026'],
  ['Cobalt upsell', '', 'Prospecting', '2/4/2026'],
  ['Cobalt upsell', 'Prospecting', 'Needs Analysis', '2/11/2026'],
  ['Cobalt upsell', 'Needs Analysis', 'Proposal', '2/19/2026'],
];

const MONTHLY = [
  ['年月', 'リード数', '商談数', '商談化率', '提案数', '受注数', '受注率', '受注金額(千円)', '受注予算'],
  ['2025年12月', '118', '47', '39.8%', '24', '8', '33.3%', '8,200', '9,000'],
  ['2026年1月', '124', '52', '41.9%', '27', '9', '33.3%', '9,150', '9,000'],
  ['2026年2月', '131', '49', '37.4%', '22', '6', '27.3%', '5,900', '9,000'],
  ['合計', '373', '148', '39.7%', '73', '23', '31.5%', '23,250', '27,000'],
];

export const EXPORTS: readonly Export[] = [
  {
    name: 'hubspot-en',
    lang: 'en',
    preset: 'hubspot',
    file: 'hubspot-crm-exports-all-deals.csv',
    text: hubspotDeals(
      [
        'Record ID',
        'Deal Name',
        'Pipeline',
        'Deal Stage',
        'Amount',
        'Close Date',
        'Create Date',
        'Deal owner',
      ],
      (stage) => `Date entered "${stage} (Sales)"`,
      STAGES,
    ),
  },
  {
    name: 'hubspot-ja',
    lang: 'ja',
    preset: 'hubspot',
    file: 'hubspot-crm-exports-取引.csv',
    text: hubspotDeals(
      ['レコードID', '取引名', 'パイプライン', '取引ステージ', '金額', 'クローズ日', '作成日', '取引担当者'],
      (stage) => `「${stage} (Sales)」に入った日付`,
      STAGES_JA,
    ),
  },
  {
    name: 'salesforce-en',
    lang: 'en',
    preset: 'salesforce',
    file: 'report1770000000000.csv',
    text: opportunities(
      ['Opportunity Owner', 'Opportunity Name', 'Stage', 'Close Date', 'Amount', 'Created Date'],
      'Closed Won',
      'Closed Lost',
      'Negotiation/Review',
    ),
  },
  {
    name: 'salesforce-ja',
    lang: 'ja',
    preset: 'salesforce',
    file: '商談レポート.csv',
    text: opportunities(
      ['商談 所有者', '商談名', 'フェーズ', '完了予定日', '金額', '作成日'],
      '受注',
      '失注',
      '提案',
    ),
  },
  {
    name: 'salesforce-history',
    lang: 'en',
    preset: 'salesforce',
    file: 'opportunity-history.csv',
    text: quoted([
      ['Opportunity Name', 'Amount', 'From Stage', 'To Stage', 'Last Modified'],
      ...HISTORY.map(([deal, from, to, day]) => [deal, '12000', from, to, day]),
    ]),
  },
  {
    name: 'pipedrive',
    lang: 'en',
    preset: 'pipedrive',
    file: 'deals-1234567-1.csv',
    text: csv([
      [
        'Deal - Title',
        'Deal - Owner',
        'Deal - Value',
        'Deal - Stage',
        'Deal - Status',
        'Deal - Deal created',
        'Deal - Won time',
        'Deal - Lost time',
      ],
      ...deals(STAGES).map((deal) => [
        deal.name,
        'Sato Yuki',
        deal.amount,
        deal.stage,
        deal.isWon ? 'Won' : deal.lost === '' ? 'Open' : 'Lost',
        `${deal.month}-02 08:00:00`,
        deal.isWon ? `${deal.month}-26 08:00:00` : '',
        deal.lost === '' ? '' : `${deal.lost} 08:00:00`,
      ]),
    ]),
  },
  {
    name: 'kintone',
    lang: 'ja',
    preset: 'kintone',
    file: '案件管理.csv',
    text: quoted([
      [
        'レコード番号',
        '更新者',
        '作成者',
        '更新日時',
        '作成日時',
        'ステータス',
        '会社名',
        '案件担当者名',
        '確度',
        '商談日',
        '受注予定日',
        '合計費用',
      ],
      ...deals(STAGES).map((deal, index) => [
        String(index + 1),
        '佐藤',
        '佐藤',
        `${deal.month}-28 18:00`,
        `${deal.month}-01 09:00`,
        deal.isWon ? '受注' : deal.lost === '' ? '提案中' : '失注',
        `会社${index + 1}`,
        '高橋',
        'B',
        `${deal.month}-04`,
        `${deal.month}-27`,
        deal.amount,
      ]),
    ]),
  },
  {
    name: 'records-ja',
    lang: 'ja',
    preset: 'records',
    file: '案件一覧.csv',
    text: csv([
      [
        '商談ID',
        '担当者',
        '初回接触日',
        'ヒアリング日',
        '提案日',
        '受注日',
        '失注日',
        '受注金額(管理会計)',
        '受注金額',
      ],
      ...deals(STAGES).map((deal) => [
        deal.id,
        '田中',
        ...deal.entered.slice(0, 3),
        deal.isWon ? `${deal.month}-27` : '',
        deal.lost,
        '',
        deal.isWon ? deal.amount : '',
      ]),
    ]),
  },
  {
    name: 'monthly-columns',
    lang: 'ja',
    preset: 'monthly',
    file: '月次.csv',
    text: csv(MONTHLY),
  },
  {
    name: 'monthly-en',
    lang: 'en',
    preset: 'monthly',
    file: 'monthly.csv',
    text: csv([
      ['Month', 'Leads', 'Meetings', 'Proposals', 'Wins', 'Revenue (USD)', 'Revenue target'],
      ['2025-12', '118', '47', '24', '8', '$8,200', '9,000'],
      ['2026-01', '124', '52', '27', '9', '$9,150', '9,000'],
      ['2026-02', '131', '49', '22', '6', '$5,900', '9,000'],
    ]),
  },
  {
    name: 'monthly-rows',
    lang: 'ja',
    preset: 'monthly',
    file: '予実.csv',
    text: csv([
      ['項目', '単位', '4月予算', '4月実績', '5月予算', '5月実績', '累計'],
      ['見込み客数', '人', '100', '96', '110', '104', '200'],
      ['商談数', '件', '50', '41', '52', '45', '86'],
      ['受注数', '件', '15', '12', '16', '14', '26'],
      ['売上', '千円', '15,000', '11,800', '16,000', '14,300', '26,100'],
    ]),
    options: ['--year', '2026'],
  },
  {
    name: 'monthly-without-year',
    lang: 'ja',
    preset: 'monthly',
    file: '営業実績.csv',
    text: csv([
      ['月', '架電数', 'アポ数', 'アポ率', '受注件数', '売上（万円）', '備考'],
      ['4月', '820', '41', '5.0%', '6', '480', ''],
      ['5月', '790', '36', '4.6%', '4', '350', '連休'],
      ['6月', '905', '44', '4.9%', '7', '610', ''],
    ]),
    options: ['--year', '2026'],
  },
  {
    name: 'monthly-long',
    lang: 'en',
    preset: 'monthly',
    file: 'facts.csv',
    text: csv([
      ['period', 'team', 'metric', 'value'],
      ...['2026-01', '2026-02'].flatMap((month, at) =>
        ['East', 'West'].flatMap((team) => [
          [month, team, 'leads', String(80 + at)],
          [month, team, 'wins', String(9 + at)],
          [month, team, 'revenue', String(4_000 + at)],
        ]),
      ),
    ]),
  },
];
