import type { Message } from './message.js';

/** What is being waited for, in one line of a terminal. */
export const progressText = {
  reading: (v: { file: string; percent: number | null; megabytes: string }): Message => {
    const share = v.percent === null ? '' : ` ${v.percent}%`;
    return {
      ja: `${v.file} を読んでいます…${share}（${v.megabytes} MB）`,
      en: `reading ${v.file}…${share} (${v.megabytes} MB)`,
    };
  },
  waiting: ({ source, seconds }: { source: string; seconds: number }): Message => ({
    ja: `取り込み元「${source}」の答えを待っています… ${seconds}秒`,
    en: `waiting for the source "${source}"… ${seconds} s`,
  }),
};
