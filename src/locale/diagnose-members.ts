import { listed } from './listed.js';
import { joined, type Message } from './message.js';

/** A p-value behind its letter: p=0.15, p<0.001. */
const sign = (p: Message): string => (p.en.startsWith('<') ? p.en : `=${p.en}`);

interface OfPhase {
  readonly phase: string;
  readonly dimension: string;
}

/** What a diagnosis by a dimension says of its members. No sentence ranks them. */
export const diagnoseMembersText = {
  title: ({ dimension }: { dimension: string }): Message => ({
    ja: `${dimension}ごとの違い`,
    en: `By ${dimension}`,
  }),
  /** One that stands out may be too little for the test of all of them together. */
  chance: (v: OfPhase & { p: Message; members: number; low: readonly string[] }): Message => {
    const low = listed(v.low);
    const isOne = v.low.length > 0;
    return {
      ja: `${v.phase}: ${v.dimension}による差は${isOne ? '全体としては' : ''}偶然の範囲です（p${sign(v.p)}、${v.members}つを比較）${isOne ? `。ただし${low.ja}は、ひとつずつ比べると偶然を超えて低い水準です` : ''}`,
      en: `${v.phase}: the differences by ${v.dimension} are compatible with chance${isOne ? ' as a whole' : ''} (p${sign(v.p)}, ${v.members} compared)${isOne ? `, but compared one by one ${low.en} is below beyond chance` : ''}`,
    };
  },
  beyondChance: (
    v: OfPhase & { p: Message; low: readonly string[]; pooled: Message; isAll: boolean },
  ): Message => {
    const low = listed(v.low);
    const all = {
      ja: `${v.isAll ? '全体' : '名前のわかる全体'}の${v.pooled.ja}`,
      en: `the ${v.pooled.en} of all${v.isAll ? '' : ' that are named'}`,
    };
    return {
      ja: [
        `${v.phase}: ${v.dimension}による差は、偶然では説明しにくい大きさです（p${sign(v.p)}）`,
        v.low.length > 0
          ? `${all.ja}より偶然を超えて低いのは${low.ja}です`
          : `ただし、ひとつだけ取り出して${all.ja}より低いと言えるものはありません`,
      ].join('。'),
      en: [
        `${v.phase}: the differences by ${v.dimension} are hard to explain by chance (p${sign(v.p)})`,
        v.low.length > 0
          ? `below ${all.en} beyond chance: ${low.en}`
          : `yet none by itself can be called below ${all.en}`,
      ].join('; '),
    };
  },
  exceeds: (v: OfPhase & { names: readonly string[] }): Message => {
    const names = listed(v.names);
    return {
      ja: `${v.phase}: 入った数より進んだ数が多い${v.dimension}があり（${names.ja}）、率にならないため、差は確かめられません`,
      en: `${v.phase}: with more that went on than came in for ${names.en} there are no rates, so differences by ${v.dimension} cannot be tested`,
    };
  },
  alone: (v: OfPhase): Message => ({
    ja: `${v.phase}: 件数があって名前のわかる${v.dimension}がふたつないため、比べられません`,
    en: `${v.phase}: nothing to compare, as fewer than two named by ${v.dimension} have cases`,
  }),
  rough: (): Message => ({
    ja: '件数が少ないので、p は目安です',
    en: 'the cases are few, so p is a rough one',
  }),
  young: (): Message => ({
    ja: 'まだ決着していない案件が多く、差は変わることがあります',
    en: 'most cases are still open, so this may change',
  }),
  /** A sentence and what must be said with it. */
  told: ({ parts }: { parts: readonly Message[] }): Message => {
    const all = joined(parts, '。', '; ');
    return { ja: `${all.ja}。`, en: `${all.en}.` };
  },
  moved: (v: {
    dimension: string;
    rate: string;
    before: Message;
    after: Message;
    byRate: Message;
    byMix: Message;
    most: { name: Message; effect: Message; isMix: boolean } | null;
  }): Message => {
    const most = v.most && {
      ja: `。見かけ上いちばん動かしたのは${v.most.name.ja}の${v.most.isMix ? '構成比' : '率'}（${v.most.effect.ja}）`,
      en: `; as observed, the largest part is the ${v.most.isMix ? 'share' : 'rate'} of ${v.most.name.en} (${v.most.effect.en})`,
    };
    return {
      ja: `${v.rate}の変化（${v.before.ja}→${v.after.ja}）のうち、各${v.dimension}の率による分は${v.byRate.ja}、構成（件数の比）による分は${v.byMix.ja}です${most?.ja ?? ''}。`,
      en: `${v.rate} went from ${v.before.en} to ${v.after.en}: ${v.byRate.en} by the rates within ${v.dimension}, ${v.byMix.en} by the mix of cases${most?.en ?? ''}.`,
    };
  },
  only: ({ now, before }: { now: readonly Message[]; before: readonly Message[] }): Message => {
    const [present, past] = [joined(now), joined(before)];
    return {
      ja: `${[
        ...(now.length > 0 ? [`この期間にしか件数がない: ${present.ja}`] : []),
        ...(before.length > 0 ? [`前の期間にしか件数がない: ${past.ja}`] : []),
      ].join('。')}。比べる率がないので、構成の変化に数えています。`,
      en: `${[
        ...(now.length > 0 ? [`With cases in this period only: ${present.en}`] : []),
        ...(before.length > 0 ? [`With cases in the other period only: ${past.en}`] : []),
      ].join('. ')}. Their rates have nothing to be compared with, and count as a change of mix.`,
    };
  },
  others: (more: number): Message => ({ ja: `ほか${more}`, en: `${more} more` }),
  notSplit: (v: { dimension: string; rate: string }): Message => ({
    ja: `${v.rate}の変化は、件数がわからないか率にならない${v.dimension}がどちらかの期間にあるため、率と構成に分けていません。`,
    en: `The change of ${v.rate} is not split into rate and mix: in one of the periods cases by ${v.dimension} are unknown, or are no rates.`,
  }),
  reversed: (v: { dimension: string; rate: string; isDown: boolean }): Message => ({
    ja: `${v.rate}は全体では${v.isDown ? '下がりました' : '上がりました'}が、件数が10以上ある${v.dimension}ではどれも${v.isDown ? '上がって' : '下がって'}います。全体を動かしたのは構成の変化です（シンプソンのパラドックス）。`,
    en: `${v.rate} went ${v.isDown ? 'down' : 'up'} as a whole, but ${v.isDown ? 'up' : 'down'} for every ${v.dimension} with at least ten cases: it is the mix that moved it (Simpson's paradox).`,
  }),
  untold: (v: { dimension: string; phases: readonly string[] }): Message => {
    const phases = listed(v.phases);
    return {
      ja: `${v.dimension}ごとの件数がないため、違いを見ていないフェーズ: ${phases.ja}`,
      en: `not looked at, as there are no cases by ${v.dimension}: ${phases.en}`,
    };
  },
  nobody: (): Message => ({ ja: '（名前なし）', en: '(no name)' }),
  flow: (): Message => ({ ja: '入→出', en: 'In → out' }),
  cases: (v: { entered: Message; converted: Message }): Message => ({
    ja: `${v.entered.ja}→${v.converted.ja}`,
    en: `${v.entered.en}→${v.converted.en}`,
  }),
  interval: (): Message => ({ ja: '95%区間', en: '95 % range' }),
  range: ({ low, high }: { low: Message; high: Message }): Message => ({
    ja: `${low.ja}〜${high.ja}`,
    en: `${low.en} to ${high.en}`,
  }),
  shrunk: (): Message => ({ ja: '寄せた率', en: 'Drawn' }),
  pAdjusted: (): Message => ({ ja: 'p', en: 'p' }),
  legend: (v: { isDrawn: boolean; more: number }): Message => ({
    ja: [
      '名前の順で、順位ではありません。p は全体の率より低いかどうか（比べた数の分を補正ずみ。0.1以下なら偶然を超える）。',
      v.isDrawn ? '寄せた率は、件数が少ないほど全体の率へ近づけた見積もり。' : '',
      v.more > 0 ? `ほかの${v.more}は --format json にあります。` : '',
    ].join(''),
    en: [
      'In the order of names: this is no ranking. p: whether below the rate of all, adjusted for the number of comparisons (beyond chance at 0.1 or less).',
      ...(v.isDrawn ? ['Drawn: an estimate nearer to the rate of all the fewer the cases.'] : []),
      ...(v.more > 0 ? [`The other ${v.more} are in --format json.`] : []),
    ].join(' '),
  }),
};
