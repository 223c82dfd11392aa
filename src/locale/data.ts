import type { Message } from './message.js';

const names = (list: readonly string[], more = 0): { readonly ja: string; readonly en: string } => ({
  ja: list.join('、') + (more > 0 ? `、ほか${more}列` : ''),
  en: list.join(', ') + (more > 0 ? ` and ${more} more` : ''),
});

/** A cell's text as a message shows it: a cell may hold a whole mail. */
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

interface RowPlace {
  readonly file: string;
  readonly line: number;
}

const where = (first: RowPlace, second: RowPlace): { readonly ja: string; readonly en: string } =>
  first.file === second.file
    ? { ja: `${first.line}行目と${second.line}行目`, en: `lines ${first.line} and ${second.line}` }
    : {
        ja: `${first.file} の${first.line}行目と ${second.file} の${second.line}行目`,
        en: `${first.file} line ${first.line} and ${second.file} line ${second.line}`,
      };

/** A member's parts are kept apart by a control character that no screen shows. */
const memberText = (member: string): { readonly ja: string; readonly en: string } => {
  const parts = member.split('\u001f').filter((part) => part !== '');
  return parts.length === 0
    ? { ja: '', en: '' }
    : { ja: `（${parts.join('・')}）`, en: ` (${parts.join(', ')})` };
};

const KINDS: Readonly<Record<string, Message>> = {
  rate: { ja: '率', en: 'a rate' },
  average: { ja: '平均', en: 'an average' },
  score: { ja: '評点', en: 'a score' },
  stock: { ja: '残高', en: 'a stock' },
};

const ORDERS: Readonly<Record<string, Message>> = {
  'day-first': { ja: '日が先', en: 'day-first' },
  'month-first': { ja: '月が先', en: 'month-first' },
};

