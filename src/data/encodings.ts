/** The names that a source's `encoding` may have, each with the encoding it stands for. */
const DECLARED = {
  auto: 'auto',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  shift_jis: 'cp932',
  'shift-jis': 'cp932',
  sjis: 'cp932',
  cp932: 'cp932',
  ms932: 'cp932',
  'windows-31j': 'cp932',
  'euc-jp': 'euc-jp',
  'iso-2022-jp': 'iso-2022-jp',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
} as const;

/** What a source asks for. */
export type DeclaredEncoding = (typeof DECLARED)[keyof typeof DECLARED];

/** What a file turned out to be. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'cp932' | 'euc-jp' | 'iso-2022-jp' | 'utf-16le' | 'utf-16be';

export const ENCODING_NAMES: readonly string[] = Object.keys(DECLARED);

/** The encoding that a declared name stands for; undefined for a name that is not known. */
export const declaredEncoding = (name: string): DeclaredEncoding | undefined => {
  const folded = name.trim().toLowerCase();
  return Object.hasOwn(DECLARED, folded) ? DECLARED[folded as keyof typeof DECLARED] : undefined;
};

/** What `TextDecoder` calls an encoding: its shift_jis is CP932 (①, 髙 and ～ come out right). */
export const decoderLabel = (encoding: Encoding): string => {
  if (encoding === 'cp932') return 'shift_jis';
  return encoding === 'utf-8-bom' ? 'utf-8' : encoding;
};

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that a byte order mark at the head of a file names; undefined where there is none. */
export const byteOrderMark = (head: Uint8Array): Encoding | undefined =>
  BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => head[index] === byte))?.[0];

/** How many bytes at the end begin a UTF-8 character that goes on after them. */
export const unfinishedUtf8 = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
  }
  return 0;
};
