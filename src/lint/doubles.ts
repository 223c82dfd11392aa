import type { Expression } from '../model/formula/ast.js';
import { walkInMonth } from '../model/graph.js';
import { isExtensive, type NodeId, type Tree } from '../model/tree.js';

/** A node that stands in a sum by itself: with which sign, and where. */
interface Addend {
  readonly id: NodeId;
  readonly sign: 1 | -1;
  readonly term: Expression;
}

/** The plain nodes that a formula adds and subtracts; none where it is no sum. A look into the past is another month. */
const addends = (tree: Tree, expression: Expression): Addend[] => {
  const found: Addend[] = [];
  const waiting: { readonly term: Expression; readonly sign: 1 | -1 }[] = [{ term: expression, sign: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { term, sign } = next;
    const turned = sign === 1 ? -1 : 1;
    if (term.type === 'reference') {
      const node = tree.nodes.get(term.id);
      if (node && isExtensive(node.kind)) found.push({ id: node.id, sign, term });
    } else if (term.type === 'negate') waiting.push({ term: term.operand, sign: turned });
    else if (term.type === 'sum' || term.type === 'difference') {
      waiting.push({ term: term.right, sign: term.type === 'sum' ? sign : turned });
      waiting.push({ term: term.left, sign });
    }
  }
  return found;
};

type Sums = ReadonlyMap<NodeId, readonly Addend[]>;

/** More steps than any tree needs in which few nodes are added in several places. */
const MOST_STEPS = 200_000;

/** The nodes that several sums add: only they can meet themselves again further up. */
const addedTwice = (sums: Sums): NodeId[] => {
  const first = new Map<NodeId, NodeId>();
  const shared = new Set<NodeId>();
  for (const [sum, parts] of sums)
    for (const { id } of parts) {
      const user = first.get(id);
      if (user === undefined) first.set(id, sum);
      else if (user !== sum) shared.add(id);
    }
  return [...first.keys()].filter((id) => shared.has(id));
};

/** The sums that a node reaches by adding, in the order in which they follow from one another. */
const above = (node: NodeId, users: ReadonlyMap<NodeId, ReadonlySet<NodeId>>, place: Map<NodeId, number>) => {
  const found = new Set([node]);
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  found.delete(node);
  return [...found].sort((a, b) => place.get(a)! - place.get(b)!);
};

/** One way by which a node is added to a sum, from the sum down. */
const wayTo = (node: NodeId, from: NodeId, sums: Sums, shares: ReadonlyMap<NodeId, number>): NodeId[] => {
  const way = [from];
  for (let at = from; at !== node; ) {
    const whole = shares.get(at)!;
    at = sums.get(at)!.find(({ id, sign }) => whole * sign * (shares.get(id) ?? 0) > 0)!.id;
    way.push(at);
  }
  return way;
};

/** A sum that holds a node twice or more, the addend that brings it in again, and two of the ways. */
export interface Double {
  readonly node: NodeId;
  readonly sum: NodeId;
  readonly again: Addend;
  readonly ways: readonly [readonly NodeId[], readonly NodeId[]];
}

/**
 * Every count or amount that a sum holds twice or more by way of adding, at the lowest sum that does. Shares are signed, so
 * that what is subtracted again does not count. Near-linear: only nodes added in several places are followed up, and no
 * longer than `MOST_STEPS` in all.
 */
export function* doubles(tree: Tree): Generator<Double> {
  const { order, cycle } = walkInMonth(tree);
  if (cycle) return;
  const sums: Map<NodeId, readonly Addend[]> = new Map();
  for (const { id, formula, kind } of tree.nodes.values())
    if (formula && isExtensive(kind)) sums.set(id, addends(tree, formula.expression));
  const shared = addedTwice(sums);
  if (shared.length === 0) return;
  const users = new Map<NodeId, Set<NodeId>>();
  for (const [id, parts] of sums)
    for (const part of parts) users.set(part.id, (users.get(part.id) ?? new Set()).add(id));
  const place = new Map(order.map((id, index) => [id, index]));
  let steps = 0;
  for (const node of shared) {
    if (steps > MOST_STEPS) return;
    const shares = new Map<NodeId, number>([[node, 1]]);
    for (const sum of above(node, users, place)) {
      const parts = sums.get(sum)!;
      steps += parts.length;
      const share = parts.reduce((all, { id, sign }) => all + sign * (shares.get(id) ?? 0), 0);
      shares.set(sum, share);
      const [first, again] = parts.filter(({ id, sign }) => sign * (shares.get(id) ?? 0) > 0);
      if (share < 2 || !first || !again || first.id === again.id) continue;
      const [one, other] = [first, again].map(({ id }) => [sum, ...wayTo(node, id, sums, shares)]);
      yield { node, sum, again, ways: [one!, other!] };
      break;
    }
  }
}
