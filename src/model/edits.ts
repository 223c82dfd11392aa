import { isMap, isScalar, type ParsedNode } from 'yaml';
import type { Fix, Part } from './diagnostic.js';
import type { Mapping, Spot } from './maps.js';
import { inside, type Range } from './marks.js';

/** New text for a range of a file. */
export interface Splice {
  readonly range: Range;
  readonly text: string;
}

/** The whole of a scalar's content, without its quotes; undefined where its text is not in the file as it is. */
const contentRange = (text: string, value: ParsedNode | null): Range | undefined =>
  isScalar(value) ? inside(text, value, { offset: 0, length: String(value.value).length }) : undefined;

const replaced = (text: string, spot: Spot, at: Part, replacement: string): Splice | null => {
  const range =
    at === 'key'
      ? contentRange(text, spot.key)
      : at === 'value'
        ? contentRange(text, spot.value)
        : inside(text, spot.value, at);
  return range ? { range, text: replacement } : null;
};

const sourceOf = (text: string, node: ParsedNode): string => text.slice(node.range[0], node.range[1]);

/** What a comma cuts off a number inside { }: three digits, on the last part with decimals or a unit. */
const GROUP = /^\d{3}(?:\.\d+)?[^\s\d]{0,2}$/u;
const FIRST_GROUP = /^[-+△▲¥$€£]?\d{1,3}$/u;

const isGroup = (text: string, { key, value }: Mapping['items'][number]): boolean =>
  isScalar(key) &&
  GROUP.test(sourceOf(text, key)) &&
  (value === null || (isScalar(value) && value.value === null));

/** Quotes the number of whose parts one is the given key: `{ target: 50,000 }` becomes `{ target: "50,000" }`. */
const quoted = (text: string, map: ParsedNode | null, key: ParsedNode | null): Splice | null => {
  if (!isMap<ParsedNode, ParsedNode | null>(map) || !map.flow || !key) return null;
  let first = map.items.findIndex((item) => item.key === key);
  let last = first;
  while (first >= 0 && isGroup(text, map.items[first]!)) first -= 1;
  while (last + 1 < map.items.length && isGroup(text, map.items[last + 1]!)) last += 1;
  const head = map.items[first]?.value;
  if (!head || first === last || !FIRST_GROUP.test(sourceOf(text, head))) return null;
  const range: Range = [head.range[0], map.items[last]!.key.range[1]];
  const number = text.slice(...range);
  return /\s/u.test(number) ? null : { range, text: `"${number}"` };
};

type Groups = readonly (readonly string[])[];

const rankIn = (groups: Groups, key: ParsedNode): number =>
  isScalar(key) ? groups.findIndex((group) => group.includes(String(key.value))) : -1;

/** Which entry comes to stand at each place: the entries of the groups share out the places that they have now. */
const permutation = (map: Mapping, groups: Groups): number[] => {
  const ranks = map.items.map(({ key }) => rankIn(groups, key));
  const free = ranks.flatMap((rank, index) => (rank === -1 ? [] : [index]));
  const sorted = [...free].sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  const places = map.items.map((_, index) => index);
  for (const [order, place] of free.entries()) places[place] = sorted[order]!;
  return places;
};

/** Entries of { } on one line change places; what stands between them stays. */
const reorderedFlow = (text: string, map: Mapping, places: readonly number[]): Splice | null => {
  const ranges = map.items.map(({ key, value }): Range => [key.range[0], (value ?? key).range[1]]);
  const range: Range = [ranges[0]![0], ranges.at(-1)![1]];
  if (/[\n#&*]/u.test(text.slice(...range))) return null;
  const parts = places.map((from, to) => {
    const between = to === 0 ? '' : text.slice(ranges[to - 1]![1], ranges[to]![0]);
    return between + text.slice(...ranges[from]!);
  });
  return { range, text: parts.join('') };
};

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The end of an entry with the rest of its line, and with the comments below it that are indented deeper. */
const entryEnd = (text: string, { key, value }: Mapping['items'][number], indent: number): number => {
  const bare = (value ?? key).range[1];
  let end = text[bare - 1] === '\n' ? bare : lineEnd(text, bare);
  for (let next = end; next < text.length; ) {
    const line = text.slice(next, lineEnd(text, next));
    const isComment = line.trimStart().startsWith('#') && indentOf(line) > indent;
    if (!isComment && line.trim() !== '') break;
    next += line.length;
    if (isComment) end = next;
  }
  return end;
};

/** Blank lines at the start of a text: they part an entry from the one above it. */
const leadOf = (text: string): string => /^(?:[^\S\n]*\r?\n)*/u.exec(text)![0];

/** Entries on lines of their own change places with the comments above them. */
const reorderedBlock = (text: string, map: Mapping, places: readonly number[]): Splice | null => {
  const start = lineStart(text, map.items[0]!.key.range[0]);
  const indent = map.items[0]!.key.range[0] - start;
  if (text.slice(start, start + indent).trim() !== '') return null;
  const ends = map.items.map((item) => entryEnd(text, item, indent));
  const chunks = ends.map((end, index) => text.slice(index === 0 ? start : ends[index - 1], end));
  const range: Range = [start, ends.at(-1)!];
  if (/(?:^|[\s[{,])[&*]\w/mu.test(text.slice(...range))) return null;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const moved = places.map((from, to) => {
    const body = chunks[from]!.slice(leadOf(chunks[from]!).length);
    // What comes to stand first leaves its blank lines to what stood there.
    const lead = leadOf(chunks[to === 0 ? 0 : from === 0 ? places[0]! : from]!);
    return lead + (body.endsWith('\n') ? body : body + newline);
  });
  const whole = moved.join('');
  return { range, text: chunks.at(-1)!.endsWith('\n') ? whole : whole.slice(0, -newline.length) };
};

const reordered = (text: string, map: ParsedNode | null, groups: Groups): Splice | null => {
  if (!isMap<ParsedNode, ParsedNode | null>(map)) return null;
  const places = permutation(map, groups);
  if (places.every((from, to) => from === to)) return null;
  return map.flow ? reorderedFlow(text, map, places) : reorderedBlock(text, map, places);
};

/**
 * What a fix does to the text of its file; null where it cannot be done without touching more than it means. `spot` is
 * what stands at the finding's path, `parent` what holds it. Only the range is rewritten: comments and layout around
 * it stay byte for byte.
 */
export const spliceOf = (text: string, spot: Spot, parent: Spot, at: Part, fix: Fix): Splice | null => {
  switch (fix.kind) {
    case 'replace':
      return replaced(text, spot, at, fix.text);
    case 'quote-number':
      return quoted(text, parent.value, spot.key);
    case 'key-order':
      return reordered(text, spot.value, fix.groups);
    default:
      return fix satisfies never;
  }
};
