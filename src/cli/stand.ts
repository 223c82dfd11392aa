import { oneOnly } from './values.js';

/** What stands for the sources' own files, as the command line names it: tables, or facts that were pulled before. */
export interface Stand {
  readonly files?: readonly string[];
  readonly facts?: string | undefined;
  /** Whether records that are under way are to be named. */
  readonly names?: boolean;
}

const TABLE = /\.(?:csv|tsv|txt)$/iu;

/** Tells `[tree] [csv…]` apart: with the tree left out, the first argument may already be a table. */
export const standOf = (
  args: readonly string[],
  facts: string | undefined,
): { readonly given: string | undefined; readonly stand: Stand } => {
  const isTable = args[0] !== undefined && TABLE.test(args[0]);
  const [given, files] = isTable ? [undefined, args] : [args[0], args.slice(1)];
  if (facts !== undefined && files.length > 0) oneOnly('--facts', 'csv');
  return { given, stand: { files, facts } };
};
