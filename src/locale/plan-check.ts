import type { Message } from './message.js';

/** What an assumption of a node is called, by its key in the file of a plan. */
const ASSUMPTIONS: Readonly<Record<string, Message>> = {
  node: { ja: '指標', en: 'node' },
  horizon: { ja: '計画の期間', en: 'horizon' },
  scenario: { ja: 'シナリオ', en: 'scenario' },
  kind: { ja: '種類', en: 'kind' },
  formula: { ja: '数式', en: 'formula' },
  target: { ja: '目標', en: 'target' },
  target_per_month: { ja: '月あたりの目標', en: 'target per month' },
  better: { ja: '良い向き', en: 'which way is better' },
  baseline: { ja: '出発点（baseline）', en: 'baseline' },
  fixed: { ja: '固定', en: 'fixed' },
  min: { ja: '下限', en: 'lower bound' },
  max: { ja: '上限', en: 'upper bound' },
  effort: { ja: '動かしにくさ', en: 'effort' },
  ramp: { ja: '効き始めるまでの月数', en: 'ramp' },
  cap_min: { ja: '制約の下限', en: 'lower cap' },
  cap_max: { ja: '制約の上限', en: 'upper cap' },
  season: { ja: '季節', en: 'season' },
};

/** The answer of `kpi plan --check`. */
export const planCheckText = {
  assumption: ({ key }: { key: string }): Message => ASSUMPTIONS[key] ?? { ja: key, en: key },
  none: (): Message => ({ ja: 'なし', en: 'none' }),
  yes: (): Message => ({ ja: 'あり', en: 'yes' }),
  /** A change in one line: 受注率の上限 40.0% → 45.0%. */
  change: (v: { node: string | null; what: Message; from: Message; to: Message }): Message => ({
    ja: `${v.node === null ? '' : `${v.node}の`}${v.what.ja} ${v.from.ja} → ${v.to.ja}`,
    en: `${v.what.en}${v.node === null ? '' : ` of ${v.node}`} ${v.from.en} → ${v.to.en}`,
  }),
  title: ({ file, tree }: { file: string; tree: string }): Message => ({
    ja: `${tree} の合意した計画（${file}）`,
    en: `The committed plan of ${tree} (${file})`,
  }),
  follows: ({ horizon, count }: { horizon: Message | null; count: number }): Message => ({
    ja: `今のツリーと実績から、同じ計画になります（${horizon ? `${horizon.ja}、` : ''}指標${count}件）。`,
    en: `The tree and the actuals of now give the same plan (${horizon ? `${horizon.en}, ` : ''}${count} nodes).`,
  }),
  changed: (v: { definitions: number; actuals: boolean; numbers: number }): Message => {
    const { definitions, actuals, numbers } = v;
    const ja = [
      ...(definitions > 0 ? [`ツリーの定義が${definitions}件変わりました。`] : []),
      ...(actuals ? ['計画のもとにした月の実績が変わりました。'] : []),
    ].join('');
    const causes = [
      ...(definitions > 0
        ? [`${definitions} ${definitions === 1 ? 'definition has' : 'definitions have'} changed`]
        : []),
      ...(actuals ? ['the actuals that it rests on have changed'] : []),
    ].join(' and ');
    if (numbers === 0)
      return {
        ja: `計画の数字は今も同じですが、${ja}記録を合わせるために作り直してください。`,
        en: `The numbers of the plan are still the same, but ${causes}: make it again, so that the record is right.`,
      };
    return {
      ja: `今のツリーと実績からは、もうこの計画になりません。${ja}${numbers}個の指標の数字が変わります。`,
      en: `This plan no longer follows from the tree and the actuals: ${causes === '' ? '' : `${causes}, and `}the numbers of ${numbers} ${numbers === 1 ? 'node' : 'nodes'} change.`,
    };
  },
  noAnswer: ({ reason }: { reason: Message }): Message => ({
    ja: `今のツリーと実績からは、この計画を計算できません: ${reason.ja}`,
    en: `The tree and the actuals of now give no such plan: ${reason.en}`,
  }),
  outOfReach: ({ best }: { best: Message }): Message => ({
    ja: `今の定義では目標に届きません（最善で${best.ja}）。下の「今なら」は、最善の数字です。`,
    en: `The target is out of reach now (the best is ${best.en}); "now" below is that best.`,
  }),
  unexplained: (): Message => ({
    ja: '定義も、もとにした月の実績も変わっていません。それより前の月の実績が変わったか、ファイルが手で直されたか、計画したときの kpi と計算のしかたが違います。',
    en: 'Neither the definitions nor the actuals of those months have changed: actuals of earlier months have, the file was edited, or the kpi that made it computed otherwise.',
  }),
  definitionsTitle: (): Message => ({ ja: '変わった定義', en: 'Definitions that have changed' }),
  actualsTitle: (): Message => ({
    ja: '変わった実績（計画の出発点と、確定した月）',
    en: 'Actuals that have changed (starting levels and settled months)',
  }),
  actualsHidden: (): Message => ({
    ja: '月の実績は直されていますが、出発点の水準は変わっていません。',
    en: 'Actuals of single months were restated; the levels that the plan starts from are the same.',
  }),
  numbersTitle: (): Message => ({ ja: '変わる数字', en: 'Numbers that change' }),
  node: (): Message => ({ ja: '指標', en: 'Node' }),
  what: (): Message => ({ ja: '定義', en: 'Definition' }),
  month: (): Message => ({ ja: '月', en: 'Month' }),
  committed: (): Message => ({ ja: '計画', en: 'Committed' }),
  now: (): Message => ({ ja: '今なら', en: 'Now' }),
  atStart: (): Message => ({ ja: '出発点', en: 'start' }),
  inAll: (): Message => ({ ja: '期間', en: 'horizon' }),
  months: ({ count }: { count: number }): Message => ({
    ja: `月ごとの数字も${count}個変わります（--format json に全部あります）。`,
    en: `${count} monthly ${count === 1 ? 'number changes' : 'numbers change'} as well (--format json has them all).`,
  }),
  renew: (): Message => ({
    ja: 'この計画で続けるなら定義を戻し、変えるなら次のコマンドで作り直してください:',
    en: 'Take the change back to keep to the plan, or make it again with',
  }),
};

