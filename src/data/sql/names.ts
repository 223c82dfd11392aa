/** A name as SQL takes it, whatever is in it. The only way by which a name from a tree or a table enters a statement. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const PARTS = /"((?:[^"]|"")*)"|([^."]+)/gu;

/** The parts of a table's name: a schema stands before a dot, and a part with a dot in it stands in quotes. */
const partsOf = (table: string): string[] =>
  [...table.trim().matchAll(PARTS)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!);

/** A table, in a schema or not, as SQL takes it. Its letters keep their case. */
export const quoteTable = (table: string): string => partsOf(table).map(quoteName).join('.');

/** A query as a table of a statement: the semicolon at its end is left out, and a comment there does not run on. */
export const nestedQuery = (query: string): string => `(\n${query.trim().replace(/;\s*$/u, '')}\n)`;

/** A text as SQL takes it, for the few places where no value can be bound: the paths of files, and what divides them. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
