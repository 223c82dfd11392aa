import type { Message } from './message.js';

/** The words of a tree that `kpi init --from` writes: labels, and actions that are true wherever people sell. */
export const proposedWords = {
  sales: (): Message => ({ ja: '営業', en: 'Sales' }),
  deal: (): Message => ({ ja: '商談', en: 'Deals' }),
  won: (): Message => ({ ja: '受注', en: 'Won' }),
  revenue: (): Message => ({ ja: '受注金額の合計', en: 'Amount won' }),
  dealSize: (): Message => ({ ja: '平均単価', en: 'Average deal size' }),
  computedDealSize: (): Message => ({ ja: '受注1件あたりの金額', en: 'Amount per deal won' }),
  volume: ({ step }: { step: Message }): Message => ({
    ja: /[数件]$|count$|number$/iu.test(step.ja) ? step.ja : `${step.ja}数`,
    en: step.en,
  }),
  conversion: ({ step }: { step: Message }): Message => ({
    ja: `${step.ja}への転換率`,
    en: `Rate of conversion into ${step.en}`,
  }),
  winRate: (): Message => ({ ja: '受注率', en: 'Win rate' }),
  findMore: (): Message => ({
    ja: '月曜の朝に、過去1年に問い合わせか取引があり今は商談のない会社を20社選び、その週のうちに電話する',
    en: 'on Monday, pick 20 companies that asked or bought within a year and have no open deal, and call them by Friday',
  }),
  moveOn: ({ before }: { before: Message }): Message => ({
    ja: `月曜の定例で、「${before.ja}」のまま2週間動いていない案件を1件ずつ見て、次に会う日をその場で決める`,
    en: `every Monday, go through what has stood in "${before.en}" for two weeks, one by one, and set the next appointment`,
  }),
  closeAction: ({ before }: { before: Message }): Message => ({
    ja: `月曜の定例で、「${before.ja}」の案件のうち決める人か決める日が分からないものを選び、当日中に顧客に確かめる`,
    en: `every Monday, pick what stands in "${before.en}" without a known decider or date of decision, and ask the customer that day`,
  }),
  keepPrice: (): Message => ({
    ja: '値引きを求められたら、答える前に上長と10分話し、範囲を減らす案を先に出す',
    en: 'before answering a call for a discount, talk with your manager for ten minutes and offer a smaller scope first',
  }),
};

/** The comments of such a tree. */
export const proposedComments = {
  head: ({ file, preset }: { file: string; preset: Message }): Message[] => [
    {
      ja: `${file} の見出しから作った下書きです（${preset.ja}）。★の行を確かめて、自社の言葉に直してください。`,
      en: `A draft made from the headers of ${file} (${preset.en}). Look at the lines marked (yours) and put in your own words.`,
    },
    {
      ja: '直すたびに、このフォルダで kpi validate（書き方の検査）と kpi diagnose（診断）を実行すると安心です。',
      en: 'After each change, run kpi validate and kpi diagnose in this folder.',
    },
  ],
  toCheck: (): Message => ({ ja: '確かめること', en: 'To look at' }),
  assumed: (): Message => ({ ja: 'こう読み取りました', en: 'What was assumed' }),
  name: (): Message => ({ ja: '★ 計画の名前', en: '(yours) a name for the plan' }),
  fiscalYear: (): Message => ({
    ja: '★ 年度の始まる月',
    en: '(yours) the month in which your fiscal year begins',
  }),
  reconcile: (): Message => ({
    ja: '表の率は丸めてあるので、計算した率との差をここまで許す',
    en: 'the rates of the table are rounded: so far they may differ from the computed ones',
  }),
  departments: (): Message => ({
    ja: '★ 数字を持つ部門。左が下の owner で使う名前です',
    en: '(yours) the departments that own numbers, by the names that owner: uses below',
  }),
  kgi: (): Message => ({ ja: '最終目標（KGI）', en: 'the one final goal' }),
  target: (): Message => ({
    ja: '★ 目標を書くと kpi plan で逆算できます。例: target: 1200万（horizon の合計）',
    en: '(yours) with a target, as in target: 12M over the horizon, kpi plan works backwards from it',
  }),
  phases: (): Message => ({
    ja: '営業の流れ。★ 順序と名前を確かめてください',
    en: 'the steps of the process; (yours) look at their order and names',
  }),
  kpis: (): Message => ({
    ja: '数字。★ action は、足りないときに誰が何をするか。自社の手順に直してください',
    en: 'the numbers; (yours) action: is who does what when one falls short',
  }),
  source: (): Message => ({ ja: '実績のファイル', en: 'where the actuals come from' }),
  dates: (): Message => ({ ja: '★ 日付の並び（月と日の順）', en: '(yours) the order of day and month' }),
  stages: (): Message => ({
    ja: 'フェーズと、そこに入った日の列。あとの日付があれば、前のフェーズも通ったと数える',
    en: 'each phase, and the column of the day of entering it; a later day implies the earlier phases',
  }),
  stageNames: (): Message => ({
    ja: 'フェーズと、変更履歴での段階の名前',
    en: 'each phase, and what the history calls the stage',
  }),
  status: (): Message => ({
    ja: '★ 受注と失注を表す値。最後のフェーズは、受注だけを数える',
    en: '(yours) the values that say won and lost; the last phase counts what was won',
  }),
  view: (): Message => ({
    ja: 'cohort にすると、入った月ごとに同じ件を追う',
    en: 'cohort follows the same records by the month in which they entered',
  }),
  rules: (): Message => ({
    ja: 'formula でつないだら、この2行は消せます',
    en: 'take these two lines away once formulas join the numbers',
  }),
  notJoined: (): Message => ({ ja: 'まだ数式でつないでいない', en: 'not joined by formulas yet' }),
};
