import type { Period } from './calendar.js';
import type { Path, Places } from './diagnostic.js';
import type { Expression, Reference } from './formula/ast.js';
import type { Lags } from './lag-shares.js';
import type { RuleSettings } from './rule-settings.js';
import type { Scenario } from './scenarios.js';
import type { Scoring } from './scoring.js';
import type { Season } from './season.js';
import type { WorkingDays } from './working-days.js';

export type NodeId = string;

/** What a node's values are: whether they add up over months and members, and between which limits they lie. */
export type Kind = 'count' | 'amount' | 'rate' | 'average' | 'stock' | 'score';
export type Role = 'kgi' | 'kpi' | 'kci';

/** A target set by hand. Of an extensive node it covers the horizon, or one month if `perMonth`. */
export interface Target {
  readonly value: number;
  readonly perMonth: boolean;
}

/** The range that people believe a leaf can take, per month for extensive nodes, and how hard it is to move. */
export interface Lever {
  readonly min: number | null;
  readonly max: number | null;
  readonly effort: number;
  /** Months until a change is fully there, a share more in each; null where it is there at once. */
  readonly ramp: number | null;
}

export type Scalar = string | number | boolean;

/** A condition on one column of a record. */
export interface Condition {
  readonly eq?: Scalar;
  readonly not?: Scalar | readonly Scalar[];
  readonly in?: readonly Scalar[];
  readonly gt?: Scalar;
  readonly gte?: Scalar;
  readonly lt?: Scalar;
  readonly lte?: Scalar;
  readonly exists?: boolean;
  readonly matches?: string;
}

export type AggregateKind = 'count' | 'count_distinct' | 'sum' | 'mean';

/** A date column of records. Where conditions are named, its date counts only in the rows that meet them. */
export interface RecordDate {
  readonly column: string;
  readonly where: ReadonlyMap<string, Condition>;
  /** Where the tree names the column. */
  readonly path: Path;
}

/** How records that entered go on: they arrive, or they are lost before, or they are still under way. */
export interface Wait {
  readonly kind: 'wait';
  /** The dates of entering itself; a record that has none of them entered by a later one. */
  readonly since: readonly RecordDate[];
  /** The dates of arriving; the earliest counts. */
  readonly until: readonly RecordDate[];
  /** What of a record says that it is lost, and the dates of that; null where nothing does. */
  readonly lost: {
    readonly where: ReadonlyMap<string, Condition>;
    readonly on: readonly RecordDate[];
  } | null;
}

/** Where a node's actual comes from. One logical aggregate; every engine runs the same one. */
export interface Measure {
  /** Null where the only source that has the column is meant. */
  readonly source: string | null;
  /** The column that is read or aggregated; null for a plain count of records. */
  readonly column: string | null;
  /** Null for a column of a table that already holds one value a period. */
  readonly aggregate: AggregateKind | null;
  /** The dates that put a record into a month: the earliest that it has. None where the month is that of the source. */
  readonly on: readonly RecordDate[];
  /** Dates of which a record must have one to count; none where every record counts. */
  readonly reached: readonly RecordDate[];
  /** The phase whose stage of the source gives these dates; null where the measure names its date itself. */
  readonly stage: string | null;
  readonly where: ReadonlyMap<string, Condition>;
  /** Where records are told apart by how they go on or were scored, and not by member; left out otherwise. */
  readonly apart?: Wait | Scoring;
  readonly path: Path;
}

export interface Formula {
  readonly text: string;
  readonly expression: Expression;
}

export interface Rubric {
  readonly low: number;
  readonly high: number;
  readonly levels: ReadonlyMap<number, string>;
  /** What must be on record to give a score, where the level says so. */
  readonly evidence: ReadonlyMap<number, string>;
  readonly version: string | null;
  /** When the raters last scored the same cases together. */
  readonly calibrated: string | null;
  /** The column that names who scored. */
  readonly rater: string | null;
  /** The column that names the case that was scored: a case of several rows was scored several times. */
  readonly caseColumn: string | null;
  /** The column of the date of scoring. */
  readonly scoredOn: string | null;
  /** The columns of dates that tell what became of a record: that it could go on, that it did, that it was lost. */
  readonly outcome: {
    readonly from: string | null;
    readonly on: string | null;
    readonly lost: string | null;
  };
}

/** The KGI, a KPI or a KCI. A node without a formula is a leaf. */
export interface Node {
  readonly id: NodeId;
  readonly role: Role;
  readonly label: string;
  readonly kind: Kind;
  readonly unit: string | null;
  readonly path: Path;
  readonly formula: Formula | null;
  /** The names in a formula that cannot be read: they are checked all the same. */
  readonly unreadNames: readonly Reference[];
  readonly measure: Measure | null;
  readonly target: Target | null;
  readonly baseline: number | null;
  readonly lever: Lever | null;
  readonly fixed: boolean;
  readonly cap: { readonly min: number | null; readonly max: number | null } | null;
  readonly owner: string | null;
  readonly phase: string | null;
  readonly quality: readonly NodeId[];
  readonly action: readonly string[];
  readonly better: 'higher' | 'lower';
  /** What its months weigh; null where all weigh the same. */
  readonly season: Season | null;
  /** When the volumes of its formula arrive; the formula has the shares in it. */
  readonly lags: Lags | null;
  readonly drives: NodeId | null;
  readonly rubric: Rubric | null;
}

