import { about } from './listed.js';
import type { Message } from './message.js';

/** How a monthly table was taken for a tree. */
export const monthsText = {
  noMonths: ({ file }: { file: string }): Message => ({
    ja: `${file} は月次の表として読めません`,
    en: `${file} cannot be read as a monthly table`,
  }),
  noMonthsHelp: (): Message => ({
    ja: '年月の列（2026-04、4月、日付など）か、月の並んだ見出し（4月、5月、…）と、数値の列が要ります。同じ月の行が何行もあるときは、担当などで見分けられる列も要ります',
    en: 'it takes a column of months or dates, or months across the header, and columns of numbers; where a month has several rows, also a column that tells them apart',
  }),
  noYear: ({ file }: { file: string }): Message => ({
    ja: `${file} の月に、年がありません`,
    en: `the months of ${file} have no year`,
  }),
  noYearHelp: ({ start }: { start: number }): Message => ({
    ja: `${start}月に始まる年度を --year 2026 のように添えてください`,
    en: `name the year in which month ${start} lies, as in --year 2026`,
  }),
  noGoal: ({ file, columns }: { file: string; columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${file} の${names}のうち、目標にできる金額か件数が分かりませんでした`,
      (names) => `none of ${names} in ${file} is known to be an amount or a count that could be the goal`,
    ),
  noGoalHelp: (): Message => ({
    ja: '見出しを「受注数」「売上(円)」のように、数え方の分かる名前にしてください',
    en: 'give the headers names that tell what they count, as in "wins" or "revenue (USD)"',
  }),
  chain: ({ columns, goal }: { columns: readonly string[]; goal: string | null }): Message =>
    about(
      columns,
      (names) => `営業の流れを${names}の順と読みました${goal === null ? '' : `。目標は「${goal}」です`}`,
      (names) =>
        `the steps of the process are taken to be ${names}, in this order${goal === null ? '' : `; the goal is "${goal}"`}`,
    ),
  largerLeft: ({ columns }: { columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${names}は、前の段階より件数が多いか、同じ段階を数えているので外しました`,
      (names) => `${names} left out: larger than the step before`,
    ),
  parts: ({ goal, columns }: { goal: string; columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `「${goal}」は${names}の合計と一致したので、足し算でつなぎました`,
      (names) => `"${goal}" is the sum of ${names}, and joined to them so`,
    ),
  aim: ({ goal }: { goal: string }): Message => ({
    ja: `目標を「${goal}」と読みました`,
    en: `"${goal}" is taken for the goal`,
  }),
  noChain: (): Message => ({
    ja: '見出しからは、どの数字がどの数字を生むかが分かりません。kgi に formula を書いてつないでください',
    en: 'the headers do not tell which number leads to which: join them by a formula on the KGI',
  }),
  plansLeft: ({ columns }: { columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${names}は予定や前年の数字なので、実績には入れません`,
      (names) => `${names} left out: plans or earlier years, not actuals`,
    ),
  derivedLeft: ({ columns }: { columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${names}は、ほかの数字から出せるので読みません`,
      (names) => `${names} left out: they follow from other numbers`,
    ),
  ratesLeft: ({ columns }: { columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${names}は、件数と金額から計算するので読みません`,
      (names) => `${names} left out: computed from counts and amounts`,
    ),
  besideLeft: ({ columns }: { columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${names}は、まだツリーに入れていません`,
      (names) => `${names} not in the tree yet`,
    ),
  unknownLeft: ({ columns }: { columns: readonly string[] }): Message =>
    about(
      columns,
      (names) => `${names}は、何の数字か見出しから分からないので外しました`,
      (names) => `${names} left out: the headers do not tell what they are`,
    ),
};
