import type { Message } from '../locale/message.js';

/** Keys and indices in the YAML. The model carries no positions; `Tree.locate` finds them. */
export type Path = readonly (string | number)[];

/** Line and column count from 1; columns count UTF-16 code units, as editors and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A cell of a workbook, or a row of one. */
export interface SheetPlace {
  readonly sheet: string;
  /** As a spreadsheet calls it: C5; null for a row as a whole. */
  readonly cell: string | null;
  /** The characters of the excerpt that are the cell's, from 0. */
  readonly from: number;
  readonly to: number;
}

/**
 * A place in a file. `end` is exclusive. `text` is the whole of the first line, for the excerpt. In a workbook lines are
 * rows, columns are those of the sheet, and `text` shows the cells of the row.
 */
export interface Span {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
  readonly place?: SheetPlace;
}

export type Severity = 'error' | 'warning' | 'info';

/** The habit of good measurement that a rule serves; null for mere form. */
export type Principle = 1 | 2 | 3 | 4 | 5 | null;

/** Which part of what stands at a path is meant: its key, its value, or some characters of its value. */
export type Part = 'key' | 'value' | { readonly offset: number; readonly length: number };

/** How a finding is mended where no judgement is needed: in terms of the place that it names. */
export type Fix =
  /** The marked characters become this text. */
  | { readonly kind: 'replace'; readonly text: string }
  /** The number that a comma inside { } has cut is put in quotes. */
  | { readonly kind: 'quote-number' }
  /** The keys of these groups change places in the mapping at a path, to come group by group; the others stay. */
  | { readonly kind: 'key-order'; readonly groups: readonly (readonly string[])[]; readonly path: Path };

/** A change of a file: the characters from `from` up to `to`, in UTF-16 code units, become `text`. */
export interface TextEdit {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The way from symbolic places to the characters of a file. */
export interface Places {
  locate(path: Path, at?: Part): Span;
  /** What a fix does to the file; null where it cannot be done without touching more than it means. */
  edit(path: Path, at: Part, fix: Fix): TextEdit | null;
}

/** What a rule says: a symbolic place, not a position. */
export interface Finding {
  readonly path: Path;
  readonly at?: Part;
  /** The position, where who found it has looked it up already. */
  readonly span?: Span;
  readonly node?: string;
  readonly message: Message;
  readonly help?: Message;
  readonly suggestion?: string;
  /** Where it weighs less than the rule's other findings. */
  readonly severity?: Severity;
  readonly fix?: Fix;
}

/** What a reader sees: a finding at its place in the file. `span` is null where the problem has no place. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly principle: Principle;
  readonly file: string;
  readonly span: Span | null;
  readonly path: Path;
  readonly node: string | null;
  readonly message: Message;
  readonly help: Message | null;
  readonly suggestion: string | null;
  /** What mends it without judgement; null where somebody has to decide. */
  readonly edit: TextEdit | null;
}

/** A finding that somebody has decided to live with. */
export interface Excused {
  readonly diagnostic: Diagnostic;
  /** A comment on its line, a setting of its rule, or the baseline file. */
  readonly by: 'ignore' | 'setting' | 'baseline';
  readonly reason: string | null;
}

/** An error in the data or the files that a user can mend. It carries every problem that was found. */
export class InputError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.message.en).join('; '));
    this.name = 'InputError';
  }
}

/** An input error of one problem, for the places where nothing else can be checked any more. */
export const inputError = (
  rule: string,
  file: string,
  message: Message,
  more: { span?: Span; help?: Message; node?: string; path?: Path; suggestion?: string } = {},
): InputError => new InputError([problem(rule, file, message, more)]);

/** A diagnostic of severity error about an input. */
export const problem = (
  rule: string,
  file: string,
  message: Message,
  more: { span?: Span; help?: Message; node?: string; path?: Path; suggestion?: string } = {},
): Diagnostic => ({
  rule,
  severity: 'error',
  principle: null,
  file,
  span: more.span ?? null,
  path: more.path ?? [],
  node: more.node ?? null,
  message,
  help: more.help ?? null,
  suggestion: more.suggestion ?? null,
  edit: null,
});
