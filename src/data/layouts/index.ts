import type { Layout as LayoutId } from '../../model/tree.js';
import { columns } from './columns.js';
import type { Layout } from './layout.js';
import { long } from './long.js';
import { records } from './records.js';
import { rows } from './rows.js';

const LAYOUTS: readonly Layout[] = [columns, rows, long, records];

export const layoutOf = (id: LayoutId): Layout => LAYOUTS.find((layout) => layout.id === id)!;
