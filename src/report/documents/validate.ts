import type { ValidateDocument } from '../../contract/answers.js';
import type { Lang } from '../../locale/message.js';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';

/** What was checked. */
export interface Checked {
  readonly files: readonly string[];
  readonly nodes: number;
  readonly diagnostics: readonly Diagnostic[];
}

export const countOf = (diagnostics: readonly Diagnostic[], severity: Severity): number =>
  diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;

/** The JSON of `kpi validate`. */
export const validateJson = ({ files, nodes, diagnostics }: Checked, lang: Lang): ValidateDocument => ({
  kpi: 1,
  command: 'validate',
  summary: {
    files: files.length,
    nodes,
    errors: countOf(diagnostics, 'error'),
    warnings: countOf(diagnostics, 'warning'),
    infos: countOf(diagnostics, 'info'),
  },
  diagnostics: diagnostics.map(
    ({ rule, severity, file, span, path, node, message, help, suggestion, principle }) => ({
      rule,
      severity,
      file,
      range: span && { start: { ...span.start }, end: { ...span.end } },
      path: [...path],
      node,
      message: message[lang],
      help: help?.[lang] ?? null,
      suggestion,
      fixable: false,
      principle,
    }),
  ),
});