export interface Phase {
  readonly id: string;
  readonly label: string;
  readonly volume: NodeId | null;
  readonly conversion: NodeId | null;
  readonly path: Path;
}

export interface Handoff {
  readonly id: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly passed: NodeId | null;
  readonly accepted: NodeId | null;
  readonly definition: string | null;
  readonly score: { readonly measure: Measure | null; readonly cutoff: number | null } | null;
  readonly slaDays: number | null;
  readonly path: Path;
}

export type Layout = 'columns' | 'rows' | 'long' | 'records';

export type EngineId = 'csv' | 'duckdb' | 'postgres';

/** How records show that they have come as far as a phase: by columns of dates, or by the names that a stage has. */
export interface Stage {
  readonly phase: string;
  readonly names: readonly string[];
  readonly path: Path;
}

/** What of a record says whether it was won or lost; what is neither is still open. */
export interface Status {
  readonly column: string;
  readonly won: readonly string[];
  readonly lost: readonly string[];
  /** The phase that only what was won reaches; null for the last one. */
  readonly phase: string | null;
}

/** The columns of a list of changes, one a row: which record, which stage it entered, and when. */
export interface StageHistory {
  readonly record: string;
  readonly stage: string;
  readonly date: string;
}

/**
 * Which month a record counts in: `snapshot`, for each stage the month in which it was reached; `cohort`, for all
 * stages the month in which the record entered.
 */
export type View = 'snapshot' | 'cohort';

export interface Source {
  readonly id: string;
  readonly paths: readonly string[];
  readonly layout: Layout;
  readonly period: string | null;
  readonly dimensions: readonly string[];
  readonly encoding: string;
  readonly delimiter: string;
  /** The sheet of a workbook; null for the only one. */
  readonly sheet: string | null;
  readonly dates: string;
  /** How the fractions of numbers are set off; `auto` lets each column prove it. */
  readonly decimal: 'auto' | 'point' | 'comma';
  /** The line of the header; null where the table's own form is to tell. */
  readonly header: number | null;
  readonly none: readonly string[];
  /** Null where what the source names decides. */
  readonly engine: EngineId | null;
  /** The environment variable that holds the address of a database; null for files. */
  readonly urlVariable: string | null;
  /** A table of the database, with its schema before a dot where it has one. */
  readonly table: string | null;
  /** SQL whose rows are read: of the database, or of the files, each a table under its own name. */
  readonly query: string | null;
  /** How long a database may take to answer, in milliseconds. */
  readonly timeout: number;
  /** The fiscal year of headers that name a month only. */
  readonly year: number | null;
  /** What numbers are in: 千円, 1000. */
  readonly scale: string | null;
  /** Names of the tree by the names that the file has for them. */
  readonly columns: ReadonlyMap<string, string>;
  /** The column that names the metric, of layouts in which a metric is no column. */
  readonly metric: string | null;
  /** Of `long` the column of the values; of `rows` and `columns` the word of those to read where a plan stands beside. */
  readonly value: string | null;
  readonly stages: readonly Stage[];
  readonly status: Status | null;
  readonly view: View;
  readonly history: StageHistory | null;
  /** The column of the stage that a record is in now, where nothing says which it was in before. */
  readonly current: string | null;
  readonly path: Path;
}

/** What a tree file says. Ids may be unknown and formulas cyclic: `lint` tells; arithmetic asks for a clean tree. */
export interface Tree extends Places {
  /** The keys of the mapping at a path, as they are written. */
  keysAt(path: Path): readonly string[];
  readonly file: string;
  readonly name: string;
  readonly lang: 'ja' | 'en' | null;
  readonly currency: string | null;
  readonly fiscalYearStart: number;
  readonly horizon: Period | null;
  readonly reconcile: number;
  /** Null where every month has the same time to work. */
  readonly workingDays: WorkingDays | null;
  readonly kgi: Node;
  readonly nodes: ReadonlyMap<NodeId, Node>;
  readonly phases: readonly Phase[];
  readonly departments: ReadonlyMap<string, string>;
  readonly handoffs: readonly Handoff[];
  readonly sources: ReadonlyMap<string, Source>;
  /** By name. */
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** How the tree wants rules to be taken. */
  readonly rules: RuleSettings;
  /** The file of the plan that was committed to, from the tree's folder; null where there is none. */
  readonly plan: string | null;
  /** The files that `kpi pull` has kept by their day: a pattern or a folder, from the tree's folder; null where none are kept. */
  readonly snapshots: string | null;
}

/** Whether values add up over months and members. */
export const isExtensive = (kind: Kind): boolean => kind === 'count' || kind === 'amount';

/** The limits that a kind sets by itself. A score's come from its scale. */
export const naturalRange = (node: Node): { readonly min: number; readonly max: number } => {
  if (node.kind === 'rate') return { min: 0, max: 1 };
  if (node.kind === 'score') return { min: node.rubric?.low ?? 1, max: node.rubric?.high ?? 5 };
  return { min: 0, max: Number.POSITIVE_INFINITY };
};
