import type { Message } from './message.js';

export type StarterRole = 'tree' | 'data' | 'schema';

const ROLES: Readonly<Record<StarterRole, Message>> = {
  tree: {
    ja: 'ツリー。★の行から、自社の数字と言葉に置き換えます',
    en: 'the tree; begin with the lines marked (yours)',
  },
  data: {
    ja: '架空の実績。見出しはそのままで、自社の数字に置き換えます',
    en: 'made-up actuals; keep the header, put your numbers below',
  },
  schema: {
    ja: 'エディターでの補完と検査のため。手を入れません',
    en: 'for completion and checks in editors; leave it as it is',
  },
};

/** What `kpi init` says. */
export const initText = {
  written: ({ count }: { count: number }): Message => ({
    ja: `${count}つのファイルを書きました`,
    en: `Wrote ${count} ${count === 1 ? 'file' : 'files'}`,
  }),
  file: ({ path, role }: { path: string; role: StarterRole }): Message => ({
    ja: `${path}（${ROLES[role].ja}）`,
    en: `${path}: ${ROLES[role].en}`,
  }),
  next: (): Message => ({ ja: '次にすること', en: 'What to do next' }),
  validate: (): Message => ({ ja: '書き方を検査する', en: 'is it well written?' }),
  plan: (): Message => ({ ja: '目標から逆算する', en: 'what does the goal take?' }),
  diagnose: (): Message => ({ ja: 'どこで失っているかを診断する', en: 'where is it lost?' }),
  exists: ({ path }: { path: string }): Message => ({
    ja: `${path} はもうあります。上書きはしないので、何も書きませんでした`,
    en: `${path} is there already; nothing is written over it, so nothing was written`,
  }),
  existsHelp: (): Message => ({
    ja: 'kpi init 新しいフォルダ のように、別の場所を渡してください',
    en: 'name another place, as in kpi init NEW-FOLDER',
  }),
  notAFolder: ({ path }: { path: string }): Message => ({
    ja: `${path} はフォルダではありません`,
    en: `${path} is not a folder`,
  }),
  noFolder: (): Message => ({ ja: 'フォルダの名前が空です', en: 'the name of the folder is empty' }),
};
