import type { Severity } from '../model/diagnostic.js';
import { joined, type Message } from './message.js';

const SEVERITIES: Readonly<Record<Severity, Message>> = {
  error: { ja: 'エラー', en: 'error' },
  warning: { ja: '警告', en: 'warning' },
  info: { ja: '情報', en: 'info' },
};

export const reportText = {
  severity: (severity: Severity): Message => SEVERITIES[severity],
  help: (): Message => ({ ja: 'ヒント', en: 'help' }),
  cellOfSheet: (v: { file: string; sheet: string; cell: string | null; row: number }): Message => ({
    ja: `${v.file}（シート「${v.sheet}」）${v.cell ?? `${v.row}行目`}`,
    en: `${v.file} (sheet "${v.sheet}") ${v.cell ?? `row ${v.row}`}`,
  }),
  bullet: (): Message => ({ ja: '・', en: '- ' }),
  omittedColumns: ({ heads }: { heads: readonly Message[] }): Message => {
    const names = joined(heads);
    return {
      ja: `幅が足りないため省いた列: ${names.ja}（--format json ですべて見られます）`,
      en: `columns left out for want of width: ${names.en} (--format json shows them all)`,
    };
  },
};
