import type { Diagnostic, Span } from '../../src/model/diagnostic.js';

/** A span of one line; the mark is the part of the text between ⟦ and ⟧. */
export const spanOf = (marked: string, line = 14, file = 'kpi.yaml'): Span => {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  return {
    file,
    start: { line, column: start + 1 },
    end: { line, column: end + 1 },
    text: marked.replace(/[⟦⟧]/g, ''),
  };
};

/** A diagnostic with what a test does not care about filled in. */
export const diagnosticOf = (parts: Partial<Diagnostic>): Diagnostic => ({
  rule: 'unknown-reference',
  severity: 'error',
  principle: null,
  file: 'kpi.yaml',
  span: null,
  path: [],
  node: null,
  message: { ja: '「win_rat」という指標はありません', en: 'there is no node "win_rat"' },
  help: null,
  edit: null,
  suggestion: null,
  ...parts,
});
