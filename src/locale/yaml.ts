import type { Message } from './message.js';

/** The commonest mistakes in YAML, by the reader's error code. */
const REASONS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '字下げにタブが使われています。半角スペースにしてください',
  BAD_INDENT: '字下げの深さが前の行と合っていません',
  MISSING_CHAR: '必要な記号（: や閉じる括弧・引用符）がありません',
  UNEXPECTED_TOKEN: 'ここには書けない記号があります',
  BLOCK_AS_IMPLICIT_KEY: '1行に「:」が二つあるか、前の行の字下げが合っていません',
  MULTILINE_IMPLICIT_KEY: 'キーの後の「:」が抜けています',
  BAD_ALIAS: '*で参照した先がありません',
  BAD_SCALAR_START: 'この文字で始まる値は引用符で囲みます',
  COMMENT_SPACE: '# の前に空白が必要です',
};

export const yamlReason = (code: string, message: string): Message => ({
  ja: REASONS[code] ?? message,
  en: message,
});
