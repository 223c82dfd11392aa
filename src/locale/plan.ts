import type { Message } from './message.js';

const list = (ids: readonly string[]): string => ids.join('、');
const listEn = (ids: readonly string[]): string => ids.join(', ');

/** What a plan has to say about itself: refusals and warnings. */
export const planText = {
  asOfBeyond: ({ month, horizon }: { month: string; horizon: string }): Message => ({
    ja: `--as-of ${month} より前で計画の期間（${horizon}）が終わっているため、計画する月が残りません`,
    en: `--as-of ${month} is after the whole horizon (${horizon}): no month is left to plan`,
  }),
  asOfWithoutHorizon: (): Message => ({
    ja: '--as-of を使うには計画の期間が必要です',
    en: '--as-of needs a horizon',
  }),
  asOfHelp: (): Message => ({
    ja: '--as-of には計画の期間の中の月を、まだ動かせる最初の月として指定します。期間は horizon か --horizon で決めます',
    en: 'give a month of the horizon, the first that can still be planned; the horizon comes from the tree or from --horizon',
  }),
  horizonOver: ({ from }: { from: string }): Message => ({
    ja: `計画の期間は、どの月にももう実績があります。${from} より前に立った計画として計算しました。次の期間は --horizon で指定できます`,
    en: `every month of the horizon has its actuals: this is the plan as it would have been before ${from}; name the next one with --horizon`,
  }),
  seasonShown: ({ ids }: { ids: readonly string[] }): Message => ({
    ja: `2年以上の実績で月ごとの差が偶然を超えていた指標は、その季節性を見込みました: ${list(ids)}。season を書けばそれに従います`,
    en: `the months of two years or more differ by more than chance, and the plan follows their season: ${listEn(ids)}; a season in the tree goes first`,
  }),
  assumedPast: ({ ids }: { ids: readonly string[] }): Message => ({
    ja: `過ぎた月の実績がない指標は、今の水準だったとみなしました: ${list(ids)}`,
    en: `without actuals for months that have gone by, these are taken to have stood as they do now: ${listEn(ids)}`,
  }),
  tooLate: ({ id }: { id: string }): Message => ({
    ja: `${id} は、今から動かしてもこの期間のKGIには届きません（成果が出るのは期間の後です）`,
    en: `${id} comes too late for this horizon: whatever it does from now on reaches the KGI after it`,
  }),
  allTooLate: ({ ids }: { ids: readonly string[] }): Message => ({
    ja: `動かせるレバーの成果は、どれもこの期間より後に出ます: ${list(ids)}`,
    en: `whatever could be moved reaches the KGI after this horizon: ${listEn(ids)}`,
  }),
  allTooLateHelp: (): Message => ({
    ja: '--horizon で期間を後ろへ延ばすか、成果の早く出るレバー（受注率など）の固定を外してください',
    en: 'let --horizon reach farther, or free a lever that takes effect sooner, such as the win rate',
  }),
  cascadeMonths: (): Message => ({
    ja: '--rounding cascade は使えません: 月をまたぐ遅れ（lag）か確定した月があり、合計を1本道で割り戻せません',
    en: '--rounding cascade does not fit: lags or settled months keep the totals from being divided down one chain',
  }),
  targetNotAboveZero: ({ target }: { target: number }): Message => ({
    ja: `目標が${target}で、0以下です。何もしなくても届く目標なので、数字や単位が正しいか、target か --target を確かめてください`,
    en: `the target is ${target}, which is not above zero: it is reached without doing anything. See whether the number and its unit under target, or of --target, are as meant`,
  }),
  noTarget: ({ kgi }: { kgi: string }): Message => ({
    ja: `${kgi} に目標がありません`,
    en: `${kgi} has no target`,
  }),
  noTargetHelp: (): Message => ({
    ja: 'kgi に target: 1.2億 のように書くか、--target 1.2億 を付けてください',
    en: 'write target: 120M under kgi, or give --target 120M',
  }),
  noBaseline: ({ labels }: { labels: readonly string[] }): Message => ({
    ja: `計画の出発点となる値がありません: ${list(labels)}`,
    en: `there is no level to plan from for: ${listEn(labels)}`,
  }),
  noBaselineBefore: ({ labels, month }: { labels: readonly string[]; month: string }): Message => ({
    ja: `実績はありますが、計画する最初の月（${month}）より前の分がないため、計画の出発点が決まりません: ${list(labels)}`,
    en: `there are actuals, but none before the first month to plan (${month}), so there is no level to plan from for: ${listEn(labels)}`,
  }),
  noBaselineBeforeHelp: ({ period }: { period: string }): Message => ({
    ja: `その実績を出発点にするなら --baseline ${period} を付けてください。前の月の実績を足すか、指標に baseline を書いても計画できます`,
    en: `to start from those actuals give --baseline ${period}; or supply earlier months, or write a baseline on the nodes`,
  }),
  noBaselineHelp: ({ id }: { id: string }): Message => ({
    ja: `実績の列を用意するか、指標に baseline を書くか、--set ${id}=値 を付けてください。出発点のないレバーは1つだけなら逆算できます`,
    en: `supply actuals, write a baseline on the node, or give --set ${id}=VALUE; one lever without a baseline can be solved for, not several`,
  }),
  unknownNode: ({ id }: { id: string }): Message => ({
    ja: `「${id}」という指標はツリーにありません`,
    en: `the tree has no node "${id}"`,
  }),
  notAlone: ({ id }: { id: string }): Message => ({
    ja: `${id} には今の値がなく、これだけを動かしても目標に届かないため、必要な値を決められません`,
    en: `${id} has no level today and cannot reach the goal alone, so there is no telling what it must be`,
  }),
  notALeaf: ({ id }: { id: string }): Message => ({
    ja: `「${id}」は数式で決まる指標なので、直接は動かせません`,
    en: `"${id}" follows from a formula and cannot be moved by itself`,
  }),
  notALeafHelp: ({ leaves }: { leaves: readonly string[] }): Message => ({
    ja: `動かせる指標: ${list(leaves)}`,
    en: `what can be moved: ${listEn(leaves)}`,
  }),
  notBelowKgi: ({ id }: { id: string }): Message => ({
    ja: `「${id}」は数式でKGIにつながっていません`,
    en: `"${id}" does not reach the KGI by any formula`,
  }),
  noLever: (): Message => ({
    ja: '動かせるレバーがありません（すべて固定されています）',
    en: 'there is no lever to move: every leaf is held',
  }),
  noLeverHelp: (): Message => ({
    ja: 'いずれかの fixed か --lock を外してください',
    en: 'release one that is fixed or locked',
  }),
  leverHeld: ({ id }: { id: string }): Message => ({
    ja: `--lever の「${id}」は固定されているので動かせません`,
    en: `--lever "${id}" cannot move: it is held`,
  }),
  impossibleValue: ({ id, value }: { id: string; value: number }): Message => ({
    ja: `${id} を ${value} にはできません（取り得る範囲の外です）`,
    en: `${id} cannot be ${value}: it is outside of what its kind allows`,
  }),
  setBeyond: (v: { id: string; value: number; bound: 'min' | 'max'; limit: number }): Message => ({
    ja: `${v.id} を ${v.value} に置く指定は、レバーの${v.bound === 'max' ? '上限' : '下限'}（lever.${v.bound}: ${v.limit}）と矛盾します`,
    en: `setting ${v.id} to ${v.value} contradicts the lever's ${v.bound === 'max' ? 'maximum' : 'minimum'} (lever.${v.bound}: ${v.limit})`,
  }),
  setBeyondHelp: (): Message => ({
    ja: '範囲の中の値にするか、その値があり得るなら lever の min・max を改めてください',
    en: 'choose a value within the range, or widen the lever if that value is possible',
  }),
  cascadeBroken: ({ id }: { id: string }): Message => ({
    ja: `--rounding cascade は使えません: ${id} の数式が「量 × 率」の一本道ではありません`,
    en: `--rounding cascade does not fit: the formula of ${id} is not one chain of a volume and rates`,
  }),
  cascadeHeld: ({ id }: { id: string }): Message => ({
    ja: `--rounding cascade は使えません: いちばん下の量 ${id} が固定されています`,
    en: `--rounding cascade does not fit: the volume at the bottom, ${id}, is held`,
  }),
  cascadeBeyond: ({ id, needed, limit }: { id: string; needed: number; limit: number }): Message => ({
    ja: `--rounding cascade では ${id} が ${needed} 必要ですが、上限は ${limit} です`,
    en: `--rounding cascade would need ${id} = ${needed}, above its limit of ${limit}`,
  }),
  cascadeHelp: (): Message => ({ ja: '--rounding carry を使ってください', en: 'use --rounding carry' }),
  emptyBaseline: ({ period }: { period: string }): Message => ({
    ja: `--baseline ${period} の実績がありません`,
    en: `there are no actuals for --baseline ${period}`,
  }),
  notFinite: ({ id }: { id: string }): Message => ({
    ja: `出発点では ${id} が計算できません（0で割っているか、数が大きすぎます）`,
    en: `${id} cannot be computed at the starting levels: a division by zero, or numbers too large`,
  }),
  dividesByZero: ({ id, by }: { id: string; by: string }): Message => ({
    ja: `出発点では ${id} が計算できません。${by} の数式が0で割っています`,
    en: `${id} cannot be computed at the starting levels: the formula of ${by} divides by zero`,
  }),
  notFiniteHelp: (): Message => ({
    ja: '数式が割っている指標の baseline か実績と、--set の値を確かめてください',
    en: 'look at the baseline or the actuals of what it divides by, and at what was set',
  }),

  steadyLag: (): Message => ({
    ja: '計画の月が決まっていないので、lag() は定常とみなしました。horizon を書くと、月ごとに計算します',
    en: 'no month is named, so lag() is taken as settled; with a horizon the plan goes month by month',
  }),
  outsideBounds: ({ id }: { id: string }): Message => ({
    ja: `${id} は今の値がレバーの範囲（min〜max）の外にあります`,
    en: `${id} stands outside its lever's range (min to max) today`,
  }),
  zeroBaseline: ({ id }: { id: string }): Message => ({
    ja: `${id} は出発点が0なので、上限（なければ単独で必要な値）を1単位として努力を測りました`,
    en: `${id} starts from zero: its effort is measured in units of its upper bound, or of what it would need alone`,
  }),
  rateAtEdge: ({ id }: { id: string }): Message => ({
    ja: `${id} は出発点が0%または100%なので、0.1ポイント内側から動かしました`,
    en: `${id} starts at 0% or 100%; its effort is measured from 0.1 point inside`,
  }),
  rateAboveOne: ({ id }: { id: string }): Message => ({
    ja: `${id} は出発点が100%を超えています。実績の数え方を確かめてください`,
    en: `${id} starts above 100%; look at how its actuals are counted`,
  }),
  withoutBaseline: ({ id }: { id: string }): Message => ({
    ja: `${id} には今の値がないので、これだけで届く値（届かなければ範囲の端）から計画しました`,
    en: `${id} has no level today: the plan starts from what it alone would have to be, or from its bound where that is not enough`,
  }),
  notVerified: (): Message => ({
    ja: '丸めた値では目標・範囲・上限のすべては満たせません。丸める前の値（exact）なら満たします',
    en: 'no rounded plan keeps the goal, the bounds and the caps together; the exact one does',
  }),
  capContradicts: ({ id, value, nearest }: { id: string; value: number; nearest: number }): Message => ({
    ja: `${id} の cap（月 ${value}）は、目標にかかわらず守れません。動かせる範囲では ${nearest} までです`,
    en: `the cap of ${id} (${value} a month) cannot be kept, whatever the goal: within the levers' ranges it comes to ${nearest}`,
  }),
  goalWithoutBaseline: ({ goal, ids }: { goal: string; ids: readonly string[] }): Message => ({
    ja: `${goal} の目標は、計画に入れていません。出発点となる値のない指標があるためです: ${list(ids)}。実績か baseline があれば入ります`,
    en: `the target of ${goal} is not part of this plan: there is no level to plan from for ${listEn(ids)}; actuals or a baseline would bring it in`,
  }),
  goalOutOfReach: ({
    goal,
    value,
    nearest,
  }: {
    goal: string;
    value: Message;
    nearest: Message;
  }): Message => ({
    ja: `${goal} の目標 ${value.ja} は、それだけを目指しても届きません。動かせる範囲では ${nearest.ja} までです`,
    en: `the target of ${goal}, ${value.en}, is out of reach even by itself: within the levers' ranges it comes to ${nearest.en}`,
  }),
  notProven: (): Message => ({
    ja: '届く計画を見つけられませんでしたが、届かないことの証明もできていません',
    en: 'no plan was found that reaches the goal, but that none exists is not proven',
  }),
  localOnly: (): Message => ({
    ja: '足し合わせる項目（または月）のどれかを大きく（約2.7倍より）伸ばす計画です。いくつもの配分を試した中で最も楽なものですが、もっと楽な配分が残っている可能性があります',
    en: 'a part of a sum, or one month of it, has to grow more than 2.7-fold: this is the easiest of many splits that were tried, and an easier one may exist',
  }),
};
