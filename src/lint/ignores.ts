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

const COMMENT = /(?:^|\s)(#\s*kpi-ignore\s+([\w-]+)\s*(?::\s*(.*?))?\s*)$/u;
const CONTENT = /^\s*[^\s#]/u;

/** Finds the ignores of a tree file. */
export const ignoresIn = (text: string): Ignore[] => {
  const lines = text.split(/\r\n|\n|\r/u);
  return lines.flatMap((line, index): Ignore[] => {
    const found = COMMENT.exec(line);
    if (!found) return [];
    const [, comment, rule, reason] = found as unknown as [string, string, string, string?];
    const start = line.length - comment.length;
    const isAlone = line.slice(0, start).trim() === '';
    let next = index + 1;
    while (isAlone && next < lines.length && !CONTENT.test(lines[next]!)) next += 1;
    return [
      {
        rule,
        reason: reason ?? '',
        target: isAlone && next < lines.length ? next + 1 : index + 1,
        line: index + 1,
        column: start + 1,
        length: comment.trimEnd().length,
        text: line,
      },
    ];
  });
};
