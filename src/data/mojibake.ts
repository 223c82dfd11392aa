/** What has become of a text before it was saved: a wrong decoding, or characters that no encoding could hold. */
export type Garbling = 'lost' | 'utf8-as-cp932' | 'utf8-as-latin1' | 'cp932-as-latin1';

const decoded = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The characters that the first two bytes of a Japanese character in UTF-8 (E3–E9, 80–BF) are in CP932: rare kanji. */
const headsOfUtf8InCp932 = (): ReadonlySet<string> => {
  const found = new Set<string>();
  for (let lead = 0xe3; lead <= 0xe9; lead += 1) {
    for (let trail = 0x80; trail <= 0xbf; trail += 1) {
      const character = decoded('shift_jis', Uint8Array.of(lead, trail));
      if (character !== null) found.add(character);
    }
  }
  return found;
};

/** The third byte is a half-width katakana in CP932, or was lost and became ・ or ?. */
const REST_OF_UTF8 = /[\uff61-\uff9f・]/u;

const isUtf8AsCp932 = (text: string): boolean => {
  const strange = [...text].filter((character) => character > '\u007f');
  if (!strange.some((character) => REST_OF_UTF8.test(character))) return false;
  const heads = headsOfUtf8InCp932();
  const found = strange.filter((character) => heads.has(character)).length;
  return found >= 2 && found * 4 >= strange.length;
};

/** The bytes that a text stands for in Windows-1252, of which Latin-1 is a part; null where it is none of its texts. */
const latin1Bytes = (text: string): Uint8Array | null => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const bytes = new Map(
    [...new TextDecoder('windows-1252').decode(all)].map((character, byte) => [character, byte]),
  );
  const found = [...text].map((character) => bytes.get(character) ?? -1);
  return found.includes(-1) ? null : Uint8Array.from(found);
};

/** Two Japanese characters in a row; one alone is what an apostrophe and the letter after it would make. */
const JAPANESE = /[\u3041-\u30fe\u4e00-\u9fff]{2}/u;

const asLatin1 = (text: string): Garbling | null => {
  // Most Japanese texts have characters beyond the last one of Windows-1252 (™), and are done with here.
  if (!/[\u0080-\u{10ffff}]/u.test(text) || /[\u2123-\u{10ffff}]/u.test(text)) return null;
  const bytes = latin1Bytes(text);
  if (!bytes) return null;
  if (decoded('utf-8', bytes) !== null) return 'utf8-as-latin1';
  return JAPANESE.test(decoded('shift_jis', bytes) ?? '') ? 'cp932-as-latin1' : null;
};

/**
 * Whether a text was destroyed by a wrong decoding (mojibake), and by which one. 日付 in UTF-8 read as CP932 is 譌･莉倥,
 * as Latin-1 æ—¥ä»˜; 売上 in CP932 read as Latin-1 is ”„ã.
 */
export const garblingOf = (text: string): Garbling | null => {
  if (text.includes('\ufffd')) return 'lost';
  return isUtf8AsCp932(text) ? 'utf8-as-cp932' : asLatin1(text);
};
