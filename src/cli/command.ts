import type { Message } from '../locale/message.js';
import type { Report } from '../report/report.js';
import type { Session } from './session.js';

export interface Argument {
  readonly name: string;
  readonly description: Message;
  readonly variadic?: boolean;
  readonly choices?: readonly string[];
}

export interface Option {
  /** As commander reads them: `--lock <id>`, or `--sources` and `--no-sources`. */
  readonly flags: string;
  readonly description: Message;
  /** May be given several times; the values come as a list. */
  readonly repeat?: boolean;
  readonly choices?: readonly string[];
}

/** What was written after the command: positional arguments, and options by their camel-case names. */
export interface Invocation {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/**
 * A command is one object in one file. Its `run` imports what it works with when it is called, so that help and
 * completion stay quick.
 */
export interface Command {
  readonly id: string;
  readonly summary: Message;
  readonly args: readonly Argument[];
  readonly options: readonly Option[];
  /** Whether it reads files of definitions, whose size is limited. */
  readonly readsTrees?: boolean;
  /** The formats that its answer has, where they are not the usual ones. */
  readonly formats?: readonly string[];
  /** Commands to try, for the help. */
  readonly examples: readonly string[];
  run(invocation: Invocation, session: Session): Promise<Report>;
}

export const one = (invocation: Invocation, name: string): string | undefined => {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : undefined;
};

export const many = (invocation: Invocation, name: string): readonly string[] => {
  const value = invocation.options[name];
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? value : [];
};

/** A pair such as `--sources` and `--no-sources`; undefined where neither was written. */
export const either = (invocation: Invocation, name: string): boolean | undefined => {
  const value = invocation.options[name];
  return typeof value === 'boolean' ? value : undefined;
};

/** Whether a flag without a value was given. */
export const given = (invocation: Invocation, name: string): boolean => invocation.options[name] === true;

/** Of the commands that compute with actuals. */
export const FACTS: Option = {
  flags: '--facts <file>',
  description: {
    ja: '取り込み元の代わりに、kpi pull で書いた集計を読む',
    en: 'read what kpi pull wrote, in place of the sources',
  },
};