/** What reading actuals has to say. */
export const dataText = {
  didYouMean: ({ suggestion }: { suggestion: string }): Message => ({
    ja: `「${suggestion}」のことですか？`,
    en: `did you mean "${suggestion}"?`,
  }),
  more: ({ count }: { count: number }): Message => ({
    ja: `このファイルには同じような問題があと${count}件あります`,
    en: `this file has ${count} more problems like these`,
  }),

  noPath: ({ source }: { source: string }): Message => ({
    ja: `データの取り込み元「${source}」に path がありません`,
    en: `the source "${source}" has no path`,
  }),
  noPathHelp: (): Message => ({
    ja: '読むファイルを path: data/*.csv のように書くか、コマンドの引数でファイルを渡してください',
    en: 'name its files, as in path: data/*.csv, or pass files on the command line',
  }),
  missingFile: ({ name }: { name: string }): Message => ({
    ja: `ファイル「${name}」がありません`,
    en: `there is no file "${name}"`,
  }),
  unreadable: ({ name, reason }: { name: string; reason: string }): Message => ({
    ja: `ファイル「${name}」を読めません（${reason}）`,
    en: `the file "${name}" cannot be read (${reason})`,
  }),
  noMatch: ({ pattern }: { pattern: string }): Message => ({
    ja: `「${pattern}」に当てはまるファイルがありません`,
    en: `no file matches "${pattern}"`,
  }),
  filesThere: ({ names: list }: { names: readonly string[] }): Message =>
    list.length === 0
      ? { ja: 'そのフォルダーにはファイルがありません', en: 'that folder holds no files' }
      : { ja: `そこにあるもの: ${names(list).ja}`, en: `what is there: ${names(list).en}` },
  folder: ({ name }: { name: string }): Message => ({
    ja: `「${name}」はフォルダーです`,
    en: `"${name}" is a folder`,
  }),
  folderHelp: ({ name }: { name: string }): Message => ({
    ja: `フォルダーの中のCSVを読むには ${name}/*.csv と書きます`,
    en: `write ${name}/*.csv for the CSV files in it`,
  }),
  emptyFile: ({ name }: { name: string }): Message => ({
    ja: `ファイル「${name}」は空です（0バイト）`,
    en: `the file "${name}" is empty (0 bytes)`,
  }),
  emptyFileHelp: (): Message => ({
    ja: '書き出しが途中で止まっていないか確かめて、もう一度書き出してください',
    en: 'the export may have been cut short; export it again',
  }),
  outsideRoot: ({ path }: { path: string }): Message => ({
    ja: `「${path}」はツリーのフォルダーの外にあります`,
    en: `"${path}" lies outside the folder of the tree file`,
  }),
  outsideRootHelp: (): Message => ({
    ja: 'ファイルをツリーと同じフォルダーの下に置くか、コマンドの引数で渡してください',
    en: 'put the file below the folder of the tree file, or pass it on the command line',
  }),
  whichSource: ({ sources }: { sources: readonly string[] }): Message => ({
    ja: `渡されたファイルをどの取り込み元として読むか決められません（${names(sources).ja}）`,
    en: `it is not clear which source the given files are for (${names(sources).en})`,
  }),
  whichSourceHelp: (): Message => ({
    ja: 'ファイルはツリーの sources の path に書いてください',
    en: 'name the files in the path of the source instead',
  }),

  layoutToCome: ({ layout }: { layout: string }): Message => ({
    ja: `layout: ${layout} はこの版ではまだ読めません`,
    en: `layout: ${layout} is not supported yet by this version`,
  }),
  layoutToComeHelp: (): Message => ({
    ja: '月が縦に並ぶ表にして layout: columns で読むか、案件ごとの一覧を layout: records で読んでください',
    en: 'use a table with a row per month (layout: columns) or a list of deals (layout: records)',
  }),
  unknownEncoding: ({ encoding }: { encoding: string }): Message => ({
    ja: `文字コード「${encoding}」は使えません`,
    en: `unknown encoding "${encoding}"`,
  }),
  encodings: ({ names: list }: { names: readonly string[] }): Message => ({
    ja: `使えるもの: ${names(list).ja}`,
    en: `known ones: ${names(list).en}`,
  }),
  badDelimiter: ({ delimiter }: { delimiter: string }): Message => ({
    ja: `区切り文字「${delimiter}」は使えません`,
    en: `"${delimiter}" cannot be a delimiter`,
  }),
  badDelimiterHelp: (): Message => ({
    ja: 'auto か、tab、";" のような1文字を書きます',
    en: 'write auto, tab, or one character such as ";"',
  }),
  badDates: ({ dates }: { dates: string }): Message => ({
    ja: `「${dates}」は日付の形式として読めません`,
    en: `"${dates}" is not a form of dates`,
  }),
  badDatesHelp: (): Message => ({
    ja: 'auto か、yyyy/MM/dd、dd-MM-yyyy、MM/dd/yyyy HH:mm のように年 yyyy・月 MM・日 dd で書きます（大文字と小文字を区別します）',
    en: 'write auto, or year yyyy, month MM and day dd, as in yyyy/MM/dd, dd-MM-yyyy or MM/dd/yyyy HH:mm (case matters)',
  }),

  foreign: {
    excel: (): Message => ({ ja: 'これはExcelのファイルです', en: 'this is an Excel file' }),
    html: (): Message => ({
      ja: 'CSVではなくWebページ（HTML）が入っています',
      en: 'this is a web page (HTML), not a CSV',
    }),
    binary: (): Message => ({
      ja: '文字のファイルではありません（NULバイトがあります）',
      en: 'this is not a text file (it has NUL bytes)',
    }),
  },
  foreignHelp: {
    excel: (): Message => ({
      ja: 'Excelで開き、「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存してください',
      en: 'open it in Excel and save it as "CSV UTF-8 (comma delimited)"',
    }),
    html: (): Message => ({
      ja: 'ログイン画面や共有されていない表のページかもしれません。CSVとしてダウンロードし直してください',
      en: 'it may be a login page, or a sheet that is not shared; download it again as CSV',
    }),
    binary: (): Message => ({
      ja: 'BOMのないUTF-16なら encoding: utf-16le と書きます。そうでなければCSVで書き出し直してください',
      en: 'if it is UTF-16 without a byte order mark, write encoding: utf-16le; otherwise export it again as CSV',
    }),
  },
  neitherEncoding: ({
    line,
    byte,
    cp932Line,
  }: {
    line: number;
    byte: number;
    cp932Line: number;
  }): Message => ({
    ja: `UTF-8でもCP932（Shift_JIS）でも読めません。UTF-8として読めない最初の文字は${line}行目（先頭から${byte}バイト目）、CP932としては${cp932Line}行目です`,
    en: `this is neither valid UTF-8 (first bad byte: number ${byte}, line ${line}) nor CP932 (first bad line: ${cp932Line})`,
  }),
  neitherEncodingHelp: (): Message => ({
    ja: '文字コードが分かっていれば encoding に書いてください（euc-jp、utf-16le など）。途中で壊れたファイルなら書き出し直してください',
    en: 'declare the encoding of the source if you know it (euc-jp, utf-16le); if the file is damaged, export it again',
  }),
  badBytes: ({ encoding, line, byte }: { encoding: string; line: number; byte: number }): Message => ({
    ja: `${line}行目（先頭から${byte}バイト目）が ${encoding} として読めません`,
    en: `byte ${byte}, in line ${line}, is not valid ${encoding}`,
  }),
  badBytesHelp: (): Message => ({
    ja: 'encoding: auto にすると、ファイルの中身から文字コードを判断します',
    en: 'encoding: auto lets the content of the file decide',
  }),
  markContradicts: ({ declared, mark }: { declared: string; mark: string }): Message => ({
    ja: `encoding は ${declared} と書かれていますが、ファイルの先頭の印（BOM）は ${mark} を示しています`,
    en: `the source declares ${declared}, but the file begins with the byte order mark of ${mark}`,
  }),
  markContradictsHelp: (): Message => ({
    ja: 'encoding を消すか、auto にしてください',
    en: 'remove the encoding, or write auto',
  }),

  malformed: {
    quoteNotClosed: (): Message => ({
      ja: 'この行から始まる引用符（"）が閉じられていません',
      en: 'a quote (") that opens in this record is never closed',
    }),
    closingQuote: (): Message => ({
      ja: '引用符（"）を閉じたあとに、区切り文字でない文字が続いています',
      en: 'a closing quote (") is followed by something other than a delimiter',
    }),
    openingQuote: (): Message => ({
      ja: '引用符のない値の途中に引用符（"）があります',
      en: 'a quote (") stands in the middle of a value that is not quoted',
    }),
    recordTooLong: (): Message => ({
      ja: '1行が1MiBを超えています。引用符（"）が閉じられていないようです',
      en: 'this record is longer than 1 MiB; a quote (") is probably not closed',
    }),
    other: ({ code }: { code: string }): Message => ({
      ja: `CSVとして読めません（${code}）`,
      en: `this is not a well-formed CSV (${code})`,
    }),
  },
  malformedHelp: (): Message => ({
    ja: '値の中の引用符は "" と二つ重ね、値全体を " で囲みます',
    en: 'inside a value a quote is written "" and the whole value stands in quotes',
  }),
  duplicateHeader: ({ name, columns }: { name: string; columns: readonly string[] }): Message => ({
    ja: `見出し「${name}」が複数の列にあります（${columns.join('列・')}列）`,
    en: `the header "${name}" stands over several columns (${columns.join(', ')})`,
  }),
  duplicateHeaderHelp: (): Message => ({
    ja: 'どちらの列か決められません。見出しを変えるか、使わない列を消してください',
    en: 'it is not clear which one is meant; rename one, or remove the one that is not used',
  }),
  blankHeader: ({ line }: { line: number }): Message => ({
    ja: `見出しがあるはずの${line}行目が空です`,
    en: `line ${line}, where the header should be, is blank`,
  }),
  headerHelp: (): Message => ({
    ja: '見出しの行番号を header: 3 のように書きます',
    en: 'say which line holds the header, as in header: 3',
  }),
  ragged: ({ expected, found }: { expected: number; found: number }): Message => ({
    ja: `見出しは${expected}列ですが、この行は${found}列です`,
    en: `the header has ${expected} columns and this row has ${found}`,
  }),
  raggedLongHelp: (): Message => ({
    ja: '値の中に区切り文字があるなら、その値を " で囲みます',
    en: 'a value that contains the delimiter must stand in quotes (")',
  }),
  raggedShortHelp: (): Message => ({
    ja: '途中で切れた行や、表の後の注記でないか確かめてください。空の値にも区切り文字が要ります',
    en: 'the row may be cut short, or be a note below the table; empty values need their delimiters too',
  }),
  noRows: ({ name }: { name: string }): Message => ({
    ja: `ファイル「${name}」には見出しだけで、データの行がありません`,
    en: `the file "${name}" has a header and no rows`,
  }),
  noRowsHelp: (): Message => ({
    ja: '書き出しの条件（期間や絞り込み）を確かめてください',
    en: 'check the period and filters of the export',
  }),

  noColumn: ({ column, file }: { column: string; file: string }): Message => ({
    ja: `${file} に「${column}」という列がありません`,
    en: `${file} has no column "${column}"`,
  }),
  columnNowhere: ({ column }: { column: string }): Message => ({
    ja: `「${column}」という列は layout: columns のどの取り込み元にもありません`,
    en: `no source of layout: columns has a column "${column}"`,
  }),
  columnsHelp: ({
    columns,
    more,
    suggestion,
  }: {
    columns: readonly string[];
    more: number;
    suggestion?: string;
  }): Message => {
    const list = names(columns, more);
    return {
      ja: `${suggestion ? `「${suggestion}」のことですか？ ` : ''}ある列: ${list.ja}`,
      en: `${suggestion ? `did you mean "${suggestion}"? ` : ''}columns: ${list.en}`,
    };
  },
  ambiguousColumn: ({ column, sources }: { column: string; sources: readonly string[] }): Message => ({
    ja: `「${column}」という列が複数の取り込み元にあります（${names(sources).ja}）`,
    en: `several sources have a column "${column}" (${names(sources).en})`,
  }),
  ambiguousColumnHelp: ({ column, source }: { column: string; source: string }): Message => ({
    ja: `どれを使うか書いてください。例 measure: { source: ${source}, column: ${column} }`,
    en: `say which one is meant, as in measure: { source: ${source}, column: ${column} }`,
  }),
  ambiguousAggregate: ({ sources }: { sources: readonly string[] }): Message => ({
    ja: `この集計をどの取り込み元で行うか決められません（${names(sources).ja}）`,
    en: `it is not clear which source this aggregate is for (${names(sources).en})`,
  }),
  noRecords: (): Message => ({
    ja: 'count、count_distinct、sum、mean には layout: records の取り込み元が要りますが、ありません',
    en: 'count, count_distinct, sum and mean need a source of layout: records, and there is none',
  }),
  nameSource: (): Message => ({
    ja: 'measure: { source: deals, count: true, on: 受注日 } のように source を書きます',
    en: 'name the source, as in measure: { source: deals, count: true, on: won_date }',
  }),
  idleSource: ({ source }: { source: string }): Message => ({
    ja: `取り込み元「${source}」には、ツリーの指標の id や label と同じ名前の列がありません`,
    en: `no column of the source "${source}" is named as the id or label of a node`,
  }),
  idleSourceHelp: ({ columns }: { columns: readonly string[] }): Message => ({
    ja: `指標に measure: 列の名前 を書いてください。ある列: ${names(columns).ja}`,
    en: `give a node measure: with the name of its column; columns: ${names(columns).en}`,
  }),
  aggregateOnColumns: ({ aggregate, source }: { aggregate: string; source: string }): Message => ({
    ja: `取り込み元「${source}」は layout: columns なので、${aggregate} は使えません`,
    en: `the source "${source}" has layout: columns, where ${aggregate} has no meaning`,
  }),
  whereOnColumns: ({ source }: { source: string }): Message => ({
    ja: `取り込み元「${source}」は layout: columns なので、on と where は使えません`,
    en: `the source "${source}" has layout: columns, where on and where have no meaning`,
  }),
  columnsForm: (): Message => ({
    ja: 'layout: columns では列の名前だけを書きます（measure: 受注数）。1行が1件の一覧なら layout: records にします',
    en: 'with layout: columns name a column only (measure: wins); for a list with a row per deal use layout: records',
  }),
  columnOnRecords: ({ column, source }: { column: string; source: string }): Message => ({
    ja: `取り込み元「${source}」は layout: records なので、列「${column}」の集計の仕方が要ります`,
    en: `the source "${source}" has layout: records, so the column "${column}" needs an aggregate`,
  }),
  recordsForm: (): Message => ({
    ja: 'measure: { source: deals, sum: 金額, on: 受注日 } のように count、count_distinct、sum、mean のどれかを書きます',
    en: 'write one of count, count_distinct, sum and mean, as in measure: { source: deals, sum: amount, on: won_date }',
  }),
  noOn: ({ node }: { node: string }): Message => ({
    ja: `${node} の measure に on がないので、どの日付で月を決めるか分かりません`,
    en: `the measure of ${node} has no on, so no date puts a record into a month`,
  }),
  noOnHelp: (): Message => ({
    ja: 'measure: { source: deals, count: true, on: 受注日 } のように日付の列を書きます',
    en: 'name a date column, as in measure: { source: deals, count: true, on: won_date }',
  }),
  badPattern: ({ pattern }: { pattern: string }): Message => ({
    ja: `matches の「${pattern}」は正規表現として読めません`,
    en: `matches: "${pattern}" is not a valid regular expression`,
  }),
  badOperand: ({ operator, operand }: { operator: string; operand: string }): Message => ({
    ja: `${operator} の「${operand}」は数値でも日付でもないので、大小を比べられません`,
    en: `${operator}: "${operand}" is neither a number nor a date, so it cannot be compared`,
  }),
  ambiguousOperand: ({ operator, operand }: { operator: string; operand: string }): Message => ({
    ja: `${operator} の「${operand}」は日が先か月が先か決められません`,
    en: `${operator}: "${operand}" could be day-first or month-first`,
  }),
  conditionHelp: (): Message => ({
    ja: '大小は { gte: 100 } や { lt: 2026-04-01 }、文字は値そのもの、型は { matches: "^A" } で書きます',
    en: 'compare with { gte: 100 } or { lt: 2026-04-01 }, match a text by itself, a form with { matches: "^A" }',
  }),
  comparedHelp: (): Message => ({
    ja: 'この列は where の gt、gte、lt、lte で比べています。値がないことを表す文字なら、取り込み元の none に書きます',
    en: 'the where of a measure compares this column (gt, gte, lt, lte); list a text that means missing in the none of the source',
  }),

  notNumber: ({ column, text }: { column: string; text: string }): Message => ({
    ja: `列「${column}」の「${short(text)}」は数値として読めません`,
    en: `"${short(text)}" in the column "${column}" is not a number`,
  }),
  notNumberHelp: (): Message => ({
    ja: '1,200、1.2億、35%、△500 のような形なら読めます。値がないことを表す文字なら、取り込み元に none: ["-"] のように書きます',
    en: '1,200, 1.2億, 35% and (500) can be read; list a text that means missing in the source, as in none: ["-"]',
  }),
  inColumn: ({ column, message }: { column: string; message: Message }): Message => ({
    ja: `列「${column}」: ${message.ja}`,
    en: `column "${column}": ${message.en}`,
  }),
  negativeCount: ({ text }: { text: string }): Message => ({
    ja: `件数が負です（${text}）`,
    en: `a count cannot be negative (${text})`,
  }),
  negativeCountHelp: (): Message => ({
    ja: '取消しを負の行で表しているなら、差し引いた件数にするか、kind を amount にします',
    en: 'if cancellations are negative rows, give the net count, or make the node an amount',
  }),
  rateOutside: ({ text }: { text: string }): Message => ({
    ja: `率「${text}」が0〜1（0%〜100%）の範囲にありません`,
    en: `the rate ${text} is not between 0 and 1 (0% and 100%)`,
  }),
  rateOutsideHelp: ({ text, value }: { text: string; value: number }): Message =>
    value > 1 && value <= 100
      ? {
          ja: `${text}% のことなら、${text}% か ${value / 100} と書きます`,
          en: `if ${text} percent is meant, write ${text}% or ${value / 100}`,
        }
      : {
          ja: '率は 35% か 0.35 のように書きます。100%を超える比なら kind を average にします',
          en: 'write 35% or 0.35; a ratio that can pass 100% is of kind average',
        },
  scoreOutside: ({ text, min, max }: { text: string; min: number; max: number }): Message => ({
    ja: `評点「${text}」が尺度 ${min}..${max} の範囲にありません`,
    en: `the score ${text} is outside the scale ${min}..${max}`,
  }),
  scoreOutsideHelp: (): Message => ({
    ja: '値を直すか、KCIの scale を実際の尺度に合わせます',
    en: 'mend the value, or make the scale of the KCI the one that was used',
  }),

  noPeriodColumn: ({ file }: { file: string }): Message => ({
    ja: `${file} に、月や日付として読める列がありません`,
    en: `no column of ${file} reads as months or dates`,
  }),
  noPeriodColumnHelp: (): Message => ({
    ja: '期間の列の名前を取り込み元に period: 年月 のように書きます。2026-04、2026/4、2026年4月、令和8年4月 などが読めます',
    en: 'name the column of periods, as in period: month; 2026-04, 2026/4, Apr 2026 and full dates can be read',
  }),
  noPeriod: ({ column }: { column: string }): Message => ({
    ja: `列「${column}」が空なので、この行がどの月か分かりません`,
    en: `the column "${column}" is blank, so this row belongs to no month`,
  }),
  noPeriodHelp: (): Message => ({
    ja: '期間を書くか、行を消してください。合計の行は要りません',
    en: 'fill in the period or remove the row; a row of totals is not needed',
  }),
  notDate: ({ column, text, pattern }: { column: string; text: string; pattern?: string }): Message => ({
    ja: `列「${column}」の「${short(text)}」は${pattern ? `日付（${pattern}）` : '月や日付'}として読めません`,
    en: `"${short(text)}" in the column "${column}" is not a ${pattern ? `date (${pattern})` : 'month or date'}`,
  }),
  notDateHelp: (): Message => ({
    ja: '2026-04-01、2026/4/1、2026年4月、令和8年4月1日 などが読めます。値がないことを表す文字なら、取り込み元の none に書きます',
    en: '2026-04-01, 2026/4/1 and 1 Apr 2026 can be read; list a text that means missing in the none of the source',
  }),
  impossibleDate: ({ column, text, under }: { column: string; text: string; under: string }): Message => {
    const order = ORDERS[under] ?? { ja: under, en: under };
    return {
      ja: `列「${column}」の「${short(text)}」は「${order.ja}」の日付としてありえません`,
      en: `"${short(text)}" in the column "${column}" cannot be ${order.en}`,
    };
  },
  farDate: ({ column, text }: { column: string; text: string }): Message => ({
    ja: `列「${column}」の「${text}」は、営業の実績の年ではありません（1900年から2199年まで）`,
    en: `"${text}" in the column "${column}" is in no year of sales (1900 to 2199)`,
  }),
  farDateHelp: ({ text }: { text: string }): Message => ({
    ja: `日付がないことを表す値なら、取り込み元に none: ["${text}"] と書きます`,
    en: `if it stands for no date, write none: ["${text}"] in the source`,
  }),
  impossibleDateHelp: (): Message => ({
    ja: '列の中で日と月の順が混ざっているか、取り込み元の dates が違っています',
    en: 'the column mixes day-first and month-first dates, or the dates of the source declare the wrong form',
  }),
  ambiguousDates: ({ column, line, text }: { column: string; line: number; text: string }): Message => ({
    ja: `列「${column}」は、どの行も日が先か月が先か決められません（例 ${line}行目: ${text}）`,
    en: `the column "${column}" could be day-first or month-first in every row (e.g. line ${line}: ${text})`,
  }),
  ambiguousDatesHelp: (): Message => ({
    ja: '取り込み元に dates: dd/MM/yyyy（日が先）か dates: MM/dd/yyyy（月が先）を書いてください',
    en: 'declare dates: dd/MM/yyyy (day first) or dates: MM/dd/yyyy (month first) in the source',
  }),
  duplicateRow: ({
    month,
    member,
    first,
    second,
  }: {
    month: string;
    member: string;
    first: RowPlace;
    second: RowPlace;
  }): Message => {
    const place = where(first, second);
    const who = memberText(member);
    return {
      ja: `${month}${who.ja} の行が複数あります（${place.ja}）`,
      en: `more than one row of ${month}${who.en}: ${place.en}`,
    };
  },
  duplicateRowHelp: (): Message => ({
    ja: '担当者や部門ごとの行なら、その列を取り込み元の dimensions に書きます（dimensions: [担当者]）',
    en: 'if rows are per person or team, name that column in the dimensions of the source (dimensions: [rep])',
  }),
  secondValue: ({
    month,
    kind,
    column,
    first,
    second,
  }: {
    month: string;
    kind: string;
    column: string;
    first: RowPlace;
    second: RowPlace;
  }): Message => {
    const place = where(first, second);
    const what = KINDS[kind] ?? { ja: kind, en: kind };
    return kind === 'stock'
      ? {
          ja: `列「${column}」は${what.ja}ですが、同じ日の値が二つあります（${place.ja}）`,
          en: `the column "${column}" is ${what.en} and has two values of one day: ${place.en}`,
        }
      : {
          ja: `列「${column}」に ${month} の値が複数あります（${place.ja}）。${what.ja}は平均しません`,
          en: `more than one value of ${month} in the column "${column}": ${place.en}; ${what.en} is never averaged`,
        };
  },
  secondValueHelp: (): Message => ({
    ja: '月に1行の表にするか、もとになる件数や金額の列から計算させます。担当者ごとの行なら dimensions に書きます',
    en: 'give one row a month, or let the value follow from counts and amounts; name a column of people in dimensions',
  }),
};
