import type { Lang, Message } from '../locale/message.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Inspection } from './inspection.js';
import type { Suites } from './suites.js';

/** How a text stands out. Never the only sign of a meaning: the words or a mark say it too. */
export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'bad' | 'warn';

export interface Cell {
  readonly text: Message;
  readonly tone?: Tone;
  /** Levels of indentation below the first row, for a tree drawn as a table. */
  readonly indent?: number;
}

export interface Column {
  readonly head: Message;
  readonly align: 'left' | 'right';
  /** Where a terminal is too narrow, the columns with the highest number go first. 0 never goes. */
  readonly rank: number;
}

/** A part of an answer, in the order in which it is read. */
export type Block =
  | { readonly type: 'heading'; readonly text: Message }
  /** A line or a paragraph. */
  | { readonly type: 'text'; readonly text: Message; readonly tone?: Tone }
  | { readonly type: 'list'; readonly items: readonly { readonly text: Message; readonly tone?: Tone }[] }
  | {
      readonly type: 'table';
      readonly columns: readonly Column[];
      /** A row with a `divider` above it starts a new group. */
      readonly rows: readonly { readonly cells: readonly Cell[]; readonly divider?: boolean }[];
    }
  /** Lines of a file or of a shell, shown as they are: never wrapped, so that they can be copied. */
  | { readonly type: 'code'; readonly text: Message; readonly language: 'csv' | 'sh' | 'sql' | 'yaml' }
  | { readonly type: 'diagnostics'; readonly diagnostics: readonly Diagnostic[] };

/** An answer before it is text. `data` is the JSON document. */
export interface Report {
  readonly blocks: readonly Block[];
  readonly data: unknown;
  /** The answer as one table with its header, where it is one: what the format csv writes. */
  readonly rows?: readonly (readonly (string | number)[])[];
  readonly outcome: 'ok' | 'findings';
  /** What is wrong with inputs that could not be used, where others could: no part of the answer, but never silent. */
  readonly unusable?: readonly Diagnostic[];
  /** What was checked, for the formats that machines of a CI read. */
  readonly inspection?: Inspection;
  /** The tests that were run, for the same. */
  readonly tests?: Suites;
}

/** Who reads, and on what. */
export interface View {
  readonly lang: Lang;
  readonly color: boolean;
  /** Columns of the terminal; null for a pipe, where nothing is cut or wrapped. */
  readonly width: number | null;
  /** Whether lines and bars are drawn with ASCII. */
  readonly ascii?: boolean;
  /** Whether a CSV begins with the mark by which Excel knows UTF-8. */
  readonly bom?: boolean;
}

/** A way to write a report. One format is one file, listed in `formats/index.ts`. */
export interface Format {
  readonly id: string;
  render(report: Report, view: View): string;
}
