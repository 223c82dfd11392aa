import { type Document, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { canonicalId } from './identifiers.js';

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

/** The one name that no value can have: to the engine it is no entry, so that what stands there would be lost. */
export const UNUSABLE = '__proto__';

/** Every key of that name. */
export const unusableKeys = (maps: readonly Mapping[]): Scalar.Parsed[] =>
  maps
    .flatMap(({ items }) =>
      items.flatMap(({ key }) => (isScalar(key) && key.value === UNUSABLE ? [key] : [])),
    )
    .sort((a, b) => a.range[0] - b.range[0]);

/** What stands at a key. */
export interface Spot {
  readonly key: ParsedNode | null;
  readonly value: ParsedNode | null;
}

/** The entries of mappings by their keys, made when a mapping is first asked: a tree has thousands in one. */
export class Entries {
  private readonly byMap = new Map<Mapping, ReadonlyMap<string, Spot>>();

  /** What stands at a key; at the last one of a key that is written twice, for that is the one that is read. */
  find(map: Mapping, key: string | number): Spot | undefined {
    const entries = this.byMap.get(map) ?? this.index(map);
    return entries.get(String(key)) ?? entries.get(canonicalId(String(key)));
  }

  private index(map: Mapping): ReadonlyMap<string, Spot> {
    const written: [string, Spot][] = [];
    for (const { key, value } of map.items)
      if (isScalar(key)) written.push([String(key.value), { key, value }]);
    // A key of the same name in another spelling is found where no key has the very spelling.
    const entries = new Map([
      ...written.map(([name, spot]): [string, Spot] => [canonicalId(name), spot]),
      ...written,
    ]);
    this.byMap.set(map, entries);
    return entries;
  }
}
