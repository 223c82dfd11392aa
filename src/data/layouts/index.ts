import type { Layout as LayoutId } from '../../model/tree.js';
import { columns } from './columns.js';
import type { Layout } from './layout.js';
import { records } from './records.js';

const LAYOUTS: readonly Layout[] = [columns, records];

/** The layout of an id; undefined for one that this version does not read yet. */
export const layoutOf = (id: LayoutId): Layout | undefined => LAYOUTS.find((layout) => layout.id === id);
