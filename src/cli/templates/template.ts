import type { StarterRole } from '../../locale/init.js';

/** A file that `kpi init` writes, at a path below the folder with forward slashes. */
export interface StarterFile {
  readonly path: string;
  /** What it is to its reader. */
  readonly role: StarterRole;
  readonly text: string;
}

/** A working tree to start from, with data that it can be tried on. One template is one file. */
export type Template = readonly StarterFile[];

/** Makes Excel read a CSV as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
