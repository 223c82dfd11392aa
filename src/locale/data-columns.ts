import type { Message } from './message.js';

const names = (list: readonly string[], more = 0): { readonly ja: string; readonly en: string } => ({
  ja: list.join('、') + (more > 0 ? `、ほか${more}列` : ''),
  en: list.join(', ') + (more > 0 ? ` and ${more} more` : ''),
});

/** What looking for columns has to say: headers, measures, conditions. */
export const dataColumnsText = {
  noColumn: ({ column, file }: { column: string; file: string }): Message => ({
    ja: `${file} に「${column}」という列がありません`,
    en: `${file} has no column "${column}"`,
  }),
  strangeFile: ({ file, source }: { file: string; source: string }): Message => ({
    ja: `${file} には、取り込み元「${source}」が読む列が1つもありません`,
    en: `${file} has none of the columns that the source "${source}" reads`,
  }),
  strangeFileHelp: ({
    asked,
    columns,
    more,
  }: {
    asked: readonly string[];
    columns: readonly string[];
    more: number;
  }): Message => ({
    ja: `別のファイルを渡していないか、確かめてください。読む列: ${names(asked).ja}。このファイルの列: ${names(columns, more).ja}`,
    en: `is it another file that you meant? Columns that are read: ${names(asked).en}; columns of this file: ${names(columns, more).en}`,
  }),
  columnNowhere: ({ column }: { column: string }): Message => ({
    ja: `「${column}」という列や指標は、月ごとの表のどの取り込み元にもありません`,
    en: `no source of monthly tables has a column or metric "${column}"`,
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
    ja: `取り込み元「${source}」には、ツリーの指標の id や label と同じ名前の列や指標の行がありません`,
    en: `no column or metric of the source "${source}" is named as the id or label of a node`,
  }),
  idleSourceHelp: ({ columns }: { columns: readonly string[] }): Message => ({
    ja: `指標に measure: で名前を書いてください。あるもの: ${names(columns).ja}`,
    en: `give a node measure: with the name of what it is read from; there are: ${names(columns).en}`,
  }),
  aggregateOnColumns: ({
    aggregate,
    source,
    layout,
  }: {
    aggregate: string;
    source: string;
    layout: string;
  }): Message => ({
    ja: `取り込み元「${source}」は layout: ${layout} なので、${aggregate} は使えません`,
    en: `the source "${source}" has layout: ${layout}, where ${aggregate} has no meaning`,
  }),
  whereOnColumns: ({ source, layout }: { source: string; layout: string }): Message => ({
    ja: `取り込み元「${source}」は layout: ${layout} なので、on と where は使えません`,
    en: `the source "${source}" has layout: ${layout}, where on and where have no meaning`,
  }),
  columnsForm: (): Message => ({
    ja: '月ごとの表では列や指標の名前だけを書きます（measure: 受注数）。1行が1件の一覧なら layout: records にします',
    en: 'of a monthly table name a column or a metric only (measure: wins); for a list with a row per deal use layout: records',
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
    ja: 'measure: { source: deals, count: true, on: 受注日 } のように日付の列を書きます。日付のない一覧なら、取り込み元に period: 2026-04 のように月を書きます',
    en: 'name a date column, as in measure: { source: deals, count: true, on: won_date }; for a list without dates say its month in the source, as in period: 2026-04',
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
};
