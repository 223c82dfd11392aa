import type { Source } from '../../model/tree.js';
import { columns } from './columns.js';
import { history } from './history.js';
import type { Layout } from './layout.js';
import { long } from './long.js';
import { records } from './records.js';
import { rows } from './rows.js';

const LAYOUTS: readonly Layout[] = [columns, rows, long, records];

/** How a source's tables are laid out. A list of changes becomes records before it is read as these are. */
export const layoutOf = (source: Source): Layout =>
  source.history ? history : LAYOUTS.find(({ id }) => id === source.layout)!;
