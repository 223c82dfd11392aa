import type { Message } from './message.js';

/** What can be wrong with the file of a committed plan. */
export const committedPlanText = {
  header: ({ renew, check }: { renew: string; check: string }): Message => ({
    ja: [
      '合意した計画です。手で直さず、次のコマンドで作り直してください:',
      `  ${renew}`,
      `今のツリーと実績から同じ計画になるかは ${check} で確かめられます。`,
      '件数と金額は期間の合計（months は月ごと）、率は割合（0.4 は40%）です。',
    ].join('\n'),
    en: [
      'A plan that was committed to. Do not edit it; make it again with',
      `  ${renew}`,
      `Whether the tree and the actuals still give this plan: ${check}`,
      'Counts and amounts are over the horizon (months: by month), rates are fractions.',
    ].join('\n'),
  }),
  notAPlan: (): Message => ({
    ja: 'kpi plan --write で書いた計画のファイルではありません（kpi_plan: 1 で始まります）',
    en: 'this is not a file that kpi plan --write wrote; it begins with kpi_plan: 1',
  }),
  writeHelp: (): Message => ({
    ja: '計画のファイルは kpi plan --write で作ります',
    en: 'kpi plan --write makes the file of a plan',
  }),
  newer: ({ version }: { version: number }): Message => ({
    ja: `計画のファイルの版 ${version} は、この kpi では読めません`,
    en: `this kpi cannot read version ${version} of plan files`,
  }),
  newerHelp: (): Message => ({
    ja: 'kpi を新しくするか、この版の kpi plan --write で作り直してください',
    en: 'install a newer kpi, or make the plan again with kpi plan --write of this one',
  }),
  brokenHelp: (): Message => ({
    ja: '手で直さず、kpi plan --write で作り直すか、版管理から戻してください',
    en: 'do not mend it by hand: make it again with kpi plan --write, or take it back from version control',
  }),
  badMonth: ({ key }: { key: string }): Message => ({
    ja: `「${key}」は月ではありません（2026-04 のように書かれます）`,
    en: `"${key}" is not a month (they are written as 2026-04)`,
  }),
  monthOutside: ({ key, horizon }: { key: string; horizon: string | null }): Message => ({
    ja:
      horizon === null
        ? `${key} の数字がありますが、計画の期間（horizon）が書かれていません`
        : `${key} は計画の期間（${horizon}）の外です`,
    en:
      horizon === null
        ? `there is a number of ${key}, but the file names no horizon`
        : `${key} is outside of the horizon of the plan (${horizon})`,
  }),
  monthsMissing: ({ id, months }: { id: string; months: readonly string[] }): Message => ({
    ja: `${id} の月ごとの数字が欠けています: ${months.join('、')}`,
    en: `${id} lacks numbers of months: ${months.join(', ')}`,
  }),
  asOfMissing: (): Message => ({
    ja: '計画の期間（horizon）があるのに、その中の最初の月（as_of）がありません',
    en: 'the file has a horizon, but no as_of within it',
  }),
  missing: ({ file }: { file: string }): Message => ({
    ja: `計画のファイルがありません: ${file}`,
    en: `there is no plan file: ${file}`,
  }),
  missingHelp: ({ file }: { file: string }): Message => ({
    ja: `kpi plan --write ${file} で作れます。まだ約束していないなら plan: の行を消してください`,
    en: `kpi plan --write ${file} makes it; take plan: out of the tree where nothing is committed to yet`,
  }),
  folder: ({ file }: { file: string }): Message => ({
    ja: `plan: の「${file}」はフォルダです`,
    en: `"${file}" under plan: is a folder`,
  }),
  outside: ({ file }: { file: string }): Message => ({
    ja: `計画のファイル「${file}」がツリーのフォルダの外にあります`,
    en: `the plan file "${file}" lies outside the folder of the tree`,
  }),
  outsideHelp: (): Message => ({
    ja: 'plan: には、ツリーと同じフォルダか、その下のファイルを書きます（リンクの先も調べます）',
    en: 'plan: names a file beside the tree or in a folder below it; links are followed to see where they lead',
  }),
};
