import { formatCount } from './format.js';
import type { Message } from './message.js';

/** Records whose dates run backwards. */
export const backwardText = {
  told: (v: { source: string; before: string; phase: string; arrived: number; lost: number }): Message => {
    const [arrived, lost] = [formatCount(v.arrived), formatCount(v.lost)];
    return {
      ja: `${v.source}: ${[
        ...(v.arrived > 0 ? [`${v.phase}の日付が${v.before}より前の案件が${arrived.ja}件`] : []),
        ...(v.lost > 0 ? [`失注の日付が${v.before}より前の案件が${lost.ja}件`] : []),
      ].join('、')}あります。日付の入力を確かめてください（件数には数え、かかった月数は0として扱います）`,
      en: `${v.source}: ${[
        ...(v.arrived > 0 ? [`${arrived.en} with a date of ${v.phase} before that of ${v.before}`] : []),
        ...(v.lost > 0 ? [`${lost.en} lost before the date of ${v.before}`] : []),
      ].join(', and ')}; see whether the dates were typed right (they count, and took 0 months)`,
    };
  },
};
