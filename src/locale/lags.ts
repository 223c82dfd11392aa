import type { LagShares } from '../model/lag-shares.js';
import { formatValue } from './format.js';
import { joined, type Message } from './message.js';

const share = (value: number): Message => formatValue(value, 'rate', null, null);

const months = (count: number): string => `${count} ${count === 1 ? 'month' : 'months'}`;

const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`);

/** How long work takes to arrive, where records are to tell. */
export const lagsText = {
  help: (): Message => ({
    ja: 'lags: auto には、両方のフェーズの日付を stages に持つ、案件の取り込み元（layout: records）が1つ要ります。割合が分かっているなら lags: { 0: 20%, 1: 50%, 2: 30% } と書きます',
    en: 'lags: auto takes one source of records (layout: records) whose stages have the dates of both phases; where the shares are known, write lags: { 0: 20%, 1: 50%, 2: 30% }',
  }),
  lagTwice: ({ id }: { id: string }): Message => ({
    ja: `${id} の数式には lag() があり、lags: auto で記録から求める月数と二重になります`,
    en: `the formula of ${id} has a lag() of its own, on top of the months that lags: auto finds from records`,
  }),
  lagTwiceHelp: (): Message => ({
    ja: '数式から lag() を消す（月数はすべて記録から求めます）か、lags を消します',
    en: 'take lag() out of the formula, for records tell all of the months, or take away lags',
  }),
  noPhase: ({ id }: { id: string }): Message => ({
    ja: `${id} はどのフェーズにも属していないので、いつ届くかを案件の記録から求められません`,
    en: `${id} belongs to no phase, so no dates of records tell when it arrives`,
  }),
  noPhaseBefore: (v: { id: string; phase: string; volumes: readonly string[] }): Message => ({
    ja: `${v.id} がいつ届くかは、${v.volumes.join('・')} が「${v.phase}」より前の同じ1つのフェーズに属していないと求められません`,
    en: `when ${v.id} arrives cannot be told unless ${v.volumes.join(', ')} ${v.volumes.length === 1 ? 'belongs' : 'belong'} to one phase before "${v.phase}"`,
  }),
  noRecords: (v: { id: string; from: string; to: string }): Message => ({
    ja: `${v.id} がいつ届くかを求める記録がありません。フェーズ「${v.from}」と「${v.to}」の両方の日付を stages に持つ取り込み元がありません`,
    en: `there are no records that tell when ${v.id} arrives: no source has the dates of both phases, "${v.from}" and "${v.to}", among its stages`,
  }),
  severalRecords: (v: { id: string; from: string; to: string; sources: readonly string[] }): Message => ({
    ja: `フェーズ「${v.from}」と「${v.to}」の日付を持つ取り込み元が複数あり（${v.sources.join('、')}）、${v.id} がいつ届くかをどれで求めるのか決まりません`,
    en: `several sources (${v.sources.join(', ')}) have the dates of the phases "${v.from}" and "${v.to}", and nothing says which is to tell when ${v.id} arrives`,
  }),
  cohort: (v: { id: string; source: string }): Message => ({
    ja: `取り込み元「${v.source}」は案件を入った月で数える（view: cohort）ので、${v.id} が後の月に届くことはありません`,
    en: `the source "${v.source}" counts records in the month in which they entered (view: cohort), so nothing of ${v.id} arrives later`,
  }),
  cohortHelp: (): Message => ({
    ja: 'view: cohort を消す（フェーズに入った月で数える）か、lags を消します',
    en: 'take away view: cohort, so that each phase counts in its own month, or take away lags',
  }),

  notRead: ({ id }: { id: string }): Message => ({
    ja: `${id} の lags: auto は案件の記録から求めますが、ここでは記録を読んでいません`,
    en: `the lags of ${id} are to be found from records (lags: auto), and no records were read here`,
  }),
  declareHelp: (): Message => ({
    ja: '見当のつく割合を lags: { 0: 20%, 1: 50%, 2: 30% } のように書きます',
    en: 'write the shares as far as people know them, as in lags: { 0: 20%, 1: 50%, 2: 30% }',
  }),
  tooFew: (v: { id: string; source: string; entered: number; closed: number; least: number }): Message => ({
    ja: `${v.id} がいつ届くかを求めるには結果の出た案件が足りません。取り込み元「${v.source}」の${v.entered}件のうち、結果が出たのは${v.closed}件です（${v.least}件から求めます）`,
    en: `too few records have closed to tell when ${v.id} arrives: ${v.closed} of the ${records(v.entered)} of "${v.source}", and it takes ${v.least}`,
  }),
  noneArrived: (v: { id: string; source: string; entered: number }): Message => ({
    ja: `${v.id} がいつ届くかを求められません。取り込み元「${v.source}」の${v.entered}件のうち、届いたものが1件もありません`,
    en: `when ${v.id} arrives cannot be told: none of the ${records(v.entered)} of "${v.source}" has arrived`,
  }),

  title: (): Message => ({ ja: '次のフェーズに届くまでの月数', en: 'How long work takes to arrive' }),
  shares: (v: {
    label: string;
    phase: string;
    shares: LagShares;
    entered: number;
    closed: number;
  }): Message => {
    const each = joined(
      [...v.shares].map(([after, value], index): Message => {
        const { ja, en } = share(value);
        return {
          ja: `${after}か月後 ${ja}`,
          en: index === 0 ? `${en} after ${months(after)}` : `${en} after ${after}`,
        };
      }),
    );
    return {
      ja: `${v.label}: ${each.ja}（${v.phase}に入った${v.entered}件の記録から。うち${v.closed}件は結果が出ている）`,
      en: `${v.label}: ${each.en} (from ${records(v.entered)} that entered ${v.phase}, ${v.closed} of them closed)`,
    };
  },
  later: (v: { share: number; last: number }): Message => ({
    ja: `ほかに${share(v.share).ja}が${v.last}か月後より後に届いています。計画では上の月に割り振ります`,
    en: `${share(v.share).en} arrived later than that; the plan spreads it over the months above`,
  }),
  lowerBound: (v: { seen: number; open: number }): Message => ({
    ja: `記録で見届けられる${v.seen}か月後にもまだ届いていて、${share(v.open).ja}は結果待ちです。もっと遅く届く分は、上の割合に入っていません`,
    en: `work still arrives ${months(v.seen)} after entering, which is as far as records can be followed, and ${share(v.open).en} is open then: what comes later is not in these shares`,
  }),
  lossesUntold: ({ source }: { source: string }): Message => ({
    ja: `取り込み元「${source}」の status に lost がないので、届いていない案件はすべて結果待ちとして数えました`,
    en: `the source "${source}" does not say what was lost (status: lost), so whatever has not arrived counts as open`,
  }),
  undatedLosses: ({ count }: { count: number }): Message => ({
    ja: `失注した${count}件は日付がないので、入った月に失注したものとして数えました`,
    en: `${records(count)} lost without a date, taken as lost in the month of entering`,
  }),
  backwards: ({ count }: { count: number }): Message => ({
    ja: `${count}件は、入った日より前に結果が出たことになっています。入った月のうちに出たものとして数えました`,
    en: `${records(count)} closed before the day of entering, taken as closed in the month of entering`,
  }),
};
