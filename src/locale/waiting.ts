import { formatCount } from './format.js';
import type { Message } from './message.js';

/** Where records wait, and which of them have waited for too long. */
export const waitingText = {
  longest: (v: {
    steps: readonly { from: string; to: string }[];
    months: number;
    open: number;
  }): Message => ({
    ja: `案件がいちばん長く待つのは、${v.steps.map(({ from, to }) => `${from}から${to}まで`).join('と、')}です（中央値${v.months}か月、いま待っているのは${formatCount(v.open).ja}件）。`,
    en: `Records wait longest between ${v.steps.map(({ from, to }) => `${from} and ${to}`).join(', and between ')}: ${v.months} ${v.months === 1 ? 'month' : 'months'} by the median, with ${formatCount(v.open).en} waiting now.`,
  }),
  title: ({ source }: { source: string | null }): Message => ({
    ja: `滞留している案件${source === null ? '' : `（${source}）`}`,
    en: `Stale records${source === null ? '' : ` (${source})`}`,
  }),
  record: (): Message => ({ ja: '案件', en: 'Record' }),
  waitsFor: (): Message => ({ ja: '待っている先', en: 'Waits for' }),
  since: (): Message => ({ ja: '入った月', en: 'Since' }),
  age: (): Message => ({ ja: '経過', en: 'Open for' }),
  legend: ({ shown }: { shown: number }): Message => ({
    ja: `決着した案件の99%がかかった月数を超えて、受注も失注もしていない案件です。古い順に${shown}件です。動かすか、失注にするかを決めてください。`,
    en: `Neither won nor lost for longer than 99% of the closed ones took: the ${shown} oldest. Move them on, or close them as lost.`,
  }),
  noId: ({ source }: { source: string }): Message => ({
    ja: `取り込み元「${source}」に id: 商談ID のように案件の分かる列を書くと、滞留している案件の一覧が出ます。`,
    en: `Name the column by which people know a record, as id: deal_id under the source "${source}", and the stale ones are listed.`,
  }),
  notNamed: ({ source }: { source: string }): Message => ({
    ja: `取り込み元「${source}」の滞留している案件は、名前を読んでいません。--facts なら kpi pull をやり直してください。同じ月に入った案件が1万件を超えるときも、名前は読みません。`,
    en: `The stale records of "${source}" were not read by name: pull the facts of --facts again; and where more than 10,000 entered in one month, none are named.`,
  }),
};
