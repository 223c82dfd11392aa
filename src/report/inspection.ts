import type { Message } from '../locale/message.js';
import type { Diagnostic, Principle, Severity } from '../model/diagnostic.js';
import type { Report } from './report.js';

/** A rule as its reader looks it up. */
export interface RuleCard {
  readonly id: string;
  readonly severity: Severity;
  readonly principle: Principle;
  readonly reason: Message;
  readonly good: string;
  readonly bad: string;
  /** The files beside both examples, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A check of definitions: what was read, by which rules, and all that was found. */
export interface Inspection {
  readonly version: string;
  readonly files: readonly string[];
  readonly rules: readonly RuleCard[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The inspection of a report. A format that needs one is offered only for the commands that inspect. */
export const inspectionOf = ({ inspection }: Report): Inspection => {
  if (!inspection) throw new TypeError('this report inspects nothing');
  return inspection;
};
