import { referencesOf } from './formula/ast.js';
import type { Formula, Node, NodeId, Tree } from './tree.js';

/** The walk of a graph from some roots: every vertex after the ones it needs, and the first loop met, if any. */
export interface Walk<V> {
  readonly order: readonly V[];
  readonly cycle: readonly V[] | null;
}

/** Depth-first, without recursion, so that a long chain cannot exhaust the stack. Keys tell vertices apart. */
export const walk = <V>(
  roots: Iterable<V>,
  needs: (vertex: V) => readonly V[],
  key: (vertex: V) => string,
): Walk<V> => {
  const order: V[] = [];
  const state = new Map<string, 'open' | 'done'>();
  let cycle: V[] | null = null;
  for (const root of roots) {
    const trail: { vertex: V; pending: V[] }[] = [];
    const enter = (vertex: V): void => {
      state.set(key(vertex), 'open');
      trail.push({ vertex, pending: [...needs(vertex)].reverse() });
    };
    if (!state.has(key(root))) enter(root);
    while (trail.length > 0) {
      const top = trail.at(-1)!;
      const next = top.pending.pop();
      if (next === undefined) {
        state.set(key(top.vertex), 'done');
        order.push(top.vertex);
        trail.pop();
        continue;
      }
      const known = state.get(key(next));
      if (known === undefined) enter(next);
      else if (known === 'open' && !cycle) {
        const start = trail.findIndex(({ vertex }) => key(vertex) === key(next));
        cycle = [...trail.slice(start).map(({ vertex }) => vertex), next];
      }
    }
  }
  return { order, cycle };
};

interface Names {
  readonly ever: readonly NodeId[];
  readonly inMonth: readonly NodeId[];
}

/** A dozen walks over one tree ask what its formulas name, so that is kept as long as the formula is. */
const named = new WeakMap<Formula, Names>();

const namesIn = (formula: Formula): Names => {
  const found = named.get(formula);
  if (found) return found;
  const references = referencesOf(formula.expression);
  const names = {
    ever: [...new Set(references.map(({ id }) => id))],
    inMonth: [...new Set(references.flatMap(({ id, lag }) => (lag === 0 ? [id] : [])))],
  };
  named.set(formula, names);
  return names;
};

/** The nodes that a node's formula names and that the tree has, each once. */
export const dependencies = (tree: Tree, id: NodeId): NodeId[] => {
  const formula = tree.nodes.get(id)?.formula;
  return formula ? namesIn(formula).ever.filter((name) => tree.nodes.has(name)) : [];
};

/** The same without what is looked up in earlier months: within one month nothing may depend on itself. */
export const dependenciesInMonth = (tree: Tree, id: NodeId): NodeId[] => {
  const formula = tree.nodes.get(id)?.formula;
  return formula ? namesIn(formula).inMonth.filter((name) => tree.nodes.has(name)) : [];
};

/** Every node below the given one by arithmetic, itself included, each after what it needs. */
export const below = (tree: Tree, id: NodeId): NodeId[] => [
  ...walk(
    [id],
    (vertex) => dependencies(tree, vertex),
    (vertex) => vertex,
  ).order,
];

/** The groups of nodes that need one another in a loop, found in two walks (Kosaraju; Sharir 1981). */
export const loopsOf = (tree: Tree, needs: (id: NodeId) => readonly NodeId[]): NodeId[][] => {
  const itself = (id: NodeId): string => id;
  const { order, cycle } = walk(tree.nodes.keys(), needs, itself);
  if (!cycle) return [];
  const users = new Map(order.map((id): [NodeId, NodeId[]] => [id, []]));
  for (const id of order) for (const needed of needs(id)) users.get(needed)!.push(id);
  const grouped = new Set<NodeId>();
  return [...order].reverse().flatMap((root) => {
    if (grouped.has(root)) return [];
    const isLeft = (id: NodeId): boolean => !grouped.has(id);
    const group = [...walk([root], (id) => users.get(id)!.filter(isLeft), itself).order];
    for (const id of group) grouped.add(id);
    return group.length > 1 || needs(root).includes(root) ? [group] : [];
  });
};

/** The nodes that depend on their own past, as in `customers = lag(customers, 1) + won - lost`. */
export const recurrentNodes = (tree: Tree): ReadonlySet<NodeId> =>
  new Set(loopsOf(tree, (id) => dependencies(tree, id)).flat());

/** The nodes that the KGI is made of, from the KGI down: every node before what it needs. */
export const fromKgiDown = (tree: Tree): Node[] =>
  below(tree, tree.kgi.id)
    .reverse()
    .map((id) => tree.nodes.get(id)!);

/** Whether anything below the KGI looks into the past. */
export const usesLag = (tree: Tree): boolean =>
  fromKgiDown(tree).some(
    ({ formula }) => formula !== null && referencesOf(formula.expression).some(({ lag }) => lag > 0),
  );
