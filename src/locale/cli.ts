import type { Message } from './message.js';
import { refusal } from './system.js';

const list = (items: readonly string[]): string => items.join(', ');

/** The command line's own words: help and misuse. */
export const cliText = {
  description: (): Message => ({
    ja: 'KGIから各KPIの必要数を逆算し、どのフェーズで目標を失っているかを診断します',
    en: 'Back-solves what each KPI must be from the KGI, and shows which phase loses the goal',
  }),
  usage: (): Message => ({ ja: '使い方:', en: 'Usage:' }),
  arguments: (): Message => ({ ja: '引数:', en: 'Arguments:' }),
  options: (): Message => ({ ja: 'オプション:', en: 'Options:' }),
  commands: (): Message => ({ ja: 'コマンド:', en: 'Commands:' }),
  examples: (): Message => ({ ja: '例:', en: 'Examples:' }),
  help: (): Message => ({ ja: 'この説明を表示', en: 'show this help' }),
  helpCommand: (): Message => ({ ja: 'コマンドの説明を表示', en: 'show help for a command' }),
  version: (): Message => ({ ja: 'バージョンを表示', en: 'show the version' }),
  format: (): Message => ({ ja: '出力の形式', en: 'how to write the answer' }),
  output: (): Message => ({ ja: '結果をファイルに書く', en: 'write the answer to a file' }),
  bom: (): Message => ({
    ja: 'CSVの先頭にBOMを付ける（Excelで日本語が文字化けしない）',
    en: 'begin the CSV with a BOM, by which Excel knows UTF-8',
  }),
  maxSize: (): Message => ({
    ja: '読み込むYAMLの大きさの上限（MB、初期値 8）',
    en: 'the largest tree file to read, in megabytes (8 unless told)',
  }),
  lang: (): Message => ({ ja: '表示の言語', en: 'language of the answer' }),
  exitCodes: (): Message => ({
    ja: '終了コード: 0 正常 / 1 指摘あり（エラー、届かない計画、合わなくなった計画、失敗したテスト）/ 2 使い方の誤り・読めない入力 / 70 kpi の不具合',
    en: 'Exit codes: 0 fine / 1 findings (errors, an unreachable or outdated plan, a failed test) / 2 misuse or unreadable input / 70 a bug in kpi',
  }),
  choices: ({ choices }: { choices: readonly string[] }): Message => ({
    ja: `（${list(choices)}）`,
    en: ` (${list(choices)})`,
  }),
  csvArgument: (): Message => ({
    ja: '実績のCSV（ツリーの sources のファイルの代わりに読む）',
    en: "CSV files to read in place of the tree's own",
  }),
  treeArgument: (): Message => ({
    ja: 'ツリーのYAML、またはkpi.yamlのあるフォルダ（省くと上へ探します）',
    en: 'a tree file, or a folder that holds kpi.yaml (left out: the nearest one upward)',
  }),
  unknownOption: ({ name }: { name: string }): Message => ({
    ja: `「${name}」というオプションはありません`,
    en: `unknown option ${name}`,
  }),
  unknownCommand: ({ name }: { name: string }): Message => ({
    ja: `「${name}」というコマンドはありません`,
    en: `unknown command ${name}`,
  }),
  missingValue: ({ name }: { name: string }): Message => ({
    ja: `オプション ${name} に値がありません`,
    en: `the option ${name} needs a value`,
  }),
  badChoice: ({
    name,
    value,
    choices,
  }: {
    name: string;
    value: string;
    choices: readonly string[];
  }): Message => ({
    ja: `${name} に「${value}」は使えません。使えるもの: ${list(choices)}`,
    en: `${name} cannot be "${value}"; it is one of ${list(choices)}`,
  }),
  tooMany: (): Message => ({ ja: '引数が多すぎます', en: 'too many arguments' }),
  noCommand: (): Message => ({ ja: 'コマンドを指定してください', en: 'name a command' }),
  misuse: ({ reason }: { reason: string }): Message => ({ ja: `使い方が違います: ${reason}`, en: reason }),
  seeHelp: ({ command }: { command: string }): Message => ({
    ja: `使い方は kpi ${command}--help で見られます`,
    en: `kpi ${command}--help shows how to use it`,
  }),
  notANumber: ({ option, value }: { option: string; value: string }): Message => ({
    ja: `${option} に必要なのは数値です（読めなかったもの: ${value}）`,
    en: `${option} takes a number, and "${value}" is not one`,
  }),
  numberHelp: (): Message => ({
    ja: '例: 120000000、1.2億、120M、35%',
    en: 'for example 120000000, 1.2億, 120M, 35%',
  }),
  notAWholeNumber: ({ option, value }: { option: string; value: string }): Message => ({
    ja: `${option} に必要なのは0以上の整数です（読めなかったもの: ${value}）`,
    en: `${option} takes a whole number of 0 or more, and "${value}" is not one`,
  }),
  notAYear: ({ option, value }: { option: string; value: string }): Message => ({
    ja: `${option} に必要なのは1900から2199までの年です（読めなかったもの: ${value}）`,
    en: `${option} takes a year from 1900 to 2199, and "${value}" is not one`,
  }),
  onlyWith: ({ option, other }: { option: string; other: string }): Message => ({
    ja: `${option} は ${other} と一緒に使います`,
    en: `${option} goes with ${other}`,
  }),
  notASize: ({ option, value }: { option: string; value: string }): Message => ({
    ja: `${option} に必要なのは1以上のMB数です（読めなかったもの: ${value}）`,
    en: `${option} takes a number of megabytes, 1 or more, and "${value}" is not one`,
  }),
  notTogether: ({ option, other }: { option: string; other: string }): Message => ({
    ja: `${option} と ${other} は一緒に使えません`,
    en: `${option} and ${other} do not go together`,
  }),
  notAPeriod: ({ option, value }: { option: string; value: string }): Message => ({
    ja: `${option} に必要なのは期間です（読めなかったもの: ${value}）`,
    en: `${option} takes a period, and "${value}" is not one`,
  }),
  neitherNameNorPeriod: (v: { option: string; value: string; names: readonly string[] }): Message => ({
    ja: `${v.option} に必要なのは ${v.names.join('、')} か期間です（読めなかったもの: ${v.value}）`,
    en: `${v.option} takes ${v.names.join(', ')} or a period, and "${v.value}" is none of them`,
  }),
  notAConfidence: ({ value }: { value: string }): Message => ({
    ja: `--confidence に必要なのは、0%より大きく100%より小さい割合です。「${value}」は使えません`,
    en: `--confidence takes a share above 0% and below 100%, and "${value}" is none`,
  }),
  confidenceHelp: (): Message => ({
    ja: '80% や 0.8 のように書きます。必ず届く計画はないので、100%は指定できません',
    en: 'write 80%, or 0.8; no plan is certain, so that 100% cannot be asked for',
  }),
  notAMonth: ({ option, value }: { option: string; value: string }): Message => ({
    ja: `${option} に必要なのは月です（読めなかったもの: ${value}）`,
    en: `${option} takes a month, and "${value}" is not one`,
  }),
  monthHelp: (): Message => ({ ja: '例: 2026-07、2026年7月', en: 'for example 2026-07, Jul 2026' }),
  periodHelp: (): Message => ({
    ja: '例: 2026-04、2026-04..2026-09、FY2026、FY2026-H1、2026-Q2',
    en: 'for example 2026-04, 2026-04..2026-09, FY2026, FY2026-H1, 2026-Q2',
  }),
  notAnAssignment: ({ option, value }: { option: string; value: string }): Message => ({
    ja: `${option} は 指標=値 の形で書きます（読めなかったもの: ${value}）`,
    en: `${option} takes ID=VALUE, and "${value}" is not that`,
  }),
  assignmentHelp: ({ option }: { option: string }): Message => ({
    ja: `例: ${option} win_rate=30%`,
    en: `for example ${option} win_rate=30%`,
  }),
  noTree: ({ path }: { path: string }): Message => ({
    ja: `ツリーのファイルがありません: ${path}`,
    en: `there is no tree file: ${path}`,
  }),
  noTreeInFolder: ({ path }: { path: string }): Message => ({
    ja: `フォルダ ${path} に kpi.yaml がありません`,
    en: `the folder ${path} holds no kpi.yaml`,
  }),
  noTreeMatches: ({ pattern }: { pattern: string }): Message => ({
    ja: `「${pattern}」に当てはまるツリーがありません`,
    en: `no tree matches "${pattern}"`,
  }),
  noTreeBelow: ({ path }: { path: string }): Message => ({
    ja: `フォルダ ${path} とその下に、ツリーのYAMLがありません`,
    en: `there is no tree file in the folder ${path} or below it`,
  }),
  noTreeUpward: (): Message => ({
    ja: 'ここから上のフォルダに kpi.yaml が見つかりません',
    en: 'no kpi.yaml here or in any folder above',
  }),
  noTreeHelp: (): Message => ({
    ja: 'kpi diagnose フォルダ のように、ツリーの場所を渡してください',
    en: 'say where the tree is, as in kpi diagnose FOLDER',
  }),
  unreadable: ({ path, reason }: { path: string; reason: string }): Message => ({
    ja: `${path} を読めません（${reason}）`,
    en: `cannot read ${path} (${reason})`,
  }),
  notUtf8: ({ path }: { path: string }): Message => ({
    ja: `${path} はUTF-8ではありません`,
    en: `${path} is not UTF-8`,
  }),
  notUtf8Help: (): Message => ({
    ja: 'ツリーのYAMLはUTF-8で保存してください（メモ帳なら「名前を付けて保存」でエンコードを選べます）',
    en: 'save the tree file as UTF-8',
  }),
  noFile: ({ path }: { path: string }): Message => ({
    ja: `${path} は通常のファイルではありません（パイプや装置は読めません）`,
    en: `${path} is not a file but a pipe or a device`,
  }),
  tooLarge: ({ path, megabytes }: { path: string; megabytes: number }): Message => ({
    ja: `${path} は大きすぎます（上限 ${megabytes}MB）`,
    en: `${path} is too large (the limit is ${megabytes} MB)`,
  }),
  tooLargeHelp: (): Message => ({
    ja: '本当にこの大きさなら --max-size 64 のように上限を上げてください（MB）',
    en: 'if it is meant to be so large, raise the limit, as in --max-size 64 (megabytes)',
  }),
  cannotWrite: ({ path, reason }: { path: string; reason: string }): Message => ({
    ja: `${path} に書けません${refusal(reason).ja}`,
    en: `cannot write ${path}${refusal(reason).en}`,
  }),
  cannotPrint: ({ reason }: { reason: string }): Message => ({
    ja: `結果を標準出力に書けません${refusal(reason).ja}`,
    en: `cannot write the answer to the standard output${refusal(reason).en}`,
  }),
  noStepSummary: ({ path, reason }: { path: string; reason: string }): Message => ({
    ja: `GitHubのジョブサマリー ${path} に書き足せません（${reason}）`,
    en: `cannot add to the job summary of GitHub, ${path} (${reason})`,
  }),
  overInput: ({ path }: { path: string }): Message => ({
    ja: `${path} は読み取ったファイルなので、結果では上書きしません`,
    en: `${path} is a file that was read; the answer is not written over it`,
  }),
  bug: ({ version }: { version: string }): Message => ({
    ja: `kpi ${version} の不具合です。KPI_DEBUG=1 を付けて実行した出力を添えて報告してください`,
    en: `this is a bug in kpi ${version}; please report it with the output of a run with KPI_DEBUG=1`,
  }),
  errors: ({ count }: { count: number }): Message => ({
    ja: `ツリーに${count}件のエラーがあるため、答えられません`,
    en: `the tree has ${count} ${count === 1 ? 'error' : 'errors'}, so there is no answer`,
  }),
};
