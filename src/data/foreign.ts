/** A file that is plainly no table of text. */
export type ForeignFormat = 'oldExcel' | 'encrypted' | 'html' | 'binary';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** What the container of a workbook with a password calls it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

/** Whether a file is an archive, as workbooks of Excel are. */
export const isArchive = (head: Uint8Array): boolean => startsWith(head, ZIP);

/**
 * What the first bytes of a file say it is when it is not a CSV: a workbook of an old Excel or with a password, a web
 * page (a login page saved by mistake), or something with NUL bytes. UTF-16 has NUL bytes too: ask only where it was
 * neither declared nor marked.
 */
export const foreignFormat = (head: Uint8Array): ForeignFormat | null => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (startsWith(head, COMPOUND)) return bytes.includes(ENCRYPTED) ? 'encrypted' : 'oldExcel';
  const text = bytes.toString('latin1', 0, 1024);
  if (/^(?:ï»¿)?\s*<(?:!doctype\s+html|html)\b/iu.test(text)) return 'html';
  return head.includes(0) ? 'binary' : null;
};
