import { formatCount } from './format.js';
import { about, listed } from './listed.js';
import type { Message } from './message.js';

export type PresetId = 'salesforce' | 'hubspot' | 'pipedrive' | 'kintone' | 'monthly' | 'records';

/** What each kind of file is called. */
export const presetNames: Readonly<Record<PresetId, Message>> = {
  salesforce: { ja: 'Salesforceの商談', en: 'opportunities of Salesforce' },
  hubspot: { ja: 'HubSpotの取引', en: 'deals of HubSpot' },
  pipedrive: { ja: 'Pipedriveの取引', en: 'deals of Pipedrive' },
  kintone: { ja: 'kintoneのレコード', en: 'records of kintone' },
  monthly: { ja: '月次の表', en: 'a monthly table' },
  records: { ja: '1行が1件の一覧', en: 'a list with one record a row' },
};

/** How a file was taken for a tree: what was assumed, and what its reader has to look at. */
export const proposalText = {
  won: ({
    column,
    won,
    lost,
    looked,
    isWhole,
  }: {
    column: string;
    won: readonly string[];
    lost: readonly string[];
    looked: number;
    isWhole: boolean;
  }): Message => ({
    ja: `「${column}」が${listed(won).ja}の行を受注、${lost.length > 0 ? `${listed(lost).ja}を失注` : 'それ以外を受注でないもの'}と読みました${isWhole ? '' : `（はじめの${formatCount(looked).ja}行から）`}`,
    en: `rows whose "${column}" is ${listed(won).en} count as won${lost.length > 0 ? `, ${listed(lost).en} as lost` : ''}${isWhole ? '' : ` (of the first ${formatCount(looked).en} rows)`}`,
  }),
  wonByDate: ({ column }: { column: string }): Message => ({
    ja: `「${column}」に日付のある行を、すべて受注と数えます`,
    en: `every row with a date under "${column}" counts as won`,
  }),
  expectedDate: ({ column }: { column: string }): Message => ({
    ja: `「${column}」の月に受注したものと数えます。予定のままの日付なら、受注した日の列に直してください`,
    en: `a deal counts as won in the month of "${column}"; where that is only what was expected, name the column of the day itself`,
  }),
  wonUnknown: ({ column, value }: { column: string; value: string }): Message => ({
    ja: `「${column}」に、受注と分かる値がありませんでした。「${value}」と仮に書いたので、自社の値に直してください`,
    en: `no value of "${column}" says that a deal was won; "${value}" stands there for now: put in yours`,
  }),
  noStatus: ({ column }: { column: string }): Message => ({
    ja: `受注したかどうかの列がないので、「${column}」からは受注を数えませんでした。段階や状態の列を加えて書き出すと、受注まで数えられます`,
    en: `no column tells what was won, so "${column}" is not counted as wins; export the stage or the status as well`,
  }),
  noWonDate: ({ column, won }: { column: string; won: readonly string[] }): Message =>
    about(
      won,
      (names) =>
        `「${column}」には${names}がありますが、その日付の列がないので、どの月の受注か分からず、受注は数えていません。受注日の列を加えて書き出すと、受注まで数えられます`,
      (names) =>
        `"${column}" says ${names}, but no column tells the day of it, so that wins belong to no month and are not counted; export the date of winning as well`,
    ),
  noStages: ({ created, closed }: { created: string; closed: string }): Message => ({
    ja: `途中の段階に入った日がファイルにないので、「${created}」の月の件数と「${closed}」の月の受注だけを数えます。率は同じ月どうしの割合です。同じ商談を追うなら view: cohort にします`,
    en: `the file has no dates of the stages between: records are counted in the month of "${created}" and wins in that of "${closed}". The rate compares two counts of one month; view: cohort follows the same deals`,
  }),
  stagesByDates: ({ stages }: { stages: readonly string[] }): Message =>
    about(
      stages,
      (names) => `段階の順を、日付の前後から${names}と読みました`,
      (names) => `by their dates the stages are, in order, ${names}`,
    ),
  impliedStages: (): Message => ({
    ja: '途中の段階の日付が空欄でも、あとの段階の日付があれば、通ったものと数えます',
    en: 'a date of a later stage counts for the stages before it, where theirs are blank',
  }),
  hubspotReentry: (): Message => ({
    ja: '同じ段階に入り直すと、HubSpotは前の日付を上書きします',
    en: 'HubSpot overwrites the date of a stage when a deal enters it again',
  }),
  otherPipelines: ({ main, others }: { main: string; others: readonly string[] }): Message =>
    about(
      others,
      (names) => `パイプラインは「${main}」だけを使い、${names}は外しました`,
      (names) => `only the pipeline "${main}" is used; ${names} left out`,
    ),
  blankStages: ({ columns }: { columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${names}は、どの行も空欄なので外しました`,
      (names) => `${names} left out: no row has a date there`,
    ),
  notAllDates: ({ column }: { column: string }): Message => ({
    ja: `「${column}」には日付でない値があるので、使いませんでした`,
    en: `"${column}" holds values that are no dates, and was left out`,
  }),
  notAllNumbers: ({ column }: { column: string }): Message => ({
    ja: `「${column}」には数値でない値があるので、使いませんでした`,
    en: `"${column}" holds values that are no numbers, and was left out`,
  }),
  datesAsIn: ({ column, other, dates }: { column: string; other: string; dates: string }): Message => ({
    ja: `「${column}」の月と日の順は、「${other}」にならって ${dates} としました`,
    en: `the dates of "${column}" are taken to be ${dates}, as "${other}" proves of itself`,
  }),
  datesOpen: ({ column, dates, other }: { column: string; dates: string; other: string }): Message => ({
    ja: `「${column}」の日付は、月と日のどちらが先か、どの行からも決まりません。dates: ${dates}（月が先）と書いたので、逆なら ${other} に直してください`,
    en: `no row tells whether "${column}" puts the day or the month first; dates: ${dates} says the month, so write ${other} if it is the day`,
  }),
  stageOrder: ({ stages }: { stages: readonly string[] }): Message =>
    about(
      stages,
      (names) => `段階の順を、変更の向きから${names}と読みました`,
      (names) => `by the direction of the changes the stages are, in order, ${names}`,
    ),
  changesOnly: (): Message => ({
    ja: '段階に初めて入った月に数えます。最初の段階に入った変更がファイルにない商談は、次の段階から数えます',
    en: 'a deal counts in the month in which it first entered a stage; one whose first change is missing is counted from the next stage on',
  }),
  unentered: ({ stages }: { stages: readonly string[] }): Message =>
    about(
      stages,
      (names) => `${names}に入った変更がないので、フェーズにしませんでした`,
      (names) => `no change leads into ${names}: left out of the phases`,
    ),
  noChanges: ({ file }: { file: string }): Message => ({
    ja: `${file} は段階の履歴のようですが、商談、段階、日付の列がそろっていません`,
    en: `${file} looks like a history of stages, but lacks the deal, the stage or the date of a change`,
  }),
  noDates: ({ file }: { file: string }): Message => ({
    ja: `${file} には、件数を月に分ける日付の列がありません`,
    en: `${file} has no column of dates that puts records into months`,
  }),
  noDatesHelp: ({ columns }: { columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${names}のような列を加えて書き出してください`,
      (names) => `export it again with columns such as ${names}`,
    ),
};
