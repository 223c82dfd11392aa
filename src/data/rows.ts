import { finished } from 'node:stream';
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

/** The lines that a record stands on; only quotes hold line breaks. */
const linesOf = (cells: readonly string[]): number =>
  cells.reduce((lines, cell) => (cell.includes('\n') ? lines + cell.split('\n').length - 1 : lines), 1);

interface Parsed {
  readonly records: readonly (readonly string[])[];
  readonly fault: Error | null;
}

/**
 * Hands the parser a piece of text, or the end of it, and takes the records that this completes. They are taken at
 * once, by hand: iterating over the parser drops those that come before a fault.
 */
const feed = (parser: Parser, text: string | null): Promise<Parsed> =>
  new Promise((resolve) => {
    const records: string[][] = [];
    const take = (): void => {
      for (let record = parser.read(); record !== null; record = parser.read()) records.push(record);
    };
    const settle = (fault?: Error | null): void => {
      take();
      resolve({ records, fault: fault ?? null });
    };
    if (text === null) {
      finished(parser, { readable: false }, settle);
      parser.end();
    } else parser.write(text, settle);
    // Taking records is also what lets the parser finish a piece that has many.
    take();
  });

const csvParser = (delimiter: string): Parser => {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
  });
  // A fault also settles the feeding that met it; without a listener it would end the process.
  return parser.on('error', () => {});
};

/**
 * The records of a text whose lines end in `\n`, the header's first, blank ones included. A text that is no
 * well-formed CSV ends at the fault, which is reported with the line where its record begins.
 */
export async function* readRows(
  text: AsyncIterable<string>,
  format: RowFormat,
  report: Report,
): AsyncGenerator<Row> {
  const parser = csvParser(format.delimiter);
  let line = format.header;
  let fault: Error | null = null;
  const pieces = async function* () {
    yield* fromLine(text, format.header);
    yield null;
  };
  for await (const piece of pieces()) {
    const parsed = await feed(parser, piece);
    for (const cells of parsed.records) {
      yield { cells, line };
      line += linesOf(cells);
    }
    fault = parsed.fault;
    if (fault) break;
  }
  if (!fault) return;
  if (!(fault instanceof CsvError)) throw fault;
  const name = FAULTS[fault.code];
  const message = name ? dataText.malformed[name]() : dataText.malformed.other({ code: fault.code });
  report({ rule: 'data-csv', line, cell: null, message, help: dataText.malformedHelp() });
}
