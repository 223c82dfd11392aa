import type { Source } from '../../model/tree.js';
import { nestedQuery, quoteName, quoteTable } from './names.js';

/** What a source reads, as SQL takes it after FROM. Files are a view that is called as the source. */
export const fromOf = ({ id, table, query }: Source): string => {
  if (query !== null) return nestedQuery(query);
  return table === null ? quoteName(id) : quoteTable(table);
};
