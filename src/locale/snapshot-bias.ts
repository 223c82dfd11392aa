import { formatRate } from './format.js';
import type { Message } from './message.js';

const labels = (phases: readonly string[]): Message => ({ ja: phases.join('、'), en: phases.join(', ') });

/** Rates of a month over the volume of the same month, while that volume grows or shrinks. */
export const snapshotText = {
  biased: (v: {
    phase: string;
    growth: number;
    lag: number;
    snapshot: number;
    conversion: number;
  }): Message => {
    const [pace, snapshot, conversion] = [
      formatRate(Math.abs(v.growth)),
      formatRate(v.snapshot),
      formatRate(v.conversion),
    ] as const;
    const isGrowing = v.growth > 0;
    const lag = Number(v.lag.toFixed(1));
    const months = lag === 1 ? '1 month' : `${lag} months`;
    return {
      ja: `${v.phase}: 入る件数が月に約${pace.ja}ずつ${isGrowing ? '増えて' : '減って'}おり、結果が出るまで約${lag}か月かかるので、同じ月の件数どうしで割った${snapshot.ja}は${isGrowing ? '低め' : '高め'}に出ています。この月数とペースなら、最終的な転換率はおよそ${conversion.ja}です（近似。ほかの計算には使いません）`,
      en: `${v.phase}: what comes in ${isGrowing ? 'grows' : 'shrinks'} by about ${pace.en} a month and takes about ${months} to convert, so that the month's conversions over the month's volume read ${isGrowing ? 'low' : 'high'} at ${snapshot.en}; at this pace about ${conversion.en} convert in the end (an approximation, used for nothing else)`,
    };
  },
  mixed: ({ phases, isGrowing }: { phases: readonly string[]; isGrowing: boolean }): Message => ({
    ja: `${labels(phases).ja}: 入る件数が月を追って${isGrowing ? '増えて' : '減って'}いるので、結果が出るまでに月をまたぐなら、同じ月どうしで割った転換率は実際より${isGrowing ? '低く' : '高く'}出ます。かかる月数を lag() か lags に書くか、案件の記録（stages）を取り込むと、どれだけ違うかが分かります`,
    en: `${labels(phases).en}: what comes in ${isGrowing ? 'grows' : 'shrinks'} from month to month, so that conversions over the volume of the same month read ${isGrowing ? 'low' : 'high'} if they take months; name the months with lag() or lags, or supply records with stages, and it is known by how much`,
  }),
};
