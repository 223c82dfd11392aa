import type { Month } from '../../model/calendar.js';
import { HANDOFF_SCORE, type PassingPart } from '../../model/passing.js';
import type { Ending } from '../../model/reaching.js';
import type {
  AggregateKind,
  Condition,
  Measure,
  Node,
  RecordDate,
  Source,
  Valued,
} from '../../model/tree.js';
import { orderKey } from '../date-order.js';
import type { Encoding } from '../encodings.js';
import type { AggregateQuery } from '../facts.js';
import { type Forms, formsOf } from '../forms.js';
import { dimensionColumns } from '../layouts/dimensions.js';
import { numberColumn } from '../layouts/number-column.js';
import { datings } from '../layouts/row-dates.js';
import type { Sheet } from '../peek.js';
import { appliedScales } from '../scale.js';

/** A column of the file, by its place, and the name under which its form is proven. */
export interface TaskColumn {
  readonly index: number;
  readonly name: string;
}

export type TaskConditions = readonly (TaskColumn & { readonly condition: Condition })[];

export type TaskDates = readonly (TaskColumn & { readonly where: TaskConditions })[];

/** How records end in one way. */
export interface TaskEnding {
  readonly where: TaskConditions;
  readonly on: TaskDates;
}

/** How records go on from a date, where they are told apart by that. */
export interface TaskWait {
  readonly kind: 'wait';
  readonly since: TaskDates;
  readonly until: TaskDates;
  readonly lost: TaskEnding | null;
  readonly named: { readonly columns: readonly TaskColumn[]; readonly through: Month } | null;
}

/** How records were scored, where they are told apart by that. */
export interface TaskScoring {
  readonly kind: 'scoring';
  readonly kci: Node;
  readonly score: NonNullable<TaskMeasure['value']>;
  readonly rater: TaskColumn | null;
  readonly case: TaskColumn | null;
  readonly scored: TaskDates;
  readonly entered: TaskDates;
  readonly advanced: TaskDates;
  readonly lost: TaskEnding | null;
}

/** What became of records that were passed on, where they are told apart by that. */
export interface TaskPassing {
  readonly kind: 'passing';
  readonly handoff: string;
  readonly part: PassingPart;
  readonly score: TaskMeasure['value'];
  readonly since: TaskDates;
  readonly accepted: TaskDates;
  readonly responded: TaskDates;
  readonly won: TaskEnding | null;
  readonly lost: TaskEnding | null;
  readonly reason: TaskColumn | null;
}

/** How large the amounts of records are, where they are told apart by that. */
export interface TaskAmounts {
  readonly kind: 'amounts';
  readonly node: Node;
  readonly value: NonNullable<TaskMeasure['value']>;
}

export type TaskApart = TaskWait | TaskScoring | TaskPassing | TaskAmounts;

/** What puts records into months, and tells those of a month apart. */
export interface TaskDating {
  readonly on: TaskDates;
  /** Null where they are told apart by member. */
  readonly apart: TaskApart | null;
}

/** One measure. */
export interface TaskMeasure {
  readonly aggregate: AggregateKind;
  readonly node: Node;
  /** Which of the datings is its own. */
  readonly dating: number;
  readonly reached: TaskDates | null;
  readonly value: (TaskColumn & { readonly exponent: number }) | null;
  readonly where: TaskConditions;
}

/** All that scanning one file needs to know, as plain values that can be handed to another thread. */
export interface ScanTask {
  readonly path: string;
  readonly encoding: Encoding;
  /** The byte between cells. */
  readonly delimiter: number;
  readonly header: { readonly line: number; readonly names: readonly string[] };
  readonly source: Source;
  readonly orders: Forms['dates']['orders'];
  readonly commas: ReadonlySet<string>;
  readonly dimensions: readonly number[];
  readonly datings: readonly TaskDating[];
  readonly measures: readonly TaskMeasure[];
}

/** Encodings in which the bytes of a line end and a quote, and of some delimiters, are no part of other characters. */
const HIGHEST_DELIMITER: Readonly<Partial<Record<Encoding, number>>> = {
  'utf-8': 0x7e,
  'utf-8-bom': 0x7e,
  cp932: 0x3f,
  'euc-jp': 0x7e,
};

