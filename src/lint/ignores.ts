/** A `# kpi-ignore rule: reason` comment: the line that it speaks of, and where it stands. */
export interface Ignore {
  readonly rule: string;
  readonly reason: string;
  /** The line whose findings it hides: its own, or the next one with content where it stands alone. */
  readonly target: number;
  readonly line: number;
  /** The column of the comment's first character, and its length. */
  readonly column: number;
  readonly length: number;
  readonly text: string;
}

const COMMENT = /(?:^|\s)#\s*kpi-ignore\s+([\w-]+)\s*(?::(.*))?$/u;
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

/** Finds the ignores of a tree file. */
export const ignoresIn = (text: string): Ignore[] => {
  const lines = text.split(/\r\n|\n|\r/u);
  const next = nextContents(lines);
  return lines.flatMap((line, index): Ignore[] => {
    // Spaces that a pattern may count to the comment or to the end take it as long as their number squared.
    const full = line.trimEnd();
    const found = COMMENT.exec(full);
    if (!found) return [];
    const [, rule, reason] = found as unknown as [string, string, string?];
    const start = full.indexOf('#', found.index);
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
