import type { TableSeen } from '../../data/look.js';
import type { PresetId } from '../../locale/proposal.js';
import { columnNamed } from '../header.js';
import type { Given, Proposal, Refusal } from '../proposal.js';

/** A kind of file that a tree can be proposed for. One preset is one file, listed in index.ts. */
export interface Preset {
  readonly id: PresetId;
  /** The headers that tell that a file is of this kind, as the file writes them; null where they do not. */
  recognise(table: TableSeen): readonly string[] | null;
  /** The tree for a file, be it recognised or named by the person. */
  propose(table: TableSeen, given: Given): Proposal | Refusal;
}

/** The headers of the first set of which a table has every one. */
export const signOf = (table: TableSeen, signs: readonly (readonly string[])[]): readonly string[] | null => {
  for (const sign of signs) {
    const found = sign.map((name) => columnNamed(table, [name])?.name);
    if (found.every((name) => name !== undefined)) return found as string[];
  }
  return null;
};
