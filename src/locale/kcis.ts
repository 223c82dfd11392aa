import { formatRate } from './format.js';
import { joined, type Message } from './message.js';

const LINKS = {
  supported: { ja: '記録が支持', en: 'supported' },
  contradicted: { ja: '記録は逆', en: 'contradicted' },
  hypothesis: { ja: '未確定', en: 'hypothesis' },
  'too-little-data': { ja: 'データ不足', en: 'untested' },
} as const;

const AGREEMENTS = {
  usable: { ja: '使える', en: 'usable' },
  tentative: { ja: '暫定', en: 'tentative' },
  'not-comparable': { ja: '低すぎる', en: 'too low' },
  'no-variation': { ja: '差がない', en: 'all equal' },
  unknown: { ja: '不明', en: 'unknown' },
} as const;

const TRENDS = {
  rising: { ja: '上昇', en: 'rising' },
  falling: { ja: '低下', en: 'falling' },
  none: { ja: '変化なし', en: 'steady' },
} as const;

const OBSTACLES = {
  'no-records': {
    ja: '1件ごとの点数がないため（月の平均だけでは分かりません）',
    en: 'there are no scores of single records; a monthly mean does not tell',
  },
  'no-advance': {
    ja: '採点した案件が先へ進んだかを示す日付がないため（outcome: { on: 列 } か stages に書くと調べます）',
    en: 'no date tells which records went on (name it as outcome: { on: COLUMN } or under stages)',
  },
  'no-loss': {
    ja: '失注した案件が分からないため（outcome: { lost: 失注日の列 } か status に書くと調べます）',
    en: 'nothing tells which records were lost (name the date as outcome: { lost: COLUMN }, or a status)',
  },
  'few-cases': {
    ja: '進んだ案件と失注した案件がそれぞれ10件に届かないため',
    en: 'fewer than ten records went on, or fewer than ten were lost',
  },
  'few-scores': {
    ja: '使われた点数が3種類に届かないため',
    en: 'fewer than three different scores were given',
  },
  'no-comparison': {
    ja: '同じ採点者の点の中に、比べられる違いがないため',
    en: 'no rater gave different scores to records that ended differently',
  },
} as const;

/** A p-value behind its letter: p=0.15, p<0.001. */
const sign = (p: Message): string => (p.en.startsWith('<') ? p.en : `=${p.en}`);

interface Counted {
  readonly advanced: Message;
  readonly lost: Message;
  readonly months: Message;
}

interface Tested extends Counted {
  readonly kci: string;
  readonly to: string;
  readonly auc: string;
  readonly odds: string;
  readonly low: string;
  readonly high: string;
  readonly p: Message;
  readonly isByRater: boolean;
  /** Whether it is records with higher scores, and not lower ones, of which the sentence says that they go on. */
  readonly isHigher: boolean;
}

/** What was compared, and how strong the association is. */
const evidence = (v: Tested): Message => ({
  ja: `${v.months.ja}の採点で、進んだ${v.advanced.ja}件と失注${v.lost.ja}件${v.isByRater ? 'を同じ採点者の中で比較' : ''}。進んだ方の点が高い確率${v.auc}、1点高いとオッズ${v.odds}倍（95%区間${v.low}〜${v.high}）、p${sign(v.p)}`,
  en: `scores of ${v.months.en}: ${v.advanced.en} went on and ${v.lost.en} were lost${v.isByRater ? ', compared within each rater' : ''}; the one that went on has the higher score with a probability of ${v.auc}, a point more goes with ${v.odds} times the odds (95% interval ${v.low} to ${v.high}), p${sign(v.p)}`,
});

