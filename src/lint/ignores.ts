/** A `# kpi-ignore rule: reason` comment: the line that it speaks of, and where it stands. */
export interface Ignore {
  /** Null where the comment cannot be read. */
  readonly rule: string | null;
  readonly reason: string;
  /** The line whose findings it hides: its own, or the next one with content where it stands alone. */
  readonly target: number;
  readonly line: number;
  /** The column of the comment's first character, and its length. */
  readonly column: number;
  readonly length: number;
  readonly text: string;
}

const COMMENT = /(?:^|\s)#\s*kpi-ignore(?![\w-])(.*)$/iu;
/** The colon may be a full-width one, as people who write Japanese type it. */
const TERMS = /^\s+([\w-]+)\s*(?:[:：](.*))?$/u;
/** What is meant as an ignore and cannot be read as one, in contrast to a comment that speaks of ignores. */
const MEANT = /^\s*(?:[:：]|[a-z]+(?:-[a-z]+)+\s*[\s,、:：])/u;
const CONTENT = /^\s*[^\s#]/u;

/** For each line, counted from 0, the first line with content after it; the end of the file where there is none. */
const nextContents = (lines: readonly string[]): number[] => {
  const next: number[] = [];
  let found = lines.length;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    next[index] = found;
    if (CONTENT.test(lines[index]!)) found = index;
  }
  return next;
};

/** Finds the ignores of a tree file. `isComment` tells a comment at an offset from text in quotes or in a block. */
export const ignoresIn = (text: string, isComment: (offset: number) => boolean): Ignore[] => {
  const lines = text.split(/\r\n|\n|\r/u);
  const next = nextContents(lines);
  let begin = 0;
  return lines.flatMap((line, index): Ignore[] => {
    const offset = begin;
    begin += line.length + (text.startsWith('\r\n', begin + line.length) ? 2 : 1);
    // Spaces that a pattern may count to the comment or to the end take it as long as their number squared.
    const full = line.trimEnd();
    const found = COMMENT.exec(full);
    if (!found) return [];
    const terms = found[1]!;
    const [, rule = null, reason] = TERMS.exec(terms) ?? [];
    const start = full.indexOf('#', found.index);
    if ((rule === null && !MEANT.test(terms)) || !isComment(offset + start)) return [];
    const isAlone = full.slice(0, start).trim() === '';
    const after = next[index]!;
    return [
      {
        rule,
        reason: reason?.trim() ?? '',
        target: isAlone && after < lines.length ? after + 1 : index + 1,
        line: index + 1,
        column: start + 1,
        length: full.length - start,
        text: line,
      },
    ];
  });
};
