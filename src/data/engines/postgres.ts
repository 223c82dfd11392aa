import { InputError } from '../../model/diagnostic.js';
import type { Source } from '../../model/tree.js';
import type { Engine } from '../facts.js';
import { aggregateStatement } from '../sql/aggregate.js';
import type { Relation } from '../sql/cells.js';
import { checkSql } from '../sql/checks.js';
import type { ColumnType } from '../sql/dialect.js';
import { fromOf } from '../sql/from.js';
import { postgresDialect } from '../sql/postgres.js';
import { factsOfTable, headOfTable } from '../sql/table-facts.js';
import { inPostgres, type RunStatement } from './postgres-session.js';

/** The numbers of the catalogue's types (pg_type); every other type is the text that it casts to. */
const TYPES: Readonly<Record<number, ColumnType>> = {
  16: 'boolean',
  20: 'number',
  21: 'number',
  23: 'number',
  700: 'number',
  701: 'number',
  1700: 'number',
  1082: 'date',
  1114: 'date',
  1184: 'date',
};

/** What people call it: the table, or the source whose query it is. */
const nameOf = ({ table, id }: Source): string => table ?? id;

const relationOf = async (source: Source, run: RunStatement): Promise<Relation> => {
  const from = fromOf(source);
  const { columns } = await run({ text: `select * from ${from} as r limit 0`, values: [] });
  return { from, columns: columns.map(({ name, type }) => ({ name, type: TYPES[type] ?? 'text' })) };
};

/** Whether the server knows the function `normalize`; asked of its own catalogue, for a failed call ends a transaction. */
const hasNormalize = async (run: RunStatement): Promise<boolean> => {
  const text = "select 1 from pg_catalog.pg_proc where proname = 'normalize' limit 1";
  return (await run({ text, values: [] })).rows.length > 0;
};

/**
 * PostgreSQL, and what speaks its protocol. The rows stay where they are: one statement adds them up by month and
 * member. What a column means:
 *
 * - Columns are found as headers of files are, whatever their width and letter case, and must differ in more than that.
 * - Null, a blank text and the texts of `none` are missing. Texts are compared without blanks around them and in NFKC.
 * - A date is a day; a timestamp is the day that it shows, with a time zone in that of the session.
 * - `sum` and `mean` are made in `numeric`. Texts that write numbers or dates plainly are read (see `postgresDialect`).
 */
export const postgres: Engine = {
  id: 'postgres',
  heads: (place, signal) =>
    inPostgres(place, signal, async (run) => [
      headOfTable(nameOf(place.source), await relationOf(place.source, run)),
    ]),
  aggregate: (query, signal) =>
    inPostgres(query, signal, async (run) => {
      const { source } = query;
      const relation = await relationOf(source, run);
      const name = nameOf(source);
      const problems = checkSql(query, [headOfTable(name, relation)]);
      if (problems.length > 0) throw new InputError(problems);
      const statement = aggregateStatement(query, relation, postgresDialect(await hasNormalize(run)));
      const { rows } = await run(statement);
      return factsOfTable(query, statement, rows, { name, engine: 'postgres' });
    }),
};
