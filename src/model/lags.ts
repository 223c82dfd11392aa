import { schemaText } from '../locale/schema.js';
import type { Finding, Path } from './diagnostic.js';
import { type Expression, referencesOf } from './formula/ast.js';
import { isExtensive, type Node, type NodeId } from './tree.js';

/** The keys of `lags`: whole months, as many as lag() takes. */
export const LAG_PATTERN = '^(?:[0-9]|[1-9][0-9]|1[01][0-9]|120)$';

const LAG_KEY = new RegExp(LAG_PATTERN, 'u');
/** Shares are written in rounded percents: 33%, 33%, 33% are meant to be all. */
const SLACK = 0.005 + 1e-9;

/** How much of the work arrives after so many months, as shares of one; null where nothing is written or it is wrong. */
export const kernelOf = (
  lags: Readonly<Record<string, number>> | undefined,
  path: Path,
  report: (finding: Finding) => void,
): ReadonlyMap<number, number> | null => {
  if (!lags) return null;
  const entries = Object.entries(lags);
  const wrong = entries.filter(([months]) => !LAG_KEY.test(months));
  for (const [months] of wrong)
    report({ path: [...path, months], at: 'key', message: schemaText.badLag({ months }) });
  const sum = entries.reduce((total, [, share]) => total + share, 0);
  if (Math.abs(sum - 1) > SLACK) {
    report({ path, at: 'key', message: schemaText.lagsSum({ sum }), help: schemaText.lagsSumHelp() });
    return null;
  }
  if (wrong.length > 0) return null;
  return new Map(entries.map(([months, share]) => [Number(months), share / sum]));
};

/** What a volume brings in a month: shares of it from that month and the months before. */
const arriving = (volume: Expression, kernel: ReadonlyMap<number, number>): Expression => {
  const { place } = volume;
  const parts = [...kernel].map(([months, share]): Expression => {
    const from: Expression = months === 0 ? volume : { type: 'lag', operand: volume, months, place };
    if (share === 1) return from;
    return { type: 'product', left: { type: 'number', value: share, place }, right: from, place };
  });
  return parts.reduce((left, right) => ({ type: 'sum', left, right, place }));
};

const spread = (
  expression: Expression,
  kernel: ReadonlyMap<number, number>,
  isVolume: (id: NodeId) => boolean,
): Expression => {
  const within = (inner: Expression): Expression => spread(inner, kernel, isVolume);
  switch (expression.type) {
    case 'number':
      return expression;
    case 'reference':
      return isVolume(expression.id) ? arriving(expression, kernel) : expression;
    case 'negate':
    case 'lag':
      return { ...expression, operand: within(expression.operand) };
    case 'min':
    case 'max':
      return { ...expression, operands: expression.operands.map(within) };
    default:
      return { ...expression, left: within(expression.left), right: within(expression.right) };
  }
};

/**
 * A count with `lags` as the formula that it stands for: the volumes that it is made of arrive over the months that the
 * shares name, and rates hold in the month of arrival. `wins = proposals * win_rate` with { 0: 20%, 1: 80% } is
 * (0.2 * proposals + 0.8 * lag(proposals, 1)) * win_rate.
 */
export const withLags = (
  node: Node,
  nodes: ReadonlyMap<NodeId, Node>,
  report: (finding: Finding) => void,
): Node => {
  const { lags, formula, kind, id, unreadNames } = node;
  if (!lags || unreadNames.length > 0) return node;
  const isVolume = (other: NodeId): boolean => {
    const found = nodes.get(other);
    return found !== undefined && isExtensive(found.kind);
  };
  const hasVolume = formula !== null && referencesOf(formula.expression).some((one) => isVolume(one.id));
  if (kind !== 'count' || !hasVolume) {
    const message = schemaText.lagsWithoutVolume({ id });
    report({ path: [...node.path, 'lags'], at: 'key', node: id, message, help: schemaText.lagsHelp() });
    return node;
  }
  return { ...node, formula: { ...formula, expression: spread(formula.expression, lags, isVolume) } };
};
