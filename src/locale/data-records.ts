import type { Message } from './message.js';

/** What reading lists of records has to say. */
export const dataRecordsText = {
  sameFile: ({ name, other }: { name: string; other: string }): Message => ({
    ja: `${name} の中身は ${other} とまったく同じなので、同じ案件を2度数えることになります`,
    en: `${name} is the same as ${other} in every byte, so that each record would count twice`,
  }),
  sameFileHelp: (): Message => ({
    ja: '同じファイルを2度保存したのなら、どちらかを消すか、path に当てはまらない場所へ移してください',
    en: 'if an export was saved twice, remove one of them or move it to where path does not find it',
  }),
  utcDates: ({ name, column, text }: { name: string; column: string; text: string }): Message => ({
    ja: `${name}: 列「${column}」の時刻は協定世界時（UTC）で書かれています（例 ${text}）。日付は書かれたとおりに数えるので、日本時間の0時から9時までのものは前日、月初なら前月に入ります`,
    en: `${name}: the times of the column "${column}" are in UTC (${text}, for one). Days are counted as written, so that near midnight of the local time a record may fall into the month before or after`,
  }),
};