/** What `kpi plan --write` and reading a committed plan say beside the answer. */
export const commitText = {
  written: ({ file }: { file: string }): Message => ({
    ja: `計画を ${file} に書きました`,
    en: `wrote the plan to ${file}`,
  }),
  useIt: ({ file }: { file: string }): Message => ({
    ja: `ツリーに plan: ${file} と書くと、kpi diagnose が実績をこの計画と比べます`,
    en: `with plan: ${file} in the tree, kpi diagnose compares actuals with this plan`,
  }),
  useItInside: (): Message => ({
    ja: 'ツリーのフォルダの中に書いて plan: でそのファイルを指すと、kpi diagnose が実績をその計画と比べます',
    en: 'written below the folder of the tree and named under plan:, kpi diagnose compares actuals with it',
  }),
  notWritten: ({ file }: { file: string }): Message => ({
    ja: `届かない計画は約束できないため、${file} には書きませんでした`,
    en: `a plan that does not reach the target is not committed to: ${file} was not written`,
  }),
  notOverOther: ({ file }: { file: string }): Message => ({
    ja: `${file} は計画のファイルではないため、上書きしません`,
    en: `${file} is there and is not the file of a plan; it is not written over`,
  }),
  otherNameHelp: (): Message => ({
    ja: '別の名前を付けるか、そのファイルを先に動かしてください',
    en: 'choose another name, or move that file away first',
  }),
  folderGiven: ({ file }: { file: string }): Message => ({
    ja: `--check の「${file}」はフォルダです`,
    en: `"${file}" of --check is a folder`,
  }),
  treeBefore: ({ file }: { file: string }): Message => ({
    ja: `それがツリーのフォルダなら、先に書いてください: kpi plan ${file} --check`,
    en: `where that is the folder of the tree, name it first: kpi plan ${file} --check`,
  }),
  nothingToCheck: (): Message => ({
    ja: 'どの計画を確かめるのか分かりません（ツリーに plan: がありません）',
    en: 'there is no plan to check: the tree names none under plan:',
  }),
  nothingToCheckHelp: (): Message => ({
    ja: '--check plan.yaml のようにファイルを渡すか、ツリーに plan: plan.yaml と書いてください',
    en: 'give its file, as in --check plan.yaml, or write plan: plan.yaml in the tree',
  }),
  otherTree: (v: { file: string; tree: string; kgi: string; own: string }): Message => ({
    ja: `${v.file} は別のツリー「${v.tree}」（KGI: ${v.kgi}）の計画です。このツリーのKGIは ${v.own} です`,
    en: `${v.file} is the plan of another tree, "${v.tree}" (its KGI is ${v.kgi}); the KGI of this one is ${v.own}`,
  }),
  otherTreeHelp: (): Message => ({
    ja: 'このツリーの計画を kpi plan --write で作るか、plan: の行を直してください',
    en: 'make a plan of this tree with kpi plan --write, or let plan: name the right file',
  }),
};
