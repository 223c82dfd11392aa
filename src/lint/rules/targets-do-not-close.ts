import { formatValue } from '../../locale/format.js';
import type { Finding } from '../../model/diagnostic.js';
import { formulaValue } from '../../model/equation.js';
import { declaredMonths, monthsOf, senseOf, targetOver } from '../../model/goal.js';
import { below, recurrentNodes } from '../../model/graph.js';
import { isExtensive, type Kind, type Node, type NodeId, type Tree } from '../../model/tree.js';
import { arithmeticOf } from '../arithmetic.js';
import type { Rule } from '../rule.js';

/** What rounding a target by hand may leave open: half a per cent, or one unit of what is counted. */
const SHARE = 0.005;
const UNITS: Readonly<Record<Kind, number>> = {
  count: 1,
  amount: 1,
  stock: 1,
  rate: 0.005,
  score: 0.05,
  average: 0,
};

/** A node with a target of its own and what its formula makes of the targets below it, both per month where it adds up. */
interface Closure {
  readonly node: Node;
  readonly made: number;
}

/**
 * Goes up from the leaves: a node stands at its target, else at what its formula makes of the nodes below, else, held
 * fixed, at its baseline. What none of these says is unknown, and so is everything made of it.
 */
const closures = (tree: Tree, months: number): Closure[] => {
  const recurrent = recurrentNodes(tree);
  const levels = new Map<NodeId, number>();
  const found: Closure[] = [];
  for (const id of below(tree, tree.kgi.id)) {
    const node = tree.nodes.get(id)!;
    const target = targetOver(node, months);
    // Where a node stands on its own past, its target says nothing of that past.
    const lookup = (name: NodeId, lag: number): number | undefined =>
      lag > 0 && recurrent.has(name) ? undefined : levels.get(name);
    const made = node.formula ? formulaValue(node.formula.expression, lookup) : undefined;
    if (node.formula && target !== null && made !== undefined) found.push({ node, made });
    const level =
      target === null ? (made ?? (node.fixed ? node.baseline : null)) : target / monthsOf(node, months);
    if (level !== null) levels.set(id, level);
  }
  return found;
};

/**
 * With every node exactly at its own target, a node above does not reach its own: all green, and the goal red. Each
 * formula is held against the targets right below it, so that one gap is reported once. Lags are taken as settled.
 */
export const targetsDoNotClose: Rule = {
  id: 'targets-do-not-close',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '下の指標がすべて目標どおりでも上の目標に届かないなら、全員が達成してKGIだけ未達になります。目標どうしを数式でつなげます。',
    en: 'Where every figure below may be met and the one above still missed, everybody is green and the goal is red. Targets have to follow from one another.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], target: 60 }
  win_rate: { kind: rate, target: 20% }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 } # !
kpis:
  contacts: { kind: count, quality: [win_rate], target: 50 }
  win_rate: { kind: rate, target: 20% }
`,
  *check(tree): Generator<Finding> {
    const hasTargets = [...tree.nodes.values()].some(({ role, target }) => role !== 'kgi' && target !== null);
    if (!hasTargets || !arithmeticOf(tree)) return;
    const months = declaredMonths(tree);
    for (const { node, made } of closures(tree, months)) {
      const { id, kind, unit, path } = node;
      // In the terms in which the target is written: per month where it says so.
      const times = node.target!.perMonth ? 1 : monthsOf(node, months);
      const [target, comes] = [node.target!.value, made * times];
      const missing = senseOf(node) * (target - comes);
      if (missing <= Math.max(SHARE * Math.abs(target), UNITS[kind])) continue;
      const text = (value: number) => formatValue(value, kind, tree.currency, unit);
      const [wanted, is, gap] = [text(target), text(comes), text(missing)];
      const isLower = senseOf(node) < 0;
      const perMonth = node.target!.perMonth && isExtensive(kind);
      yield {
        path: [...path, 'target'],
        node: id,
        message: {
          ja: `下の指標がすべて目標どおりでも、${id} は${perMonth ? '月に' : ''} ${is.ja} で、目標 ${wanted.ja} に届きません（${isLower ? '超過' : '不足'} ${gap.ja}）`,
          en: `with everything below at its target, ${id} comes to ${is.en}${perMonth ? ' a month' : ''} and misses its target of ${wanted.en} (${gap.en} ${isLower ? 'too much' : 'short'})`,
        },
        help: {
          ja: '下の指標の目標を上げるか、この目標を合わせてください。期間の合計か per_month かも確かめます',
          en: 'raise the targets below, or bring this one in line; see also which are over the horizon and which per month',
        },
      };
    }
  },
};
