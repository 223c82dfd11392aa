import type { Message } from './message.js';
import { type PresetId, presetNames } from './proposal.js';

export type StarterRole = 'tree' | 'draft' | 'data' | 'schema';

const ROLES: Readonly<Record<StarterRole, Message>> = {
  tree: {
    ja: 'ツリー。★の行から、自社の数字と言葉に置き換えます',
    en: 'the tree; begin with the lines marked (yours)',
  },
  draft: {
    ja: 'ツリーの下書き。★の行を確かめて、自社の言葉に直します',
    en: 'the draft of a tree; look at the lines marked (yours)',
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

/** Headers named where a file is not recognised. */
const NAMED = 12;

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
  existsFromHelp: (): Message => ({
    ja: '前のツリーを残すときは、その名前を変えてからもう一度実行するか、書き出したファイルを別のフォルダに分けて置いてください',
    en: 'to keep the earlier tree, give it another name and run this again, or put the export into a folder of its own',
  }),
  notAFolder: ({ path }: { path: string }): Message => ({
    ja: `${path} はフォルダではありません`,
    en: `${path} is not a folder`,
  }),
  noFolder: (): Message => ({ ja: 'フォルダの名前が空です', en: 'the name of the folder is empty' }),
  recognised: ({
    file,
    preset,
    headers,
  }: {
    file: string;
    preset: PresetId;
    headers: readonly string[];
  }): Message => ({
    ja: `${file} を「${presetNames[preset].ja}」と読みました${headers.length > 0 ? `（見出し: ${headers.join('、')}）` : ''}`,
    en: `${file} was taken for ${presetNames[preset].en}${headers.length > 0 ? `, by its ${headers.length === 1 ? 'header' : 'headers'} ${headers.join(', ')}` : ''}`,
  }),
  looked: ({ rows, isWhole }: { rows: Message; isWhole: boolean }): Message => ({
    ja: isWhole ? `${rows.ja}行を見ました` : `はじめの${rows.ja}行だけを見ました`,
    en: isWhole ? `all ${rows.en} rows were looked at` : `only the first ${rows.en} rows were looked at`,
  }),
  toCheck: (): Message => ({ ja: '確かめること', en: 'Look at these first' }),
  assumed: (): Message => ({ ja: 'こう読み取りました', en: 'What was assumed' }),
  setTarget: (): Message => ({
    ja: 'KGIの目標（target）は、ファイルからは分かりません。書くと kpi plan で逆算できます',
    en: 'no file tells the target of the KGI; once it is written, kpi plan works backwards from it',
  }),
  fault: ({ line, message }: { line: number | null; message: Message }): Message => ({
    ja: `このままでは実績を読めません${line === null ? '' : `（${line}行目）`}: ${message.ja}`,
    en: `the actuals cannot be read as they are${line === null ? '' : ` (line ${line})`}: ${message.en}`,
  }),
  fromOutside: ({ path, folder }: { path: string; folder: string }): Message => ({
    ja: `${path} は、ツリーを書くフォルダ ${folder} の外にあります`,
    en: `${path} lies outside ${folder}, where the tree would be written`,
  }),
  fromOutsideHelp: ({ path }: { path: string }): Message => ({
    ja: `ツリーは自分のフォルダより下しか読みません。ファイルをそこへ移すか、フォルダを省いて kpi init --from ${path} とし、ファイルの隣に書いてください`,
    en: `a tree reads nothing outside its own folder: move the file there, or leave the folder out, as in kpi init --from ${path}, to write beside the file`,
  }),
  unrecognised: ({ path, columns }: { path: string; columns: readonly string[] }): Message => ({
    ja: `${path} の見出し（${columns.slice(0, NAMED).join('、')}${columns.length > NAMED ? '…' : ''}）からは、何の表か分かりませんでした`,
    en: `the headers of ${path} (${columns.slice(0, NAMED).join(', ')}${columns.length > NAMED ? ', …' : ''}) do not tell what it is`,
  }),
  unrecognisedHelp: (): Message => ({
    ja: '探したもの: Salesforce・HubSpot・Pipedrive・kintoneの見出し、受注日や作成日のような日付の列、年月の列と数値の列、月の並んだ見出し。分かっていれば --preset で選べます',
    en: 'looked for the headers of Salesforce, HubSpot, Pipedrive and kintone, for dates such as a close date, and for months with columns of numbers; --preset chooses one',
  }),
  notSound: ({ path }: { path: string }): Message => ({
    ja: `${path} から作ったツリーが検査に通らないので、何も書きませんでした`,
    en: `the tree made of ${path} would not be valid, so nothing was written`,
  }),
};
