/** Every character of two bytes (and every single byte) of an encoding, backwards: Node writes UTF-8 and UTF-16 only. */
const table = (label: string): Map<string, readonly number[]> => {
  const decoder = new TextDecoder(label);
  const bytes = new Map<string, readonly number[]>();
  const add = (...code: number[]) => {
    const text = decoder.decode(Uint8Array.from(code));
    if ([...text].length === 1 && text !== '\ufffd' && !bytes.has(text)) bytes.set(text, code);
  };
  for (let byte = 0; byte < 256; byte += 1) add(byte);
  for (let lead = 0x81; lead < 256; lead += 1)
    for (let trail = 0x40; trail < 256; trail += 1) add(lead, trail);
  return bytes;
};

const encoder = (label: string) => {
  const bytes = table(label);
  return (text: string): Uint8Array => {
    const codes = [...text].map((character) => bytes.get(character));
    if (codes.includes(undefined)) throw new Error(`${label} cannot write ${text}`);
    return Uint8Array.from(codes.flatMap((code) => code ?? []));
  };
};

export const cp932 = encoder('shift_jis');
export const eucJp = encoder('euc-jp');

export const utf16 = (text: string, endian: 'le' | 'be', mark = true): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return endian === 'le' ? bytes : bytes.swap16();
};
