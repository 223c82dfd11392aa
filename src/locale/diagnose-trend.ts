import { joined, type Message } from './message.js';

/** What a diagnosis says of the months before: alerts of what the numbers of one month do not show. */
export const diagnoseTrendText = {
  purposeHeadline: (v: {
    volume: string;
    kgi: string;
    rate: string;
    before: Message;
    after: Message;
    lost: number;
    months: number;
  }): Message => {
    const share = `${Math.round(v.lost * 100)}%`;
    const [ja, en] = v.lost >= 1 ? ['すべて', 'all'] : [share, share];
    return {
      ja: `「${v.volume}」を追うこと自体が目的になっているおそれがあります: 直近${v.months}か月に増えた分が${v.kgi}にもたらすはずだったものの${ja}が、質の低下（${v.rate} ${v.before.ja}→${v.after.ja}）で失われました。`,
      en: `Hitting "${v.volume}" may have become the purpose: ${en} of what the extra ${v.volume} of the last ${v.months} months should have brought to ${v.kgi} was lost to lower quality (${v.rate} ${v.before.en} to ${v.after.en}).`,
    };
  },
  greenHeadline: ({ kgi, open }: { kgi: string; open: number }): Message => ({
    ja: `${open > 0 ? '比べられた' : ''}KPIはすべて期待どおりなのに、${kgi}は届いていません。`,
    en: `Every KPI${open > 0 ? ' that could be compared' : ''} is as expected, yet ${kgi} falls short.`,
  }),
  becameThePurpose: (v: {
    volume: string;
    rise: Message | null;
    rate: string;
    before: Message;
    after: Message;
    kgi: string;
    kgiBefore: Message;
    kgiAfter: Message;
    lost: number;
    months: number;
  }): Message => {
    const lost = `${Math.round(v.lost * 100)}%`;
    const all = v.lost >= 1;
    const rise = v.rise && { ja: v.rise.ja.replace('+', ''), en: ` by ${v.rise.en.replace('+', '')}` };
    return {
      ja: [
        `「${v.volume}」を追うこと自体が目的になっているおそれがあります。`,
        `直近${v.months}か月をその前の${v.months}か月と比べると、${v.volume}は${rise?.ja ?? ''}増えましたが、`,
        `${v.rate}が${v.before.ja}から${v.after.ja}に悪化し、${v.kgi}は、はっきりとは伸びていません（${v.kgiBefore.ja}→${v.kgiAfter.ja}）。`,
        all
          ? '増えた分が生むはずだった成果は、質の低下ですべて失われました。'
          : `増えた分が生むはずだった成果の${lost}が、質の低下で失われました。`,
        '相手の層が変わった、まだ決着していない案件が多い、受け手の手が足りない、というときも同じ形になります',
      ].join(''),
      en: [
        `Hitting "${v.volume}" may have become the purpose.`,
        `From the ${v.months} months before to the last ${v.months}, ${v.volume} rose${rise?.en ?? ''},`,
        `but ${v.rate} went from ${v.before.en} to ${v.after.en}, and ${v.kgi} did not clearly rise (${v.kgiBefore.en} to ${v.kgiAfter.en}).`,
        all
          ? 'All of what the extra volume should have brought was lost to lower quality.'
          : `${lost} of what the extra volume should have brought was lost to lower quality.`,
        'A harder segment, cases that are still open, or too few people to take them on look the same',
      ].join(' '),
    };
  },
  allGreen: (v: {
    kgi: string;
    kpis: number;
    open: number;
    unmodelled: Message | null;
    unclosed: Message | null;
  }): Message => {
    const parts: Message[] = [];
    if (v.unmodelled)
      parts.push({
        ja: `差のうち${v.unmodelled.ja}は、ツリーの数式では説明できません（ツリーにない要因か、数え方の違い）`,
        en: `${v.unmodelled.en} of the gap is not explained by the tree (a factor that it lacks, or another way of counting)`,
      });
    if (v.unclosed)
      parts.push({
        ja: `差のうち${v.unclosed.ja}は、KPIの目標をすべて満たしてもKGIの目標にならない分です（目標どうしの食い違い）`,
        en: `${v.unclosed.en} of the gap is there because the targets of the KPIs do not add up to that of the KGI`,
      });
    const why =
      parts.length > 0
        ? joined(parts, '。', '; ')
        : {
            ja: '比べられたKPIだけでは、この差を説明できません',
            en: 'the KPIs that could be compared do not account for it',
          };
    const compared =
      v.open > 0
        ? { ja: `比べられたKPI（${v.kpis}個）`, en: `Every KPI that could be compared (${v.kpis})` }
        : { ja: `KPI（${v.kpis}個）`, en: `Every KPI (${v.kpis})` };
    return {
      ja: `${compared.ja}はすべて期待どおりなのに、${v.kgi}は届いていません。${why.ja}`,
      en: `${compared.en} is as expected, yet ${v.kgi} falls short: ${why.en}`,
    };
  },
  against: (v: {
    volume: string;
    kgi: string;
    lag: number;
    pairs: number;
    isHigherBetter: boolean;
  }): Message => ({
    ja: `${v.volume}が増えると、${v.lag === 0 ? '同じ月の' : `${v.lag}か月後の`}${v.kgi}は${v.isHigherBetter ? '下がる' : '上がる'}傾向がありました（前月からの変化${v.pairs}回分の関連で、原因とは言えません）。${v.volume}を増やせば${v.kgi}がよくなるという前提を確かめてください`,
    en: `where ${v.volume} rose, ${v.kgi} tended to ${v.isHigherBetter ? 'fall' : 'rise'}${v.lag === 0 ? '' : ` ${v.lag} ${v.lag === 1 ? 'month' : 'months'} later`} (an association over ${v.pairs} changes from month to month, no proof of a cause): see whether more of it still serves the goal`,
  }),
};
