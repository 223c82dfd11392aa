import type { Diagnostic, TextEdit } from '../model/diagnostic.js';

/** A finding that mends itself. */
type Mendable = Diagnostic & { readonly edit: TextEdit };

/**
 * The findings whose edits can be made together, by place. Where two overlap the first goes first: the other is found
 * again, if it is still one, when the text has changed.
 */
export const mendable = (findings: readonly Diagnostic[]): Mendable[] => {
  const all = findings.filter((finding): finding is Mendable => finding.edit !== null);
  const inOrder = all.sort(
    (a, b) =>
      Number(a.edit.file > b.edit.file) - Number(a.edit.file < b.edit.file) || a.edit.from - b.edit.from,
  );
  const ends = new Map<string, number>();
  return inOrder.filter(({ edit: { file, from, to } }) => {
    if (from < (ends.get(file) ?? 0)) return false;
    ends.set(file, to);
    return true;
  });
};

/** Makes edits, in order and without overlaps. All else of the text stays as it is. */
export const edited = (text: string, edits: readonly TextEdit[]): string => {
  let result = '';
  let done = 0;
  for (const { from, to, text: replacement } of edits) {
    result += text.slice(done, from) + replacement;
    done = to;
  }
  return result + text.slice(done);
};
