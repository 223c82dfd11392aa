import type { Header } from '../header.js';
import { quoteName, quoteText } from './names.js';

/** A file of delimited text, and how it is divided into cells. */
export interface DelimitedFile {
  readonly path: string;
  readonly delimiter: string;
  readonly header: Header;
}

/** Columns by their number: headers may be blank, or differ from file to file. */
const numbered = (index: number): string => `column_${index}`;

/** A file as DuckDB reads it: every cell a text, and a row of another width an error. */
const reading = ({ path, delimiter, header }: DelimitedFile): string => {
  const columns = header.names.map((_, index) => `${quoteText(numbered(index))}: 'VARCHAR'`);
  const options = [
    `delim = ${quoteText(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'header = true',
    `skip = ${header.line - 1}`,
    'auto_detect = false',
    'strict_mode = true',
    `columns = {${columns.join(', ')}}`,
  ];
  return `read_csv(${quoteText(path)}, ${options.join(', ')})`;
};

/** The column that tells the file of a row; no header has such a name. */
export const PART = 'kpi:file';

const isBlank = (columns: readonly number[]): string =>
  `coalesce(${columns.map((index) => `nullif(trim(${numbered(index)}), '')`).join(', ')}) is null`;

const partOf = (file: DelimitedFile, part: number, names: readonly string[]): string => {
  const read = names.map((name) => file.header.find(name)!);
  const others = file.header.names.map((_, index) => index).filter((index) => !read.includes(index));
  const columns = names.map((name, index) => `${numbered(read[index]!)} as ${quoteName(name)}`);
  // What is read tells of most rows that they are not blank, which spares a look at the rest.
  const blank = [read, others].filter(({ length }) => length > 0).map(isBlank);
  const number = `case when ${blank.join(' and ')} then -1 else ${part} end`;
  return `select ${columns.join(', ')}, ${number} as ${quoteName(PART)} from ${reading(file)}`;
};

/** The rows of some files as one table of the named columns, which each of them has, and of the file's number. */
export const joinedFiles = (files: readonly DelimitedFile[], names: readonly string[]): string =>
  files.map((file, part) => partOf(file, part, names)).join('\nunion all\n');

/** One file of delimited text under the names of its header. */
export const namedFile = (file: DelimitedFile): string => {
  const columns = file.header.names.flatMap((name, index) =>
    name.trim() === '' ? [] : [`${numbered(index)} as ${quoteName(name.trim())}`],
  );
  return `select ${columns.join(', ')} from ${reading(file)}`;
};

/** Files of Parquet, whose columns are named and typed by themselves. */
export const parquetFiles = (paths: readonly string[]): string =>
  `select * from read_parquet([${paths.map(quoteText).join(', ')}], union_by_name = true)`;
