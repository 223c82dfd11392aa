import { listed } from './listed.js';
import type { Message } from './message.js';

/** How the gap of the KGI was shared out, and what stood in the way. */
export const diagnoseGapText = {
  partialTree: ({ labels }: { labels: readonly string[] }): Message => ({
    ja: `実績か期待値がそろわないため、次の指標より下には分解していません: ${labels.join('、')}`,
    en: `actuals or expectations are incomplete below these nodes, which were not broken down: ${labels.join(', ')}`,
  }),
  /** No months are named of a period as a whole. */
  undefinedRate: ({ label, months }: { label: string; months: readonly string[] }): Message => ({
    ja: `${label}は${months.length > 0 ? `${months.join('、')}に` : ''}0件中0件で率が定まらないため、差はすべて量の側に数えました`,
    en: `${label} is 0 of 0${months.length > 0 ? ` in ${months.join(', ')}` : ''} and has no rate; the whole difference is counted as volume`,
  }),
  noShapley: ({ most }: { most: number }): Message => ({
    ja: `Shapley値は計算していません（変わった指標が${most}個を超えるか、組み合わせの途中で0で割ることになるため）。対数平均で分けています`,
    en: `Shapley's value is not computed: more than ${most} leaves changed, or a mixture of both states divides by zero; the gap is shared by logarithmic means`,
  }),
  sumOfMonths: (): Message => ({
    ja: '影響は月ごとに分けてから足しています（まとめた値で分けると、月による違いが隠れるため）。',
    en: 'Effects were found month by month and added up; values of the whole period would hide how months differ.',
  }),
  pooledKind: ({ kgi }: { kgi: string }): Message => ({
    ja: `${kgi}は月の値を足しても期間の値にならないため、差の内訳は月ごとではなく、期間をまとめた値で分けています`,
    en: `the months of ${kgi} do not add up to the period, so its gap is shared out over the period as a whole and not by months`,
  }),
  pooledLengths: (): Message => ({
    ja: '比べる期間の月数が違うため、差の内訳は月ごとではなく、期間をまとめた値で分けています',
    en: 'both periods have different numbers of months, so the gap is shared out over the period as a whole and not by months',
  }),
  pooledUnknown: ({ labels, months }: { labels: readonly string[]; months: readonly string[] }): Message => ({
    ja: `${months.join('、')}の${listed(labels).ja}は実績か比べる値が分からないため、差の内訳は月ごとではなく、期間をまとめた値で分けています`,
    en: `in ${months.join(', ')} the actual or expected values of ${listed(labels).en} are not known, so the gap is shared out over the period as a whole and not by months`,
  }),
  pooledSum: ({ kgi }: { kgi: string }): Message => ({
    ja: `${kgi}の月ごとの値の合計が期間の値と合わないため、差の内訳は月ごとではなく、期間をまとめた値で分けています`,
    en: `the values of ${kgi} by month do not add up to that of the period, so its gap is shared out over the period as a whole and not by months`,
  }),
};
