import type { Message } from './message.js';

/** What is said of the days on which work is done. */
export const workingDaysText = {
  badKey: ({ month }: { month: string }): Message => ({
    ja: `working_days のキーは、月の番号 1〜12 か、2026-05 のような月です（${month} は使えません）`,
    en: `the keys of working_days are months from 1 to 12, or single ones such as 2026-05; "${month}" is neither`,
  }),
  tooMany: ({ month, days, most }: { month: string; days: number; most: number }): Message => ({
    ja: `営業日数 ${days} は多すぎます（${month} は${most}日まで）`,
    en: `${days} working days are too many: "${month}" has ${most} days`,
  }),
  shownInMonths: ({ isCounted }: { isCounted: boolean }): Message => ({
    ja: `件数と金額は、月の営業日数に合わせて配っています${isCounted ? '（書かれていない月は平日の数。祝日も平日に数えます）' : ''}。`,
    en: `Counts and amounts follow the working days of each month${isCounted ? ' (where none are given: Monday to Friday, holidays among them)' : ''}.`,
  }),
};
