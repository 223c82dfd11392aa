import { formatCount } from './format.js';
import type { Message } from './message.js';

export interface AcrossWords {
  readonly file: string;
  /** The month in which the fiscal year begins. */
  readonly start: number;
}

/** The words beside the months of a header, as a message lists them. */
const familyNames = (families: readonly string[]): string =>
  families
    .filter((family) => family !== '')
    .slice(0, 10)
    .join(', ');

/** What the layouts of tables have to say: months across, one value a row, the units of numbers. */
export const dataLayoutsText = {
  noMetric: ({ column, file }: { column: string; file: string }): Message => ({
    ja: `${file} に「${column}」という指標の行がありません`,
    en: `${file} has no row of a metric "${column}"`,
  }),
  noMetricColumn: ({ file }: { file: string }): Message => ({
    ja: `${file} に、指標の名前がある列が見つかりません`,
    en: `no column of ${file} names the metrics`,
  }),
  noListOfMetrics: ({ column, file, most }: { column: string; file: string; most: number }): Message => ({
    ja: `${file} の列「${column}」には${formatCount(most).ja}種類を超える値があり、指標の名前の列とは考えられません`,
    en: `the column "${column}" of ${file} has more than ${formatCount(most).en} different values, which no column of metrics has`,
  }),
  noMetricColumnHelp: ({ layout }: { layout: string }): Message =>
    layout === 'rows'
      ? {
          ja: '指標の名前がある列を、取り込み元に metric: 項目 のように書きます',
          en: 'name the column of the metrics in the source, as in metric: item',
        }
      : {
          ja: '取り込み元に metric: 項目 のように書きます。指標ごとに列があるなら layout: columns にします',
          en: 'name it in the source, as in metric: item; if each metric has a column, use layout: columns',
        },
  noMetricName: ({ column }: { column: string }): Message => ({
    ja: `列「${column}」が空なので、この行がどの指標か分かりません`,
    en: `the column "${column}" is blank, so this row is of no metric`,
  }),
  noMetricNameHelp: (): Message => ({
    ja: '結合したセルは最初の行にだけ値が残ります。どの行にも指標の名前を書いてください',
    en: 'of merged cells only the first row keeps the text; write the name of the metric in every row',
  }),
  noValueColumn: ({ file }: { file: string }): Message => ({
    ja: `${file} に、値の列が見つかりません`,
    en: `no column of ${file} is known to hold the values`,
  }),
  noValueColumnHelp: (): Message => ({
    ja: '値のある列を、取り込み元に value: 実績 のように書きます',
    en: 'name the column of the values in the source, as in value: actual',
  }),

  monthsAcross: {
    'no-periods': ({ file }: AcrossWords): Message => ({
      ja: `${file} の見出しに、月として読めるものがありません`,
      en: `no header of ${file} reads as a month`,
    }),
    'no-actuals': ({ file }: AcrossWords): Message => ({
      ja: `${file} の月の列のうち、どれが実績か分かりません`,
      en: `it is not clear which months of ${file} hold the actuals`,
    }),
    'no-year': ({ file }: AcrossWords): Message => ({
      ja: `${file} の見出しは月だけで、年がありません`,
      en: `the headers of ${file} name months without a year`,
    }),
    'year-turns': ({ file, start }: AcrossWords): Message => ({
      ja: `${file} の月の並びが、${start}月に始まる年度の順と合いません`,
      en: `the months of ${file} are not in the order of a year that begins in month ${start}`,
    }),
    'same-month': ({ file }: AcrossWords): Message => ({
      ja: `${file} に、同じ月の列が二つあります`,
      en: `${file} has two columns of one month`,
    }),
  } satisfies Record<string, (words: AcrossWords) => Message>,
  cellsWithoutYear: ({ file, column }: { file: string; column: string }): Message => ({
    ja: `${file} の列「${column}」は月だけで、年がありません`,
    en: `the column "${column}" of ${file} names months without a year`,
  }),
  monthsAcrossHelp: {
    'no-periods': (): Message => ({
      ja: '2026-04、2026年4月、4月実績 のような見出しが読めます。月が縦に並ぶ表なら layout: columns にします',
      en: '2026-04, Apr 2026 and 4月実績 can be read; for a table with a row a month use layout: columns',
    }),
    'no-actuals': ({ families }: { families: readonly string[] }): Message => ({
      ja: `実績の列を表す言葉を、取り込み元に value: 実績 のように書きます。月のそばにある言葉: ${familyNames(families)}`,
      en: `say in the source which word marks them, as in value: actual; beside the months stand: ${familyNames(families)}`,
    }),
    'no-year': (): Message => ({
      ja: '取り込み元に year: 2026 のように、年度が始まる年を書きます',
      en: 'write the year in which the fiscal year begins in the source, as in year: 2026',
    }),
    'year-turns': (): Message => ({
      ja: '4月始まりなら、ツリーに fiscal_year_start: 4 と書きます。見出しに年を入れても読めます',
      en: 'say when the year begins in the tree, as in fiscal_year_start: 4, or put the year into the headers',
    }),
    'same-month': (): Message => ({
      ja: '使わないほうの列を消すか、見出しに 実績 や 予算 を付けて分けます',
      en: 'remove the one that is not used, or tell them apart by a word such as actual or plan',
    }),
  } satisfies Record<string, (words: { families: readonly string[] }) => Message>,

  badScale: ({ scale }: { scale: string }): Message => ({
    ja: `scale の「${scale}」は数字の単位として読めません`,
    en: `scale: "${scale}" is no unit of numbers`,
  }),
  badScaleHelp: (): Message => ({
    ja: '千円、百万円、億円、1000 のように書きます',
    en: 'write 千円, 百万円, thousand yen, or a power of ten such as 1000',
  }),
  scalesDiffer: (v: { declared: string; stated: string; file: string }): Message => ({
    ja: `scale は「${v.declared}」ですが、${v.file} の表には「${v.stated}」と書かれています`,
    en: `the scale is "${v.declared}", but the table of ${v.file} states "${v.stated}"`,
  }),
  scalesDifferHelp: (): Message => ({
    ja: 'scale を表に合わせるか、消してください。表に書かれた単位はそのまま使われます',
    en: 'make the scale that of the table, or remove it: what the table states is used by itself',
  }),
  unclearScale: ({ node, scale }: { node: string; scale: string }): Message => ({
    ja: `${node} が金額かどうか分からないので、「${scale}」を掛けるか決められません`,
    en: `it is not clear whether ${node} is money, so whether "${scale}" is about it`,
  }),
  unclearScaleHelp: (): Message => ({
    ja: 'unit: JPY や unit: 人 のように単位を書きます',
    en: 'give the node its unit, as in unit: JPY or unit: people',
  }),
  onlyTotals: ({ name }: { name: string }): Message => ({
    ja: `ファイル「${name}」には、月の行がありません（合計や、月より長い期間の行だけです）`,
    en: `the file "${name}" has no row of a month, only totals and periods longer than a month`,
  }),
  onlyTotalsHelp: (): Message => ({
    ja: '実績は月ごとに読みます。年や四半期の表からは月の値が分かりません',
    en: 'actuals are read by the month; a table of years or quarters does not tell them',
  }),
};
