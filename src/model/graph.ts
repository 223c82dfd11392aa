import { referencesOf } from './formula/ast.js';
import type { Formula, Node, NodeId, Tree } from './tree.js';

/** The walk of a graph from some roots: every vertex after the ones it needs, and the first loop met, if any. */
export interface Walk<V> {
  readonly order: readonly V[];
  readonly cycle: readonly V[] | null;
}

/** Depth-first, without recursion, so that a long chain cannot exhaust the stack. Keys tell vertices apart. */
export const walk = <V, K>(
  roots: Iterable<V>,
  needs: (vertex: V) => readonly V[],
  key: (vertex: V) => K,
): Walk<V> => {
  const order: V[] = [];
  const state = new Map<K, 'open' | 'done'>();
  let cycle: V[] | null = null;
  for (const root of roots) {
    if (state.has(key(root))) continue;
    const trail: { vertex: V; id: K; needed: readonly V[]; seen: number }[] = [];
    const enter = (vertex: V, id: K): void => {
      state.set(id, 'open');
      trail.push({ vertex, id, needed: needs(vertex), seen: 0 });
    };
    enter(root, key(root));
    while (trail.length > 0) {
      const top = trail[trail.length - 1]!;
      if (top.seen === top.needed.length) {
        state.set(top.id, 'done');
        order.push(top.vertex);
        trail.pop();
        continue;
      }
      const next = top.needed[top.seen]!;
      top.seen += 1;
      const id = key(next);
      const known = state.get(id);
      if (known === undefined) enter(next, id);
      else if (known === 'open' && !cycle) {
        const start = trail.findIndex((step) => step.id === id);
        cycle = [...trail.slice(start).map(({ vertex }) => vertex), next];
      }
    }
  }
  return { order, cycle };
};

const itself = (id: NodeId): NodeId => id;

/** What a formula names and the tree has, each once: in any month, and in the month itself. */
interface Names {
  readonly ever: readonly NodeId[];
  readonly inMonth: readonly NodeId[];
}

const NO_NAMES: Names = { ever: [], inMonth: [] };

const namesIn = (tree: Tree, { expression }: Formula): Names => {
  const references = referencesOf(expression).filter(({ id }) => tree.nodes.has(id));
  const ever = [...new Set(references.map(({ id }) => id))];
  const hasPast = references.some(({ lag }) => lag > 0);
  const inMonth = hasPast ? [...new Set(references.flatMap(({ id, lag }) => (lag === 0 ? [id] : [])))] : ever;
  return { ever, inMonth };
};

/** What is known of a tree's graph. A dozen rules and walks ask for the same; it goes when the tree goes. */
interface Graph {
  readonly names: ReadonlyMap<NodeId, Names>;
  inMonth: Walk<NodeId> | null;
  belowKgi: readonly NodeId[] | null;
  recurrent: ReadonlySet<NodeId> | null;
  users: ReadonlyMap<NodeId, readonly NodeId[]> | null;
}

const known = new WeakMap<Tree, Graph>();

const graphOf = (tree: Tree): Graph => {
  const kept = known.get(tree);
  if (kept) return kept;
  const names = new Map<NodeId, Names>();
  for (const { id, formula } of tree.nodes.values()) if (formula) names.set(id, namesIn(tree, formula));
  const graph: Graph = { names, inMonth: null, belowKgi: null, recurrent: null, users: null };
  known.set(tree, graph);
  return graph;
};

/** The nodes that a node's formula names and that the tree has, each once. */
export const dependencies = (tree: Tree, id: NodeId): readonly NodeId[] =>
  (graphOf(tree).names.get(id) ?? NO_NAMES).ever;

const usersIn = (names: Graph['names']): Map<NodeId, NodeId[]> => {
  const users = new Map<NodeId, NodeId[]>();
  for (const [id, { ever }] of names)
    for (const needed of ever) {
      const others = users.get(needed);
      if (others) others.push(id);
      else users.set(needed, [id]);
    }
  return users;
};

/** The nodes whose formula names a node, in the order of the tree. */
export const usersOf = (tree: Tree, id: NodeId): readonly NodeId[] => {
  const graph = graphOf(tree);
  graph.users ??= usersIn(graph.names);
  return graph.users.get(id) ?? [];
};

/** The same without what is looked up in earlier months: within one month nothing may depend on itself. */
export const dependenciesInMonth = (tree: Tree, id: NodeId): readonly NodeId[] =>
  (graphOf(tree).names.get(id) ?? NO_NAMES).inMonth;

/** All nodes in the order in which they follow from one another within a month, and the first loop, if any. */
export const walkInMonth = (tree: Tree): Walk<NodeId> => {
  const graph = graphOf(tree);
  graph.inMonth ??= walk(tree.nodes.keys(), (id) => dependenciesInMonth(tree, id), itself);
  return graph.inMonth;
};

/** Every node below the given one by arithmetic, itself included, each after what it needs. */
export const below = (tree: Tree, id: NodeId): readonly NodeId[] => {
  const found = () => walk([id], (vertex) => dependencies(tree, vertex), itself).order;
  if (id !== tree.kgi.id) return found();
  const graph = graphOf(tree);
  graph.belowKgi ??= found();
  return graph.belowKgi;
};

/** The groups of nodes that need one another in a loop, found in two walks (Kosaraju; Sharir 1981). */
export const loopsOf = (tree: Tree, needs: (id: NodeId) => readonly NodeId[]): NodeId[][] => {
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
export const recurrentNodes = (tree: Tree): ReadonlySet<NodeId> => {
  const graph = graphOf(tree);
  graph.recurrent ??= new Set(loopsOf(tree, (id) => dependencies(tree, id)).flat());
  return graph.recurrent;
};

/** Every node below the KGI or a further goal, itself included, each after what it needs; the KGI's own first. */
export const belowGoals = (tree: Tree, goals: readonly NodeId[]): readonly NodeId[] =>
  goals.length === 0
    ? below(tree, tree.kgi.id)
    : walk([tree.kgi.id, ...goals], (vertex) => dependencies(tree, vertex), itself).order;

/**
 * The nodes that the KGI is made of, from the KGI down: every node before what it needs. Then those that only further
 * goals are made of.
 */
export const fromKgiDown = (tree: Tree, goals: readonly NodeId[] = []): Node[] => {
  const order = belowGoals(tree, goals).map((id) => tree.nodes.get(id)!);
  const ofKgi = below(tree, tree.kgi.id).length;
  return [...order.slice(0, ofKgi).reverse(), ...order.slice(ofKgi).reverse()];
};

/** Whether anything below the KGI or a further goal looks into the past. */
export const usesLag = (tree: Tree, goals: readonly NodeId[] = []): boolean =>
  fromKgiDown(tree, goals).some(
    ({ formula }) => formula !== null && referencesOf(formula.expression).some(({ lag }) => lag > 0),
  );
