import type { Client } from 'pg';
import type { SourcePlace } from '../facts.js';
import type { Statement } from '../sql/aggregate.js';
import type { AnswerCell } from '../sql/answer.js';
import { installed } from './optional.js';
import { addressOf, badAddress, connectionFault, queryFault } from './postgres-faults.js';

/** The rows of an answer, every cell a text or null, and the types of its columns by their number (OID). */
export interface PostgresAnswer {
  readonly rows: readonly (readonly AnswerCell[])[];
  readonly columns: readonly { readonly name: string; readonly type: number }[];
}

/** Runs one statement. Rejects with an InputError. */
export type RunStatement = (statement: Pick<Statement, 'text' | 'values'>) => Promise<PostgresAnswer>;

/** How much longer than the server the client waits, for a server that no longer answers at all. */
const GRACE = 5000;

/**
 * Has the server look every 100 ms whether this end is still there, so that a query does not go on for nobody after
 * Ctrl-C, a crash or a lost line. Servers before version 14 do not know the setting, and those on Windows refuse it.
 */
const STOP_WITH_US = `select pg_catalog.set_config(name, '100', true) from pg_catalog.pg_settings
where name = 'client_connection_check_interval' and version() not like '%Visual C%' and version() not like '%mingw%'`;

const ADDRESS = /^(?:postgres(?:ql)?:\/\/|socket:|\/)/iu;

/** As text: a driver that makes a Date of a day moves it by the time zone, and a double of a sum loses its digits. */
const asText = { getTypeParser: () => (text: string) => text };

const clientOf = async (place: SourcePlace): Promise<Client> => {
  const address = addressOf(place);
  if (!ADDRESS.test(address)) throw badAddress(place);
  const { default: pg } = await installed('pg', place, () => import('pg'));
  const { timeout } = place.source;
  try {
    return new pg.Client({
      connectionString: address,
      application_name: 'kpi',
      connectionTimeoutMillis: timeout,
      query_timeout: timeout + GRACE,
      types: asText,
    });
  } catch {
    // What the driver throws here holds the address.
    throw badAddress(place);
  }
};

const ask = async (
  client: Client,
  { text, values }: Parameters<RunStatement>[0],
): Promise<PostgresAnswer> => {
  // The extended protocol takes one statement only, so that a query can close no bracket and begin another.
  const query = { text, values: [...values], rowMode: 'array' as const, queryMode: 'extended' as const };
  const { rows, fields } = await client.query(query);
  return { rows, columns: fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })) };
};

/**
 * Connects, begins a transaction that may only read and that the server ends after the source's timeout, lets `act`
 * ask, and disconnects whatever happens. No error says anything of the address.
 */
export const inPostgres = async <T>(
  place: SourcePlace,
  signal: AbortSignal,
  act: (run: RunStatement) => Promise<T>,
): Promise<T> => {
  signal.throwIfAborted();
  const client = await clientOf(place);
  // A connection that is cut while nothing is asked is told by the next question.
  client.on('error', () => {});
  const stop = (): void => {
    void client.end().catch(() => {});
  };
  signal.addEventListener('abort', stop, { once: true });
  const failing = (fault: (place: SourcePlace, error: unknown) => Error) => (error: unknown) => {
    signal.throwIfAborted();
    throw fault(place, error);
  };
  try {
    await client.connect().catch(failing(connectionFault));
    const run: RunStatement = (statement) => ask(client, statement).catch(failing(queryFault));
    await run({ text: 'begin transaction read only', values: [] });
    await run({ text: `set local statement_timeout = ${place.source.timeout}`, values: [] });
    await run({ text: 'set local datestyle = iso, ymd', values: [] });
    await run({ text: STOP_WITH_US, values: [] });
    return await act(run);
  } finally {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => {});
  }
};
