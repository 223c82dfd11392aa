import { dataText } from '../../locale/data.js';
import { inputError } from '../../model/diagnostic.js';
import type { AggregateQuery, Head, SourceFacts } from '../facts.js';
import { headerOf } from '../header.js';
import type { Statement } from './aggregate.js';
import { type AnswerCell, harvestOf } from './answer.js';
import type { Relation } from './cells.js';

/** The columns of a table under the name that people call it by. */
export const headOfTable = (name: string, { columns }: Relation): Head => ({
  file: { name },
  header: headerOf(
    columns.map((column) => column.name),
    name,
  ),
});

/** What a table, or a query, answers. Throws an InputError for one without rows, and for all that cannot be. */
export const factsOfTable = (
  query: AggregateQuery,
  statement: Statement,
  answer: readonly (readonly AnswerCell[])[],
  { name, engine }: { readonly name: string; readonly engine: string },
): SourceFacts => {
  const {
    rows: [rows = 0],
    ...harvest
  } = harvestOf(query, statement, answer, name);
  if (rows === 0) {
    throw inputError('data-file', name, dataText.noRecordsThere({ name }), { help: dataText.noRowsHelp() });
  }
  return {
    source: query.source,
    nodes: query.wanted.map(({ node }) => node),
    files: [{ path: name, rows, skipped: 0, encoding: engine }],
    ...harvest,
  };
};
