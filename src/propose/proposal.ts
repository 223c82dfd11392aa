import type { Message } from '../locale/message.js';
import type { PresetId } from '../locale/proposal.js';
import type { Kind, Layout } from '../model/tree.js';

/** How the records of a list are taken together: the keys of `measure` as the tree writes them. */
export interface ProposedMeasure {
  readonly take: 'count' | 'sum';
  /** The column that is added up; null for a count of records. */
  readonly column: string | null;
  /** The column of the date, or the phase of which the source's stages give it. */
  readonly by: { readonly on: string } | { readonly stage: string };
  readonly where: { readonly column: string; readonly values: readonly string[] } | null;
}

/** A KPI, or the KGI, as it is to stand in the tree. */
export interface ProposedNode {
  readonly id: string;
  readonly label: Message;
  readonly kind: Kind;
  readonly formula?: string;
  /** A column of a table, or an aggregate of records; left out where a column of the node's name is read, or none is. */
  readonly measure?: string | ProposedMeasure;
  readonly isOwned?: boolean;
  readonly quality?: string;
  readonly action?: Message;
}

export interface ProposedPhase {
  readonly id: string;
  readonly label: Message;
  readonly volume: string;
  readonly conversion: string | null;
}

export interface ProposedSource {
  readonly id: string;
  readonly layout: Layout;
  readonly period?: string;
  readonly dimensions: readonly string[];
  /** The declared form of dates, where no cell proves which of day and month comes first. */
  readonly dates?: string;
  readonly none: readonly string[];
  readonly metric?: string;
  readonly value?: string;
  readonly year?: number;
  /** The sheet of a workbook. */
  readonly sheet?: string;
  /** How records show that they have come as far as a phase. */
  readonly stages?: readonly { readonly phase: string; readonly name: string }[];
  readonly status?: {
    readonly column: string;
    readonly won: readonly string[];
    readonly lost: readonly string[];
  };
  readonly history?: { readonly record: string; readonly stage: string; readonly date: string };
}

/** A tree for a file, and what its reader must know of how it came about. */
export interface Proposal {
  readonly preset: PresetId;
  /** The headers that told the preset, as the file writes them. */
  readonly recognisedBy: readonly string[];
  readonly currency: string | null;
  readonly fiscalYearStart: number;
  /** How far measured and computed values may differ, where it is not the usual. */
  readonly reconcile?: string;
  readonly kgi: ProposedNode;
  readonly phases: readonly ProposedPhase[];
  readonly kpis: readonly ProposedNode[];
  /** Whether KPIs stand beside the KGI without a formula that joins them. */
  readonly hasLooseKpis: boolean;
  readonly source: ProposedSource;
  /** What was taken to be so without proof. */
  readonly assumed: readonly Message[];
  /** What somebody has to look at before the numbers mean anything. */
  readonly toCheck: readonly Message[];
}

/** Why a file is not proposed a tree for. */
export interface Refusal {
  readonly refused: Message;
  readonly help: Message;
}

/** What the person says of the file beside it. */
export interface Given {
  /** The fiscal year of months that are written without one. */
  readonly year: number | null;
  readonly lang: 'ja' | 'en';
}
