import type { NodeId } from '../../model/tree.js';
import type { Setting } from '../setting.js';
import type { Membership } from './setting.js';
import { memberNode } from './spread.js';

/** The places among the program's leaves of a leaf of the tree: the team's, or its members'. */
export const leavesOf = ({ program }: Setting, { crew }: Membership, id: NodeId): number[] => {
  const ids = new Set([id, ...crew.map((member) => memberNode(id, member))]);
  return program.leaves.flatMap(({ slot }, leaf) => (ids.has(slot.id) ? [leaf] : []));
};

/** The end of its range at which a lever stands, the team's or that of every member who has it; null for none. */
export const endOf = (
  setting: Setting,
  membership: Membership,
  id: NodeId,
  exact: readonly number[],
): 'min' | 'max' | null => {
  const own = leavesOf(setting, membership, id).filter((leaf) => !setting.leaves[leaf]!.held);
  const isAt = (end: 'lower' | 'upper'): boolean =>
    own.every((leaf) => {
      const bound = setting.leaves[leaf]![end];
      return Number.isFinite(bound) && Math.abs(exact[leaf]! - bound) <= 1e-9 * Math.max(1, Math.abs(bound));
    });
  if (own.length === 0) return null;
  if (isAt('upper')) return 'max';
  return isAt('lower') ? 'min' : null;
};
