// Joiners hold an emoji together, and tags spell the flags of regions.
const HARMLESS = /^(?:\u200c|\u200d|[\u{e0020}-\u{e007f}])$/u;

const substitute = (character: string): string => {
  const code = character.codePointAt(0)!;
  if (code === 0x7f) return '\u2421';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return HARMLESS.test(character) ? character : '\ufffd';
};

/**
 * A text in which every character is seen: control characters, which could write to the terminal, reversals of the
 * writing direction and spaces without width are replaced by signs. A tab becomes a space; a line break stays.
 */
export const visible = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, substitute);
