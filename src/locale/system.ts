import type { Message } from './message.js';

/** What the system means by the commonest of its codes. */
const REASONS: Readonly<Record<string, Message>> = {
  EACCES: { ja: '権限がありません', en: 'permission is denied' },
  EDQUOT: { ja: '割り当てられた容量を使い切っています', en: 'the quota of the disk is used up' },
  EIO: { ja: 'ディスクか通信の故障です', en: 'the disk or the line is at fault' },
  EISDIR: { ja: 'フォルダです', en: 'it is a folder' },
  ENOSPC: { ja: 'ディスクに空きがありません', en: 'the disk is full' },
  EPERM: { ja: '許可されていません', en: 'it is not allowed' },
  EROFS: { ja: '読み取り専用の場所です', en: 'the place is read-only' },
};

/** The code that the system gives for a refusal, with what it means where that is known. */
export const refusal = (code: string): Message => {
  const words = REASONS[code];
  return {
    ja: `（${code}）${words ? `。${words.ja}` : ''}`,
    en: ` (${code})${words ? `: ${words.en}` : ''}`,
  };
};
