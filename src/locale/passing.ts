import type { Message } from './message.js';

/** Why what became of the records of a handoff cannot be read. */
export const passingText = {
  noSource: ({ id }: { id: string }): Message => ({
    ja: `引き渡し「${id}」の outcome を、どの案件の一覧から読むのかが分かりません`,
    en: `nothing tells from which records the outcome of the handoff ${id} is to be read`,
  }),
  noSourceHelp: (): Message => ({
    ja: 'outcome: に source: 案件の一覧（layout: records）のid を足してください',
    en: 'add source: under outcome:, with the id of a source that is a list of records (layout: records)',
  }),
  noRecords: (v: { id: string; source: string; layout: string }): Message => ({
    ja: `「${v.source}」は layout: ${v.layout} で、1行が1件ではないため、引き渡し「${v.id}」の案件がどうなったかを読めません`,
    en: `${v.source} has the layout ${v.layout}, in which a row is no record, so it does not tell what became of those of the handoff ${v.id}`,
  }),
  apart: (v: { id: string; score: string; outcome: string }): Message => ({
    ja: `引き渡し「${v.id}」の点数は「${v.score}」に、結果は「${v.outcome}」にあり、どの点数がどの案件のものか分かりません`,
    en: `the scores of the handoff ${v.id} are in ${v.score} and the outcome in ${v.outcome}: nothing tells which score belongs to which record`,
  }),
  apartHelp: (): Message => ({
    ja: '点数と結果の列がどちらもある一覧を使ってください。query: の JOIN で1つの一覧にもできます',
    en: 'use one list that has both; a JOIN in its query: can make one of two',
  }),
  noDate: ({ id }: { id: string }): Message => ({
    ja: `引き渡し「${id}」の案件をいつ渡したかを示す日付がありません`,
    en: `no date tells when the records of the handoff ${id} were passed`,
  }),
  noDateHelp: (): Message => ({
    ja: 'outcome: に from: 渡した日の列 を足してください',
    en: 'add from: under outcome:, with the column of the date of passing',
  }),
};
