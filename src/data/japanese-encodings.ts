const decodes = (label: string, bytes: Uint8Array): string | null => {
  try {
    // The bytes are the head of a file, which may cut a character in two.
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
};

/** Whether the head of a file switches character sets as ISO-2022-JP does; no table of ASCII or UTF-8 has an escape. */
export const isIso2022Jp = (head: Uint8Array): boolean =>
  /\u001b(?:\$[@B]|\(J)/u.test(Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1'));

/**
 * Whether the head of a file that is no UTF-8 is EUC-JP rather than CP932: where CP932 does not fit, or where it would
 * give little but half-width katakana while EUC-JP gives kana of full width.
 */
export const isEucJp = (head: Uint8Array): boolean => {
  const euc = decodes('euc-jp', head);
  if (euc === null) return false;
  const cp932 = decodes('shift_jis', head);
  if (cp932 === null) return true;
  const strange = [...cp932].filter((character) => character > '\u007f');
  const halfWidth = strange.filter((character) => character >= '\uff61' && character <= '\uff9f');
  return halfWidth.length * 2 > strange.length && /[\u3041-\u3093\u30a1-\u30f6]/u.test(euc);
};
