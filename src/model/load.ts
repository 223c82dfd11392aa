import { treeFile } from '../contract/tree.js';
import { schemaText } from '../locale/schema.js';
import { buildTree } from './build.js';
import {
  type Diagnostic,
  type Finding,
  type Places,
  type Principle,
  problem,
  type Severity,
} from './diagnostic.js';
import { includesOf, merge, partShape, type TreePart } from './parts.js';
import { readShape, type Shape } from './shape.js';
import type { Tree } from './tree.js';
import { readSheet, type Sheet } from './yaml.js';

/** A tree as far as its files could be understood. */
export interface Loaded {
  readonly tree: Tree | null;
  /** False where parts had to be left out. */
  readonly whole: boolean;
  /** False where a file of the tree could not be read at all: what it declares is not known. */
  readonly complete: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** The tree's own file, then the ones it includes. */
  readonly sheets: readonly Sheet[];
}

/** Puts a finding at its place in the file. */
export const placed = (
  finding: Finding,
  rule: { readonly id: string; readonly severity: Severity; readonly principle: Principle },
  places: Places,
): Diagnostic => {
  const { path, at, fix } = finding;
  const span = finding.span ?? places.locate(path, at);
  return {
    ...problem(rule.id, span.file, finding.message, {
      span,
      path,
      ...(finding.help && { help: finding.help }),
      ...(finding.node !== undefined && { node: finding.node }),
      ...(finding.suggestion !== undefined && { suggestion: finding.suggestion }),
    }),
    severity: finding.severity ?? rule.severity,
    principle: rule.principle,
    edit: fix ? places.edit(path, at ?? 'value', fix) : null,
  };
};

const SCHEMA = { id: 'schema', severity: 'error', principle: null } as const;
const DUPLICATE = { ...SCHEMA, id: 'duplicate-id' } as const;
/** The rule of an `include` that leads nowhere. */
export const INCLUDE = { ...SCHEMA, id: 'include-file' } as const;

/** What is wrong with the form of one file. */
export const ofForm = (sheet: Sheet, findings: readonly Finding[]): Diagnostic[] => [
  ...sheet.diagnostics,
  ...findings.map((finding) => placed(finding, SCHEMA, sheet)),
];

const NOTHING: Shape<never> = { file: null, findings: [], whole: false };

/**
 * Makes a tree of its file and of those that it includes. Every problem of form is in `diagnostics`, with the ones that
 * reading already met; rules about meaning are `lint`'s. An unreadable part does not hide what is wrong elsewhere.
 */
export const assemble = (
  own: Sheet,
  parts: readonly TreePart[] = [],
  problems: readonly Diagnostic[] = [],
): Loaded => {
  const shape = own.readable ? readShape(treeFile, own.value, schemaText.emptyHelp()) : NOTHING;
  const read = parts.map((part) => ({ part, shape: part.sheet.readable ? partShape(part) : NOTHING }));
  const additions = read.flatMap(({ part, shape: { file } }) => (file ? [{ part, file }] : []));
  const merged = shape.file ? merge(own, shape.file, additions) : null;
  const built = merged ? buildTree(merged.file, own.file, merged) : null;
  const diagnostics = [
    ...problems,
    ...ofForm(own, shape.findings),
    ...read.flatMap(({ part, shape: form }) => ofForm(part.sheet, form.findings)),
    ...(merged?.duplicates ?? []).map(({ sheet, finding }) => placed(finding, DUPLICATE, sheet)),
    ...(built?.findings ?? []).map(({ finding, rule }) => placed(finding, rule, merged!)),
  ];
  return {
    tree: built?.tree ?? null,
    whole: !diagnostics.some(({ severity }) => severity === 'error'),
    complete: problems.length === 0 && read.every(({ shape: { file } }) => file !== null),
    diagnostics,
    sheets: [own, ...parts.map(({ sheet }) => sheet)],
  };
};

/**
 * Reads the text of a tree that stands in one file. The function is pure: `file` is only the name that diagnostics
 * show; what the tree includes is not looked up, and is reported as missing.
 */
export const loadTree = (text: string, file: string): Loaded => {
  const own = readSheet(text, file);
  const notRead = { at: 'key', message: schemaText.includeNotRead() } as const;
  const includes = includesOf(own).map(({ path }) => placed({ path, ...notRead }, INCLUDE, own));
  return assemble(own, [], includes);
};
