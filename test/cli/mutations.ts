import fc from 'fast-check';

/** One slip, or one malice: where in a text it strikes, as shares of its length, and what it brings. */
interface Mutation {
  readonly kind: keyof typeof MUTATIONS;
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

/** What YAML, formulas and terminals take for theirs. */
const SIGNS = [
  ...':-?,[]{}#&*!|>\'"%@`~<=()+/\\ \t\n\r',
  '\0',
  '\u001b[31m',
  '\u0085',
  '\u009b',
  '\u00a0',
  '\u200b',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ud800',
  '👩‍💻',
  'か\u3099',
  '　',
  '：',
  '---\n',
  '...\n',
  '<<: ',
  '&a ',
  '*a',
  '!!set ',
  '# kpi-ignore ',
  '\n  ',
];

const VALUES = [
  '',
  'null',
  '~',
  '.inf',
  '-.nan',
  '1e999',
  '-0',
  '0x10',
  '9'.repeat(400),
  '2026-04-01',
  '2026-13',
  'FY2026',
  'yes',
  '[]',
  '{}',
  '[[], {}]',
  '"\\e[2J"',
  '"\\ud800"',
  '!!binary aGk=',
  '&a *a',
  '|\n  a\n  b',
  '>-\n  a\n\n  b',
  '__proto__',
  'constructor',
  'toString',
  '{ min: 1, max: 0 }',
  '[1, 2, 3]',
  'a * (b',
  'lag(a, 1) / 0',
  '--1',
  '1..0',
  '100%',
  '-5億',
  'true',
];

const lineAt = (lines: readonly string[], share: number): number => Math.floor(share * lines.length);
const onLines =
  (change: (lines: string[], at: number, to: number, text: string) => void) =>
  (source: string, { at, to, text }: Mutation): string => {
    const lines = source.split('\n');
    change(lines, lineAt(lines, at), lineAt(lines, to), text);
    return lines.join('\n');
  };

const splice = (source: string, at: number, removed: number, text: string): string =>
  source.slice(0, at) + text + source.slice(at + removed);

const offset = (source: string, share: number): number => Math.floor(share * (source.length + 1));

const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** Each takes a text and gives it back changed. */
const MUTATIONS = {
  deleteLine: onLines((lines, at) => lines.splice(at, 1)),
  doubleLine: onLines((lines, at) => lines.splice(at, 0, lines[at]!)),
  moveLine: onLines((lines, at, to) => lines.splice(to, 0, ...lines.splice(at, 1))),
  indentLine: onLines((lines, at, to) => {
    lines[at] = ' '.repeat(to % 7) + lines[at]!.trimStart();
  }),
  cutLines: onLines((lines, at) => lines.splice(at)),
  value: onLines((lines, at, _, text) => {
    lines[at] = lines[at]!.replace(/:\s.*/u, () => `: ${text}`);
  }),
  innerValue: onLines((lines, at, _, text) => {
    lines[at] = lines[at]!.replace(/: [^,{}]*/u, () => `: ${text}`);
  }),
  nest: onLines((lines, at, to) => {
    const levels = to % 50;
    lines[at] = lines[at]!.replace(
      /:\s(.*)/u,
      (_, rest) => `: ${'['.repeat(levels)}${rest}${']'.repeat(levels)}`,
    );
  }),
  deleteText: (source: string, { at, to }: Mutation) =>
    splice(source, offset(source, at), 1 + Math.floor(to * 12), ''),
  insertText: (source: string, { at, text }: Mutation) => splice(source, offset(source, at), 0, text),
  replaceText: (source: string, { at, text }: Mutation) =>
    splice(source, offset(source, at), text.length, text),
  swapWords: (source: string, { at, to }: Mutation) => {
    const words = [...source.matchAll(WORD)];
    const [one, other] = [at, to].map((share) => words[Math.floor(share * words.length)]);
    if (!one || !other || one.index >= other.index) return source;
    const later = splice(source, other.index, other[0].length, one[0]);
    return splice(later, one.index, one[0].length, other[0]);
  },
} satisfies Record<string, (source: string, mutation: Mutation) => string>;

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...(Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[])),
  at: share,
  to: share,
  text: fc.oneof(
    fc.constantFrom(...SIGNS),
    fc.constantFrom(...VALUES),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
});

/** Some of the texts, each changed in a few places. */
export const mutated = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(mutation, { minLength: 1, maxLength: 6 }))
    .map(([text, mutations]) => mutations.reduce((source, each) => MUTATIONS[each.kind](source, each), text));
