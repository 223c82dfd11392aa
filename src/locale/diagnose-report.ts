import { joined, type Message, verbatim } from './message.js';

const AGAINST = {
  plan: { ja: '計画', en: 'plan' },
  budget: { ja: '予算', en: 'budget' },
  previous: { ja: '前の期間', en: 'period before' },
  'last-year': { ja: '前年同期', en: 'same period last year' },
  period: { ja: '比べる期間', en: 'period compared with' },
} as const;

/** The head of the column that actuals are held against. */
const EXPECTED = {
  plan: { ja: '期待', en: 'Expected' },
  budget: { ja: '予算', en: 'Budget' },
  previous: { ja: '前期', en: 'Before' },
  'last-year': { ja: '前年', en: 'Last year' },
  period: { ja: '比較', en: 'Compared' },
} as const;

const VERDICTS = {
  confirmed: { ja: '偶然を超えて低い', en: 'below, beyond chance' },
  suggestive: { ja: '低い疑い', en: 'probably below' },
  indistinct: { ja: '偶然の範囲', en: 'may be chance' },
  insufficient: { ja: '件数不足', en: 'too few cases' },
  immature: { ja: '未成熟', en: 'too young' },
  'on-target': { ja: '下回らず', en: 'not below' },
  'no-data': { ja: 'データなし', en: 'no data' },
} as const;

/** What stands against taking an observed loss for a real one. */
const DOUBTS: Partial<Record<keyof typeof VERDICTS, Message>> = {
  suggestive: { ja: '低い疑いにとどまります', en: 'this is a suspicion only' },
  indistinct: { ja: '偶然の範囲と区別できません', en: 'it cannot be told from chance' },
  insufficient: { ja: '件数が少なすぎて、何も言えません', en: 'there are too few cases to tell anything' },
};

const ORIGINS = {
  measured: { ja: '実測', en: 'measured' },
  computed: { ja: '計算', en: 'computed' },
  solved: { ja: '計算', en: 'solved' },
} as const;

export type AgainstName = keyof typeof AGAINST;
export type VerdictName = keyof typeof VERDICTS;

interface WeakestWords {
  readonly phase: string;
  readonly node: string;
  readonly amount: Message;
  readonly actual: Message;
  readonly expected: Message;
}

