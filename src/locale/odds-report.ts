import { joined, type Message } from './message.js';

/** A probability in whole per cent, which is what so many draws support; the ends are not told apart any closer. */
export const chanceText = (probability: number): Message => {
  if (probability > 0.99) return { ja: '99%超', en: 'over 99%' };
  if (probability < 0.01) return { ja: '1%未満', en: 'under 1%' };
  const text = `${Math.round(probability * 100)}%`;
  return { ja: text, en: text };
};

/** What was asked for, with the digits that it was asked with. */
const askedText = (asked: number): string => `${Number((asked * 100).toFixed(4))}%`;

/** Whose odds they are: those of the plan, of today's level, or of the best, which falls short on average or not. */
const SUBJECTS = {
  reachable: { ja: 'この計画で目標に届く見込みは', en: 'this plan reaches the target' },
  met: { ja: '今の水準のまま目標に届く見込みは', en: "today's level reaches the target" },
  best: { ja: '最善の計画で目標に届く見込みは', en: 'the best plan reaches the target' },
  unreachable: {
    ja: '最善の計画で、運よく目標に届く見込みは',
    en: 'with luck the best plan reaches the target',
  },
} as const;

interface Shown {
  readonly of: keyof typeof SUBJECTS;
  readonly probability: number;
  /** Half of the 95 % interval, in points. */
  readonly margin: string;
  readonly bad: Message;
  readonly isHigherBetter: boolean;
  readonly hasNotes: boolean;
}

/** What a plan says of its odds, in the order in which it says it. */
export const oddsReportText = {
  odds: ({ of, probability, margin, bad, isHigherBetter, hasNotes }: Shown): Message => {
    const chance = chanceText(probability);
    const isExact = /^\d/u.test(chance.en);
    const off = { ja: isExact ? `（±${margin}pt）` : '', en: isExact ? ` (±${margin} points)` : '' };
    return {
      ja: `${SUBJECTS[of].ja}${chance.ja}${off.ja}。10回に1回は${bad.ja}を${isHigherBetter ? '下' : '上'}回ります。${hasNotes ? '「注意」も見てください。' : ''}`,
      en: `Odds: ${SUBJECTS[of].en} ${chance.en} of the time${off.en}. One time in ten it comes to ${isHigherBetter ? 'less' : 'more'} than ${bad.en}.${hasNotes ? ' See the notes.' : ''}`,
    };
  },
  footing: ({ draws }: { draws: string }): Message => ({
    ja: `実績の件数から見た率の不確かさ、1件ごとの成否、金額の散らばりで期間を${draws}回試した結果です。率は過去と同じ動きをし、フェーズどうしは互いに関係なくぶれると仮定しています。計画のとおりに動けることが前提です。`,
    en: `From living through the horizon ${draws} times, with rates as uncertain as their cases leave them, cases that go on or not, and deals of different sizes. It takes for granted that what is planned is done, that rates behave as they did, and that stages vary independently.`,
  }),
  reachable: (v: { kgi: string; target: Message; asked: number; moves: readonly Message[] }): Message => ({
    ja: `${v.kgi}${v.target.ja}に${askedText(v.asked)}の見込みで届くには、${joined(v.moves).ja}に。`,
    en: `To reach ${v.kgi} ${v.target.en} with ${askedText(v.asked)} confidence: ${joined(v.moves).en}.`,
  }),
  notSure: (v: { kgi: string; target: Message; asked: number }): Message => ({
    ja: `${v.kgi}${v.target.ja}に${askedText(v.asked)}の見込みで届く計画は、動かせる範囲にはありません。`,
    en: `No plan within the bounds reaches ${v.kgi} ${v.target.en} with ${askedText(v.asked)} confidence.`,
  }),
  sureAlready: ({ asked }: { asked: number }): Message => ({
    ja: `${askedText(asked)}の見込みには、目標どおりの計画のままで届きます。余分に動かすものはありません。`,
    en: `The plan of the target alone already has ${askedText(asked)} confidence. Nothing more has to move.`,
  }),
  costTitle: ({ asked, before }: { asked: number; before: number }): Message => ({
    ja: `見込みを${chanceText(before).ja}から${askedText(asked)}にするために増える分`,
    en: `What raising the odds from ${chanceText(before).en} to ${askedText(asked)} takes`,
  }),
  aim: ({ kgi, planned, target }: { kgi: string; planned: Message; target: Message }): Message => ({
    ja: `目標の${target.ja}を外しにくいように、平均で${kgi}${planned.ja}になるところを狙います。`,
    en: `To miss ${target.en} less often, it aims at ${kgi} ${planned.en} on average.`,
  }),
  lever: (): Message => ({ ja: 'レバー', en: 'Lever' }),
  expected: (): Message => ({ ja: '目標どおり', en: 'For the target' }),
  confident: ({ asked }: { asked: number }): Message => ({
    ja: `${askedText(asked)}の計画`,
    en: `With ${askedText(asked)}`,
  }),
  extra: (): Message => ({ ja: '差', en: 'Difference' }),
  effort: ({ times }: { times: string }): Message => ({
    ja: `努力の大きさ（effort の合計）は、目標どおりの計画の${times}倍です。`,
    en: `The effort is ${times} times that of the plan of the target alone.`,
  }),
};
