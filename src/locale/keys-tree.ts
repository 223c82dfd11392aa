import type { Message } from './message.js';

/** The keys at the top of a tree, and of what belongs to the tree as a whole. */
export const treeKeys: Readonly<Record<string, Message>> = {
  tree: {
    ja: 'KPIツリー: 目標（KGI）、それを分解した指標、フェーズ、部門、データの読み方',
    en: 'A KPI tree: the goal (KGI), what it is made of, phases, departments, and where the numbers come from',
  },
  part: {
    ja: 'ツリーの include で合わせて読むファイル: 部門が受け持つ kpis、kcis、handoffs、sources',
    en: 'A file that a tree includes: the kpis, kcis, handoffs and sources that one department keeps',
  },
  config: {
    ja: 'kpi.config.yaml: 同じフォルダとその下のツリーを、どう検査するか',
    en: 'kpi.config.yaml: how the trees at its side and below are checked',
  },
  max_warnings: {
    ja: '警告がこの数を超えたら kpi validate は終了コード1。--max-warnings が優先します',
    en: 'With more warnings than this kpi validate exits 1; --max-warnings goes before it',
  },
  'config.baseline': {
    ja: '前から分かっている指摘のファイル（kpi validate --update-baseline が書きます）',
    en: 'File of findings known of old, written by kpi validate --update-baseline',
  },
  kpi: { ja: '書式の版。いつも 1', en: 'Version of the format: always 1' },
  name: { ja: 'ツリーの名前。報告の見出しになります', en: 'Name of the tree, the heading of its reports' },
  lang: {
    ja: '報告の言語。--lang と KPI_LANG が優先します',
    en: 'Language of the reports, unless --lang or KPI_LANG names one',
  },
  currency: { ja: '金額の通貨（JPY、USD など）', en: 'Currency of the amounts, such as JPY or USD' },
  fiscal_year_start: {
    ja: '年度が始まる月（1〜12）。省くと1月',
    en: 'Month in which the fiscal year starts (1 to 12); January if left out',
  },
  horizon: {
    ja: 'KGIの目標が対象とする期間。省くと1か月',
    en: "Period that the KGI's target covers; one month if left out",
  },
  grain: {
    ja: '集計の刻み。省くと month（月）',
    en: 'The step in which numbers are taken; month if left out',
  },
  season: {
    ja: '月ごとの重み（平均 1）。例: { 4: 1.2, 8: 0.8 }',
    en: 'Weight of each month, 1 on average, as in { 4: 1.2, 8: 0.8 }',
  },
  working_days: {
    ja: '月の営業日数。weekdays（月〜金を数える。祝日は引きません）か、月ごとの日数 { 1: 19, 2026-05: 18 }',
    en: 'Working days of each month: weekdays (Monday to Friday, holidays among them), or days such as { 1: 19, 2026-05: 18 }',
  },
  reconcile: {
    ja: '測った値と計算した値の差を、どこまで許すか。省くと 0.5%',
    en: 'How far measured and computed values may differ before it is reported; 0.5% if left out',
  },
  include: {
    ja: '合わせて読むファイル。部門ごとに kpis、kcis、handoffs、sources を分けて持てます',
    en: 'Files to join, so that each department owns its kpis, kcis, handoffs and sources',
  },
  departments: { ja: '部門。id: 表示名', en: 'Departments, as id: name' },
  kgi: {
    ja: 'KGI（重要目標達成指標）。ツリーが目指すただ1つの最終成果',
    en: 'The Key Goal Indicator: the one final result that the tree exists for',
  },
  id: {
    ja: '数式などで使う名前。文字か _ で始め、文字・数字・_ を使います',
    en: 'Name for formulas and references: letters, digits and _, not starting with a digit',
  },
  phases: {
    ja: '営業プロセスのフェーズ。進む順に書きます',
    en: 'Steps of the sales process, in the order in which they happen',
  },
  'phases.*': { ja: '営業プロセスの1段階', en: 'One step of the sales process' },
  'phases.*.volume': {
    ja: 'このフェーズの量を表す指標（件数）のid',
    en: 'Id of the count that says how much is in this phase',
  },
  'phases.*.conversion': {
    ja: '前のフェーズからこのフェーズへ進んだ率のid',
    en: 'Id of the rate at which the phase before leads to this one',
  },
  kpis: {
    ja: 'KPI（重要業績評価指標）。キーが指標のid',
    en: 'Key Performance Indicators, each under its id',
  },
  'kpis.*': {
    ja: 'KPI。KGIに至る途中の量や率を測る指標',
    en: 'A KPI: a measured amount or yield on the way to the KGI',
  },
  kcis: {
    ja: 'KCI（重要コミュニケーション指標）。キーが指標のid',
    en: 'Key Communication Indicators, each under its id',
  },
  'kcis.*': {
    ja: 'KCI。営業の質を、言葉にした基準で採点する指標。活動の量ではありません',
    en: 'A KCI: the quality of selling, scored on a written rubric; not a volume of activity',
  },
  handoffs: { ja: '部門間の引き渡し', en: 'Points where one department passes work to another' },
  'handoffs.*': {
    ja: '引き渡し。条件・点数・期限の約束を1か所に書きます',
    en: 'A handoff, with its agreed definition, score and time limit',
  },
  'handoffs.*.from': { ja: '渡す部門のid', en: 'Id of the department that passes work on' },
  'handoffs.*.to': { ja: '受け取る部門のid', en: 'Id of the department that takes it over' },
  'handoffs.*.passed': { ja: '渡した数を表す指標のid', en: 'Id of the count of what was passed' },
  'handoffs.*.accepted': { ja: '受け入れた数を表す指標のid', en: 'Id of the count of what was accepted' },
  'handoffs.*.definition': {
    ja: '何がそろえば渡せるか。両部門の合意を1文で',
    en: 'What must be true of work that is passed on, as both departments agreed',
  },
  'handoffs.*.score': {
    ja: '渡すかどうかを決める点数（MAスコアなど）',
    en: 'The score that decides, such as one of marketing automation',
  },
  'score.measure': { ja: '点数の測り方', en: 'How the score is measured' },
  'score.cutoff': { ja: 'この点数以上なら渡します', en: 'Work is passed on from this score upward' },
  'handoffs.*.sla_days': {
    ja: '渡してから最初の連絡までの期限（日）',
    en: 'Days within which the receiver makes the first contact',
  },
  scenarios: { ja: '「もし〜なら」の条件。キーが条件の名前', en: 'What-if settings, each under its name' },
  'scenarios.*': { ja: '計画を試す条件の一組', en: 'One set of assumptions for a plan' },
  'scenarios.*.set': {
    ja: 'レバーをこの値に固定。id: 値',
    en: 'Levers that are put at a value and held there, as id: value',
  },
  'scenarios.*.lock': { ja: '動かさないレバーのid', en: 'Ids of levers that stay at their baseline' },
  'scenarios.*.unlock': {
    ja: 'fixed: true でも動かしてよいレバーのid',
    en: 'Ids of levers that may move although they are fixed',
  },
  'scenarios.*.label': { ja: '表の見出しに出る名前', en: 'What the tables call it' },
  'scenarios.*.note': { ja: 'なぜそう仮定するか', en: 'Why one would assume so' },
  'scenarios.*.max': { ja: 'レバーの上限を変える。id: 値', en: 'Other upper bounds of levers, as id: value' },
  'scenarios.*.target': { ja: 'この条件でのKGIの目標', en: "The KGI's target in this scenario" },
  rules: {
    ja: '規則ごとの扱い。id: off | info | warning | error',
    en: 'How each rule is taken, as id: off | info | warning | error',
  },
  'rules.*': {
    ja: '扱いだけ、または { severity, reason }',
    en: 'A severity, or { severity, reason }',
  },
  'rules.*.severity': { ja: '指摘の重さ。off で止めます', en: 'How grave it is; off silences the rule' },
  'rules.*.reason': { ja: 'そう扱う理由', en: 'Why it is taken so' },
  plan: {
    ja: '合意した計画のファイル（kpi plan --write で作り、kpi diagnose が実績と比べます）',
    en: 'File of the plan that was committed to: kpi plan --write makes it, kpi diagnose compares with it',
  },
  snapshots: {
    ja: 'kpi pull で日付の名前で残した実績（snapshots/*.csv など）。kpi diagnose --as-of が当時のデータで診断し直します',
    en: 'Facts that kpi pull has kept by their day, such as snapshots/*.csv: kpi diagnose --as-of diagnoses the data as they were',
  },
};
