import { formatCount, formatRate } from './format.js';
import { NO_BANDS } from './handoff-obstacles.js';
import { type Message, verbatim } from './message.js';

/** Where today's cut-off lies beside the interval of the best one. */
const PLACES = {
  below: { ja: 'これより多くを通します', en: 'lets more through than that' },
  within: { ja: 'この範囲の線と変わりません', en: 'is as good as any within that interval' },
  above: { ja: 'これより絞っています', en: 'lets less through than that' },
} as const;

const percent = (share: number): string => formatRate(share).en;

const score = (value: number): string => verbatim(String(Number(value.toPrecision(6)))).en;

interface Told {
  /** How likely what was won had a higher score than what was lost, with its interval. */
  readonly auc: number;
  readonly interval: readonly [number, number];
  readonly won: number;
  readonly lost: number;
}

const area = ({ auc, interval: [low, high], won, lost }: Told): Message => ({
  ja: `受注した方の点が高い確率${auc.toFixed(2)}、95%区間${low.toFixed(2)}〜${high.toFixed(2)}、受注${formatCount(won).ja}件と失注${formatCount(lost).ja}件`,
  en: `what was won has the higher score with a probability of ${auc.toFixed(2)}, 95% interval ${low.toFixed(2)}–${high.toFixed(2)}; ${formatCount(won).en} won, ${formatCount(lost).en} lost`,
});

