import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { type Message, verbatim } from '../locale/message.js';
import { schemaText } from '../locale/schema.js';
import { yamlReason } from '../locale/yaml.js';
import { aliasProblem } from './aliases.js';
import { commentTeller } from './comments.js';
import { composed, MOST_ERRORS, TooDeep } from './compose.js';
import {
  type Diagnostic,
  type Fix,
  type Part,
  type Path,
  type Places,
  problem,
  type Span,
  type TextEdit,
} from './diagnostic.js';
import { spliceOf } from './edits.js';
import { rejoinFormulas } from './flow-formulas.js';
import {
  Entries,
  mapsIn,
  type RepeatedKey,
  repeatedKeys,
  type Spot,
  UNUSABLE,
  unusableKeys,
} from './maps.js';
import { inside, type Range, spanMaker } from './marks.js';
import { isBag, valueAt } from './plain.js';

/** A YAML file as plain values, with a way back from a path to the characters. */
export interface Sheet extends Places {
  /** The keys of the mapping at a path, as they are written. */
  keysAt(path: Path): readonly string[];
  /** Whether what begins with # at an offset is a comment, and not text in quotes or in a block. */
  isComment(offset: number): boolean;
  /** What people call the file. */
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the values can be used although there are diagnostics: a duplicate key alone leaves them readable. */
  readonly readable: boolean;
}

/** More of a key than is worth repeating. */
const MOST_KEY = 80;

const rangeOf = (node: ParsedNode): Range => [node.range[0], node.range[1]];

const child = (node: ParsedNode | null, segment: string | number, entries: Entries): Spot | undefined => {
  if (isMap<ParsedNode, ParsedNode | null>(node)) return entries.find(node, segment);
  if (isSeq<ParsedNode>(node)) {
    const item = node.items[Number(segment)];
    return item ? { key: null, value: item } : undefined;
  }
  // A text may stand for a list of one.
  return isScalar(node) && segment === 0 ? { key: null, value: node } : undefined;
};

/** The spot that a path leads to, or the nearest enclosing one that the file has. */
const follow = (document: Document.Parsed, path: Path, entries: Entries): { spot: Spot; found: boolean } => {
  let spot: Spot = { key: null, value: document.contents };
  for (const segment of path) {
    const value = isAlias(spot.value) ? (spot.value.resolve(document) as ParsedNode | null) : spot.value;
    const next = child(value, segment, entries);
    if (!next) return { spot, found: false };
    spot = next;
  }
  return { spot, found: true };
};

const syntaxMessage = (code: string, message: string): Message =>
  code === 'MULTIPLE_DOCS'
    ? schemaText.severalDocuments()
    : schemaText.syntax({ reason: yamlReason(code, message) });

/** Why a file has no values, and where. */
interface Refusal {
  readonly reason: Message;
  readonly at: Range;
}

const unreadable = (
  file: string,
  text: string,
  { reason, at }: Refusal,
  span: (range: Range) => Span,
): Sheet => ({
  file,
  text,
  value: null,
  readable: false,
  diagnostics: [problem('yaml-syntax', file, schemaText.syntax({ reason }), { span: span(at) })],
  locate: () => span([0, 0]),
  edit: () => null,
  keysAt: () => [],
  isComment: () => true,
});

/** The plain values of a document, or why it has none. */
const plainValue = (document: Document.Parsed): { value: unknown } | Refusal => {
  const problem = aliasProblem(document.contents);
  if (problem) return { reason: problem.reason, at: rangeOf(problem.alias) };
  try {
    return { value: document.toJS({ maxAliasCount: -1 }) };
  } catch (error) {
    return { reason: verbatim(error instanceof Error ? error.message : String(error)), at: [0, 0] };
  }
};

interface Parsed {
  readonly document: Document.Parsed;
  readonly repeated: readonly RepeatedKey[];
  readonly unusable: readonly ParsedNode[];
}

const parsed = (text: string): Parsed | Refusal => {
  try {
    const document = composed(text);
    const maps = mapsIn(document);
    rejoinFormulas(maps, text);
    return {
      document,
      repeated: repeatedKeys(maps).slice(0, MOST_ERRORS),
      unusable: unusableKeys(maps).slice(0, MOST_ERRORS),
    };
  } catch (error) {
    if (error instanceof TooDeep)
      return { reason: schemaText.tooDeep(), at: [error.offset, error.offset + 1] };
    throw error;
  }
};

/** Reads one YAML 1.2 document. Never throws for what a file can hold. */
export const readSheet = (text: string, file: string): Sheet => {
  const reading = parsed(text);
  const span = spanMaker(file, text);
  if ('reason' in reading) return unreadable(file, text, reading, span);
  const { document, repeated, unusable } = reading;
  const diagnostics = [
    ...document.errors
      .slice(0, MOST_ERRORS)
      .map(({ code, message, pos }) =>
        problem('yaml-syntax', file, syntaxMessage(code, message), { span: span(pos) }),
      ),
    ...repeated.map(({ key, first }) => {
      const { line } = span(rangeOf(first)).start;
      const message = schemaText.duplicateKey({ key: String(key.value).slice(0, MOST_KEY), line });
      return problem('duplicate-key', file, message, { span: span(rangeOf(key)) });
    }),
    ...unusable.map((key) =>
      problem('schema', file, schemaText.unusableKey({ key: UNUSABLE }), { span: span(rangeOf(key)) }),
    ),
  ];
  const readable = document.errors.length === 0;
  const read = readable ? plainValue(document) : { value: null };
  if ('reason' in read) return unreadable(file, text, read, span);
  const entries = new Entries();
  const locate = (path: Path, at: Part = 'value'): Span => {
    const { spot, found } = follow(document, path, entries);
    const marked = found ? inside(text, spot.value, at) : undefined;
    if (marked) return span(marked);
    const preferKey = at === 'key' || !found || spot.value === null || isCollection(spot.value);
    const node = preferKey ? (spot.key ?? spot.value) : spot.value;
    return span(node && !(node === document.contents) ? rangeOf(node) : [0, 0]);
  };
  const edit = (path: Path, at: Part, fix: Fix): TextEdit | null => {
    const place = fix.kind === 'key-order' ? fix.path : path;
    const { spot, found } = follow(document, place, entries);
    const parent = follow(document, place.slice(0, -1), entries).spot;
    const splice = found ? spliceOf(text, spot, parent, at, fix) : null;
    return splice && { file, from: splice.range[0], to: splice.range[1], text: splice.text };
  };
  const keysAt = (path: Path): string[] => {
    const mapping = valueAt(read.value, path);
    return isBag(mapping) ? Object.keys(mapping) : [];
  };
  const isComment = commentTeller(document, text);
  return { file, text, value: read.value, diagnostics, readable, locate, edit, keysAt, isComment };
};
