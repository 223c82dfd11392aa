import { type Document, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Range } from './marks.js';

/** The characters of a scalar that are text. What stands behind the | or > of a block is a comment like any other. */
const textRange = (text: string, { type, range }: ParsedNode & { type?: string }): Range => {
  if (type !== 'BLOCK_LITERAL' && type !== 'BLOCK_FOLDED') return [range[0], range[1]];
  const header = text.indexOf('\n', range[0]);
  return [header === -1 ? range[1] : header, range[1]];
};

/** The scalars of a document in which a # may be text, in the order of the file. */
const textsWithMark = (document: Document.Parsed, text: string): Range[] => {
  const found: Range[] = [];
  const waiting: (ParsedNode | null)[] = [document.contents];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      for (const { key, value } of node.items) waiting.push(key, value);
    } else if (isSeq<ParsedNode>(node)) {
      for (const item of node.items) waiting.push(item);
    } else if (isScalar(node) && String(node.value).includes('#')) {
      found.push(textRange(text, node));
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
};

/** Tells whether what begins with # at an offset is a comment, and not text in quotes or in a block. */
export const commentTeller = (document: Document.Parsed, text: string): ((offset: number) => boolean) => {
  let texts: Range[] | undefined;
  return (offset) => {
    texts ??= textsWithMark(document, text);
    let [low, high] = [0, texts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (texts[middle]![1] <= offset) low = middle + 1;
      else high = middle;
    }
    const next = texts[low];
    return next === undefined || offset < next[0];
  };
};
