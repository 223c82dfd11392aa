/**
 * The same text with every line end as `\n`, so that a line counts once for the parser, for messages and for the
 * reader's editor, whichever program wrote the file.
 */
export async function* unixLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let pending = '';
  for await (const chunk of text) {
    const joined = pending + chunk;
    // A carriage return at the very end may be half of a \r\n.
    pending = joined.endsWith('\r') ? '\r' : '';
    const body = pending ? joined.slice(0, -1) : joined;
    if (body !== '') yield body.includes('\r') ? body.replace(/\r\n?/gu, '\n') : body;
  }
  if (pending) yield '\n';
}

/** The text from the beginning of a line on; lines are counted from 1 and end in `\n`. */
export async function* fromLine(text: AsyncIterable<string>, line: number): AsyncGenerator<string> {
  let left = line - 1;
  for await (const chunk of text) {
    let start = 0;
    while (left > 0) {
      const end = chunk.indexOf('\n', start);
      if (end === -1) break;
      start = end + 1;
      left -= 1;
    }
    if (left === 0 && start < chunk.length) yield chunk.slice(start);
  }
}

/** The same text in pieces of a few characters, for those who stop before its end. */
export async function* inPieces(text: AsyncIterable<string>, most: number): AsyncGenerator<string> {
  for await (const chunk of text) {
    for (let start = 0; start < chunk.length; start += most) yield chunk.slice(start, start + most);
  }
}

/** The first records of a text as they stand, line breaks inside quotes included; cut off at `limit` characters. */
export const firstRecords = async (
  text: AsyncIterable<string>,
  most: number,
  limit: number,
): Promise<string[]> => {
  const records: string[] = [];
  let head = '';
  let scanned = 0;
  let start = 0;
  let quoted = false;
  for await (const chunk of text) {
    head += chunk;
    for (; scanned < head.length && scanned < limit; scanned += 1) {
      const character = head[scanned];
      if (character === '"') quoted = !quoted;
      else if (character === '\n' && !quoted) {
        records.push(head.slice(start, scanned));
        start = scanned + 1;
        if (records.length === most) return records;
      }
    }
    if (scanned >= limit) break;
  }
  return [...records, head.slice(start, limit)];
};
