import type { Message } from './message.js';

export interface SheetNames {
  readonly names: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

const listed = ({ names, more }: SheetNames): Message => ({
  ja: names.map((name) => `「${name}」`).join('') + (more > 0 ? `、ほか${more}枚` : ''),
  en: names.map((name) => `"${name}"`).join(', ') + (more > 0 ? ` and ${more} more` : ''),
});

const saveAsCsv = {
  ja: '読むシートをExcelで開き、「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存してください',
  en: 'open the sheet in Excel and save it as "CSV UTF-8 (comma delimited)"',
};

/** What reading workbooks of Excel has to say. */
export const dataWorkbookText = {
  workbookNotInstalled: ({ name }: { name: string }): Message => ({
    ja: `Excelのブックを読むには ${name} が要りますが、入っていません`,
    en: `workbooks of Excel are read with ${name}, which is not installed`,
  }),
  workbookNotInstalledHelp: ({ name }: { name: string }): Message => ({
    ja: `npm install ${name} で入ります。入れずに済ませるなら、シートを「CSV UTF-8（コンマ区切り）」で保存してください`,
    en: `install it with: npm install ${name}; or save the sheet as "CSV UTF-8 (comma delimited)"`,
  }),
  workbookLarge: ({ mebibytes, most }: { mebibytes: number; most: number }): Message => ({
    ja: `このブックは${mebibytes} MiB あります。読めるのは${most} MiB までです`,
    en: `this workbook has ${mebibytes} MiB; up to ${most} MiB can be read`,
  }),
  workbookFault: {
    damaged: (): Message => ({
      ja: 'このブックは壊れているか、途中で切れています',
      en: 'this workbook is damaged or cut short',
    }),
    tooLarge: (): Message => ({
      ja: 'このブックは、広げると大きすぎて読めません（読めるのは100 MiB、200万セルほどまでです）',
      en: 'this workbook is too large once it is unpacked; about 100 MiB and two million cells can be read',
    }),
    notWorkbook: (): Message => ({
      ja: 'これはExcelのブック（.xlsx、.xlsm）ではありません',
      en: 'this is no workbook of Excel (.xlsx, .xlsm)',
    }),
  },
  workbookFaultHelp: {
    damaged: (): Message => ({
      ja: 'Excelで開いて保存し直すか、元のシステムからもう一度書き出してください',
      en: 'open it in Excel and save it again, or export it once more',
    }),
    tooLarge: (): Message => saveAsCsv,
    notWorkbook: (): Message => ({
      ja: 'ZIPなら中のファイルを取り出してください。.xlsb や .ods は、Excelで開いて .xlsx かCSVで保存し直してください',
      en: 'take the files out of a ZIP; save .xlsb and .ods as .xlsx or CSV',
    }),
  },
  whichSheet: ({ count }: { count: number }): Message =>
    count === 0
      ? { ja: 'このブックにはシートがありません', en: 'this workbook has no sheets' }
      : {
          ja: `このブックには${count}枚のシートがあり、どれを読むのか決められません`,
          en: `this workbook has ${count} sheets, and it is not clear which one to read`,
        },
  whichSheetHelp: (sheets: SheetNames): Message => {
    const [first = ''] = sheets.names;
    return {
      ja: `取り込み元に sheet: ${first} のように書くか、kpi init --from なら --sheet で選んでください。シート: ${listed(sheets).ja}`,
      en: `name it in the source, as in sheet: ${first}, or for kpi init --from by --sheet; the sheets are ${listed(sheets).en}`,
    };
  },
  noSheet: ({ name }: { name: string }): Message => ({
    ja: `シート「${name}」がありません`,
    en: `there is no sheet "${name}"`,
  }),
  sheetsThere: ({ suggestion, ...sheets }: SheetNames & { suggestion?: string }): Message => {
    const there = listed(sheets);
    return suggestion === undefined
      ? { ja: `あるシート: ${there.ja}`, en: `the sheets are ${there.en}` }
      : {
          ja: `「${suggestion}」のことですか？ あるシート: ${there.ja}`,
          en: `did you mean "${suggestion}"? The sheets are ${there.en}`,
        };
  },
  emptySheet: ({ name }: { name: string }): Message => ({
    ja: `シート「${name}」は空です`,
    en: `the sheet "${name}" is empty`,
  }),
  emptySheetHelp: (): Message => ({
    ja: '表のあるシートの名前を sheet に書いてください',
    en: 'name the sheet with the table under sheet',
  }),
  uncalculated: (): Message => ({
    ja: 'この数式はまだ計算されておらず、値がありません',
    en: 'this formula was never calculated, so it has no value',
  }),
  uncalculatedHelp: (): Message => ({
    ja: 'ブックをExcelで開き、保存し直してください。プログラムが書いたブックでは、一度開くまで数式の値が入りません',
    en: 'open the workbook in Excel and save it; a workbook that a program wrote has no values of formulas before that',
  }),
  notOfWorkbook: ({ key }: { key: string }): Message => ({
    ja: `${key} は文字のファイルのためのキーで、Excelのブックでは意味がありません`,
    en: `${key} is for files of text, and means nothing for a workbook of Excel`,
  }),
  notOfWorkbookHelp: ({ key }: { key: string }): Message => ({
    ja: `取り込み元の ${key} を消すか、CSVとブックで取り込み元を分けてください`,
    en: `take ${key} away from the source, or make workbooks another source`,
  }),
  notOfText: (): Message => ({
    ja: '取り込み元に sheet がありますが、このファイルはExcelのブックではありません',
    en: 'the source names a sheet, but this file is no workbook of Excel',
  }),
  notOfTextHelp: (): Message => ({
    ja: '取り込み元の sheet を消すか、CSVとブックで取り込み元を分けてください',
    en: 'take sheet away from the source, or make workbooks another source',
  }),
};