/** What a diagnosis says, in the order in which it says it. */
export const diagnoseReportText = {
  title: ({
    tree,
    period,
    against,
    other,
    isCommitted,
  }: {
    tree: string;
    period: Message;
    against: AgainstName;
    other: Message | null;
    isCommitted: boolean;
  }): Message => ({
    ja: `${tree} の診断（${period.ja}、${isCommitted ? '合意した' : ''}${AGAINST[against].ja}${other ? ` ${other.ja} ` : ''}との比較）`,
    en: `Diagnosis of ${tree} (${period.en} against the ${isCommitted ? 'committed ' : ''}${AGAINST[against].en}${other ? `, ${other.en}` : ''})`,
  }),
  short: (v: {
    kgi: string;
    actual: Message;
    expected: Message;
    gap: Message;
    ratio: Message | null;
  }): Message => ({
    ja: `${v.kgi}は${v.actual.ja}で、${v.expected.ja}に対して${v.gap.ja}${v.ratio ? `（${v.ratio.ja}）` : ''}でした。`,
    en: `${v.kgi} came to ${v.actual.en} against ${v.expected.en}: ${v.gap.en}${v.ratio ? ` (${v.ratio.en})` : ''}.`,
  }),
  actualOnly: ({ kgi, actual }: { kgi: string; actual: Message }): Message => ({
    ja: `${kgi}は${actual.ja}でした。比べる相手の値がないため、差は言えません。`,
    en: `${kgi} came to ${actual.en}. There is nothing to compare it with, so no gap is stated.`,
  }),
  noActual: ({ kgi }: { kgi: string }): Message => ({
    ja: `${kgi}の実績がそろわないため、目標との差は言えません。`,
    en: `The actuals of ${kgi} are incomplete, so no gap is stated.`,
  }),
  sameWeakest: (v: WeakestWords): Message => ({
    ja: `いちばん弱いフェーズは「${v.phase}」です。${v.node}が${v.expected.ja}に対して${v.actual.ja}で、偶然とは考えにくい水準です。ここだけ戻せば${v.amount.ja}取り戻せます。`,
    en: `The weakest phase is ${v.phase}: ${v.node} is ${v.actual.en} against ${v.expected.en}, which is unlikely to be chance. Mending only this would bring back ${v.amount.en}.`,
  }),
  observedOnly: (v: WeakestWords & { verdict: VerdictName; needed: Message | null }): Message => {
    const needed = v.needed
      ? {
          ja: `この差を確かめるには約${v.needed.ja}件が必要です。`,
          en: ` About ${v.needed.en} cases would settle it.`,
        }
      : null;
    const doubt = DOUBTS[v.verdict] ?? DOUBTS.indistinct!;
    return {
      ja: `見かけ上いちばん損が大きいのは「${v.phase}」（${v.node} ${v.expected.ja}に対して${v.actual.ja}、${v.amount.ja}分）ですが、${doubt.ja}。${needed?.ja ?? ''}`,
      en: `The largest loss as observed is in ${v.phase} (${v.node} ${v.actual.en} against ${v.expected.en}, worth ${v.amount.en}), but ${doubt.en}.${needed?.en ?? ''}`,
    };
  },
  confirmedToo: (v: WeakestWords): Message => ({
    ja: `偶然とは考えにくいのは「${v.phase}」です（${v.node} ${v.expected.ja}に対して${v.actual.ja}、${v.amount.ja}分）。`,
    en: `Unlikely to be chance is ${v.phase} (${v.node} ${v.actual.en} against ${v.expected.en}, worth ${v.amount.en}).`,
  }),
  qualityToo: (v: {
    node: string;
    kci: string;
    actual: Message;
    expected: Message;
    isSupported: boolean;
  }): Message => ({
    ja: `${v.node}を動かすはずの「${v.kci}」も${v.expected.ja}に対して${v.actual.ja}です（${v.isSupported ? '記録もこの関係を支持しますが、原因の証明ではありません' : '関係は仮説'}）。`,
    en: `${v.kci}, which should drive ${v.node}, is at ${v.actual.en} against ${v.expected.en} as well (${v.isSupported ? 'the records support the link, which is no proof of cause' : 'a hypothesis'}).`,
  }),
  young: ({ phases }: { phases: readonly string[] }): Message => ({
    ja: `${phases.join('、')}は、まだ決着していない案件が多く、期待を下回るとは言えません。`,
    en: `Too many records are still open to call ${phases.join(', ')} below what was expected.`,
  }),
  noWeakness: (): Message => ({
    ja: '期待を下回る転換率はありません。',
    en: 'No conversion is below what was expected.',
  }),
  noWeaknessAmongJudged: ({ unjudged }: { unjudged: readonly string[] }): Message => ({
    ja: `判定できた転換率に、期待を下回るものはありません（判定できなかったフェーズ: ${unjudged.join('、')}）。`,
    en: `No conversion that could be judged is below what was expected (not judged: ${unjudged.join(', ')}).`,
  }),
  largestLoss: ({ label, effect }: { label: string; effect: Message }): Message => ({
    ja: `差にいちばん効いたのは${label}（${effect.ja}）です。`,
    en: `What moved the gap most is ${label} (${effect.en}).`,
  }),
  largestLossNoRate: ({ label, effect }: { label: string; effect: Message }): Message => ({
    ja: `差にいちばん効いたのは${label}（${effect.ja}）ですが、次へ進んだ数が入った数を上回っており、率としては読めません。`,
    en: `What moved the gap most is ${label} (${effect.en}), but more went on than came in, so that it cannot be read as a rate.`,
  }),
  phasesTitle: (): Message => ({ ja: 'フェーズ', en: 'Phases' }),
  noFunnel: ({ sources }: { sources: readonly string[] }): Message => ({
    ja: `取り込み元 ${sources.join('、')} では今の段階しか分からないので、フェーズ間の転換率は計算できません。段階に入った日付の列（stages）か変更履歴（history）があれば計算できます。`,
    en: `Of ${sources.join(', ')} only the present stage of each record is known, so that no conversion between phases can be computed. Dates of entering the stages (stages) or a list of changes (history) would allow it.`,
  }),
  phase: (): Message => ({ ja: 'フェーズ', en: 'Phase' }),
  cases: (): Message => ({ ja: '件数', en: 'Cases' }),
  flow: ({ entered, converted }: { entered: Message; converted: Message }): Message => ({
    ja: `${entered.ja}→${converted.ja}`,
    en: `${entered.en}→${converted.en}`,
  }),
  actual: (): Message => ({ ja: '実績', en: 'Actual' }),
  expected: (against: AgainstName): Message => EXPECTED[against],
  differenceInterval: (): Message => ({ ja: '差の95%区間', en: 'Change, 95 %' }),
  interval: (): Message => ({ ja: '95%区間', en: '95% interval' }),
  range: ({ low, high }: { low: Message; high: Message }): Message => ({
    ja: `${low.ja}〜${high.ja}`,
    en: `${low.en}–${high.en}`,
  }),
  /** A range whose ends have signs of their own; points are named once. */
  signedRange: ({ low, high }: { low: Message; high: Message }): Message => ({
    ja: `${low.ja.replace(/pt$/u, '')}〜${high.ja}`,
    en: `${low.en.replace(/pt$/u, '')} to ${high.en}`,
  }),
  recoverable: (): Message => ({ ja: '戻せる額', en: 'To regain' }),
  verdict: (): Message => ({ ja: '判定', en: 'Verdict' }),
  verdictName: (verdict: VerdictName): Message => VERDICTS[verdict],
  notCompared: (): Message => ({ ja: '比較なし', en: 'not compared' }),
  noneEntered: (): Message => ({ ja: '入った数が0', en: 'none came in' }),
  notJudged: (): Message => ({ ja: '判定しない', en: 'not judged' }),
  phasesLegend: (): Message => ({
    ja: '判定: 偶然だけでここまで低くなる確率が（フェーズの数で補正して）10%未満なら「偶然を超えて低い」。戻せる額は「その転換率だけが期待どおりなら」で、足し合わせられません。',
    en: 'Verdict: below beyond chance where chance alone would do this less than one time in ten, adjusted for the number of phases. To regain: if only this conversion were as expected; the amounts do not add up.',
  }),
  contributionsTitle: ({ gap }: { gap: Message }): Message => ({
    ja: `差 ${gap.ja} の内訳（足すと差に一致します）`,
    en: `Where the gap of ${gap.en} comes from (the parts add up to it)`,
  }),
  leaf: (): Message => ({ ja: '要因', en: 'Factor' }),
  effect: (): Message => ({ ja: 'KGIへの影響', en: 'Effect on KGI' }),
  unmodelled: (): Message => ({ ja: 'ツリーで説明できない分', en: 'not explained by the tree' }),
  unclosed: (): Message => ({ ja: '目標どうしの食い違い', en: 'targets that do not add up' }),
  unclosedInCommitted: (): Message => ({
    ja: '計画の数字の端数',
    en: 'rounding of the committed numbers',
  }),
  committedPlan: ({ file }: { file: string }): Message => ({
    ja: `${file}: 比べた計画`,
    en: `${file}: the plan compared with`,
  }),
  shapley: ({ label }: { label: string }): Message => ({
    ja: `${label}（0を含むためShapley値）`,
    en: `${label} (by Shapley's value: a zero is involved)`,
  }),
  nodesTitle: (): Message => ({ ja: 'すべての指標', en: 'All nodes' }),
  node: (): Message => ({ ja: '指標', en: 'Node' }),
  difference: (): Message => ({ ja: '差', en: 'Gap' }),
  attainment: (): Message => ({ ja: '達成率', en: 'Attained' }),
  origin: (): Message => ({ ja: '出どころ', en: 'From' }),
  originName: (origin: keyof typeof ORIGINS): Message => ORIGINS[origin],
  actionsTitle: ({ phase }: { phase: string }): Message => ({
    ja: `やること（${phase}）`,
    en: `What to do (${phase})`,
  }),
  noAction: ({ node }: { node: string }): Message => ({
    ja: `${node} に action が書かれていません。下回ったときに何をするかをツリーに書いておくと、ここに出ます。`,
    en: `${node} has no action in the tree. Write what to do when it falls short, and it stands here.`,
  }),
  notesTitle: (): Message => ({ ja: '注意', en: 'Notes' }),
  mismatch: (v: { node: string; month: Message; measured: Message; computed: Message }): Message => ({
    ja: `${v.node}（${v.month.ja}）: 実測 ${v.measured.ja} と、数式で計算した ${v.computed.ja} が合いません`,
    en: `${v.node} (${v.month.en}): measured ${v.measured.en}, but its formula gives ${v.computed.en}`,
  }),
  missing: ({ nodes, month }: { nodes: readonly string[]; month: Message }): Message => ({
    ja: `${month.ja}の実績がない指標: ${nodes.join('、')}`,
    en: `no actuals in ${month.en} for: ${nodes.join(', ')}`,
  }),
  dataTitle: (): Message => ({ ja: '使ったデータ', en: 'Data' }),
  sentences: (parts: readonly Message[]): Message =>
    parts.length === 1 ? parts[0]! : joined(parts, '', ' '),
  nothing: (): Message => verbatim(''),
  byShapley: (): Message => ({
    ja: 'Shapley値（あらゆる順番で変わったとして平均した寄与）で分けました。途中の指標への内訳はありません。',
    en: "Shared out by Shapley's value: what each leaf brings on average over all orders of change. Inner nodes have no part of their own.",
  }),
  chance: (): Message => ({ ja: '偶然の幅（90%）', en: 'Chance (90 %)' }),
  withinNoise: (): Message => ({ ja: '偶然の範囲', en: 'within noise' }),
  byPhase: ({ parts }: { parts: readonly Message[] }): Message => ({
    ja: `フェーズごと: ${parts.map(({ ja }) => ja).join('、')}`,
    en: `By phase: ${parts.map(({ en }) => en).join(', ')}`,
  }),
  byDepartment: ({ parts }: { parts: readonly Message[] }): Message => ({
    ja: `担当部門ごと: ${parts.map(({ ja }) => ja).join('、')}`,
    en: `By department: ${parts.map(({ en }) => en).join(', ')}`,
  }),
  part: ({ label, effect }: { label: string | null; effect: Message }): Message => ({
    ja: `${label ?? 'その他'}\u00a0${effect.ja}`,
    en: `${label ?? 'other'}\u00a0${effect.en}`,
  }),
  failed: ({ gate, reason }: { gate: string; reason: Message }): Message => ({
    ja: `--fail-on ${gate} に当たります: ${reason.ja}`,
    en: `--fail-on ${gate} is met: ${reason.en}`,
  }),
};
