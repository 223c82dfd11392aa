import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

type Plain = string | number | boolean;

/** What stands at a key: a value, values on one line, a mapping on one line, or a mapping below. */
export type YamlValue =
  | Plain
  | readonly Plain[]
  | { readonly flow: readonly YamlEntry[] }
  | { readonly block: readonly YamlEntry[] };

/** A key with its value, the lines of comment above it, and a comment beside it. */
export interface YamlEntry {
  readonly key: string;
  readonly value: YamlValue;
  /** Lines above, without the mark of a comment; an empty first line sets a group apart. */
  readonly above?: readonly string[];
  readonly beside?: string;
}

/** What would end the line of a value that is written without quotes. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/u;

const scalarOf = (value: Plain): Scalar => {
  const scalar = new Scalar(value);
  if (typeof value === 'string' && UNSEEN.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
};

/** A comment must stay on its line, whatever a header holds. */
const commentOf = (text: string): string => ` ${text.replace(new RegExp(UNSEEN, 'gu'), ' ')}`;

const nodeOf = (value: YamlValue): Scalar | YAMLSeq | YAMLMap => {
  if (typeof value !== 'object') return scalarOf(value);
  if ('flow' in value) return mapOf(value.flow, true);
  if ('block' in value) return mapOf(value.block, false);
  const list = new YAMLSeq();
  list.flow = true;
  list.items = value.map(scalarOf);
  return list;
};

const mapOf = (entries: readonly YamlEntry[], flow: boolean): YAMLMap => {
  const map = new YAMLMap();
  map.flow = flow;
  map.items = entries.map(({ key, value, above = [], beside }) => {
    const name = scalarOf(key);
    const node = nodeOf(value);
    const isGroup = above[0] === '';
    const lines = isGroup ? above.slice(1) : above;
    if (isGroup) name.spaceBefore = true;
    if (lines.length > 0) name.commentBefore = lines.map(commentOf).join('\n');
    if (beside !== undefined) node.comment = commentOf(beside);
    return new Pair(name, node);
  });
  return map;
};

/**
 * The text of a YAML file, every key and value quoted where it would mean something else without quotes. Lines are not
 * folded, so that what is written is found again.
 */
export const yamlText = (entries: readonly YamlEntry[]): string => {
  const document = new Document();
  document.contents = mapOf(entries, false);
  return document.toString({ lineWidth: 0, indent: 2 });
};
