import type { Diagnostic, Severity } from '../model/diagnostic.js';

/** How many findings of one rule a person reads. Errors have to be mended one by one, and are worth more lines. */
const MOST: Readonly<Record<Severity, number>> = { error: 50, warning: 10, info: 10 };

/** Findings for a person: those that are shown, and how many of each rule are not. */
export interface FewOfEach {
  readonly shown: readonly Diagnostic[];
  readonly left: ReadonlyMap<string, number>;
}

/** The first findings of each rule and severity, in their order. */
export const fewOfEach = (diagnostics: readonly Diagnostic[]): FewOfEach => {
  const counts = new Map<string, number>();
  const left = new Map<string, number>();
  const shown: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const { rule, severity } = diagnostic;
    const kind = `${severity} ${rule}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count <= MOST[severity]) shown.push(diagnostic);
    else left.set(rule, (left.get(rule) ?? 0) + 1);
  }
  return { shown, left };
};
