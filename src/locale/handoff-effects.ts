import { NOT_TOLD } from './handoff-obstacles.js';
import type { Message } from './message.js';

const NO_EFFECTS = {
  'not-named': {
    ja: '渡した数（passed）と受け入れた数（accepted）の両方がそろっていないため',
    en: 'the tree does not name both the number passed and the number accepted',
  },
  'not-computed': {
    ja: 'KGIが「渡した数→受け入れた数」の順に計算されていないため',
    en: 'the KGI does not follow from the number passed by way of the number accepted',
  },
  past: {
    ja: '渡した数が、受け入れを通らずにもKGIにつながっているため',
    en: 'the number passed reaches the KGI by other ways than being accepted, too',
  },
  unknown: {
    ja: '必要な数字がそろわないため',
    en: 'the numbers that it needs are not all known',
  },
  shapley: {
    ja: '--method shapley は途中の指標を通る分を分けないため（--method lmdi なら分かります）',
    en: '--method shapley has no parts of nodes on the way (--method lmdi has)',
  },
} as const;

const PARTS = {
  volume: { ja: '渡した数', en: 'the number passed' },
  quality: { ja: '渡した質（点数）', en: 'their quality (score)' },
  speed: { ja: '返答の速さ', en: 'the speed of answers' },
  acceptance: { ja: '受け入れ', en: 'acceptance' },
  later: { ja: 'その後の転換', en: 'later conversion' },
  rest: { ja: 'その他', en: 'all else' },
} as const;

/** What is not told apart, and from what. */
const APART = {
  quality: { ja: '受け入れのうち質による分', en: 'quality is not told from acceptance' },
  speed: { ja: '受け入れのうち速さによる分', en: 'speed is not told from acceptance' },
  both: {
    ja: '受け入れのうち質と速さによる分',
    en: 'quality and speed are not told from acceptance',
  },
  later: {
    ja: 'その後の転換のうち質による分',
    en: 'quality is not told from later conversion',
  },
} as const;

/** What a diagnosis says of the parts of the gap along a handoff. */
export const handoffEffectText = {
  effects: (v: {
    gap: Message;
    parts: readonly { part: keyof typeof PARTS; effect: Message }[];
  }): Message => ({
    ja: `差 ${v.gap.ja} をこの引き渡しに沿って分けると、${v.parts.map(({ part, effect }) => `${PARTS[part].ja} ${effect.ja}`).join('、')}（足すと差に一致します）`,
    en: `along this handoff the gap of ${v.gap.en} is made of ${v.parts.map(({ part, effect }) => `${effect.en} by ${PARTS[part].en}`).join(', ')} (the parts add up to it)`,
  }),
  noEffects: ({ obstacle }: { obstacle: keyof typeof NO_EFFECTS }): Message => ({
    ja: `${NO_EFFECTS[obstacle].ja}、KGIの差のうちこの引き渡しに沿った分は分けられません`,
    en: `its parts of the gap are not told, for ${NO_EFFECTS[obstacle].en}`,
  }),
  notTold: (v: { what: keyof typeof APART; why: keyof typeof NOT_TOLD }): Message => ({
    ja: `${APART[v.what].ja}は、${NOT_TOLD[v.why].ja}、分けられません`,
    en: `${APART[v.what].en}: ${NOT_TOLD[v.why].en}`,
  }),
  chance: (v: { what: 'quality' | 'speed'; low: Message; high: Message; isWithin: boolean }): Message => ({
    ja: `${PARTS[v.what].ja}の分は、偶然だけでも${v.low.ja}〜${v.high.ja}の幅で動きます（90%）${v.isWithin ? '。0をまたぐので、よくなったとも悪くなったとも言えません' : ''}`,
    en: `chance alone puts the part of ${PARTS[v.what].en} anywhere from ${v.low.en} to ${v.high.en} (90%)${v.isWithin ? ', so neither better nor worse is shown' : ''}`,
  }),
  standIn: ({ months }: { months: Message }): Message => ({
    ja: `計画は点数も返答も定めないので、${months.ja}に渡した記録で代えています`,
    en: `the plan tells nothing of scores and answers; the records of ${months.en} stand in for it`,
  }),
  young: (v: { pending: Message; passed: Message }): Message => ({
    ja: `${v.passed.ja}件のうち${v.pending.ja}件が返答待ちのため、質の分は以前の受入率で量っています`,
    en: `as ${v.pending.en} of ${v.passed.en} wait for their answer, quality is weighed by the acceptance of before`,
  }),
  shift: (v: { months: Message; auc: number; interval: readonly [number, number] }): Message => {
    const [low, high] = v.interval;
    const found = {
      ja: `今期の方が高い確率${v.auc.toFixed(2)}、95%区間${low.toFixed(2)}〜${high.toFixed(2)}`,
      en: `the later one is higher with a probability of ${v.auc.toFixed(2)}, 95% interval ${low.toFixed(2)}–${high.toFixed(2)}`,
    };
    if (low > 0.5)
      return {
        ja: `渡した記録の点数は、${v.months.ja}より上がっています（${found.ja}）`,
        en: `the scores of what is passed are higher than in ${v.months.en} (${found.en})`,
      };
    if (high < 0.5)
      return {
        ja: `渡した記録の点数は、${v.months.ja}より下がっています（${found.ja}）`,
        en: `the scores of what is passed are lower than in ${v.months.en} (${found.en})`,
      };
    return {
      ja: `渡した記録の点数は、${v.months.ja}と偶然の範囲を超えては違いません（${found.ja}）`,
      en: `the scores of what is passed differ from those of ${v.months.en} by no more than chance (${found.en})`,
    };
  },
};
