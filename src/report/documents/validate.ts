import type { ValidateDocument } from '../../contract/answers/index.js';
import type { Lang } from '../../locale/message.js';
import type { Diagnostic, Excused, Severity } from '../../model/diagnostic.js';

/** What was checked. */
export interface Checked {
  readonly files: readonly string[];
  readonly nodes: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly excused: readonly Excused[];
  /** What was mended in the files, at its place before that. */
  readonly fixed: readonly Diagnostic[];
  /** What was asked for and could not be read. */
  readonly unread: readonly Diagnostic[];
  /** How many trees were left out because nothing in them was touched. */
  readonly untouched: number;
  /** The baseline file that was written, if one was. */
  readonly baseline: string | null;
  /** More warnings than this are a failure; null for any number. */
  readonly maxWarnings: number | null;
}

export const countOf = (diagnostics: readonly Diagnostic[], severity: Severity): number =>
  diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;

const place = ({ rule, severity, file, span, path, node }: Diagnostic) => ({
  rule,
  severity,
  file,
  range: span && { start: { ...span.start }, end: { ...span.end } },
  path: [...path],
  node,
});

/** The JSON of `kpi validate`. */
export const validateJson = (
  { files, nodes, diagnostics, excused, fixed }: Checked,
  lang: Lang,
): ValidateDocument => ({
  kpi: 1,
  command: 'validate',
  summary: {
    files: files.length,
    nodes,
    errors: countOf(diagnostics, 'error'),
    warnings: countOf(diagnostics, 'warning'),
    infos: countOf(diagnostics, 'info'),
  },
  diagnostics: diagnostics.map((diagnostic) => ({
    ...place(diagnostic),
    message: diagnostic.message[lang],
    help: diagnostic.help?.[lang] ?? null,
    suggestion: diagnostic.suggestion,
    fixable: diagnostic.edit !== null,
    principle: diagnostic.principle,
  })),
  fixed: fixed.map((diagnostic) => ({ ...place(diagnostic), message: diagnostic.message[lang] })),
  excused: excused.map(({ diagnostic, by, reason }) => ({ ...place(diagnostic), by, reason })),
});
