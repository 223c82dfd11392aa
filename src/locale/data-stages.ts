import type { Message } from './message.js';

/** What reading records by their stages has to say. */
export const dataStagesText = {
  ofRecordsOnly: ({ key }: { key: string }): Message => ({
    ja: `${key} は、1行が1件の表（layout: records）だけに書けます`,
    en: `${key} belongs to a table with a row per case (layout: records)`,
  }),
  ofRecordsOnlyHelp: ({ key }: { key: string }): Message => ({
    ja: `1行が1件の表なら layout: records にし、そうでなければ ${key} を消してください`,
    en: `use layout: records if each row is a case; otherwise remove ${key}`,
  }),
  needsStages: ({ key }: { key: string }): Message => ({
    ja: `${key} を使うには、stages が要ります`,
    en: `${key} needs stages`,
  }),
  needsStagesHelp: ({ isHistory }: { isHistory: boolean }): Message =>
    isHistory
      ? {
          ja: 'stages: { hearing: [ヒアリング] } のように、フェーズごとに段階の名前を書きます',
          en: 'name the stage of each phase, as in stages: { hearing: [Discovery] }',
        }
      : {
          ja: 'stages: { hearing: ヒアリング日 } のように、フェーズごとに日付の列を書きます',
          en: 'name the date column of each phase, as in stages: { hearing: hearing_date }',
        },
  historyOrCurrent: (): Message => ({
    ja: 'history と current は、同時には書けません',
    en: 'history and current cannot both be given',
  }),
  historyOrCurrentHelp: (): Message => ({
    ja: '1行が1回の変更なら history、1行が1件で今の段階しか分からないなら current を残してください',
    en: 'keep history if each row is a change, and current if each row is a case of which only the present stage is known',
  }),
  blankInChange: ({ column }: { column: string }): Message => ({
    ja: `列「${column}」が空なので、どの案件のいつの変更か分かりません`,
    en: `the column "${column}" is blank, so this change is of no record or no day`,
  }),
  blankInChangeHelp: (): Message => ({
    ja: '履歴のどの行にも、案件の番号と変更日を入れてください',
    en: 'give every row of the history its record and its date',
  }),
  wonAndLost: ({ value }: { value: string }): Message => ({
    ja: `status の「${value}」が、受注（won）と失注（lost）の両方に書かれています`,
    en: `"${value}" is both under won and under lost of status`,
  }),
  wonAndLostHelp: (): Message => ({
    ja: 'どちらか一方だけに残してください',
    en: 'keep it under one of them',
  }),
  nameOfTwoStages: ({ name }: { name: string }): Message => ({
    ja: `履歴の段階「${name}」が、2つのフェーズに書かれています`,
    en: `the stage "${name}" of the history is given to two phases`,
  }),
  nameOfTwoStagesHelp: (): Message => ({
    ja: '1つの段階は1つのフェーズだけに書きます。後のフェーズに入れば、前のフェーズは通ったものとして数えます',
    en: 'give each stage to one phase; whoever enters a later phase counts in the earlier ones by that',
  }),
};
