import { formatValue } from './format.js';
import type { Message } from './message.js';

const list = (names: readonly string[]): string => names.join('、');
const listEn = (names: readonly string[]): string => names.join(', ');

/** What a plan by member has to say about itself: refusals and warnings. */
export const planMembersText = {
  unknownDimension: ({ dimension, known }: { dimension: string; known: readonly string[] }): Message => ({
    ja:
      known.length > 0
        ? `--by の「${dimension}」という区分はありません。実績の区分（dimensions）: ${list(known)}`
        : `--by の「${dimension}」では分けられません。実績に区分（dimensions）がひとつもありません`,
    en:
      known.length > 0
        ? `--by "${dimension}" is no dimension of the actuals; there are: ${listEn(known)}`
        : `--by "${dimension}" cannot be told: no source has any dimensions`,
  }),
  unknownDimensionHelp: (): Message => ({
    ja: '取り込み元に dimensions: [担当者] のように、分けたい列の名前を書いてください',
    en: 'name the column to tell apart by under the source, as in dimensions: [salesperson]',
  }),
  noMembers: ({ dimension }: { dimension: string }): Message => ({
    ja: `${dimension} の列に名前がひとつもないため、分けられません`,
    en: `the column ${dimension} names nobody, so there is nothing to tell apart by`,
  }),
  noMembersHelp: (): Message => ({
    ja: '実績のファイルのその列を確かめてください',
    en: 'look at that column of the actuals',
  }),
  noBaseline: ({ dimension }: { dimension: string }): Message => ({
    ja: `計画の前に、実績のそろった月がないため、${dimension} ごとの出発点が決まりません`,
    en: `no month before the plan has all of its actuals, so nobody has a level to start from by ${dimension}`,
  }),
  noBaselineHelp: (): Message => ({
    ja: '計画の前の月の実績を足すか、出発点にする月を --baseline で指定してください',
    en: 'supply the actuals of earlier months, or name the months to start from with --baseline',
  }),
  nothingByMember: (v: { dimension: string; leaves: readonly string[] }): Message => ({
    ja: `KGIの元になる件数や金額のうち、${v.dimension} ごとに分かるものがありません: ${list(v.leaves)}`,
    en: `of the counts and amounts that the KGI is made of, none is known by ${v.dimension}: ${listEn(v.leaves)}`,
  }),
  nothingByMemberHelp: ({ dimension }: { dimension: string }): Message => ({
    ja: `${dimension} の列があるファイルから取り込み、その取り込み元に dimensions: [${dimension}] と書いてください`,
    en: `let a source that has the column supply them, with dimensions: [${dimension}]`,
  }),
  unnamed: (v: { dimension: string; shares: readonly { label: string; share: number }[] }): Message => {
    const parts = v.shares.map(({ label, share }) => ({
      label,
      share: formatValue(share, 'rate', null, null),
    }));
    return {
      ja: `${v.dimension} の名前がない実績があります（${list(parts.map(({ label, share }) => `${label}の${share.ja}`))}）。引き受ける人のいない（名前なし）として、全体の率で計画に残しました。元のファイルで名前を埋めてください`,
      en: `some actuals name no ${v.dimension} (${listEn(parts.map(({ label, share }) => `${share.en} of ${label}`))}): they stay in the plan as (no name), at the team's rates and with nobody to do them; fill in the names in the file`,
    };
  },
  quiet: (v: { names: readonly string[]; month: string }): Message => ({
    ja: `${v.month} より後の実績がない人にも、それまでと同じ分担で割り当てています: ${list(v.names)}。もういないときは、いる月だけを --baseline で指定してください`,
    en: `these have no actuals after ${v.month} and still get the part that they had: ${listEn(v.names)}; if they have left, name months without them with --baseline`,
  }),
  newcomers: ({ names }: { names: readonly string[] }): Message => ({
    ja: `出発点の期間に実績がない人は、全体の率と平均の件数で計画しました: ${list(names)}`,
    en: `without actuals in the baseline period, these are planned at the team's rates and at the average volume: ${listEn(names)}`,
  }),
};
