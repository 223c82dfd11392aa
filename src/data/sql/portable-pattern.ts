const CLASSES: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_' };
const PUNCTUATION = /^[\^$\\.*+?()[\]{}|/-]$/u;

/** An escape inside or outside of brackets; undefined for one that engines read differently. */
const escaped = (letter: string | undefined, inBrackets: boolean): string | undefined => {
  if (letter === undefined) return undefined;
  const members = CLASSES[letter];
  if (members !== undefined) return inBrackets ? members : `[${members}]`;
  return PUNCTUATION.test(letter) ? `\\${letter}` : undefined;
};

const BRACKETS = /^\[(\^?)((?:\\.|[^\]\\[])+)\]/u;
/** PostgreSQL repeats no more often. */
const MOST_REPEATS = 255;
const REPEAT = /^\{(\d{1,3})(,(\d{1,3})?)?\}/u;

/** The set of a bracket in a form that every engine reads alike. */
const bracket = ([, negated, members]: RegExpExecArray): string | undefined => {
  const parts = [...members!.matchAll(/\\(.)|([^\\])/gu)].map(([, letter, plain]) =>
    plain === undefined ? escaped(letter, true) : plain,
  );
  return parts.includes(undefined) || parts[0] === '^' ? undefined : `[${negated}${parts.join('')}]`;
};

const isRepeat = ([, low, , high]: RegExpExecArray): boolean =>
  [low, high].every((times) => times === undefined || Number(times) <= MOST_REPEATS);

/**
 * A regular expression of JavaScript as PostgreSQL and DuckDB take it with the same meaning; null for one with parts
 * that they do not share: look-around, references, `\b`, `\s`, `\p{…}`, lazy repeats, flags. Whether some part of a
 * text matches is asked, so that the order in which alternatives are tried makes no difference.
 */
export const portablePattern = (pattern: string): string | null => {
  let rest = pattern;
  let portable = '';
  const take = (length: number, text: string): void => {
    rest = rest.slice(length);
    portable += text;
  };
  while (rest !== '') {
    const set = BRACKETS.exec(rest);
    const repeat = REPEAT.exec(rest);
    const [first] = rest as unknown as [string];
    if (set) {
      const text = bracket(set);
      if (text === undefined) return null;
      take(set[0].length, text);
    } else if (repeat) {
      if (!isRepeat(repeat) || /^[?+*]/u.test(rest.slice(repeat[0].length))) return null;
      take(repeat[0].length, repeat[0]);
    } else if (first === '\\') {
      const text = escaped(rest[1], false);
      if (text === undefined) return null;
      take(2, text);
    } else if (rest.startsWith('(?')) {
      if (!rest.startsWith('(?:')) return null;
      take(3, '(');
    } else if (/^[*+?][*+?{]/u.test(rest) || '[]{}'.includes(first)) return null;
    // The end of a line is no character of a line.
    else take(first.length, first === '.' ? '[^\n\r\u2028\u2029]' : first);
  }
  return portable;
};
