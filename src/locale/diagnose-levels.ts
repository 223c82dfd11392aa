import { joined, type Message } from './message.js';

const VERDICTS = {
  confirmed: {
    low: { ja: '偶然を超えて低い', en: 'below, beyond chance' },
    high: { ja: '偶然を超えて高い', en: 'above, beyond chance' },
  },
  suggestive: {
    low: { ja: '低い疑い', en: 'probably below' },
    high: { ja: '高い疑い', en: 'probably above' },
  },
  indistinct: {
    low: { ja: '偶然の範囲', en: 'may be chance' },
    high: { ja: '偶然の範囲', en: 'may be chance' },
  },
  insufficient: {
    low: { ja: '件数不足', en: 'too few cases' },
    high: { ja: '件数不足', en: 'too few cases' },
  },
} as const;

const UNTESTED = {
  unfinished: {
    ja: '月の途中なので、判定していません',
    en: 'not judged, for the month is not over',
  },
  'no-records': {
    ja: '1件ごとの値が実績にないため、偶然の幅は分かりません',
    en: 'the data have no value of each single case, so that their spread is not known',
  },
  'other-records': {
    ja: '1件ごとの値の平均がこの平均と合わないため、偶然の幅は分かりません（空欄か、件数の数え方の違いが考えられます）',
    en: 'the values of single cases average to something else, so that their spread says nothing of it (blank cells, or another count)',
  },
  alike: {
    ja: '1件ごとの値がどれもほぼ同じなので、偶然の幅は分かりません',
    en: 'the values of single cases are nearly all the same, so that nothing shows what chance would do',
  },
} as const;

const METHODS = {
  poisson: {
    ja: '件数はポアソン分布',
    en: 'counts by the Poisson distribution',
  },
  'log-t': {
    ja: '平均は1件ごとの値の対数（t分布）',
    en: "averages by the logarithms of the single values (Student's t)",
  },
  bootstrap: {
    ja: '平均は1件ごとの値の引き直し（2,000回）',
    en: 'averages by drawing 2,000 times from the single values',
  },
} as const;

export type LevelVerdictName = keyof typeof VERDICTS;
export type UntestedName = keyof typeof UNTESTED;
export type LevelMethod = keyof typeof METHODS;

/** What a diagnosis says of volumes and averages. */
export const diagnoseLevelsText = {
  title: (): Message => ({ ja: '量と平均', en: 'Volumes and averages' }),
  verdictName: ({ verdict, isLow }: { verdict: LevelVerdictName; isLow: boolean }): Message =>
    VERDICTS[verdict][isLow ? 'low' : 'high'],
  legend: ({ methods }: { methods: readonly LevelMethod[] }): Message => {
    const by = joined(
      methods.map((method) => METHODS[method]),
      '、',
      ', ',
    );
    return {
      ja: `判定: 偶然だけで上下どちらかにこれほど離れる確率が（この表の行数で補正して）10%未満なら「偶然を超えて」。${by.ja}で調べました。`,
      en: `Verdict: beyond chance where chance alone would be as far off, on either side, less than one time in ten, adjusted for the number of rows; ${by.en}.`,
    };
  },
  leveled: (): Message => ({
    ja: '件数は、月数と、ツリーに書いた季節や営業日の違いをならして比べました。',
    en: 'Counts are compared with the number of months, and the season and working days that the tree declares, taken out.',
  }),
  dispersed: ({
    nodes,
  }: {
    nodes: readonly { readonly label: string; readonly ratio: string }[];
  }): Message => ({
    ja: `これまでの月の差が偶然だけより大きいので、幅を広げました: ${nodes.map(({ label, ratio }) => `${label}（分散は平均の${ratio}倍）`).join('、')}`,
    en: `Widened, for the months before differ more than by chance alone: ${nodes.map(({ label, ratio }) => `${label} (variance ${ratio} times the mean)`).join(', ')}`,
  }),
  untested: ({ why, labels }: { why: UntestedName; labels: readonly string[] }): Message => ({
    ja: `${labels.join('、')}: ${UNTESTED[why].ja}。`,
    en: `${labels.join(', ')}: ${UNTESTED[why].en}.`,
  }),
  lossBeyondChance: ({
    label,
    actual,
    expected,
  }: {
    label: string;
    actual: Message;
    expected: Message;
  }): Message => ({
    ja: `これは転換率ではなく、${label}そのものが${expected.ja}に対して${actual.ja}だったためで、偶然とは考えにくい差です。`,
    en: `That is no conversion: ${label} itself came to ${actual.en} against ${expected.en}, which is unlikely to be chance.`,
  }),
  lossMayBeChance: (): Message => ({
    ja: 'ただし、偶然の範囲と区別できません。',
    en: 'It cannot be told from chance, though.',
  }),
};
