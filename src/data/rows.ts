import { finished } from 'node:stream/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import { dataText } from '../locale/data.js';
import { fromLine } from './lines.js';
import type { Report } from './problems.js';

/** One record of a table, with the line (from 1) where it begins. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** How a table's text is divided into records. */
export interface RowFormat {
  readonly delimiter: string;
  /** The line of the header; lines above it are no part of the table. */
  readonly header: number;
}

/** No record of a table is longer; what is has an unclosed quote. */
export const LONGEST_RECORD = 1024 * 1024;

const FAULTS: Readonly<Record<string, Exclude<keyof typeof dataText.malformed, 'other'>>> = {
  CSV_QUOTE_NOT_CLOSED: 'quoteNotClosed',
  CSV_INVALID_CLOSING_QUOTE: 'closingQuote',
  INVALID_OPENING_QUOTE: 'openingQuote',
  CSV_MAX_RECORD_SIZE: 'recordTooLong',
};

const write = (parser: Parser, chunk: string): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(chunk, (error) => (error ? reject(error) : resolve()));
  });

/**
 * The records of a text whose lines end in `\n`, the header's first, blank ones included. A text that is no
 * well-formed CSV ends at the fault, which is reported with the line where its record begins.
 */
export async function* readRows(
  text: AsyncIterable<string>,
  format: RowFormat,
  report: Report,
): AsyncGenerator<Row> {
  let rows: Row[] = [];
  let line = format.header;
  const parser = parse({
    delimiter: format.delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    // Records are taken here and not from the stream's readable side, which drops those before a fault.
    on_record: (cells: string[], { lines }) => {
      rows.push({ cells, line });
      line = format.header + lines;
      return null;
    },
  });
  // A fault also rejects the write that met it, below.
  parser.on('error', () => {});
  try {
    for await (const chunk of fromLine(text, format.header)) {
      await write(parser, chunk);
      const ready = rows;
      rows = [];
      yield* ready;
    }
    parser.end();
    // Nothing comes out at the readable side, so only the writable one has an end to wait for.
    await finished(parser, { readable: false });
    yield* rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield* rows;
    const fault = FAULTS[error.code];
    const message = fault ? dataText.malformed[fault]() : dataText.malformed.other({ code: error.code });
    report({ rule: 'data-csv', line, cell: null, message, help: dataText.malformedHelp() });
  }
}
