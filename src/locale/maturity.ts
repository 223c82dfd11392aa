import { formatRate } from './format.js';
import type { Message } from './message.js';

const count = (value: number, one: string, many: string): string => `${value} ${value === 1 ? one : many}`;

/** How far the records behind the conversions have come. */
export const maturityText = {
  title: (): Message => ({
    ja: '転換するまでの月数と、案件の成熟度',
    en: 'Months until conversion, and how mature the records are',
  }),
  phase: (): Message => ({ ja: 'フェーズ', en: 'Phase' }),
  median: (): Message => ({ ja: '中央値', en: 'Median' }),
  months: (value: number): Message => ({ ja: `${value}か月`, en: count(value, 'month', 'months') }),
  waiting: (): Message => ({ ja: '待ち', en: 'Waiting' }),
  stale: (): Message => ({ ja: 'うち滞留', en: 'Stale' }),
  naive: (): Message => ({ ja: '今までの率', en: 'So far' }),
  adjusted: (): Message => ({ ja: '成熟補正', en: 'For age' }),
  atLeast: (value: Message): Message => ({ ja: `${value.ja}以上`, en: `${value.en} or more` }),
  young: (): Message => ({ ja: 'まだ若い月', en: 'Months too young' }),
  none: (): Message => ({ ja: 'なし', en: 'none' }),
  youngMonth: (v: { month: Message; maturity: number }): Message => ({
    ja: `${v.month.ja}（${formatRate(v.maturity).ja}）`,
    en: `${v.month.en} (${formatRate(v.maturity).en})`,
  }),
  more: (value: number): Message => ({ ja: `ほか${value}か月`, en: `${value} more` }),
  tooFew: (): Message => ({ ja: '決着が20件未満', en: 'under 20 closed' }),
  legend: (v: { through: Message; hasStale: boolean; isCohort: boolean }): Message => ({
    ja: [
      `${v.through.ja}までの記録による、${v.isCohort ? '最初' : '前'}のフェーズに入った案件の動きです。月数は暦の月で、中央値は転換した案件の半分が転換するまで。`,
      '待ちは、まだそのフェーズに達せず、失注もしていない件数。',
      ...(v.hasStale ? ['滞留は、決着した案件の99%より長く待っている件数。'] : []),
      '成熟補正は、若い月も同じ速さで転換していくとしたときの率。かっこ内は成熟度（最終的な転換のうち、もう済んでいるはずの割合）で、80%になるまで低いとは判定しません。',
    ].join(''),
    en: [
      `From records to the end of ${v.through.en}, of those that entered the ${v.isCohort ? 'first phase' : 'phase before'}. Months are of the calendar; by the median half of what converts has done so.`,
      'Waiting: neither there yet nor lost.',
      ...(v.hasStale ? ['Stale: waiting for longer than 99% of the closed ones took.'] : []),
      'For age: the rate if young months go on converting as older ones did. In brackets the maturity, which is the part of the final conversion that has come by that age; below 80% no month is called low.',
    ].join(' '),
  }),
  tooYoung: (v: { period: Message; phase: string; maturity: number }): Message => ({
    ja: `${v.period.ja}の${v.phase}はまだ若く（成熟度${formatRate(v.maturity).ja}）、低いとは言えません。`,
    en: `The records of ${v.period.en} are too young to call ${v.phase} low (maturity ${formatRate(v.maturity).en}).`,
  }),
  oldEnough: (v: {
    period: Message;
    phase: string;
    maturity: number;
    projected: Message;
    isShort: boolean;
  }): Message => {
    const maturity = formatRate(v.maturity);
    return {
      ja: `${v.period.ja}の${v.phase}は、これからの転換を見込んでも${v.projected.ja}で（成熟度${maturity.ja}）、${v.isShort ? '案件の若さだけでは低さを説明できません' : '低く見えるのは案件の若さで説明がつきます'}。`,
      en: `With what is still to come, ${v.phase} of ${v.period.en} would be ${v.projected.en} (maturity ${maturity.en}): ${v.isShort ? 'the age of the records alone does not explain why it is low' : 'the age of the records explains why it looks low'}.`,
    };
  },
};
