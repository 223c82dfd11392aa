import type { Diagnostic } from '../model/diagnostic.js';
import { type Loaded, placed } from '../model/load.js';
import type { Tree } from '../model/tree.js';
import { rules } from './rules/index.js';
import { ALONE, type Surroundings } from './surroundings.js';

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** In the order of the file, and of severity within a line. */
export const inReadingOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort(
    (a, b) =>
      Number(a.file > b.file) - Number(a.file < b.file) ||
      (a.span?.start.line ?? 0) - (b.span?.start.line ?? 0) ||
      (a.span?.start.column ?? 0) - (b.span?.start.column ?? 0) ||
      RANK[a.severity] - RANK[b.severity] ||
      Number(a.rule > b.rule) - Number(a.rule < b.rule),
  );

/** What two findings have in common that say the same of the same place, as of a file that two trees include. */
export const sameFinding = ({ file, rule, span, message }: Diagnostic): string =>
  JSON.stringify([file, rule, span?.start, message.en]);

/** What only says that a name is declared nowhere. */
const MISSING_NAMES = 'unknown-reference';

const ALL_OF_IT = { whole: true, complete: true };

/**
 * Judges a tree by every rule. Of a tree that could be read only in part only errors are looked for: what is missing
 * would make the warnings untrue; and where a whole file is missing, nobody can say which names it would declare. What
 * could not be read of its sources is told as well.
 */
export const lint = (
  tree: Tree,
  { whole, complete }: Pick<Loaded, 'whole' | 'complete'> = ALL_OF_IT,
  surroundings: Surroundings = ALONE,
): Diagnostic[] => {
  const asked = rules.filter(
    ({ id, severity, needsWhole }) =>
      (whole || (severity === 'error' && !needsWhole)) && (complete || id !== MISSING_NAMES),
  );
  return [
    ...asked.flatMap((rule) =>
      [...rule.check(tree, surroundings)].map((finding) => placed(finding, rule, tree)),
    ),
    ...(surroundings.sources?.unreadable ?? []),
  ];
};
