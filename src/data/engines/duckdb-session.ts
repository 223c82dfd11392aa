import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api';
import type { Statement } from '../sql/aggregate.js';
import type { AnswerCell } from '../sql/answer.js';
import type { ColumnType } from '../sql/dialect.js';
import { FUNCTIONS } from '../sql/duckdb.js';
import { quoteText } from '../sql/names.js';
import type { CellReaders } from './cell-readers.js';

export type DuckDb = typeof import('@duckdb/node-api');

/** The rows of an answer, and the names and types of its columns. */
export interface DuckDbAnswer {
  readonly rows: readonly (readonly AnswerCell[])[];
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

export type RunStatement = (statement: Pick<Statement, 'text' | 'values'>) => Promise<DuckDbAnswer>;

const NUMBERS = /INT$|^(?:FLOAT|DOUBLE|DECIMAL)$/u;
const DATES = /^(?:DATE|TIMESTAMP)/u;

/** What a column holds, by the name of its type (HUGEINT, TIMESTAMP_MS …). */
const typeOf = ({ DuckDBTypeId }: DuckDb, { typeId }: DuckDBType): ColumnType => {
  const name = DuckDBTypeId[typeId]!;
  if (name === 'BOOLEAN') return 'boolean';
  if (NUMBERS.test(name)) return 'number';
  return DATES.test(name) ? 'date' : 'text';
};

const register = (duckdb: DuckDb, connection: DuckDBConnection, readers: CellReaders): void => {
  const { DuckDBScalarFunction, DOUBLE, VARCHAR } = duckdb;
  const add = (
    name: string,
    returnType: DuckDBType,
    read: (text: string) => string | number | null,
  ): void => {
    const asked = DuckDBScalarFunction.create({
      name,
      parameterTypes: [VARCHAR],
      returnType,
      mainFunction: (_, input, output) => {
        const texts = input.getColumnVector(0);
        for (let row = 0; row < input.rowCount; row += 1) {
          const text = texts.getItem(row);
          output.setItem(row, typeof text === 'string' ? read(text) : null);
        }
        output.flush();
      },
    });
    connection.registerScalarFunction(asked);
  };
  add(FUNCTIONS.fold, VARCHAR, readers.fold);
  add(FUNCTIONS.number, DOUBLE, readers.number);
  add(FUNCTIONS.day, VARCHAR, readers.day);
};

/** Digits of a sum that are the same whichever thread added first. */
const SURE_DIGITS = 15;

/** What DuckDB gives for a value, as other drivers give it. */
const cellOf = (value: unknown): AnswerCell => {
  if (typeof value === 'number') return Number(value.toPrecision(SURE_DIGITS));
  return value === null || typeof value === 'bigint' ? value : String(value);
};

/** The first line of what DuckDB says; the rest is an excerpt of the statement and advice for its own shell. */
export const reasonOf = (error: Error): string => error.message.split('\n')[0]!.trim();

/**
 * Opens DuckDB in memory for some files, and nothing else of the machine: no extension is installed or loaded, no other
 * path is read, nothing is written, and no statement can change that. `act` asks; then all is let go.
 */
export const inDuckDb = async <T>(
  duckdb: DuckDb,
  paths: readonly string[],
  readers: CellReaders,
  signal: AbortSignal,
  act: (run: RunStatement) => Promise<T>,
): Promise<T> => {
  signal.throwIfAborted();
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
  });
  const connection = await instance.connect();
  const stop = (): void => connection.interrupt();
  signal.addEventListener('abort', stop, { once: true });
  try {
    register(duckdb, connection, readers);
    await connection.run(`set allowed_paths = [${paths.map(quoteText).join(', ')}]`);
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    const run: RunStatement = async ({ text, values }) => {
      // A prepared statement is one statement: a query can close no bracket and begin another.
      const prepared = await connection.prepare(text);
      try {
        prepared.bind([...values]);
        const result = await prepared.runAndReadAll();
        const types = result.columnTypes();
        return {
          rows: result.getRows().map((row) => row.map(cellOf)),
          columns: result.columnNames().map((name, index) => ({ name, type: typeOf(duckdb, types[index]!) })),
        };
      } finally {
        prepared.destroySync();
      }
    };
    return await act(run);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    connection.closeSync();
    instance.closeSync();
  }
};
