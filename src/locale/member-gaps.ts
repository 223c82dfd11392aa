import { listed } from './listed.js';
import type { Message } from './message.js';

interface OfKgi {
  readonly kgi: string;
  readonly dimension: string;
}

/** Whose part of the KGI's gap is how large. No sentence ranks them. */
export const memberGapsText = {
  title: ({ dimension, gap }: { dimension: string; gap: Message }): Message => ({
    ja: `差 ${gap.ja} の${dimension}ごとの内訳（足すと差に一致します）`,
    en: `The gap of ${gap.en} by ${dimension} (the parts add up to it)`,
  }),
  actual: (): Message => ({ ja: '実績', en: 'Actual' }),
  gap: (): Message => ({ ja: '差', en: 'Gap' }),
  factor: (): Message => ({ ja: 'いちばん効いた要因', en: 'Largest factor' }),
  effect: ({ label, effect }: { label: string; effect: Message }): Message => ({
    ja: `${label} ${effect.ja}`,
    en: `${label} ${effect.en}`,
  }),
  unmodelled: (): Message => ({ ja: 'ツリーで説明できない分', en: 'not explained by the tree' }),
  others: ({ count }: { count: number }): Message => ({
    ja: `ほかの${count}（--format json にあります）`,
    en: `the other ${count} (in --format json)`,
  }),
  rest: (): Message => ({ ja: 'どこにも属さない差', en: 'of none of them' }),
  legend: (): Message => ({
    ja: '名前の順で、順位ではありません。要因は、それぞれの数字だけで分けたもの。割り当てられた件数や相手の違い、偶然の動きも差に入っています。',
    en: "In the order of names: this is no ranking. Factors are of each one's own numbers; what cases they were given, and chance, are part of the gap.",
  }),
  plan: ({ dimension }: { dimension: string }): Message => ({
    ja: `期待の値は${dimension}ごとに決まっていないため、差は${dimension}ごとに分けていません。--against previous か last-year なら分けられます。`,
    en: `What was expected is not known by ${dimension}, so the gap is not shared out by it; --against previous or last-year would allow it.`,
  }),
  kind: ({ kgi, dimension }: OfKgi): Message => ({
    ja: `${kgi}は足し合わせられない値なので、差は${dimension}ごとに分けていません。`,
    en: `${kgi} does not add up, so its gap is not shared out by ${dimension}.`,
  }),
  members: ({ kgi, dimension, names }: OfKgi & { names: readonly string[] }): Message => ({
    ja: `${listed(names).ja}の${kgi}がどちらかの期間で分からないため、差は${dimension}ごとに分けていません。`,
    en: `${kgi} of ${listed(names).en} is not known in one of the periods, so its gap is not shared out by ${dimension}.`,
  }),
};
