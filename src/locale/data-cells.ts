import type { Message } from './message.js';

/** A cell's text as a message shows it: a cell may hold a whole mail. */
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

export interface RowPlace {
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

/** What reading cells has to say: numbers, dates, rows that contradict each other. */
export const dataCellsText = {
  notNumber: ({ column, text }: { column: string; text: string }): Message => ({
    ja: `列「${column}」の「${short(text)}」は数値として読めません`,
    en: `"${short(text)}" in the column "${column}" is not a number`,
  }),
  notNumberHelp: (): Message => ({
    ja: '1,200、1.2億、35%、△500 のような形なら読めます。値がないことを表す文字なら、取り込み元に none: ["-"] のように書きます',
    en: '1,200, 1.2億, 35% and (500) can be read; list a text that means missing in the source, as in none: ["-"]',
  }),
  notDecimalComma: ({ column, text }: { column: string; text: string }): Message => ({
    ja: `列「${column}」は小数点をコンマで書く列ですが、「${short(text)}」はその書き方では読めません`,
    en: `the column "${column}" has decimal commas, and "${short(text)}" cannot be read so`,
  }),
  notDecimalCommaHelp: (): Message => ({
    ja: '1.234,5 と 1,234.5 が列の中で混ざっています。どちらかにそろえるか、取り込み元に decimal: point か decimal: comma を書きます',
    en: 'the column mixes 1.234,5 and 1,234.5; write them one way, or declare decimal: point or decimal: comma in the source',
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
  /** `mebibytes` is how much of each file was looked at; null for all of it. */
  ambiguousDatesIn: (v: {
    column: string;
    text: string;
    place: RowPlace;
    mebibytes: number | null;
  }): Message => {
    const { column, text, place, mebibytes } = v;
    const example = {
      ja: `例 ${place.file} ${place.line}行目: ${short(text)}`,
      en: `e.g. ${place.file} line ${place.line}: ${short(text)}`,
    };
    return mebibytes === null
      ? {
          ja: `列「${column}」は、どの行も日が先か月が先か決められません（${example.ja}）`,
          en: `the column "${column}" could be day-first or month-first in every row (${example.en})`,
        }
      : {
          ja: `列「${column}」は、各ファイルの先頭${mebibytes}MiBでは日が先か月が先か決められません（${example.ja}）`,
          en: `the first ${mebibytes} MiB of each file do not prove whether the column "${column}" is day-first or month-first (${example.en})`,
        };
  },
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
