import { about } from './listed.js';
import type { Message } from './message.js';

/** How the amounts of a file were taken. */
export const moneyText = {
  yen: (): Message => ({
    ja: '金額の単位がファイルに書かれていないので、円とみなしました。千円の表なら sources に scale: 千円 を足し、円でなければ currency を直してください',
    en: 'the file names no unit of its amounts, taken to be yen; where they are thousands of yen, add scale: 千円 to the source; where they are not yen, put in your currency',
  }),
  severalCurrencies: ({ column, codes }: { column: string; codes: readonly string[] }): Message =>
    about(
      codes,
      (names) =>
        `「${column}」に${names}が混ざっています。このままでは違う通貨の金額を足すので、measure の where で通貨を1つに絞るか、そろえてから書き出してください`,
      (names) =>
        `"${column}" holds ${names}, and amounts of different currencies would be added up: keep to one by where in the measure, or export them in one`,
    ),
};
