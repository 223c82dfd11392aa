import type { Message } from './message.js';

/** What the schema expected, by the key that the schema gives. */
const EXPECTED: Readonly<Record<string, Message>> = {
  number: {
    ja: '数値（120000000、1.2億、3,000万、120M、35% など）',
    en: 'a number (120000000, 1.2億, 3,000万, 120M, 35%)',
  },
  positive: { ja: '0より大きい数値', en: 'a number above 0' },
  'not-negative': { ja: '0以上の数値', en: 'a number of 0 or more' },
  id: {
    ja: 'id（文字か _ で始まり、文字・数字・_ だけ。min、max、lag は使えません）',
    en: 'an id: a letter or _, then letters, digits and _; not min, max or lag',
  },
  text: { ja: '文字列', en: 'a text' },
  texts: { ja: '文字列、または文字列のリスト', en: 'a text or a list of texts' },
  boolean: { ja: 'true か false', en: 'true or false' },
  true: { ja: 'true', en: 'true' },
  mapping: { ja: '「キー: 値」の組', en: 'a mapping of keys to values' },
  scalar: { ja: '文字列・数値・true/false のどれか', en: 'a text, a number, true or false' },
  scalars: { ja: '値、または値のリスト', en: 'a value or a list of values' },
  condition: {
    ja: '値、値のリスト、または { eq, not, in, gt, gte, lt, lte, exists, matches }',
    en: 'a value, a list of values, or { eq, not, in, gt, gte, lt, lte, exists, matches }',
  },
  measure: {
    ja: '列の名前、または { source, count | count_distinct | sum | mean, on, where }',
    en: 'the name of a column, or { source, count | count_distinct | sum | mean, on, where }',
  },
  target: { ja: '数値、または { per_month: 数値 }', en: 'a number, or { per_month: number }' },
  'rule-setting': {
    ja: 'off、info、warning、error のどれか、または { severity, reason }',
    en: 'one of off, info, warning and error, or { severity, reason }',
  },
  level: { ja: '評価の文、または { text, evidence }', en: 'the text of the level, or { text, evidence }' },
  scale: { ja: '1..5 のような範囲', en: 'a range such as 1..5' },
  header: {
    ja: '見出しのある行番号（1〜1000の整数）',
    en: 'the line of the header, a whole number from 1 to 1000',
  },
  year: { ja: '年（1900〜2199の整数）', en: 'a year, a whole number from 1900 to 2199' },
  'whole-number': { ja: '0以上の整数', en: 'a whole number of 0 or more' },
  tests: { ja: 'テストのリスト（- name: … で始まる行）', en: 'a list of tests, each beginning with - name:' },
  tolerance: { ja: '0以上の許容差（0.5% か 1 など）', en: 'a tolerance of 0 or more, such as 0.5% or 1' },
  expectation: {
    ja: '数値、{ value, tolerance }、または { min, max }',
    en: 'a number, { value, tolerance } or { min, max }',
  },
  duration: {
    ja: '時間（30s、500ms、5m、1h、または秒数。1日まで）',
    en: 'a time: 30s, 500ms, 5m, 1h or seconds, up to a day',
  },
  version: { ja: '形式の版 1', en: 'the format version, 1' },
  lags: {
    ja: '{ 0: 20%, 1: 50%, 2: 30% } のような割合、または auto（案件の記録から求める）',
    en: 'shares such as { 0: 20%, 1: 50%, 2: 30% }, or auto to find them from records',
  },
  lag: { ja: '月数を表す 0〜120 の整数', en: 'a whole number of months from 0 to 120' },
  'working-days': {
    ja: 'weekdays、または月ごとの日数（{ 1: 19, 2026-05: 18 } など）',
    en: 'weekdays, or the days of months, as in { 1: 19, 2026-05: 18 }',
  },
  'working-month': {
    ja: '月を表す 1〜12 の整数、または 2026-05 の形の月',
    en: 'a month: a whole number from 1 to 12, or one such as 2026-05',
  },
  'month-number': { ja: '月を表す 1〜12 の整数', en: 'a month, a whole number from 1 to 12' },
  month: { ja: '月（2026-04 など）', en: 'a month, such as 2026-04' },
  months: {
    ja: '月か期間（2026-04、2026-04..2026-09 など）',
    en: 'months, such as 2026-04 or 2026-04..2026-09',
  },
  horizon: {
    ja: '期間（2026-04..2026-09、FY2026、FY2026-H1、FY2026-Q2、2026、2026-07 など）',
    en: 'a period (2026-04..2026-09, FY2026, FY2026-H1, FY2026-Q2, 2026, 2026-07)',
  },
};

export const expectedText = (key: string): Message => {
  const choice = /^one of: (.*)$/u.exec(key)?.[1];
  if (choice) return { ja: `${choice} のどれか`, en: `one of ${choice}` };
  return EXPECTED[key] ?? { ja: key, en: key };
};

/** A share in per cent with as many decimals as it takes to tell it from 100%. */
const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

