import type { Message } from './message.js';

/** The keys of the KGI, of KPIs and of KCIs. */
export const nodeKeys: Readonly<Record<string, Message>> = {
  label: { ja: '表示名。省くとid', en: 'What people read; the id if left out' },
  kind: {
    ja: '指標の種類。足せるもの（count、amount）と、足せないもの（rate、average、stock）を分けます',
    en: 'What the number is: counts and amounts add up over months; rates, averages and stocks do not',
  },
  'kind=count': { ja: '件数。整数で、足し合わせられる', en: 'A count: whole, adds up' },
  'kind=amount': { ja: '金額。足し合わせられる', en: 'Money: adds up' },
  'kind=rate': { ja: '率。0〜1（0%〜100%）', en: 'A rate from 0 to 1 (0% to 100%)' },
  'kind=average': { ja: '1件あたりの値。足さない', en: 'A value per unit: never adds up' },
  'kind=stock': { ja: '残高や人数。期間の最後の値', en: 'A level: the last value of the period' },
  unit: {
    ja: '単位（JPY、件、JPY/件、days など）。省くと種類と通貨から決まります',
    en: 'Unit, such as JPY, deals, JPY/deal or days; from kind and currency if left out',
  },
  formula: {
    ja: 'ほかの指標からの計算式。+ - * / ( ) min() max() lag(x, 月数)。{ } の中でカンマを使うときは引用符で囲みます。数式のない指標が葉（レバー）です',
    en: 'How the node follows from others: + - * / ( ) min() max() lag(x, months). Quote it where it has a comma inside { }. A node without one is a leaf',
  },
  target: {
    ja: '目標。件数と金額は期間の合計、ほかは水準。月あたりなら { per_month: 値 }。数式のある指標の目標は、計画がKGIの目標とともに守ります',
    en: "Target: over the whole horizon for counts and amounts, a level for the others; { per_month: … } for a month. A plan keeps that of a node with a formula beside the KGI's",
  },
  'target.per_month': { ja: '1か月あたりの目標', en: 'Target for one month' },
  baseline: {
    ja: '実績がないときの出発点。件数と金額は月あたり',
    en: 'Level to plan from where actuals give none; per month for counts and amounts',
  },
  lever: {
    ja: 'この指標を動かせる範囲。{ min, max, effort, ramp }。何も書かない葉は、自然な範囲（率なら0〜1、ほかは0より上）で動きます',
    en: 'How far people can move this leaf: { min, max, effort, ramp }. A leaf that says nothing moves within its natural range: 0 to 1 for a rate, above 0 for the others',
  },
  'lever.min': { ja: '下限。件数と金額は月あたり', en: 'Lower bound; per month for counts and amounts' },
  'lever.max': {
    ja: '「やればできる」と思える上限。件数と金額は月あたり',
    en: 'The most that people believe in; per month for counts and amounts',
  },
  'lever.effort': {
    ja: '動かしにくさ。1 がふつう、大きいほど動かしにくい',
    en: 'How hard it is to move: 1 is usual, more is harder',
  },
  'lever.ramp': {
    ja: '効果が出そろうまでの月数。3なら、変化の1/3、2/3、すべてと月ごとに効いていく',
    en: 'Months until the change is fully there: with 3, a third of it, two thirds, then all',
  },
  fixed: { ja: 'true なら、計画で動かしません', en: 'true: planning leaves it at its baseline' },
  cap: {
    ja: '計算で決まる指標が守る範囲（チームの処理能力など）。件数と金額は月あたり',
    en: 'Bounds that a computed node must keep, such as what a team can handle; per month for counts and amounts',
  },
  'cap.min': { ja: '守る下限', en: 'It must not fall below this' },
  'cap.max': { ja: '守る上限', en: 'It must not rise above this' },
  owner: { ja: '責任を持つ部門のid', en: 'Id of the department that answers for it' },
  phase: {
    ja: '属するフェーズのid。phases で名指しされていれば要りません',
    en: 'Id of its phase; taken from phases where it is named there',
  },
  quality: {
    ja: 'この量が数だけにならないための、質の指標（率かKCI）のid',
    en: 'Ids of the rates or KCIs that keep this volume honest',
  },
  action: {
    ja: '目標に届かないとき、何をするか。1つの文か、文のリスト',
    en: 'What to do when it falls short: a text or a list',
  },
  better: { ja: '高いほどよいか、低いほどよいか', en: 'Whether more or less of it is better' },
  'better=higher': { ja: '高いほどよい（省いたとき）', en: 'More is better (if left out)' },
  'better=lower': { ja: '低いほどよい（解約率、日数など）', en: 'Less is better, as with churn or days' },
  lags: {
    ja: '前のフェーズから何か月後に届くかの割合。{ 0: 20%, 1: 50%, 2: 30% }。合計は100%。auto なら案件の記録から求めます',
    en: 'Shares that arrive so many months after the phase before: { 0: 20%, 1: 50%, 2: 30% }; 100% in all; auto finds them from records',
  },
  note: { ja: '覚え書き', en: 'A note, for readers of the file' },
  tags: { ja: '自由に付けるタグ', en: 'Free labels' },
  drives: {
    ja: 'このKCIが上げるはずの率のid。仮説として検証されます',
    en: 'Id of the rate that this KCI should raise: a hypothesis to be tested',
  },
  'kcis.*.scale': { ja: '点数の範囲。省くと 1..5', en: 'Range of the scores; 1..5 if left out' },
  rubric: {
    ja: '点数ごとの基準。2人が別々に付けても同じ点になる言葉で',
    en: 'What each score means, so that two people would give the same one',
  },
  'rubric.*': {
    ja: 'この点数を付ける条件。文、または { text, evidence }',
    en: 'When this score is given: a text, or { text, evidence }',
  },
  'rubric.*.text': { ja: 'この点数を付ける条件', en: 'When this score is given' },
  'rubric.*.evidence': {
    ja: 'この点数を付けるために、記録に残っているべきもの',
    en: 'What must be on record to give this score',
  },
  rubric_version: { ja: '基準の版。基準を変えたら変えます', en: 'Version of the rubric' },
  calibrated: {
    ja: '採点者が同じ事例で点をそろえた月',
    en: 'Month in which raters last scored the same cases together',
  },
  rater: { ja: '採点者の名前がある列', en: 'Column that names who scored' },
  case: {
    ja: '採点した案件が分かる列。同じ案件を別の採点者がもう1行で採点していれば、採点者の一致度が分かります',
    en: 'Column that names the case: where another rater scored it in a row of its own, their agreement is told',
  },
  scored_on: {
    ja: '採点した日付の列。結果が出た後に付けた点は、結果との関係を見るときに除きます',
    en: 'Column of the date of scoring: scores given after the outcome are left out when the link is tested',
  },
  outcome: {
    ja: '採点した案件がどうなったかが分かる日付の列。{ from: 前のフェーズに入った日, on: 次へ進んだ日, lost: 失注日 }。stages と status から分かるなら要りません',
    en: 'Columns of dates that tell what became of a case: { from: entered the phase before, on: went on, lost: was lost }; not needed where stages and status tell',
  },
  'outcome.from': {
    ja: 'drives の率の分母に入った日の列。採点した案件がすべて入るなら要りません',
    en: 'Column of the date of entering the phase that the driven rate starts from; not needed where every scored case did',
  },
  'outcome.on': {
    ja: 'drives の率のとおり次へ進んだ日の列',
    en: 'Column of the date of going on, as drives means it',
  },
  'outcome.lost': { ja: '失注した日の列', en: 'Column of the date of the loss' },
};
