import { buildTree } from './build.js';
import {
  type Diagnostic,
  type Finding,
  type Part,
  type Path,
  type Principle,
  problem,
  type Severity,
} from './diagnostic.js';
import { readShape } from './shape.js';
import type { Tree } from './tree.js';
import { readSheet, type Sheet } from './yaml.js';

/** A tree file as far as it could be understood. `whole` is false where parts had to be left out. */
export interface Loaded {
  readonly tree: Tree | null;
  readonly whole: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts a finding at its place in the file. */
export const placed = (
  finding: Finding,
  rule: { readonly id: string; readonly severity: Severity; readonly principle: Principle },
  file: string,
  locate: (path: Path, at?: Part) => Diagnostic['span'],
): Diagnostic => ({
  ...problem(rule.id, file, finding.message, {
    path: finding.path,
    ...(finding.help && { help: finding.help }),
    ...(finding.node !== undefined && { node: finding.node }),
    ...(finding.suggestion !== undefined && { suggestion: finding.suggestion }),
  }),
  severity: rule.severity,
  principle: rule.principle,
  span: locate(finding.path, finding.at),
});

const SCHEMA = { id: 'schema', severity: 'error', principle: null } as const;

const understood = (sheet: Sheet, file: string): Loaded => {
  const shape = readShape(sheet.value);
  const built = shape.file ? buildTree(shape.file, file, sheet.locate) : null;
  const findings = [
    ...shape.findings.map((finding) => ({ finding, rule: SCHEMA })),
    ...(built?.findings ?? []),
  ];
  return {
    tree: built?.tree ?? null,
    whole:
      shape.whole &&
      sheet.diagnostics.length === 0 &&
      !built?.findings.some(({ rule }) => rule.severity === 'error'),
    diagnostics: [
      ...sheet.diagnostics,
      ...findings.map(({ finding, rule }) => placed(finding, rule, file, sheet.locate)),
    ],
  };
};

/**
 * Reads the text of a tree file. Every problem of form is in `diagnostics`; rules about meaning are `lint`'s.
 * The function is pure: `file` is only the name that diagnostics show.
 */
export const loadTree = (text: string, file: string): Loaded => {
  const sheet = readSheet(text, file);
  return sheet.readable
    ? understood(sheet, file)
    : { tree: null, whole: false, diagnostics: sheet.diagnostics };
};