export const schemaText = {
  syntax: ({ reason }: { reason: Message }): Message => ({
    ja: `YAMLとして読めません: ${reason.ja}`,
    en: `this is not valid YAML: ${reason.en}`,
  }),
  tooDeep: (): Message => ({ ja: '入れ子が深すぎます', en: 'it is nested too deeply' }),
  aliasOfItself: (): Message => ({
    ja: '別名（*）が、それ自身を含む値を指しています',
    en: 'an alias (*) stands for what it is a part of',
  }),
  aliasOfNothing: ({ name }: { name: string }): Message => ({
    ja: `*${name} は別名と読まれますが、&${name} と名付けた値が上にありません。文字として書くなら引用符で囲みます`,
    en: `*${name} is read as an alias, but nothing above is named &${name}; put a text that begins with * in quotes`,
  }),
  tooMuchRepeated: ({ most }: { most: number }): Message => ({
    ja: `別名（*）がくり返す量が多すぎます（合わせて${most}文字まで）`,
    en: `the aliases (*) repeat too much (${most} characters in all are the limit)`,
  }),
  empty: (): Message => ({ ja: 'ファイルに何も書かれていません', en: 'the file is empty' }),
  emptyHelp: (): Message => ({
    ja: '最小の形: kpi: 1 と kgi: { id: revenue, kind: amount, target: 1.2億 }',
    en: 'the smallest tree: kpi: 1 and kgi: { id: revenue, kind: amount, target: 120M }',
  }),
  baselineHelp: (): Message => ({
    ja: 'ベースラインは kpi validate --update-baseline が書きます',
    en: 'kpi validate --update-baseline writes a baseline',
  }),
  configHelp: (): Message => ({
    ja: 'kpi.config.yaml に書けるもの: rules、max_warnings、baseline',
    en: 'kpi.config.yaml holds rules, max_warnings and baseline',
  }),
  duplicateKey: ({ key, line }: { key: string; line: number }): Message => ({
    ja: `キー「${key}」は${line}行目にも書かれています`,
    en: `the key "${key}" is written twice, first in line ${line}`,
  }),
  severalDocuments: (): Message => ({
    ja: '1つのファイルに YAML 文書が複数あります（--- は使えません）',
    en: 'the file holds several YAML documents; a tree is one',
  }),
  unknownKey: ({ key }: { key: string }): Message => ({
    ja: `「${key}」というキーはありません`,
    en: `unknown key "${key}"`,
  }),
  unusableKey: ({ key }: { key: string }): Message => ({
    ja: `「${key}」という名前は使えません`,
    en: `"${key}" cannot be used as a name`,
  }),
  quoteCommas: (): Message => ({
    ja: '{ } や [ ] の中のカンマ入りの数値は引用符で囲みます: "50,000"',
    en: 'inside { } and [ ] a number with commas needs quotes: "50,000"',
  }),
  known: ({ keys }: { keys: readonly string[] }): Message => ({
    ja: `ここに書けるキー: ${keys.join('、')}`,
    en: `keys known here: ${keys.join(', ')}`,
  }),
  didYouMean: ({ suggestion }: { suggestion: string }): Message => ({
    ja: `「${suggestion}」のことですか？`,
    en: `did you mean "${suggestion}"?`,
  }),
  missingKey: ({ key, expected }: { key: string; expected: Message }): Message => ({
    ja: `必要なキー「${key}」がありません（${expected.ja}）`,
    en: `the key "${key}" is missing (${expected.en})`,
  }),
  emptyValue: ({ key, expected }: { key: string; expected: Message }): Message => ({
    ja: `「${key}」の値が空です（${expected.ja}）`,
    en: `the key "${key}" has no value (${expected.en})`,
  }),
  wrong: ({ found, expected }: { found: string; expected: Message }): Message => ({
    ja: `「${found}」は使えません。必要なもの: ${expected.ja}`,
    en: `"${found}" does not fit; expected ${expected.en}`,
  }),
  expected: ({ expected }: { expected: Message }): Message => ({
    ja: `必要なもの: ${expected.ja}`,
    en: `expected ${expected.en}`,
  }),
  badId: ({ id }: { id: string }): Message => ({
    ja: `「${id}」はidに使えません`,
    en: `"${id}" cannot be an id`,
  }),
  badIdHelp: (): Message => ({
    ja: 'idは文字か _ で始め、文字・数字・_ だけを使います（受注数、win_rate）。- は数式で引き算になります',
    en: 'an id starts with a letter or _ and goes on with letters, digits and _ (win_rate); a hyphen means minus in a formula',
  }),
  /** The first place; its file is named where it is another one. */
  duplicateId: ({
    id,
    place: { file, line },
  }: {
    id: string;
    place: { file: string | null; line: number };
  }): Message => ({
    ja: `id「${id}」は${file === null ? `${line}行目` : ` ${file} の${line}行目`}でも使われています`,
    en: `the id "${id}" is already used in ${file === null ? `line ${line}` : `${file}:${line}`}`,
  }),
  duplicateHelp: ({ keys }: { keys: readonly string[] }): Message =>
    keys.length === 0
      ? { ja: '中身は同じです。どちらか一方を消してください', en: 'both say the same: take one of them away' }
      : {
          ja: `2つの定義は ${keys.join('、')} が違います。どちらかに決めて、1つのファイルだけに書いてください`,
          en: `the two differ in ${keys.join(', ')}: agree on one, and keep it in one file`,
        },
  includeNotRead: (): Message => ({
    ja: 'include のファイルが渡されていません',
    en: 'the files that include names were not given',
  }),
  severalAggregates: (): Message => ({
    ja: 'count、count_distinct、sum、mean、column のうち1つだけを書きます',
    en: 'give just one of count, count_distinct, sum, mean and column',
  }),
  stageOrOn: (): Message => ({
    ja: 'stage と on は、どちらか1つだけを書きます',
    en: 'give either stage or on',
  }),
  unknownStage: ({ stage, known }: { stage: string; known: readonly string[] }): Message =>
    known.length === 0
      ? {
          ja: `フェーズ「${stage}」に入った日付がどの列か、取り込み元の stages に書いてください`,
          en: `no source says under stages by which dates the phase "${stage}" is reached`,
        }
      : {
          ja: `取り込み元の stages に「${stage}」がありません（あるもの: ${known.join('、')}）`,
          en: `the stages of the source have no "${stage}" (there are: ${known.join(', ')})`,
        },
  stageOfWhich: ({ stage }: { stage: string }): Message => ({
    ja: `「${stage}」をどの取り込み元の stages で数えるか、source に書いてください`,
    en: `say under source whose stages "${stage}" is one of`,
  }),
  stageTwice: ({ phase, source, node }: { phase: string; source: string; node: string }): Message => ({
    ja: `フェーズ「${phase}」の件数（${node}）は、取り込み元「${source}」の stages でも数えられています。どちらで数えるかを ${node} の measure に書いてください`,
    en: `the volume of the phase "${phase}" (${node}) is counted by the stages of the source "${source}" as well; say under the measure of ${node} which of them counts`,
  }),
  misplaced: ({ key, id }: { key: string; id: string }): Message => ({
    ja: `「${key}」は数式のない指標だけに書けます（${id} には formula があります）`,
    en: `"${key}" belongs to a leaf, and ${id} has a formula`,
  }),
  misplacedHelp: ({ key }: { key: string }): Message =>
    key === 'lever'
      ? {
          ja: '数式で決まる指標の上限・下限は cap: { min, max } で書きます',
          en: 'what a computed node must keep is written cap: { min, max }',
        }
      : {
          ja: `数式から決まるので、${key} を消し、もとになる指標のほうに書いてください`,
          en: `it follows from its formula: take ${key} away, and write it on the nodes that it is made of`,
        },
  badScale: (): Message => ({
    ja: 'scale の左の数は右の数より小さくします（1..5）',
    en: 'a scale goes from a lower number to a higher one (1..5)',
  }),
  badLevel: ({ level }: { level: string }): Message => ({
    ja: `rubric のキーは点数（1、2、3…）です（${level} は使えません）`,
    en: `the keys of a rubric are scores such as 1, 3 and 5, and "${level}" is not one`,
  }),
  badLag: ({ months }: { months: string }): Message => ({
    ja: `lags のキーは何か月後かを表す 0〜120 の整数です（${months} は使えません）`,
    en: `the keys of lags are whole months from 0 to 120, and "${months}" is not one`,
  }),
  lagsSum: ({ sum }: { sum: number }): Message => ({
    ja: `lags の割合の合計は100%になるはずですが、${percent(sum)}です`,
    en: `the shares of lags come to ${percent(sum)}, not to 100%`,
  }),
  lagsSumHelp: (): Message => ({
    ja: 'すべての案件がいつか届くように書きます（例: { 0: 20%, 1: 50%, 2: 30% }）。届かない分は率で表します',
    en: 'write when all of it arrives, as in { 0: 20%, 1: 50%, 2: 30% }; what never arrives belongs to a rate',
  }),
  lagsWithoutVolume: ({ id }: { id: string }): Message => ({
    ja: `${id} の lags は効きません。lags は、前のフェーズの量（件数か金額）から数式で決まる件数に書きます`,
    en: `the lags of ${id} have nothing to act on: they belong on a count whose formula takes up a volume`,
  }),
  lagsHelp: (): Message => ({
    ja: '例: wins: { kind: count, formula: proposals * win_rate, lags: { 0: 20%, 1: 80% } }',
    en: 'as in wins: { kind: count, formula: proposals * win_rate, lags: { 0: 20%, 1: 80% } }',
  }),
  badSeason: ({ month }: { month: string }): Message => ({
    ja: `season のキーは月の番号 1〜12 です（${month} は使えません）`,
    en: `the keys of a season are months from 1 to 12, and "${month}" is not one`,
  }),
  grain: ({ found }: { found: string }): Message => ({
    ja: `この版が扱う粒度は month だけです（${found} は未対応）`,
    en: `this version works in months only (grain: ${found} is not supported yet)`,
  }),
};
