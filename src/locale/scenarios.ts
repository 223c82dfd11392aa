import { formatTenths } from './format.js';
import { joined, type Message, verbatim } from './message.js';

const STATUSES = {
  met: { ja: 'もう届く', en: 'met' },
  reachable: { ja: '届く', en: 'in reach' },
  unreachable: { ja: '届かない', en: 'out of reach' },
} as const;

/** What is said of plans side by side, and of the scenarios that they come from. */
export const scenarioText = {
  unknown: ({ name }: { name: string }): Message => ({
    ja: `「${name}」というシナリオはありません`,
    en: `there is no scenario "${name}"`,
  }),
  known: ({ names }: { names: readonly string[] }): Message => ({
    ja: `ツリーにあるシナリオ: ${names.join('、')}`,
    en: `the scenarios of the tree: ${names.join(', ')}`,
  }),
  noneHelp: (): Message => ({
    ja: 'ツリーに scenarios: { 強気: { set: { win_rate: 40% } } } のように書くと使えます',
    en: 'the tree declares none; write one as in scenarios: { bold: { set: { win_rate: 40% } } }',
  }),
  tooMany: ({ count, most }: { count: number; most: number }): Message => ({
    ja: `並べて比べられる計画は${most}件までです（シナリオと目標の組み合わせが${count}件あります）`,
    en: `at most ${most} plans are compared, and these scenarios and targets make ${count}`,
  }),
  tooManyHelp: (): Message => ({
    ja: '--scenario か --target を減らしてください',
    en: 'name fewer of --scenario or --target',
  }),
  within: ({ label, message }: { label: string; message: Message }): Message => ({
    ja: `シナリオ「${label}」: ${message.ja}`,
    en: `scenario "${label}": ${message.en}`,
  }),
  mixedTargets: ({ value }: { value: string }): Message => ({
    ja: `--target ${value} は、1つの数なのか、いくつかの目標なのかが決まりません`,
    en: `--target ${value} may be one number, or several targets`,
  }),
  mixedTargetsHelp: (): Message => ({
    ja: '1つなら 1.2億 のように小数点で、いくつかなら 1億,2億 のように1つずつ単位を付けるか、--target をくり返して書きます',
    en: 'write one number with a point, as in 1.2M; give each of several its unit, as in 100M,120M, or repeat --target',
  }),
  titled: ({ title, label }: { title: Message; label: string }): Message => ({
    ja: `${title.ja}: シナリオ「${label}」`,
    en: `${title.en}: scenario "${label}"`,
  }),
  comparison: ({ tree, horizon }: { tree: string; horizon: Message }): Message => ({
    ja: `${tree} の計画の比較（${horizon.ja}）`,
    en: `Plans of ${tree} side by side (${horizon.en})`,
  }),
  allReach: (): Message => ({
    ja: 'どの計画も目標に届きます。',
    en: 'Every one of the plans reaches its target.',
  }),
  noneReaches: (): Message => ({
    ja: 'どの計画も目標に届きません。表は、動かせる範囲での最善です。',
    en: 'None of the plans reaches its target. The table shows the best of each.',
  }),
  someReach: (v: { reached: readonly Message[]; missed: readonly Message[] }): Message => ({
    ja: `目標に届くのは ${joined(v.reached).ja}。届かないのは ${joined(v.missed).ja}（表の数字は、動かせる範囲での最善）。`,
    en: `In reach: ${joined(v.reached).en}. Out of reach: ${joined(v.missed).en} (shown at its best).`,
  }),
  footing: ({ from, isSet }: { from: Message; isSet: boolean }): Message => ({
    ja: `「現状」は${isSet ? '決めた値を置き、ほかは' : ''}${from.ja}から。`,
    en: `"Now" is from ${from.en}${isSet ? ', with the values that were set' : ''}.`,
  }),
  asIs: (): Message => ({ ja: '基準', en: 'base case' }),
  target: (): Message => ({ ja: '目標', en: 'Target' }),
  verdict: (): Message => ({ ja: '判定', en: 'Verdict' }),
  status: (status: keyof typeof STATUSES): Message => STATUSES[status],
  short: (): Message => ({ ja: '不足', en: 'Short by' }),
  odds: (): Message => ({ ja: '届く見込み', en: 'Odds' }),
  moves: (): Message => ({ ja: '動かす幅', en: 'Moves' }),
  times: (ratio: number): Message => {
    const { ja, en } = ratio > 0 && ratio < 0.1 ? verbatim('<0.1') : formatTenths(ratio);
    return { ja: `${ja}倍`, en: `×${en}` };
  },
  levers: (): Message => ({ ja: 'レバー', en: 'Levers' }),
  others: (): Message => ({ ja: 'ほかの指標', en: 'The others' }),
  moved: (value: Message): Message => ({ ja: `*${value.ja}`, en: `*${value.en}` }),
  held: (value: Message): Message => ({ ja: `=${value.ja}`, en: `=${value.en}` }),
  caseOf: ({ label, target }: { label: Message; target: Message }): Message => ({
    ja: `${label.ja}（${target.ja}）`,
    en: `${label.en} (${target.en})`,
  }),
  legend: (): Message => ({
    ja: '* は現状から動くレバー、= は固定した値。件数と金額は期間の合計、率と単価は水準です。',
    en: '* marks a lever that moves from now, = what is held. Counts and amounts are totals of the horizon, rates and averages are levels.',
  }),
  movesLegend: ({ label }: { label: Message }): Message => ({
    ja: `動かす幅は、レバーの変化を effort の重みで合わせた大きさで、${label.ja}の計画の何倍かを示します。固定した値をそこまで変える分は含みません。`,
    en: `Moves are how far the levers go, all together and weighted by effort, against the plan of ${label.en}. What it takes to bring a held value there is not in it.`,
  }),
  onlySome: ({ cases, message }: { cases: readonly Message[]; message: Message }): Message => ({
    ja: `${joined(cases).ja}: ${message.ja}`,
    en: `${joined(cases).en}: ${message.en}`,
  }),
  seeOne: (): Message => ({
    ja: '月ごとの計画や、届かない理由は、--scenario と --target を1つずつにすると見られます。',
    en: 'With a single --scenario and --target the answer shows the months, and why a target is out of reach.',
  }),
};
