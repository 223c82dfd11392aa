/** A file that is plainly no table of text. */
export type ForeignFormat = 'excel' | 'html' | 'binary';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

/**
 * What the first bytes of a file say it is when it is not a CSV: a workbook, a web page (a login page saved by
 * mistake), or something with NUL bytes. UTF-16 has NUL bytes too: ask only where it was neither declared nor marked.
 */
export const foreignFormat = (head: Uint8Array): ForeignFormat | null => {
  if (startsWith(head, ZIP) || startsWith(head, OLD_EXCEL)) return 'excel';
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024)).toString('latin1');
  if (/^(?:ï»¿)?\s*<(?:!doctype\s+html|html)\b/iu.test(text)) return 'html';
  return head.includes(0) ? 'binary' : null;
};
