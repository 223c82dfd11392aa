import type { Message } from './message.js';

/** Severities and exceptions of rules. */
export const exceptionText = {
  unknownRule: ({ rule }: { rule: string }): Message => ({
    ja: `「${rule}」という規則はありません`,
    en: `there is no rule "${rule}"`,
  }),
  fixedRule: ({ rule }: { rule: string }): Message => ({
    ja: `規則 ${rule} は外せません。これに反するツリーは計算できないためです`,
    en: `the rule ${rule} cannot be changed: a tree that breaks it cannot be computed`,
  }),
  noReason: (): Message => ({
    ja: '見逃す理由が書かれていません',
    en: 'no reason is given for the exception',
  }),
  noReasonHelp: ({ rule }: { rule: string }): Message => ({
    ja: `# kpi-ignore ${rule}: 理由 の形で書いてください`,
    en: `write it as # kpi-ignore ${rule}: reason`,
  }),
  unread: (): Message => ({
    ja: 'この kpi-ignore は読み取れず、何も見逃していません',
    en: 'this kpi-ignore cannot be read, and hides nothing',
  }),
  unreadHelp: (): Message => ({
    ja: '# kpi-ignore 規則: 理由 の形で、1行に1つの規則を書いてください。2つめは、すぐ上に # から始まる行を足します',
    en: 'write it as # kpi-ignore RULE: reason, one rule each; a second one goes on a line of its own above',
  }),
  unused: ({ rule }: { rule: string }): Message => ({
    ja: `この kpi-ignore は何も隠していません（${rule} の指摘はここにありません）`,
    en: `this kpi-ignore hides nothing: there is no finding of ${rule} here`,
  }),
  unusedHelp: (): Message => ({ ja: 'コメントを消してください', en: 'take the comment away' }),
  staleBaseline: ({ shown }: { shown: readonly string[] }): Message => ({
    ja: `ベースラインの${shown.length}項目は、もう見つかりません: ${shown.slice(0, 5).join('、')}${shown.length > 5 ? ' ほか' : ''}`,
    en: `${shown.length} ${shown.length === 1 ? 'entry' : 'entries'} of the baseline hold nothing any more: ${shown.slice(0, 5).join(', ')}${shown.length > 5 ? ' …' : ''}`,
  }),
  staleHelp: (): Message => ({
    ja: '--update-baseline で書き直せます',
    en: '--update-baseline writes it anew',
  }),
};
