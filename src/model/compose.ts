import { Composer, type CST, type Document, Lexer, Parser, YAMLParseError } from 'yaml';

/** One slip of the pen can make a thousand errors; the first ones tell. */
export const MOST_ERRORS = 20;
/** Deeper than any person writes; without an end to it a file of brackets would take all memory. */
const DEEPEST = 200;

/** A file whose values are nested too deeply, and where it becomes so. */
export class TooDeep extends Error {
  constructor(readonly offset: number) {
    super(`more than ${DEEPEST} levels at ${offset}`);
  }
}

/** The parts of a YAML stream as they are read; none after an error too many. */
function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      yield token;
      if (token.type === 'error') errors += 1;
      if (errors > MOST_ERRORS) return;
    }
    if (parser.stack.length > DEEPEST) throw new TooDeep(parser.offset - lexeme.length);
  }
  yield* parser.end();
}

/** The library compares every key with every other of its mapping, and before formulas are whole again. */
const OPTIONS = { uniqueKeys: false, version: '1.2', resolveKnownTags: false, logLevel: 'error' } as const;

/** Where the composer notes what it meets, which its types keep to itself. */
interface Noting {
  onError(source: unknown, code: string, message: string, isWarning?: boolean): void;
}

/** The composer of the library, but for what it notes: nobody reads warnings, and each takes a kilobyte. */
const sparingComposer = (): Composer => {
  const composer = new Composer(OPTIONS);
  const noting = composer as unknown as Noting;
  const note = noting.onError;
  let errors = 0;
  noting.onError = (source, code, message, isWarning = false) => {
    if (isWarning || errors >= MOST_ERRORS) return;
    errors += 1;
    note(source, code, message);
  };
  return composer;
};

/** Reads one YAML document, with its first errors; a second one is an error, too. Throws `TooDeep`. */
export const composed = (text: string): Document.Parsed => {
  const [first, second] = sparingComposer().compose(tokensOf(text), true, text.length);
  if (second) {
    const [from, to] = second.range;
    first!.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', 'several documents'));
  }
  return first!;
};
