import { dataText } from '../../locale/data.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { AggregateQuery, Head } from '../facts.js';
import type { Sheet } from '../peek.js';
import { columnHelp, problemInSource } from '../tree-place.js';

/** The columns of the dimensions that a header lacks. */
export const dimensionProblems = (query: AggregateQuery, sheet: Head): Diagnostic[] =>
  query.source.dimensions.flatMap((name, index) => {
    if (sheet.header.find(name) !== undefined) return [];
    const message = dataText.noColumn({ column: name, file: sheet.file.name });
    const help = columnHelp(name, sheet.header.names);
    return [problemInSource(query.tree, query.source, 'data-column', ['dimensions', index], message, help)];
  });

/** Where the dimensions stand in a file whose header has been checked. */
export const dimensionColumns = (query: AggregateQuery, sheet: Sheet): number[] =>
  query.source.dimensions.map((name) => sheet.header.find(name)!);
