import type { NodeId, Tree } from '../model/tree.js';
import type { Contribution } from './types.js';

/** The parts of the gap that one phase or one department brings together; the id is null for what belongs to none. */
export interface Group {
  readonly id: string | null;
  readonly effect: number;
}

const grouped = (
  contributions: readonly Contribution[],
  order: readonly string[],
  groupOf: (id: NodeId) => string | null,
): Group[] => {
  const sums = new Map<string | null, number>();
  for (const { id, effect } of contributions) {
    const group = groupOf(id);
    sums.set(group, (sums.get(group) ?? 0) + effect);
  }
  return [...order, null].flatMap((id) => (sums.has(id) ? [{ id, effect: sums.get(id)! }] : []));
};

/** The gap by phase and by department, in the tree's order: both are sums over the same leaves, and add up to the gap. */
export const groupsOf = (
  tree: Tree,
  contributions: readonly Contribution[],
): { readonly phases: readonly Group[]; readonly departments: readonly Group[] } => {
  const phases = tree.phases.map(({ id }) => id);
  const departments = [...tree.departments.keys()];
  const phaseOf = (id: NodeId): string | null => tree.nodes.get(id)?.phase ?? null;
  const ownerOf = (id: NodeId): string | null => tree.nodes.get(id)?.owner ?? null;
  const known = (list: readonly string[], id: string | null) =>
    id !== null && list.includes(id) ? id : null;
  return {
    phases: grouped(contributions, phases, (id) => known(phases, phaseOf(id))),
    departments: grouped(contributions, departments, (id) => known(departments, ownerOf(id))),
  };
};
