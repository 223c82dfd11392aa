import { type Document, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';

/** A mapping of a YAML file. */
export type Mapping = YAMLMap<ParsedNode, ParsedNode | null>;

/** Every mapping of a document, in no order. Without recursion and paths: a large file has a hundred thousand. */
export const mapsIn = (document: Document.Parsed): Mapping[] => {
  const maps: Mapping[] = [];
  const waiting: (ParsedNode | null)[] = [document.contents];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      maps.push(node);
      for (const { key, value } of node.items) waiting.push(key, value);
    } else if (isSeq<ParsedNode>(node)) {
      for (const item of node.items) waiting.push(item);
    }
  }
  return maps;
};

/** A key that its mapping has already. */
export interface RepeatedKey {
  readonly key: Scalar.Parsed;
  readonly first: Scalar.Parsed;
}

/** Every key that stands in one mapping for the second time or more, in the order of the file. */
export const repeatedKeys = (maps: readonly Mapping[]): RepeatedKey[] => {
  const repeated: RepeatedKey[] = [];
  for (const { items } of maps) {
    const firsts = new Map<string, Scalar.Parsed>();
    for (const { key } of items) {
      if (!isScalar(key)) continue;
      // As plain values, 1 and "1" are one key.
      const first = firsts.get(String(key.value));
      if (first) repeated.push({ key, first });
      else firsts.set(String(key.value), key);
    }
  }
  return repeated.sort((a, b) => a.key.range[0] - b.key.range[0]);
};
