import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Message } from '../locale/message.js';
import { schemaText } from '../locale/schema.js';

/** More characters and values than a person repeats by aliases; without an end to it a small file fills the memory. */
const MOST_REPEATED = 1_000_000;

/** An alias that cannot be followed, and why. */
interface AliasProblem {
  readonly alias: Alias.Parsed;
  readonly reason: Message;
}

/** What an anchor can stand at. */
type Anchored = Exclude<ParsedNode, Alias.Parsed>;

/** What is met on the way through a document. */
interface Way {
  /** The latest value of each anchor. */
  readonly anchors: Map<string, Anchored>;
  /** How many characters and values stand at an anchor once its aliases are followed; none while it is open. */
  readonly sizes: Map<Anchored, number>;
  repeated: number;
  problem: AliasProblem | null;
}

const sizeOfAlias = (alias: Alias.Parsed, way: Way): number => {
  const { anchors, sizes } = way;
  const target = anchors.get(alias.source);
  const size = target && sizes.get(target);
  way.repeated += size ?? 0;
  const reason = !target
    ? schemaText.aliasOfNothing({ name: alias.source })
    : size === undefined
      ? schemaText.aliasOfItself()
      : way.repeated > MOST_REPEATED
        ? schemaText.tooMuchRepeated({ most: MOST_REPEATED })
        : null;
  if (reason) way.problem ??= { alias, reason };
  // The library looks for the anchor among all of them, at every alias.
  else alias.resolve = () => target;
  return size ?? 0;
};

const sizeOf = (node: ParsedNode | null, way: Way): number => {
  if (node === null || way.problem) return 1;
  if (isAlias(node)) return sizeOfAlias(node, way);
  if (node.anchor !== undefined) way.anchors.set(node.anchor, node);
  let size = 1;
  if (isScalar(node)) size += typeof node.value === 'string' ? node.value.length : 0;
  else if (isMap<ParsedNode, ParsedNode | null>(node))
    for (const { key, value } of node.items) size += sizeOf(key, way) + sizeOf(value, way);
  else if (isSeq<ParsedNode>(node)) for (const item of node.items) size += sizeOf(item, way);
  if (node.anchor !== undefined) way.sizes.set(node, size);
  return size;
};

/**
 * Leads every alias of a document to its value. What keeps one from being followed is returned: it stands for nothing
 * or for what it is a part of, or all together repeat too much.
 */
export const aliasProblem = (contents: ParsedNode | null): AliasProblem | null => {
  const way: Way = { anchors: new Map(), sizes: new Map(), repeated: 0, problem: null };
  sizeOf(contents, way);
  return way.problem;
};
