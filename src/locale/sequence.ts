import { formatCount } from './format.js';
import type { Message } from './message.js';

/** Stages that records skip or come back into, and what that does to conversions. */
export const sequenceText = {
  title: ({ source, hasReturned }: { source: string | null; hasReturned: boolean }): Message => {
    const of = source === null ? { ja: '', en: '' } : { ja: `（${source}）`, en: ` (${source})` };
    return {
      ja: `飛ばした段階${hasReturned ? 'と、戻った段階' : ''}${of.ja}`,
      en: `Stages skipped${hasReturned ? ' and re-entered' : ''}${of.en}`,
    };
  },
  phase: (): Message => ({ ja: 'フェーズ', en: 'Phase' }),
  reached: (): Message => ({ ja: '到達', en: 'Reached' }),
  skipped: (): Message => ({ ja: '飛ばした', en: 'Skipped' }),
  share: (): Message => ({ ja: '割合', en: 'Share' }),
  stepped: (): Message => ({ ja: '日付どおり', en: 'By dates' }),
  counted: (): Message => ({ ja: 'この報告', en: 'Reported' }),
  returned: (): Message => ({ ja: '戻った', en: 'Came back' }),
  product: (v: {
    last: string;
    entered: number;
    predicted: number;
    happened: number;
    most: { readonly phase: string; readonly records: number } | null;
  }): Message => {
    const { last, most } = v;
    const [entered, predicted, happened] = [v.entered, v.predicted, v.happened].map(formatCount) as [
      Message,
      Message,
      Message,
    ];
    const records = formatCount(most?.records ?? 0);
    return {
      ja: [
        `前後のフェーズの両方に日付がある案件だけで転換率を出して掛け合わせると、入った${entered.ja}件から${last}に届くのは${predicted.ja}件のはずですが、実際は${happened.ja}件でした。`,
        ...(most ? [`届いた案件のうち${records.ja}件に${most.phase}の日付がありません。`] : []),
        'この報告では、後のフェーズに届いた案件は前のフェーズも通ったものとして数えています。',
      ].join(''),
      en: [
        `By conversions among records with the dates of both neighbouring phases, multiplied, ${predicted.en} of the ${entered.en} that entered would have reached ${last}; ${happened.en} did.`,
        ...(most ? [`Of those, ${records.en} have no date of ${most.phase}.`] : []),
        'In this report a record that reached a later phase counts as having passed the earlier ones.',
      ].join(' '),
    };
  },
  legend: ({ hasReturned }: { hasReturned: boolean }): Message => ({
    ja: [
      'すべての月の案件での数です。飛ばしたは、このフェーズの日付がないまま後のフェーズに届いた案件。',
      '転換率は、日付どおり（前のフェーズとこのフェーズの両方に日付がある案件だけ）と、この報告（飛ばした案件も通ったとみなす）の2通りです。',
      hasReturned
        ? '戻ったは、後のフェーズから、または別の段階をはさんで、もう一度入った案件。'
        : '1案件が1行の取り込み元からは、同じ段階に戻った案件は分かりません（変更履歴 history なら数えます）。',
    ].join(''),
    en: [
      'Over the records of all months. Skipped: reached a later phase without a date of this one.',
      'Conversions by dates are among records with a date of this phase and of the one before; those reported here count what skipped as having passed.',
      hasReturned
        ? 'Came back: entered once more, from a later phase or after another stage.'
        : 'With one row a record nothing tells who came back into a stage; a list of changes (history) would.',
    ].join(' '),
  }),
};
