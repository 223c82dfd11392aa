import type { Finding } from '../../model/diagnostic.js';
import type { Expression } from '../../model/formula/ast.js';
import { dependenciesInMonth, walk } from '../../model/graph.js';
import { isExtensive, type NodeId, type Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';

/** A node that stands in a sum by itself: with which sign, and where. */
interface Addend {
  readonly id: NodeId;
  readonly sign: 1 | -1;
  readonly term: Expression;
}

/** The plain nodes that a formula adds and subtracts; none where it is no sum. A look into the past is another month. */
const addends = (tree: Tree, expression: Expression, sign: 1 | -1 = 1): Addend[] => {
  switch (expression.type) {
    case 'reference': {
      const node = tree.nodes.get(expression.id);
      return node && isExtensive(node.kind) ? [{ id: node.id, sign, term: expression }] : [];
    }
    case 'negate':
      return addends(tree, expression.operand, sign === 1 ? -1 : 1);
    case 'sum':
    case 'difference': {
      const right = expression.type === 'sum' ? sign : sign === 1 ? -1 : 1;
      return [...addends(tree, expression.left, sign), ...addends(tree, expression.right, right)];
    }
    default:
      return [];
  }
};

type Sums = ReadonlyMap<NodeId, readonly Addend[]>;

/** More steps than any tree needs in which few nodes are added in several places. */
const MOST_STEPS = 200_000;

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
interface Double {
  readonly node: NodeId;
  readonly sum: NodeId;
  readonly again: Addend;
  readonly ways: readonly [readonly NodeId[], readonly NodeId[]];
}

function* doubles(tree: Tree): Generator<Double> {
  const { order, cycle } = walk(
    tree.nodes.keys(),
    (id) => dependenciesInMonth(tree, id),
    (id) => id,
  );
  if (cycle) return;
  const place = new Map(order.map((id, index) => [id, index]));
  const sums: Map<NodeId, readonly Addend[]> = new Map();
  const users = new Map<NodeId, Set<NodeId>>();
  for (const { id, formula, kind } of tree.nodes.values()) {
    if (!formula || !isExtensive(kind)) continue;
    const parts = addends(tree, formula.expression);
    sums.set(id, parts);
    for (const part of parts) users.set(part.id, (users.get(part.id) ?? new Set()).add(id));
  }
  let steps = 0;
  for (const [node, direct] of users) {
    // Only what is added in several places can meet itself again further up.
    if (direct.size < 2 || steps > MOST_STEPS) continue;
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

/**
 * A count or an amount that reaches a sum by more than one way of adding. A share of it (`a * r`) is no second count,
 * and what is subtracted again (`first + second - both`) is taken off.
 */
export const countedTwice: Rule = {
  id: 'counted-twice',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '合計に、その内訳をもう一度足すと、同じ成果を2回数えます。計画は半分の努力で届くように見えてしまいます。',
    en: 'A total plus one of its own parts counts the same result twice, and a plan looks reachable with less than it takes.',
  },
  good: `kpi: 1
kgi: { id: revenue, kind: amount, formula: total + support, target: 1200 }
kpis:
  total: { kind: amount, formula: new + repeat }
  new: { kind: amount }
  repeat: { kind: amount }
  support: { kind: amount }
`,
  bad: `kpi: 1
kgi: { id: revenue, kind: amount, formula: total + new, target: 1200 } # !
kpis:
  total: { kind: amount, formula: new + repeat }
  new: { kind: amount }
  repeat: { kind: amount }
`,
  *check(tree): Generator<Finding> {
    for (const { node, sum, again, ways } of doubles(tree)) {
      const [one, other] = ways.map((way) => way.join(' ← '));
      yield {
        path: [...tree.nodes.get(sum)!.path, 'formula'],
        at: again.term.place,
        node: sum,
        message: {
          ja: `${node} が ${sum} に2回足されています（${one} と ${other}）`,
          en: `${node} is added to ${sum} twice (${one} and ${other})`,
        },
        help: {
          ja: '片方を数式から外すか、重なる分を引いてください',
          en: 'leave one of the two out of the formula, or subtract what they share',
        },
      };
    }
  },
};