/** What a file is to be scanned for; null where its bytes must be decoded before they can be divided. */
export const scanTask = (query: AggregateQuery, sheet: Sheet, forms: Forms): ScanTask | null => {
  const { source, tree, wanted } = query;
  if (sheet.form !== 'text') return null;
  const { file, encoding, header } = sheet;
  const delimiter = sheet.delimiter.charCodeAt(0);
  if (delimiter > (HIGHEST_DELIMITER[encoding] ?? -1) || file.most !== undefined) return null;

  const column = (name: string): TaskColumn => {
    const index = header.find(name)!;
    return { index, name: header.names[index]!.trim() };
  };
  const conditions = (where: Measure['where']): TaskConditions =>
    [...where].map(([name, condition]) => ({ ...column(name), condition }));
  const dates = (list: readonly RecordDate[]): TaskDates =>
    list.map((date) => ({ ...column(date.column), where: conditions(date.where) }));
  const measures = wanted.map(({ measure }) => measure!);
  const { lists, indexOf } = datings(measures);
  const value = (node: Valued, name: string): TaskMeasure['value'] => {
    const { index, form, exponent } = numberColumn(
      query,
      sheet,
      forms,
      { node, ...column(name) },
      appliedScales(),
    );
    return { index, name: form, exponent };
  };
  const ending = (end: Ending | null): TaskEnding | null =>
    end && { where: conditions(end.where), on: dates(end.on) };
  const told = (apart: NonNullable<Measure['apart']>): TaskApart => {
    if (apart.kind === 'amounts')
      return { kind: 'amounts', node: apart.node, value: value(apart.node, apart.column)! };
    const lost = ending(apart.lost);
    if (apart.kind === 'wait') {
      const { since, until, named } = apart;
      const columns = named?.columns.map(column) ?? [];
      return {
        kind: 'wait',
        since: dates(since),
        until: dates(until),
        lost,
        named: named ? { columns, through: named.through } : null,
      };
    }
    if (apart.kind === 'passing') {
      const { handoff, part, score, since, accepted, responded, won, reason } = apart;
      return {
        kind: 'passing',
        handoff: handoff.id,
        part,
        score: score && value(HANDOFF_SCORE, score.column),
        since: dates(since),
        accepted: dates(accepted),
        responded: dates(responded),
        won: ending(won),
        lost,
        reason: reason === null ? null : column(reason),
      };
    }
    const { kci, score, rater, scored, entered, advanced } = apart;
    return {
      kind: 'scoring',
      kci,
      score: value(kci, score)!,
      rater: rater === null ? null : column(rater),
      case: apart.case === null ? null : column(apart.case),
      scored: dates(scored),
      entered: dates(entered),
      advanced: dates(advanced),
      lost,
    };
  };
  return {
    path: file.path,
    encoding,
    delimiter,
    header: { line: header.line, names: header.names },
    source,
    orders: forms.dates.orders,
    commas: forms.numbers.commas,
    dimensions: dimensionColumns(query, sheet),
    datings: lists.map(({ on, apart }): TaskDating => ({ on: dates(on), apart: apart && told(apart) })),
    measures: wanted.map(({ node: id }, index): TaskMeasure => {
      const { aggregate, reached, column: name, where } = measures[index]!;
      const node = tree.nodes.get(id)!;
      return {
        aggregate: aggregate!,
        node,
        dating: indexOf(measures[index]!),
        reached: reached.length === 0 ? null : dates(reached),
        value: name === null ? null : value(node, name),
        where: conditions(where),
      };
    }),
  };
};

/** The forms of a task's columns, made anew from its plain values. */
export const formsOfTask = ({ source, orders, commas }: ScanTask): Forms => {
  const proven = formsOf(source);
  for (const [column, order] of orders) proven.order(orderKey(column), order);
  for (const column of commas) proven.decimalComma(orderKey(column));
  return proven.forms;
};