/** What a diagnosis says of the scores by which records are passed. */
export const handoffScoreText = {
  band: ({ from, to }: { from: number | null; to: number | null }): Message => {
    if (from === null && to === null) return { ja: 'すべて', en: 'all' };
    if (from === null) return { ja: `${score(to!)}未満`, en: `<${score(to!)}` };
    if (to === null) return { ja: `${score(from)}以上`, en: `≥${score(from)}` };
    return { ja: `${score(from)}〜${score(to)}未満`, en: `${score(from)}\u00a0to\u00a0<${score(to)}` };
  },
  score: (): Message => ({ ja: '点数', en: 'Score' }),
  passed: (): Message => ({ ja: '渡した', en: 'Passed' }),
  meanScore: (): Message => ({ ja: '平均点', en: 'Mean' }),
  passRate: (): Message => ({ ja: '受入率', en: 'Accepted' }),
  winRate: (): Message => ({ ja: '受注率', en: 'Won' }),
  perHundred: (): Message => ({ ja: '100件の受注', en: 'Wins of 100' }),
  fromHereUp: (): Message => ({ ja: 'ここ以上の受注', en: 'Up from here' }),
  share: (): Message => ({ ja: '構成比 前→今', en: 'Then→now' }),
  shareOf: ({ before, now }: { before: number | null; now: number | null }): Message => {
    const part = (value: number | null): string => (value === null ? '—' : percent(value));
    return verbatim(`${part(before)}→${part(now)}`);
  },
  legend: (v: {
    months: Message;
    number: number;
    open: number;
    unscored: number;
    reference: Message;
    period: Message;
  }): Message => ({
    ja: `${v.months.ja}に渡した記録（結果が8割以上出た${v.number}か月分）${v.open > 0 ? `。受注率に未決着の${formatCount(v.open).ja}件は入れていません` : ''}${v.unscored > 0 ? `。点数のない${formatCount(v.unscored).ja}件は表にありません` : ''}。受入率は返答の出た件数、受注率は受け入れて決着した件数に対する割合。100件の受注は、受入率×受注率×100。ここ以上の受注は、その点数以上だけを渡したときの月あたりの見込み。構成比は${v.reference.ja}→${v.period.ja}。`,
    en: `Records passed in ${v.months.en} (${v.number} months of which 80% or more have ended)${v.open > 0 ? `; ${formatCount(v.open).en} open ones are in no win rate` : ''}${v.unscored > 0 ? `; ${formatCount(v.unscored).en} without a score are left out` : ''}. Accepted: of those answered; won: of the accepted ones that closed; wins of 100 passed: the product of both. Up from here: wins a month if only such and higher scores were passed. Shares of what was passed: ${v.reference.en} → ${v.period.en}.`,
  }),
  noBands: ({ obstacle }: { obstacle: keyof typeof NO_BANDS }): Message => ({
    ja: `点数ごとの受注は、${NO_BANDS[obstacle].ja}、言えません`,
    en: `nothing is said of wins by score: ${NO_BANDS[obstacle].en}`,
  }),
  fewEnds: (v: { won: number; lost: number }): Message => ({
    ja: `どの点数から渡すのがよいかは、まだ言えません。点数のある記録で受注${formatCount(v.won).ja}件、失注${formatCount(v.lost).ja}件で、それぞれ10件以上が要ります`,
    en: `which cut-off serves best cannot be told yet: of scored records ${formatCount(v.won).en} were won and ${formatCount(v.lost).en} lost, and ten of each are needed`,
  }),
  oneScore: (): Message => ({
    ja: '点数がすべて同じなので、どの点数から渡すのがよいかは言えません',
    en: 'all scores are the same, so that no cut-off can be told from another',
  }),
  blind: (v: Told): Message => ({
    ja: `点数は、受注する案件としない案件を見分けていません（${area(v).ja}）。どこで線を引いても、よくなるとは言えません`,
    en: `the score does not tell winners from losers (${area(v).en}): no cut-off serves better than another`,
  }),
  reversed: (v: Told): Message => ({
    ja: `点数の低い案件の方が受注しています（${area(v).ja}）。線を引くより先に、点の付け方を見直してください`,
    en: `records with lower scores are won more often (${area(v).en}): mend the score before any cut-off`,
  }),
  best: (
    v: Told & {
      best: number;
      low: number;
      high: number;
      current: number | null;
      place: keyof typeof PLACES | null;
    },
  ): Message => {
    const place = v.place && PLACES[v.place];
    const now =
      v.current === null || place === null
        ? { ja: '', en: '' }
        : {
            ja: `。今の${score(v.current)}点は、${place.ja}`,
            en: `; today's ${score(v.current)} ${place.en}`,
          };
    return {
      ja: `${score(v.best)}点から上の案件は、全体の平均より受注しやすくなります（90%区間${score(v.low)}〜${score(v.high)}点）。1件にかける手間が同じなら、ここから渡すのが最もよい線です${now.ja}（${area(v).ja}）`,
      en: `from ${score(v.best)} on, records are won more often than all are on average (90% interval ${score(v.low)}–${score(v.high)}): the best cut-off if every record takes as much time${now.en} (${area(v).en})`,
    };
  },
  inversion: (v: {
    higher: Message;
    lower: Message;
    rates: { higher: number; lower: number };
    p: Message;
  }): Message => ({
    ja: `点数が高いほどよいとは限りません。${v.higher.ja}の受注は${percent(v.rates.higher)}で、その下の${v.lower.ja}の${percent(v.rates.lower)}より低いです（結果の出た記録のうち、p ${v.p.ja}）`,
    en: `a higher score is not always better: of those of ${v.higher.en} ${percent(v.rates.higher)} were won, of those of ${v.lower.en} below it ${percent(v.rates.lower)} (of the ones that ended, p ${v.p.en})`,
  }),
  below: (v: { below: number; all: number; current: number }): Message => ({
    ja: `取り決めの${score(v.current)}点に届かない記録も、${formatCount(v.all).ja}件のうち${formatCount(v.below).ja}件（${percent(v.below / v.all)}）渡しています`,
    en: `${formatCount(v.below).en} of ${formatCount(v.all).en} (${percent(v.below / v.all)}) were passed although they score below the ${score(v.current)} agreed on`,
  }),
  noneBelow: ({ current }: { current: number }): Message => ({
    ja: `${score(current)}点未満を渡した記録がないので、線を下げたらどうなるかは分かりません`,
    en: `nothing below ${score(current)} was passed, so nothing tells what a lower cut-off would bring`,
  }),
  goalMet: (v: { goal: Message; from: number; isLowest: boolean; wins: Message }): Message => ({
    ja: `月${v.goal.ja}件の受注には、${v.isLowest ? '今までに渡したものをすべて渡せば' : `${score(v.from)}点以上を渡せば`}届く見込みです（月${v.wins.ja}件、これまでの件数と率で）`,
    en: `${v.goal.en} wins a month are asked for: ${v.isLowest ? 'passing all as until now' : `passing those from ${score(v.from)} on`} brings them (${v.wins.en} a month, at the numbers and rates of these months)`,
  }),
  goalMissed: (v: { goal: Message; most: Message }): Message => ({
    ja: `月${v.goal.ja}件の受注には、どの線でも届きません。この引き渡しからは、すべて渡しても月${v.most.ja}件の見込みです（これまでの件数と率で）`,
    en: `${v.goal.en} wins a month are asked for, and no cut-off brings them: passing all brings ${v.most.en} through this handoff (at the numbers and rates of these months)`,
  }),
};
