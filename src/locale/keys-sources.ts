import type { Message } from './message.js';

/** The keys that say where actuals come from: measures and sources. */
export const sourceKeys: Readonly<Record<string, Message>> = {
  measure: {
    ja: '実績の取り方。列の名前、または { source, count | count_distinct | sum | mean, on, where }。省くとidか表示名と同じ列',
    en: 'Where actuals come from: a column, or { source, count | count_distinct | sum | mean, on, where }; the column named as the id or label if left out',
  },
  'measure.source': { ja: 'データ（sources）のid', en: 'Id of one of the sources' },
  'measure.column': { ja: '値のある列', en: 'Column that holds the value' },
  'measure.count': { ja: '行を数えます', en: 'Counts the rows' },
  'measure.count_distinct': {
    ja: 'この列の異なる値を、月ごとに数えます',
    en: 'Counts the different values of this column within each month',
  },
  'measure.sum': { ja: 'この列を合計します', en: 'Adds up this column' },
  'measure.mean': { ja: 'この列を平均します', en: 'Takes the mean of this column' },
  'measure.on': {
    ja: 'どの月に入れるかを決める日付の列',
    en: 'Date column that puts a row into its month',
  },
  'measure.stage': {
    ja: 'このフェーズに入った件を、取り込み元の stages と view に従って月に入れます（on の代わり）',
    en: 'Takes the records that reached this phase, in the month that stages and view of the source say (instead of on)',
  },
  'measure.where': {
    ja: '条件に合う行だけを使います。{ 列: 条件 }',
    en: 'Takes only the rows that fit, as { column: condition }',
  },
  'where.*': {
    ja: '値、値のリスト、または { eq, not, in, gt, gte, lt, lte, exists, matches }',
    en: 'A value, a list, or { eq, not, in, gt, gte, lt, lte, exists, matches }',
  },
  'where.*.eq': { ja: '等しい', en: 'Equal to this' },
  'where.*.not': { ja: 'この値（のどれか）ではない', en: 'Not this, or none of these' },
  'where.*.in': { ja: 'このどれか', en: 'One of these' },
  'where.*.gt': { ja: 'これより大きい（後の）', en: 'Above this, or after it' },
  'where.*.gte': { ja: 'これ以上（以後）', en: 'This or above, or not before it' },
  'where.*.lt': { ja: 'これより小さい（前の）', en: 'Below this, or before it' },
  'where.*.lte': { ja: 'これ以下（以前）', en: 'This or below, or not after it' },
  'where.*.exists': {
    ja: 'true は空でない行、false は空の行',
    en: 'true: the cell is filled; false: it is blank',
  },
  'where.*.matches': { ja: 'この正規表現に合う', en: 'Matches this regular expression' },
  sources: { ja: '実績のデータ。キーがデータのid', en: 'Where actuals are read from, each under its id' },
  'sources.*': { ja: '実績のデータ1つ', en: 'One source of actuals' },
  'sources.*.path': {
    ja: 'ファイル。このYAMLからの相対パス。* が使えます',
    en: 'Files, relative to this one; * matches any name',
  },
  layout: { ja: '1行が何を表すか', en: 'What a row is' },
  'layout=columns': { ja: '1行が1か月、1列が1指標', en: 'A row is a month, a column a metric' },
  'layout=rows': { ja: '1行が1指標、1列が1か月', en: 'A row is a metric, a column a month' },
  'layout=long': { ja: '1行が1つの値', en: 'A row is one value' },
  'layout=records': { ja: '1行が1件（案件やリード）', en: 'A row is one deal or lead' },
  'sources.*.period': {
    ja: '月のある列。日付のない一覧（records）では、その一覧がどの月のものか（2026-04 など）',
    en: 'Column that holds the month; of records without dates, the month that they are all of, as 2026-04',
  },
  dimensions: {
    ja: '担当者やセグメントなど、分けて見る列',
    en: 'Columns to split by, such as the person or the segment',
  },
  'sources.*.id': {
    ja: '案件が分かる列（商談IDなど）。滞留している案件を名指しするのに使います',
    en: 'Column by which people know a record, such as the number of the deal; stale ones are listed by it',
  },
  encoding: {
    ja: '文字コード（auto、utf-8、shift_jis、euc-jp、utf-16）。省くと auto',
    en: 'auto, utf-8, shift_jis, euc-jp or utf-16; auto if left out',
  },
  delimiter: { ja: '区切り文字。省くと auto', en: 'What separates cells; auto if left out' },
  dates: {
    ja: '日付の書き方（dd-MM-yyyy など。Excelの連番は excel）。省くと auto',
    en: 'How dates are written, as dd-MM-yyyy, or excel for serial numbers; auto if left out',
  },
  decimal: { ja: '小数点の書き方。省くと auto', en: 'How fractions are set off; auto if left out' },
  'decimal=auto': { ja: '列の中の数字から決めます', en: 'The numbers of each column tell' },
  'decimal=point': { ja: '1,234.5 のようにピリオド', en: 'A point, as in 1,234.5' },
  'decimal=comma': { ja: '1.234,5 のようにコンマ', en: 'A comma, as in 1.234,5' },
  header: {
    ja: '見出しのある行の番号。省くと表の形から決まります。上の行は読み飛ばします',
    en: 'Line of the header; found by the form of the table if left out. Lines above it are skipped',
  },
  none: {
    ja: '「値なし」を表す文字（"-"、N/A など）',
    en: 'Texts that mean a missing value, such as "-" or N/A',
  },
  'sources.*.year': {
    ja: '「4月実績」や「4月」のように年のない見出しとセルの年度（fiscal_year_start の月に始まる年）',
    en: 'Year of headers and cells that name only a month; it begins in the month of fiscal_year_start',
  },
  'sources.*.scale': {
    ja: '数字の単位。千円は金額だけに、1000 は率と評点のほかすべてに掛けます',
    en: 'What numbers are in: 千円 multiplies money alone, 1000 all but rates and scores',
  },
  sheet: {
    ja: '読むシートの名前（Excelのブック）。見えているシートが1枚なら省けます',
    en: 'Name of the sheet to read (workbooks of Excel); needless where only one is visible',
  },
  'sources.*.columns': {
    ja: '名前の読み替え。{ ファイルでの名前: ツリーでの名前 }',
    en: 'Other names for columns and metrics, as { name in the file: name in the tree }',
  },
  'sources.*.metric': {
    ja: '指標の名前がある列（long、rows）',
    en: 'Column that names the metric (long, rows)',
  },
  'sources.*.value': {
    ja: '値のある列（long）。rows と columns では、予算と実績が並ぶとき読むほうを表す言葉（実績、見込など）',
    en: 'Column that holds the value (long); of rows and columns, where a plan stands beside the actuals, the word of what to read',
  },
  'sources.*.status': {
    ja: '受注・失注を表す列と値（records）',
    en: 'Which column says won or lost, and how (records)',
  },
  'status.column': { ja: '状態の列', en: 'Column of the status' },
  'status.won': { ja: '受注を表す値', en: 'Values that mean won' },
  'status.phase': {
    ja: '受注した案件だけが達するフェーズ。省くと最後のフェーズ',
    en: 'Phase that only what was won reaches; the last one if left out',
  },
  'status.lost': { ja: '失注を表す値', en: 'Values that mean lost' },
  stages: {
    ja: 'フェーズに入ったことを表す日付の列を、フェーズごとに。後のフェーズの日付があれば、前のフェーズも通ったとみなします',
    en: 'For each phase the column of the date on which a record entered it; a later date implies the earlier phases',
  },
  'stages.*': {
    ja: '日付の列（いくつかあれば最も早い日）。history や current があるときは、段階の名前',
    en: 'A column of dates, or several of which the earliest counts; with history or current, the names of the stage',
  },
  'sources.*.view': {
    ja: '件数を入れる月（records の stages）。省くと snapshot',
    en: 'The month that records with stages count in; snapshot if left out',
  },
  'view=snapshot': { ja: 'フェーズごとに、そこに入った月', en: 'Of each phase, the month of entering it' },
  'view=cohort': {
    ja: 'どのフェーズも、最初に入った月',
    en: 'Of all phases, the month in which the record entered',
  },
  history: {
    ja: '段階の変更履歴のファイル。1行が1回の変更です',
    en: 'A file of changes of stage, one a row',
  },
  'history.record': { ja: '案件を見分ける列', en: 'Column that tells the records apart' },
  'history.stage': { ja: '変更後の段階の列', en: 'Column of the stage that was entered' },
  'history.date': { ja: '変更日の列', en: 'Column of the date of the change' },
  current: {
    ja: '今の段階だけがある列。通ってきた段階が分からないので、転換率は計算しません',
    en: 'Column of the present stage alone: which stages a record has passed is unknown, so no conversion is computed',
  },
  engine: {
    ja: '読み取りに使うもの。省くとファイルから決まります',
    en: 'What reads it; chosen by itself if left out',
  },
  timeout: { ja: '待つ時間の上限', en: 'How long to wait at most' },
  url: { ja: 'データベースの接続先', en: 'Where the database is' },
  'url.env': {
    ja: '接続先を入れた環境変数の名前',
    en: 'Name of the environment variable that holds the address',
  },
  table: { ja: 'データベースのテーブル', en: 'Table of the database' },
  query: { ja: '読み取るSQL', en: 'SQL query to read' },
};
