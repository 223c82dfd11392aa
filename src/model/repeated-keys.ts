import { type Document, isScalar, type ParsedNode, type Scalar, visit } from 'yaml';

/** A key that its mapping has already. */
export interface RepeatedKey {
  readonly key: Scalar.Parsed;
  readonly first: Scalar.Parsed;
}

/** Every key that stands in one mapping for the second time or more, in the order of the file. */
export const repeatedKeys = (document: Document.Parsed): RepeatedKey[] => {
  const repeated: RepeatedKey[] = [];
  visit(document, {
    Map: (_, map) => {
      const firsts = new Map<string, Scalar.Parsed>();
      for (const { key } of map.items as { key: ParsedNode }[]) {
        if (!isScalar(key)) continue;
        // As plain values, 1 and "1" are one key.
        const first = firsts.get(String(key.value));
        if (first) repeated.push({ key, first });
        else firsts.set(String(key.value), key);
      }
    },
  });
  return repeated;
};
