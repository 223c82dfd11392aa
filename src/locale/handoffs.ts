import { formatCount, formatRate } from './format.js';
import { joined, type Message } from './message.js';

const percent = (share: number): string => formatRate(share).en;

const range = ([low, high]: readonly [number, number]): Message => ({
  ja: `95%区間${percent(low)}〜${percent(high)}`,
  en: `95% interval ${percent(low)}–${percent(high)}`,
});

/** What a diagnosis says of the handoffs between departments. */
export const handoffText = {
  title: (): Message => ({ ja: '部門の引き渡し', en: 'Handoffs' }),
  name: (v: { label: string; from: string; to: string }): Message =>
    v.from === '' && v.to === ''
      ? { ja: v.label, en: v.label }
      : { ja: `${v.label}（${v.from} → ${v.to}）`, en: `${v.label} (${v.from} → ${v.to})` },
  accepted: (v: {
    passed: Message;
    accepted: Message;
    rate: number | null;
    interval: readonly [number, number] | null;
  }): Message => {
    const inWords = v.interval ? range(v.interval) : null;
    const rate =
      v.rate === null
        ? { ja: '', en: '' }
        : {
            ja: `（${percent(v.rate)}${inWords ? `、${inWords.ja}` : ''}）`,
            en: ` (${percent(v.rate)}${inWords ? `, ${inWords.en}` : ''})`,
          };
    return {
      ja: `渡した${v.passed.ja}件に対し、受け入れ${v.accepted.ja}件${rate.ja}`,
      en: `${v.accepted.en} accepted of ${v.passed.en} passed${rate.en}`,
    };
  },
  fates: (v: {
    passed: Message;
    accepted: Message;
    returned: Message;
    pending: Message | null;
  }): Message => ({
    ja: `記録でこの期間に渡した${v.passed.ja}件は、これまでに受け入れ${v.accepted.ja}件、受け入れられず終了${v.returned.ja}件${v.pending ? `、返答待ち${v.pending.ja}件` : ''}`,
    en: `of the ${v.passed.en} records passed in the period ${v.accepted.en} are accepted so far and ${v.returned.en} ended without it${v.pending ? `; ${v.pending.en} wait for their answer` : ''}`,
  }),
  answers: (v: {
    by: 'responded' | 'accepted';
    answered: number;
    days: Message;
    limit: number | null;
    inTime: number | null;
  }): Message => {
    const within =
      v.limit === null || v.inTime === null
        ? { ja: '', en: '' }
        : {
            ja: `。取り決めた${v.limit}日以内は${formatCount(v.inTime).ja}件（${percent(v.inTime / v.answered)}）`,
            en: `; ${formatCount(v.inTime).en} within the ${v.limit} agreed on (${percent(v.inTime / v.answered)})`,
          };
    const answered = formatCount(v.answered);
    return v.by === 'responded'
      ? {
          ja: `返答のあった${answered.ja}件の半分は${v.days.ja}日以内${within.ja}`,
          en: `of ${answered.en} answered, half were within ${v.days.en} days${within.en}`,
        }
      : {
          ja: `受け入れまでの日数は、${answered.ja}件の半分が${v.days.ja}日以内${within.ja}`,
          en: `of ${answered.en} accepted, half were within ${v.days.en} days${within.en}`,
        };
  },
  closed: (v: {
    period: Message;
    closed: number;
    won: number;
    interval: readonly [number, number];
  }): Message => ({
    ja: `受け入れた後、${v.period.ja}に決着した${formatCount(v.closed).ja}件のうち受注${formatCount(v.won).ja}件（${percent(v.won / v.closed)}、${range(v.interval).ja}）`,
    en: `of the accepted ones that closed in ${v.period.en}, ${formatCount(v.won).en} of ${formatCount(v.closed).en} were won (${percent(v.won / v.closed)}, ${range(v.interval).en})`,
  }),
  reasons: (v: {
    reasons: readonly { reason: string | null; records: number; share: number; before: number | null }[];
  }): Message => {
    const told = v.reasons.map(({ reason, records, share, before }): Message => {
      const then = before === null ? null : percent(before);
      const name: Message =
        reason === null
          ? { ja: 'そのほか', en: 'others' }
          : reason === ''
            ? { ja: '記載なし', en: 'none written' }
            : { ja: `「${reason}」`, en: reason };
      const count = formatCount(records);
      return {
        ja: `${name.ja}${count.ja}件（${percent(share)}${then ? `、前${then}` : ''}）`,
        en: `${name.en} ${count.en} (${percent(share)}${then ? `, before ${then}` : ''})`,
      };
    });
    const all = joined(told, '、', '; ');
    return { ja: `差し戻しの理由: ${all.ja}`, en: `why records came back: ${all.en}` };
  },
  moreAccepted: (v: {
    handoff: string;
    from: string;
    to: string;
    passed: Message;
    accepted: Message;
  }): Message => ({
    ja: `${v.handoff}: ${v.to}が受け入れた${v.accepted.ja}件は、${v.from}が渡した${v.passed.ja}件より多く、数が合いません。数え方が違うか、前の月に渡した分です`,
    en: `${v.handoff}: ${v.to} accepted ${v.accepted.en}, more than the ${v.passed.en} that ${v.from} passed: they count differently, or some were passed in earlier months`,
  }),
  notTheSame: (v: {
    handoff: string;
    from: string;
    source: string;
    passed: Message;
    records: Message;
  }): Message => ({
    ja: `${v.handoff}: ${v.from}が渡したという${v.passed.ja}件に対し、${v.source}の記録には${v.records.ja}件あります。どちらの数え方を使うかをそろえてください`,
    en: `${v.handoff}: ${v.from} reports ${v.passed.en} passed, the records of ${v.source} hold ${v.records.en}. Agree on one way of counting`,
  }),
  disordered: (v: { handoff: string; records: Message }): Message => ({
    ja: `${v.handoff}: 渡すより前に受け入れ・返答・決着した日付の記録が${v.records.ja}件あります。その日数と決着の月は使っていません`,
    en: `${v.handoff}: ${v.records.en} records were accepted, answered or closed before they were passed; their days and months are not used`,
  }),
};
