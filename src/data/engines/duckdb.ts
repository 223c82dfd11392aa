import { InputError } from '../../model/diagnostic.js';
import { isSqlOnly } from '../engine-declarations.js';
import type { Engine } from '../facts.js';
import { joinsSeen } from '../joins/unmatched.js';
import { aggregateStatement } from '../sql/aggregate.js';
import { checkSql } from '../sql/checks.js';
import { duckdbDialect } from '../sql/duckdb.js';
import { factsOfTable, headOfTable } from '../sql/table-facts.js';
import { csv } from './csv.js';
import type { DuckDb } from './duckdb-session.js';
import { inTables, tableTitle } from './duckdb-tables.js';
import { aggregateText } from './duckdb-text.js';
import { ifInstalled, installed } from './optional.js';

/** The package that DuckDB comes in, as it is installed. */
export const DUCKDB = '@duckdb/node-api';

const load = () => import('@duckdb/node-api');

export const duckdbIfInstalled = (): Promise<DuckDb | null> => ifInstalled(load);

/**
 * DuckDB, in this process: delimited text as the CSV reader reads it, and quicker where there is much of it; Parquet,
 * with the types of its columns; and joins of both by the source's `query`, in which the columns of a text are texts.
 */
export const duckdb: Engine = {
  id: 'duckdb',
  heads: async (place, signal) => {
    if (!isSqlOnly(place.source)) return csv.heads(place, signal);
    const { id } = place.source;
    const module = await installed(DUCKDB, place, load);
    return inTables(module, place, signal, async (relation) => [headOfTable(id, relation)]);
  },
  aggregate: async (query, signal) => {
    const module = await installed(DUCKDB, query, load);
    if (!isSqlOnly(query.source)) return aggregateText(module, query, signal);
    const { source } = query;
    return inTables(module, query, signal, async (relation, run) => {
      const problems = checkSql(query, [headOfTable(source.id, relation)]);
      if (problems.length > 0) throw new InputError(problems);
      const statement = aggregateStatement(query, relation, duckdbDialect(source.dates === 'auto'));
      const { rows } = await run(statement);
      const facts = factsOfTable(query, statement, rows, { name: source.id, engine: 'duckdb' });
      if (source.query === null) return facts;
      return { ...facts, joins: await joinsSeen(source.query, run, tableTitle(query.files), signal) };
    });
  },
};