/** What a diagnosis says of the quality of selling. */
export const kciText = {
  title: (): Message => ({ ja: '営業の質（KCI）', en: 'Quality of selling (KCIs)' }),
  kci: (): Message => ({ ja: 'KCI', en: 'KCI' }),
  scored: (): Message => ({ ja: '採点', en: 'Scored' }),
  share: ({ high }: { high: number | null }): Message =>
    high === null ? { ja: '高い点', en: 'High' } : { ja: `${high}点以上`, en: `≥ ${high}` },
  interval: (): Message => ({ ja: '95%区間', en: '95% interval' }),
  trend: (): Message => ({ ja: '推移', en: 'Trend' }),
  trendName: (direction: keyof typeof TRENDS): Message => TRENDS[direction],
  agreement: (): Message => ({ ja: '一致度', en: 'Agreement' }),
  agreementName: (status: keyof typeof AGREEMENTS): Message => AGREEMENTS[status],
  alpha: ({ alpha, status }: { alpha: string; status: keyof typeof AGREEMENTS }): Message => ({
    ja: `${alpha} ${AGREEMENTS[status].ja}`,
    en: `${alpha} ${AGREEMENTS[status].en}`,
  }),
  kappa: ({ kci, kappa, cases }: { kci: string; kappa: string; cases: Message }): Message => ({
    ja: `「${kci}」を採点した2人の一致は、2次の重みを付けたCohenのκで${kappa}です（2人とも採点した${cases.ja}件）`,
    en: `the two who scored ${kci} agree with a quadratic weighted kappa (Cohen) of ${kappa}, over the ${cases.en} cases that both scored`,
  }),
  link: (): Message => ({ ja: '仮説', en: 'Link' }),
  linkName: (status: keyof typeof LINKS): Message => LINKS[status],
  range: ([low, high]: readonly [number, number]): Message => ({
    ja: `${formatRate(low).ja}〜${formatRate(high).ja}`,
    en: `${formatRate(low).en}–${formatRate(high).en}`,
  }),
  legend: ({ isOneScale, isUnknown }: { isOneScale: boolean; isUnknown: boolean }): Message => ({
    ja: `${isOneScale ? '' : '高い点は、尺度の上から4分の1に入る点。'}推移は高い点の割合の動き。一致度は採点者の間のもので（Krippendorffのα）、.800以上なら使え、.667未満なら点を比べられません。${isUnknown ? '不明は、同じ案件（case）を2人以上が採点した記録が10件に届かないもの。' : ''}`,
    en: `${isOneScale ? '' : 'High are scores in the upper quarter of the scale. '}Trend: of the share of high scores. Agreement: Krippendorff's alpha, usable from .800 on, and not comparable between raters below .667.${isUnknown ? ' Unknown: fewer than ten cases (case:) were scored by two or more.' : ''}`,
  }),
  after: (sentence: Message, more: readonly Message[]): Message => joined([sentence, ...more], '。', '. '),
  supported: (v: Tested & { from: Message; shifted: Message }): Message => ({
    ja: `「${v.kci}」の点が${v.isHigher ? '高い' : '低い'}案件ほど、先へ進んでいます。点がみな0.5${v.isHigher ? '高' : '低'}ければ、${v.to}は${v.from.ja}ではなく${v.shifted.ja}と見込まれます（関連から言えることで、原因の証明ではありません）。根拠は${evidence(v).ja}`,
    en: `records with a ${v.isHigher ? 'higher' : 'lower'} ${v.kci} go on more often: half a point ${v.isHigher ? 'more' : 'less'} goes with ${v.to} ${v.from.en}→${v.shifted.en}, an association and no proof of cause (${evidence(v).en})`,
  }),
  contradicted: (v: Tested): Message => ({
    ja: `「${v.kci}」の点が${v.isHigher ? '高い' : '低い'}案件ほど、先へ進んでいます。${v.to}についての仮説とは逆です。根拠は${evidence(v).ja}`,
    en: `records with a ${v.isHigher ? 'higher' : 'lower'} ${v.kci} go on more often, against the hypothesis of how it drives ${v.to} (${evidence(v).en})`,
  }),
  hypothesis: (v: Tested): Message => ({
    ja: `「${v.kci}」が${v.to}を上げるという仮説は、記録では確かめられません。調べたのは${evidence(v).ja}`,
    en: `the hypothesis that ${v.kci} raises ${v.to} is not borne out by the records, nor refuted (${evidence(v).en})`,
  }),
  untested: (v: { kci: string; to: string; obstacle: keyof typeof OBSTACLES }): Message => ({
    ja: `「${v.kci}」が${v.to}を上げるという仮説は、${OBSTACLES[v.obstacle].ja}、まだ確かめられません`,
    en: `that ${v.kci} raises ${v.to} cannot be tested yet: ${OBSTACLES[v.obstacle].en}`,
  }),
  leftOut: ({ young, unforeseen }: { young: Message | null; unforeseen: Message | null }): Message =>
    joined(
      [
        ...(young
          ? [
              {
                ja: `結果の出そろわない月などの${young.ja}件は除いています`,
                en: `${young.en} that are open, or of months with many open ones, are left out`,
              },
            ]
          : []),
        ...(unforeseen
          ? [
              {
                ja: `結果が出た後か、いつか分からない採点${unforeseen.ja}件は除いています`,
                en: `${unforeseen.en} scored after the outcome, or nobody knows when, are left out`,
              },
            ]
          : []),
      ],
      '。',
      '; ',
    ),
  levels: ({ parts }: { parts: readonly Message[] }): Message => {
    const all = joined(parts, '、', '; ');
    return { ja: `点の内訳: ${all.ja}`, en: `Scores given: ${all.en}` };
  },
  levelsOf: (v: {
    kci: string;
    low: number;
    high: number;
    shares: readonly string[];
    median: number;
  }): Message => ({
    ja: `${v.kci} ${v.shares.join('・')}（${v.low}〜${v.high}点の順、中央値${v.median}）`,
    en: `${v.kci} ${v.shares.join(', ')} (from ${v.low} to ${v.high}, median ${v.median})`,
  }),
  moved: (v: {
    kci: string;
    months: Message;
    early: Message;
    late: Message;
    p: Message;
    isUp: boolean;
  }): Message => ({
    ja: `「${v.kci}」の高い点の割合は${v.isUp ? '上がって' : '下がって'}います（${v.months.ja}、前半${v.early.ja}→後半${v.late.ja}、p${sign(v.p)}）`,
    en: `the share of high scores of ${v.kci} is ${v.isUp ? 'rising' : 'falling'} (${v.months.en}: ${v.early.en} in the earlier half, ${v.late.en} in the later, p${sign(v.p)})`,
  }),
  notComparable: (v: { kci: string; alpha: string; cases: number }): Message => ({
    ja: `「${v.kci}」の点は採点者の間で比べられません（α ${v.alpha}、2人以上が採点した${v.cases}件）。弱さの原因としては挙げません。基準をそろえるのが先です`,
    en: `scores of ${v.kci} are not comparable between raters (alpha ${v.alpha}, ${v.cases} cases scored by two or more), so they are not named as a cause: mend the rubric first`,
  }),
  inflated: (v: { kci: string; early: Message; late: Message }): Message => ({
    ja: `「${v.kci}」の高い点は増えています（${v.early.ja}→${v.late.ja}）が、同じ点の案件が先へ進む割合は下がっています。点の付け方が甘くなったおそれがあります`,
    en: `high scores of ${v.kci} have become more frequent (${v.early.en}→${v.late.en}), while records with the same score go on less often: scoring may have become lenient`,
  }),
  constant: ({ kci, score }: { kci: string; score: number }): Message => ({
    ja: `「${kci}」の点はすべて${score}で、違いがありません。質の差は読み取れません`,
    en: `all scores of ${kci} are ${score}: without variation they tell nothing of quality`,
  }),
  oneRater: ({ kci }: { kci: string }): Message => ({
    ja: `「${kci}」は1人だけが採点しています。ほかの人が同じ点を付けるかどうかは分かりません`,
    en: `one person has given all scores of ${kci}, so nobody knows whether another would give the same`,
  }),
  hindsight: ({ kcis }: { kcis: readonly string[] }): Message => ({
    ja: `${kcis.map((kci) => `「${kci}」`).join('、')}は採点した日が分からないため、結果を知ってから付けた点が混じっているかもしれません（scored_on: で除けます）`,
    en: `nothing tells when ${kcis.join(', ')} ${kcis.length === 1 ? 'was' : 'were'} scored, so some scores may come from people who knew the outcome (scored_on: leaves them out)`,
  }),
};
