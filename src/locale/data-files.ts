import type { Message } from './message.js';
import { refusal } from './system.js';

const names = (list: readonly string[], more = 0): { readonly ja: string; readonly en: string } => ({
  ja: list.join('、') + (more > 0 ? `、ほか${more}列` : ''),
  en: list.join(', ') + (more > 0 ? ` and ${more} more` : ''),
});

/** A cell's text as a message shows it. */
const shortText = (text: string): string => (text.length > 20 ? `${text.slice(0, 19)}…` : text);

/** How a file differs from what it was. */
const CHANGES = {
  shorter: { ja: '短くなりました', en: 'became shorter' },
  longer: { ja: '書き足されました', en: 'was added to' },
  other: { ja: '書き換えられました', en: 'was written to' },
} as const;

/** What reading files has to say: paths, encodings, the form of a table. */
export const dataFilesText = {
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
    ja: `ファイル「${name}」を読めません${refusal(reason).ja}`,
    en: `the file "${name}" cannot be read${refusal(reason).en}`,
  }),
  changed: ({ name, change }: { name: string; change: 'shorter' | 'longer' | 'other' }): Message => ({
    ja: `ファイル「${name}」は、読んでいる間に${CHANGES[change].ja}`,
    en: `the file "${name}" ${CHANGES[change].en} while it was read`,
  }),
  changedHelp: (): Message => ({
    ja: '書き出しや同期が終わるのを待って、もう一度実行してください',
    en: 'wait until the export or the synchronisation is over, and run the command again',
  }),
  nul: ({ line }: { line: number }): Message => ({
    ja: `${line}行目に、文字ではないもの（NULバイト）が入っています`,
    en: `line ${line} holds something that is no text (a NUL byte)`,
  }),
  nulHelp: (): Message => ({
    ja: 'ファイルが途中で壊れたか、CSVではないファイルです。書き出し直してください',
    en: 'the file is damaged, or is no CSV; export it again',
  }),
  noMatch: ({ pattern }: { pattern: string }): Message => ({
    ja: `「${pattern}」に当てはまるファイルがありません`,
    en: `no file matches "${pattern}"`,
  }),
  filesThere: ({ names: list }: { names: readonly string[] }): Message =>
    list.length === 0
      ? { ja: 'そのフォルダにはファイルがありません', en: 'that folder holds no files' }
      : { ja: `そこにあるもの: ${names(list).ja}`, en: `what is there: ${names(list).en}` },
  folder: ({ name }: { name: string }): Message => ({
    ja: `「${name}」はフォルダです`,
    en: `"${name}" is a folder`,
  }),
  folderHelp: ({ name }: { name: string }): Message => ({
    ja: `フォルダの中のCSVを読むには ${name}/*.csv と書きます`,
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
    ja: `「${path}」はツリーのフォルダの外にあります`,
    en: `"${path}" lies outside the folder of the tree file`,
  }),
  outsideRootHelp: (): Message => ({
    ja: 'ファイルをツリーと同じフォルダの下に置くか、コマンドの引数で渡してください',
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
    ja: 'auto か、yyyy/MM/dd、dd-MM-yyyy、MM/dd/yyyy HH:mm のように年 yyyy・月 MM・日 dd で書きます（大文字と小文字を区別します）。45383 のようなExcelの連番なら excel と書きます',
    en: 'write auto, or year yyyy, month MM and day dd, as in yyyy/MM/dd, dd-MM-yyyy or MM/dd/yyyy HH:mm (case matters), or excel for serial numbers such as 45383',
  }),

  foreign: {
    oldExcel: (): Message => ({
      ja: 'これは古い形式（.xls など）のExcelのファイルです',
      en: 'this is a file of an old Excel (.xls)',
    }),
    encrypted: (): Message => ({
      ja: 'このブックにはパスワードがかかっています',
      en: 'this workbook is protected by a password',
    }),
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
    oldExcel: (): Message => ({
      ja: 'Excelで開き、「名前を付けて保存」で「Excel ブック（.xlsx）」か「CSV UTF-8（コンマ区切り）」を選んで保存してください',
      en: 'open it in Excel and save it as "Excel Workbook (.xlsx)" or "CSV UTF-8 (comma delimited)"',
    }),
    encrypted: (): Message => ({
      ja: 'Excelで開き、「ファイル」の「情報」にある「ブックの保護」でパスワードを外して保存してください',
      en: 'open it in Excel, take the password away under File > Info > Protect Workbook, and save it',
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
  garbled: {
    lost: ({ text, line }: { text: string; line: number }): Message => ({
      ja: `${line}行目あたりの文字が失われています（「${shortText(text)}」）。ほかの文字コードとして読んだまま保存されたようです`,
      en: `characters near line ${line} are lost ("${shortText(text)}"): the file was probably saved after being read in a wrong encoding`,
    }),
    'utf8-as-cp932': ({ text, line }: { text: string; line: number }): Message => ({
      ja: `${line}行目あたりが文字化けしています（「${shortText(text)}」）。UTF-8のファイルをShift_JIS（CP932）として開き、保存し直したようです`,
      en: `the text near line ${line} is garbled ("${shortText(text)}"): UTF-8 was probably read as Shift_JIS (CP932) and saved again`,
    }),
    'utf8-as-latin1': ({ text, line }: { text: string; line: number }): Message => ({
      ja: `${line}行目あたりが文字化けしています（「${shortText(text)}」）。UTF-8のファイルをLatin-1（Windows-1252）として開き、保存し直したようです`,
      en: `the text near line ${line} is garbled ("${shortText(text)}"): UTF-8 was probably read as Latin-1 (Windows-1252) and saved again`,
    }),
    'cp932-as-latin1': ({ text, line }: { text: string; line: number }): Message => ({
      ja: `${line}行目あたりが文字化けしています（「${shortText(text)}」）。Shift_JIS（CP932）のファイルをLatin-1（Windows-1252）として開き、保存し直したようです`,
      en: `the text near line ${line} is garbled ("${shortText(text)}"): Shift_JIS (CP932) was probably read as Latin-1 (Windows-1252) and saved again`,
    }),
  },
  garbledHelp: {
    lost: (): Message => ({
      ja: '失われた文字は元に戻せません。元のシステムから書き出し直してください',
      en: 'what is lost cannot be restored; export the file again',
    }),
    'utf8-as-cp932': (): Message => ({
      ja: '元のファイルを使うか、書き出し直してください。Excelで開くときは「データ」の「テキストまたはCSVから」で UTF-8 を選びます',
      en: 'use the original, or export it again; in Excel open it by Data > From Text/CSV and choose UTF-8',
    }),
    'utf8-as-latin1': (): Message => ({
      ja: '元のファイルを使うか、書き出し直してください。途中のプログラムには UTF-8 を指定します',
      en: 'use the original, or export it again; tell the program in between that the text is UTF-8',
    }),
    'cp932-as-latin1': (): Message => ({
      ja: '元のファイルを使うか、書き出し直してください。途中のプログラムには Shift_JIS（CP932）を指定します',
      en: 'use the original, or export it again; tell the program in between that the text is Shift_JIS (CP932)',
    }),
  },
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
};
