import { formatPValue } from './format.js';
import { joined, type Message } from './message.js';

const RUNS = {
  'run-of-eight': {
    high: { ja: '8か月続けて中心より上', en: 'eight months in a row above the centre' },
    low: { ja: '8か月続けて中心より下', en: 'eight months in a row below the centre' },
  },
  'three-of-four': {
    high: { ja: '4か月のうち3か月が上限寄り', en: 'three of four months near the upper limit' },
    low: { ja: '4か月のうち3か月が下限寄り', en: 'three of four months near the lower limit' },
  },
} as const;

/** How many months there are: of the nodes with the fewest, and with the most. */
interface Months {
  readonly least: number;
  readonly most: number;
}

const counted = ({ least, most }: Months): Message =>
  least === most
    ? { ja: `${most}か月`, en: `${most} months` }
    : { ja: `${least}〜${most}か月`, en: `${least} to ${most} months` };

/** The part of a diagnosis that says how the nodes moved over the months. */
export const trendReportText = {
  title: (): Message => ({ ja: '推移', en: 'Over the months' }),
  node: (): Message => ({ ja: '指標', en: 'Node' }),
  recent: (): Message => ({ ja: '直近12か月', en: 'Last 12 months' }),
  slope: (): Message => ({ ja: '傾き/年', en: 'A year' }),
  lastYear: (): Message => ({ ja: '前年比', en: 'On last year' }),
  reading: (): Message => ({ ja: '読み方', en: 'What it shows' }),
  readings: (parts: readonly Message[]): Message => joined(parts, '、', '; '),
  moved: (v: { direction: 'up' | 'down'; pValue: number; isTentative: boolean }): Message => {
    const p = formatPValue(v.pValue);
    return {
      ja: `${v.direction === 'up' ? '増加' : '減少'}（p ${p.ja}${v.isTentative ? '、暫定' : ''}）`,
      en: `${v.direction === 'up' ? 'rising' : 'falling'} (p ${p.en}${v.isTentative ? ', tentative' : ''})`,
    };
  },
  beyond: (v: { lower: Message; upper: Message; isHigh: boolean }): Message => ({
    ja: `いつもの幅（${v.lower.ja}〜${v.upper.ja}）の${v.isHigh ? '上' : '下'}`,
    en: `${v.isHigh ? 'above' : 'below'} its usual range (${v.lower.en}–${v.upper.en})`,
  }),
  signal: (v: { rule: keyof typeof RUNS; isHigh: boolean }): Message =>
    RUNS[v.rule][v.isHigh ? 'high' : 'low'],
  legend: (v: {
    months: Months;
    nodes: number;
    /** Nodes that are as remarkable and not shown. */
    more: number;
    baseline: Message | null;
    /** Nodes whose season is taken out; `isAll` where it is of all that are shown. */
    adjusted: readonly string[];
    isAll: boolean;
    /** Nodes whose usual range may be too narrow. */
    carried: readonly string[];
  }): Message => ({
    ja: [
      `${counted(v.months).ja}の実績から、${v.nodes}個の指標のうち偶然では説明しにくいものだけを示しています（増減はMann–Kendall検定、傾きはTheil–Sen）。`,
      v.more > 0 ? `ほかの${v.more}個は --format json で見られます。` : '',
      v.baseline ? `いつもの幅は${v.baseline.ja}の実績から。` : '',
      v.isAll
        ? '季節の動きは除いています。'
        : v.adjusted.length > 0
          ? `季節の動きは${v.adjusted.join('、')}だけ除いています。`
          : '季節の動きは除いていません。',
      v.carried.length > 0
        ? `${v.carried.join('、')}は隣り合う月の値が似ていて、いつもの幅が狭すぎるおそれがあります。`
        : '',
    ].join(''),
    en: [
      `From ${counted(v.months).en} of actuals, only those of ${v.nodes} nodes that chance hardly explains (Mann–Kendall test, Theil–Sen slope).`,
      v.more > 0 ? ` ${v.more} more are in --format json.` : '',
      v.baseline ? ` The usual range is that of ${v.baseline.en}.` : '',
      v.isAll
        ? ' The season is taken out.'
        : v.adjusted.length > 0
          ? ` The season is taken out of ${v.adjusted.join(', ')} only.`
          : ' The season is not taken out.',
      v.carried.length > 0
        ? ` ${v.carried.join(', ')}: neighbouring months are alike, so that the usual range may be too narrow.`
        : '',
    ].join(''),
  }),
  nothing: ({ months, nodes }: { months: Months; nodes: number }): Message => ({
    ja: `推移: ${counted(months).ja}の実績では、${nodes}個の指標のどれにも、偶然で説明しにくい増減はありません。`,
    en: `Over ${counted(months).en} of actuals none of ${nodes} nodes moved in a way that chance hardly explains.`,
  }),
  tooShort: ({ months }: { months: number }): Message => ({
    ja: `推移を言うには、そろった実績が5か月要ります（いま${months}か月）。`,
    en: `A trend needs five complete months of actuals (there ${months === 1 ? 'is one' : `are ${months}`}).`,
  }),
};
