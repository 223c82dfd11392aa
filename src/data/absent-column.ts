import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import type { Head } from './facts.js';
import { columnHelp } from './tree-place.js';

/** What to say of a column that is not there. */
export interface AbsentColumn {
  readonly message: Message;
  readonly more: { readonly help: Message; readonly suggestion?: string };
}

/** What to say of a column where one of some tables lacks it, by the first that does; null where all have it. */
export const absentColumn = (
  column: string,
  heads: readonly Pick<Head, 'file' | 'header'>[],
): AbsentColumn | null => {
  const head = heads.find(({ header }) => header.find(column) === undefined);
  if (!head) return null;
  const message = dataText.noColumn({ column, file: head.file.name });
  return { message, more: columnHelp(column, head.header.names) };
};
