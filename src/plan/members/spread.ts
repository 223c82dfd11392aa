import type { Completion, Level } from '../../data/completion.js';
import { formatPeriod, type Month, type Period } from '../../model/calendar.js';
import type { Expression } from '../../model/formula/ast.js';
import { type Formula, isExtensive, type Node, type NodeId, type Tree } from '../../model/tree.js';
import type { Member } from './crew.js';
import type { Following, Parts } from './parts.js';
import type { Split } from './split.js';

const SEPARATOR = '\u001f';

/** A node of one member, beside the team's of the same id. */
export const memberNode = (id: NodeId, { index }: Pick<Member, 'index'>): NodeId =>
  `${id}${SEPARATOR}${index}`;

/** (1 - p) / p of a rate: every member's follows from it. */
const oddsNode = (id: NodeId): NodeId => `${id}${SEPARATOR}odds`;

/** What a level comes to over all members, weighed: the team's own may differ from it by the mix. */
export const realisedNode = (id: NodeId): NodeId => `${id}${SEPARATOR}`;

const place = { offset: 0, length: 0 };
const number = (value: number): Expression => ({ type: 'number', value, place });
const reference = (id: NodeId): Expression => ({ type: 'reference', id, place });
const pair = (
  type: 'sum' | 'difference' | 'product' | 'ratio',
  left: Expression,
  right: Expression,
): Expression => ({ type, left, right, place });

/** A sum of any length, balanced: a walk of it goes no deeper than its logarithm. */
const sumOf = (terms: readonly Expression[]): Expression => {
  if (terms.length === 1) return terms[0]!;
  const half = terms.length >> 1;
  return pair('sum', sumOf(terms.slice(0, half)), sumOf(terms.slice(half)));
};

/** The same formula of other nodes. */
const renamed = (expression: Expression, of: (id: NodeId) => Expression): Expression => {
  switch (expression.type) {
    case 'number':
      return expression;
    case 'reference':
      return of(expression.id);
    case 'negate':
    case 'lag':
      return { ...expression, operand: renamed(expression.operand, of) };
    case 'min':
    case 'max':
      return { ...expression, operands: expression.operands.map((operand) => renamed(operand, of)) };
    default:
      return { ...expression, left: renamed(expression.left, of), right: renamed(expression.right, of) };
  }
};

const ofTeam = (id: NodeId, { by, factor }: Following): Expression => {
  if (by === 'ratio') return pair('product', number(factor), reference(id));
  if (by === 'difference') return pair('sum', reference(id), number(factor));
  const odds = pair('product', number(factor), reference(oddsNode(id)));
  return pair('ratio', number(1), pair('sum', number(1), odds));
};

const withFormula = (node: Node, id: NodeId, expression: Expression | null): Node => {
  const formula: Formula | null = expression && { text: '', expression };
  // Bounds, caps and targets are the team's.
  return { ...node, id, formula, cap: null, target: null };
};

/** Whether members follow the team's levers, or have levers of their own. */
export type Levers = 'tied' | 'free';

/** A tree with each member's nodes in it. */
export interface Spread {
  readonly tree: Tree;
  /** The nodes to follow over the months, beside what the KGI is made of. */
  readonly shown: readonly NodeId[];
}

/**
 * The tree with a node for each member beside the team's. What adds up is the members' sum; with tied levers a member's
 * leaf is its part of the team's, with free ones it is a leaf and the team's follows from it.
 */
export const spreadOver = (
  tree: Tree,
  split: Split,
  crew: readonly Member[],
  parts: Parts,
  levers: Levers,
): Spread => {
  const nodes = new Map(tree.nodes);
  const put = (node: Node): void => {
    nodes.set(node.id, node);
  };
  const total = (id: NodeId): Expression => sumOf(crew.map((member) => reference(memberNode(id, member))));
  const isFree = levers === 'free';
  for (const id of split.volumes) {
    const node = tree.nodes.get(id)!;
    const shares = parts.shares.get(id)!;
    for (const member of crew) {
      const part = pair('product', number(shares[member.index]!), reference(id));
      put(withFormula(node, memberNode(id, member), isFree ? null : part));
    }
    if (isFree) put({ ...node, formula: { text: '', expression: total(id) } });
  }
  for (const [id, weighing] of split.levels) {
    const node = tree.nodes.get(id)!;
    const { following } = parts.levels.get(id)!;
    for (const member of crew)
      put(withFormula(node, memberNode(id, member), isFree ? null : ofTeam(id, following[member.index]!)));
    // 1 / p - 1 falls as p rises, and a member's 1 / (1 + factor * odds) rises again: an enclosure by intervals sees it.
    if (!isFree && following.some(({ by }) => by === 'odds'))
      put(
        withFormula(
          node,
          oddsNode(id),
          pair('difference', pair('ratio', number(1), reference(id)), number(1)),
        ),
      );
    const { expression } = tree.nodes.get(weighing)!.formula!;
    const cases = renamed(expression, (other) => (other === id ? number(1) : reference(other)));
    const realised = pair('ratio', reference(weighing), cases);
    put(withFormula(node, realisedNode(id), realised));
    if (isFree) put({ ...node, formula: { text: '', expression: realised } });
  }
  for (const id of split.formulas) {
    const node = tree.nodes.get(id)!;
    const { expression } = node.formula!;
    for (const member of crew) {
      const own = (other: NodeId): Expression =>
        reference(split.has(other) ? memberNode(other, member) : other);
      put(withFormula(node, memberNode(id, member), renamed(expression, own)));
    }
    if (isExtensive(node.kind) || node.kind === 'stock')
      put({ ...node, formula: { ...node.formula!, expression: total(id) } });
  }
  const before = tree.nodes;
  const shown = [...nodes.keys()].filter((id) => !before.has(id) || split.has(id));
  return { tree: { ...tree, nodes, kgi: nodes.get(tree.kgi.id)! }, shown };
};

/** The actuals of the team and of every member, by the nodes of a spread tree. */
export const spreadCompletion = (team: Completion, split: Split, crew: readonly Member[]): Completion => {
  const months = new Map<Month, Level>();
  const ids = [...split.volumes, ...split.levels.keys(), ...split.formulas];
  const together = (period: Period): Level => {
    const level = new Map(team.over(period));
    for (const member of crew) {
      const own = member.completion.over(period);
      for (const id of ids) {
        const value = own.get(id);
        if (value) level.set(memberNode(id, member), value);
      }
    }
    return level;
  };
  const ranges = new Map<string, Level>();
  return {
    over(period) {
      if (period.from !== period.to) return keptIn(ranges, formatPeriod(period), () => together(period));
      return keptIn(months, period.from, () => together(period));
    },
  };
};

const keptIn = <K>(known: Map<K, Level>, key: K, made: () => Level): Level => {
  const level = known.get(key) ?? made();
  known.set(key, level);
  return level;
};
