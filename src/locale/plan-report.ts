import { formatValue } from './format.js';
import { joined, type Message, verbatim } from './message.js';

interface Goal {
  readonly kgi: string;
  readonly target: Message;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const BOUNDS = {
  min: { ja: '下限', en: 'minimum' },
  max: { ja: '上限', en: 'maximum' },
  fixed: { ja: '固定値', en: 'fixed value' },
  cap: { ja: '上限（cap）', en: 'cap' },
  target: { ja: '目標', en: 'target' },
} as const;

const SPANS = {
  month: { ja: '月', en: ' a month' },
  horizon: { ja: '期間の合計で', en: ' over the horizon' },
} as const;

/** What a plan says, in the order in which it says it. */
export const planReportText = {
  title: ({ tree, horizon }: { tree: string; horizon: Message }): Message => ({
    ja: `${tree} の計画（${horizon.ja}）`,
    en: `Plan of ${tree} (${horizon.en})`,
  }),
  oneMonth: (): Message => ({ ja: '1か月', en: 'one month' }),
  move: (v: {
    label: string;
    before: Message | null;
    after: Message;
    per: keyof typeof SPANS | null;
  }): Message => ({
    ja: `${v.label}を${v.per ? SPANS[v.per].ja : ''}${v.before ? `${v.before.ja}→` : ''}${v.after.ja}`,
    en: `${v.label} ${v.before ? `from ${v.before.en} to ` : 'to '}${v.after.en}${v.per ? SPANS[v.per].en : ''}`,
  }),
  reachable: ({ kgi, target, moves }: Goal & { moves: readonly Message[] }): Message => ({
    ja: `${kgi}${target.ja}には、${joined(moves).ja}に。`,
    en: `To reach ${kgi} ${target.en}: ${joined(moves).en}.`,
  }),
  reachableAsShown: ({ kgi, target }: Goal): Message => ({
    ja: `${kgi}${target.ja}に届く計画です。必要な数は表のとおりです。`,
    en: `${kgi} ${target.en} is within reach; the table shows what it takes.`,
  }),
  met: ({ kgi, target, baseline }: Goal & { baseline: Message }): Message => ({
    ja: `${kgi}${target.ja}は、今の水準（${baseline.ja}）のままで届きます。変える必要はありません。`,
    en: `${kgi} ${target.en} is reached at today's level (${baseline.en}). Nothing has to move.`,
  }),
  unreachable: ({ kgi, target, best, short }: Goal & { best: Message; short: Message }): Message => ({
    ja: `${kgi}${target.ja}には届きません。動かせる範囲で最善でも${best.ja}、${short.ja}足りません。`,
    en: `${kgi} ${target.en} is out of reach. At best it comes to ${best.en}, ${short.en} short.`,
  }),
  unproven: (): Message => ({
    ja: '（届かないことの証明はできていません。見つかった中で最善の値です）',
    en: '(that nothing better exists is not proven; this is the best that was found)',
  }),
  footing: (v: { baseline: Message; from: Message; short: Message; isSet: boolean }): Message => ({
    ja: `${v.isSet ? '指定した値のほかは今のままなら' : '今のままなら'}${v.baseline.ja}（${v.from.ja}から）。目標まであと${v.short.ja}。`,
    en: `${v.isSet ? 'With the values that were set, all else as it stands' : 'As things stand'}: ${v.baseline.en} (from ${v.from.en}), ${v.short.en} to go.`,
  }),
  fromActuals: ({ period }: { period: Message }): Message => ({
    ja: `${period.ja}の実績`,
    en: `the actuals of ${period.en}`,
  }),
  fromTree: (): Message => ({ ja: 'ツリーに書いた baseline', en: 'the baselines in the tree' }),
  node: (): Message => ({ ja: '指標', en: 'Node' }),
  now: (): Message => ({ ja: '現状', en: 'Now' }),
  required: (): Message => ({ ja: '必要', en: 'Required' }),
  atBest: (): Message => ({ ja: '最善', en: 'At best' }),
  change: (): Message => ({ ja: '変化', en: 'Change' }),
  perWeek: (): Message => ({ ja: '週あたり', en: 'A week' }),
  owner: (): Message => ({ ja: '担当', en: 'Owner' }),
  lever: ({ label }: { label: string }): Message => verbatim(`${label} *`),
  fixed: ({ label }: { label: string }): Message => ({ ja: `${label}（固定）`, en: `${label} (fixed)` }),
  atBound: ({ label, bound }: { label: string; bound: 'min' | 'max' }): Message => ({
    ja: `${label} *（${BOUNDS[bound].ja}）`,
    en: `${label} * (${BOUNDS[bound].en})`,
  }),
  noPhase: (): Message => ({ ja: 'フェーズ共通', en: 'All phases' }),
  legend: (): Message => ({
    ja: '* は動かすレバー。件数と金額は期間の合計、率と単価は水準です。',
    en: '* marks a lever. Counts and amounts are totals of the horizon, rates and averages are levels.',
  }),
  verified: ({ planned }: { planned: Message }): Message => ({
    ja: `検算: 上の数字どおりに計算し直すと ${planned.ja}。目標に届きます。`,
    en: `Check: evaluated from exactly these numbers the tree gives ${planned.en}. The target is reached.`,
  }),
  notVerified: ({ planned }: { planned: Message }): Message => ({
    ja: `検算: 上の数字どおりに計算し直すと ${planned.ja}。目標・範囲・上限のどれかを満たしません。`,
    en: `Check: evaluated from exactly these numbers the tree gives ${planned.en}. The target, a bound or a cap is not kept.`,
  }),
  cascadeNote: (): Message => ({
    ja: '端数はフェーズごとに切り上げ、切り上げた数を前のフェーズへ渡しました（cascade）。',
    en: 'Each phase is rounded up and carries the whole number down (cascade).',
  }),
  singleTitle: (): Message => ({ ja: '1つだけ動かすなら', en: 'If one lever moved alone' }),
  lever1: (): Message => ({ ja: 'レバー', en: 'Lever' }),
  alone: (): Message => ({ ja: '単独で必要', en: 'Needed alone' }),
  judgement: (): Message => ({ ja: '判定', en: 'Verdict' }),
  withinBounds: (): Message => ({ ja: '範囲内', en: 'within its bounds' }),
  beyondBounds: ({ limit }: { limit: Message | null }): Message => ({
    ja: limit ? `範囲を超える（${limit.ja}まで）` : '範囲を超える',
    en: limit ? `beyond its bounds (${limit.en})` : 'beyond its bounds',
  }),
  breaksOthers: (): Message => ({ ja: 'ほかの目標かcapを破る', en: 'breaks another goal or a cap' }),
  impossible: (): Message => ({ ja: 'あり得ない値', en: 'impossible' }),
  helpless: (): Message => ({ ja: 'これだけでは届かない', en: 'cannot do it alone' }),
  sensitivityTitle: (): Message => ({
    ja: '同じ手間をかけるなら、どれが効くか',
    en: 'What the same effort brings',
  }),
  movedTo: (): Message => ({ ja: '動かすと', en: 'Moved to' }),
  remark: (): Message => ({ ja: '備考', en: 'Remark' }),
  cutAtBound: (): Message => ({ ja: '範囲の端まで', en: 'to the end of its bounds' }),
  noEffect: (): Message => ({ ja: '今は効かない', en: 'no effect as things stand' }),
  blocked: (v: { labels: readonly string[]; value: Message; side: 'above' | 'below' }): Message => ({
    ja: `${v.labels.join('・')}${v.labels.length > 1 ? 'の側' : ''}が${v.value.ja}を${v.side === 'above' ? '超える' : '下回る'}まで効かない`,
    en: `no effect until ${v.labels.join(' and ')} ${v.labels.length > 1 ? (v.side === 'above' ? 'together exceed' : 'together fall below') : v.side === 'above' ? 'exceeds' : 'falls below'} ${v.value.en}`,
  }),
  sensitivityNote: (): Message => ({
    ja: 'どれも同じ手間（件数なら約1割）だけ動かしたときの、今の計算でのKGIの変化です。effort が大きいレバーほど動く幅は小さくなります。',
    en: 'Each is moved by the same effort (about a tenth of a count), from where everything stands; a lever with more effort moves less.',
  }),
  closureTitle: (): Message => ({ ja: '手で決めた目標は足りるか', en: 'Do the targets set by hand add up?' }),
  closes: ({ kgi, computed, target }: { kgi: string; computed: Message; target: Message }): Message => ({
    ja: `指標ごとの目標どおりなら、${kgi}は${computed.ja}。目標${target.ja}に届きます。`,
    en: `With every node at its own target, ${kgi} comes to ${computed.en}: the target of ${target.en} is reached.`,
  }),
  doesNotClose: (v: { kgi: string; computed: Message; target: Message; gap: Message }): Message => ({
    ja: `指標ごとの目標がすべて達成されても、${v.kgi}は${v.computed.ja}で、目標${v.target.ja}に${v.gap.ja}足りません。`,
    en: `With every node at its own target, ${v.kgi} comes to ${v.computed.en}: ${v.gap.en} from the target of ${v.target.en}.`,
  }),
  goesOver: (v: { kgi: string; computed: Message; target: Message; gap: Message }): Message => ({
    ja: `指標ごとの目標がすべて達成されても、${v.kgi}は${v.computed.ja}で、目標${v.target.ja}を${v.gap.ja}上回ってしまいます。`,
    en: `With every node at its own target, ${v.kgi} comes to ${v.computed.en}: ${v.gap.en} above the target of ${v.target.en}.`,
  }),
  madeOf: (v: { label: string; target: Message; computed: Message }): Message => ({
    ja: `${v.label}の目標は${v.target.ja}ですが、下の指標の目標からは${v.computed.ja}になります`,
    en: `${v.label} has a target of ${v.target.en}; the targets below make it ${v.computed.en}`,
  }),
  smallestChange: (): Message => ({
    ja: '足りるようにするいちばん小さな直し:',
    en: 'The smallest change that closes it:',
  }),
  changed: ({ label, from, to }: { label: string; from: Message; to: Message }): Message => ({
    ja: `${label} ${from.ja} → ${to.ja}`,
    en: `${label} ${from.en} → ${to.en}`,
  }),
  closureBest: ({ best }: { best: Message }): Message => ({
    ja: `範囲の中でどう直しても${best.ja}までです。`,
    en: `Within the bounds no change brings more than ${best.en}.`,
  }),
  actionsTitle: (): Message => ({ ja: 'やること', en: 'What to do' }),
  action: ({ label, action, owner }: { label: string; action: string; owner: string }): Message => ({
    ja: `${label}${owner ? `（${owner}）` : ''}: ${action}`,
    en: `${label}${owner ? ` (${owner})` : ''}: ${action}`,
  }),
  monthsTitle: (): Message => ({ ja: '月ごとの計画', en: 'Month by month' }),
  month: (v: { month: number; year: number | null; isSettled: boolean; isAssumed: boolean }): Message => ({
    ja: `${v.year === null ? '' : `${v.year}年`}${v.month}月${v.isAssumed ? '推定' : v.isSettled ? '実績' : ''}`,
    en: `${MONTHS[v.month - 1]}${v.year === null ? '' : ` ${v.year}`}${v.isAssumed ? ' est.' : v.isSettled ? ' act.' : ''}`,
  }),
  settled: ({ to }: { to: Message }): Message => ({
    ja: `${to.ja}までは実績で確定した月として扱い、残りの月を計画しました。`,
    en: `The months up to ${to.en} are settled at their actuals; the rest is planned.`,
  }),
  settledPartly: ({ to }: { to: Message }): Message => ({
    ja: `${to.ja}までは確定した月として扱い、残りの月を計画しました。「推定」の月は実績がそろっていないため、足りない分は今の水準だったとみなしています。`,
    en: `The months up to ${to.en} are settled; the rest is planned. Those marked est. lack some of their actuals: what is missing is taken to have stood as it does now.`,
  }),
  decided: (v: { decided: Message; share: number; isSettled: boolean }): Message => ({
    ja: `目標のうち${v.decided.ja}（${formatValue(v.share, 'rate', null, null).ja}）は、${v.isSettled ? '確定した月と、それまでに' : '期間の前に'}始めた仕事で決まっています。`,
    en: `Of the target ${v.decided.en} (${formatValue(v.share, 'rate', null, null).en}) is decided already, by ${v.isSettled ? 'the settled months and the work begun in them' : 'work begun before the horizon'}.`,
  }),
  decidedAll: (v: { decided: Message; isSettled: boolean }): Message => ({
    ja: `${v.isSettled ? '確定した月と、それまでに' : '期間の前に'}始めた仕事だけで${v.decided.ja}になり、目標を超えています。`,
    en: `${v.isSettled ? 'The settled months and the work begun in them' : 'Work begun before the horizon'} alone come to ${v.decided.en}, which is the target or more.`,
  }),
  lastMonthTitle: (): Message => ({
    ja: 'この期間に間に合うのはいつまでか',
    en: 'Until when work still counts for this horizon',
  }),
  lastMonth: ({ label, month }: { label: string; month: Message }): Message => ({
    ja: `${label}: ${month.ja}の分まで`,
    en: `${label}: up to ${month.en}`,
  }),
  spillover: ({ kgi, value }: { kgi: string; value: Message }): Message => ({
    ja: `期間中に始めた仕事のうち${kgi}${value.ja}分は、成果が出るのが期間の後です`,
    en: `of the work begun within the horizon, ${kgi} ${value.en} comes after it`,
  }),
  conflictTitle: (): Message => ({
    ja: '届かない理由（この組み合わせだけで届かなくなります）',
    en: 'What rules it out (these alone do)',
  }),
  conflict: ({
    label,
    bound,
    value,
  }: {
    label: string;
    bound: keyof typeof BOUNDS;
    value: Message;
  }): Message => ({
    ja: `${label} の${BOUNDS[bound].ja} ${value.ja}`,
    en: `${label}: ${BOUNDS[bound].en} ${value.en}`,
  }),
  more: ({ count }: { count: number }): Message => ({ ja: `ほか${count}件`, en: `and ${count} more` }),
  relaxTitle: (): Message => ({
    ja: '1つだけ緩めるなら（ほかは最善の値のまま）',
    en: 'If one limit were relaxed (all others at their best)',
  }),
  limit: (): Message => ({ ja: '制約', en: 'Limit' }),
  from: (): Message => ({ ja: '今', en: 'Now' }),
  to: (): Message => ({ ja: '必要', en: 'Would have to be' }),
  monthly: ({ total, month }: { total: Message; month: Message }): Message => ({
    ja: `${total.ja}（月${month.ja}）`,
    en: `${total.en} (${month.en} a month)`,
  }),
  noRelax: (): Message => ({
    ja: '1つ緩めるだけでは届きません。複数の制約を見直すか、目標を下げてください。',
    en: 'No single limit would do. Look at several of them, or at the target.',
  }),
  notesTitle: (): Message => ({ ja: '注意', en: 'Notes' }),
};
