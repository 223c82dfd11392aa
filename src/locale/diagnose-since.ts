import type { Message } from './message.js';

/** What keeps `kpi diagnose --since` from an answer. */
export const diagnoseSinceText = {
  notKnown: ({ value }: { value: string }): Message => ({
    ja: `--since に必要なのは plan、月、計画のファイルのどれかです（読めなかったもの: ${value}）`,
    en: `--since takes plan, a month, or the file of a plan, and "${value}" is none of them`,
  }),
  notKnownHelp: (): Message => ({
    ja: '例: --since plan、--since 2026-04、--since plans/2026h1.yaml（期間をそのまま渡すなら --period）',
    en: 'for example --since plan, --since 2026-04, --since plans/2026h1.yaml; a whole period goes with --period',
  }),
  folder: ({ file }: { file: string }): Message => ({
    ja: `--since の「${file}」はフォルダです`,
    en: `"${file}" of --since is a folder`,
  }),
  folderHelp: (): Message => ({
    ja: 'kpi plan --write で書いた計画のファイルを渡してください',
    en: 'give the file of a plan that kpi plan --write made',
  }),
  noPlan: (): Message => ({
    ja: 'どの計画からなのか分かりません（ツリーに plan: がありません）',
    en: 'there is no plan to begin with: the tree names none under plan:',
  }),
  noPlanHelp: (): Message => ({
    ja: 'kpi plan --write plan.yaml で計画を約束し、ツリーに plan: plan.yaml と書くか、--since 2026-04 のように月を渡してください',
    en: 'commit to one with kpi plan --write plan.yaml and write plan: plan.yaml in the tree, or give a month, as in --since 2026-04',
  }),
  noMonths: ({ file }: { file: string }): Message => ({
    ja: `${file} の計画には期間（horizon）がないため、いつからか決まりません`,
    en: `the plan in ${file} has no horizon, so that it begins in no month`,
  }),
  noMonthsHelp: (): Message => ({
    ja: '--since 2026-04 のように月を渡すか、horizon のあるツリーで計画を作り直してください',
    en: 'give a month, as in --since 2026-04, or make the plan again from a tree with a horizon',
  }),
  notYet: ({ from, last }: { from: string; last: string }): Message => ({
    ja: `${from} からの実績は、まだそろっていません（そろっている最後の月: ${last}）`,
    en: `there are no complete actuals since ${from} yet: the last complete month is ${last}`,
  }),
  notYetHelp: (): Message => ({
    ja: '途中の月を見るなら --period で渡してください（そろっていないことは注意に出ます）',
    en: 'to look into a month that is not over, give it with --period; the notes say that it is not complete',
  }),
};
