import { schemaText } from '../locale/schema.js';
import type { Finding, Path } from './diagnostic.js';
import { type Expression, referencesOf } from './formula/ast.js';
import type { LagShares, Lags } from './lag-shares.js';
import { isExtensive, type Node, type NodeId } from './tree.js';

/** The keys of `lags`: whole months, as many as lag() takes. */
export const LAG_PATTERN = '^(?:[0-9]|[1-9][0-9]|1[01][0-9]|120)$';

const LAG_KEY = new RegExp(LAG_PATTERN, 'u');
/** Shares are written in rounded percents: 33%, 33%, 33% are meant to be all. */
const SLACK = 0.005 + 1e-9;

/** How much of the work arrives after so many months, as shares of one; null where nothing is written or it is wrong. */
export const lagsOf = (
  lags: Readonly<Record<string, number>> | 'auto' | undefined,
  path: Path,
  report: (finding: Finding) => void,
): Lags | null => {
  if (!lags) return null;
  if (lags === 'auto') return lags;
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
  const shares = new Map(entries.map(([months, share]) => [Number(months), share / sum]));
  return { shares, found: null };
};

/** What a volume brings in a month: shares of it from that month and the months before. */
const arriving = (volume: Expression, shares: LagShares): Expression => {
  const { place } = volume;
  const parts = [...shares].map(([months, share]): Expression => {
    const from: Expression = months === 0 ? volume : { type: 'lag', operand: volume, months, place };
    if (share === 1) return from;
    return { type: 'product', left: { type: 'number', value: share, place }, right: from, place };
  });
  return parts.reduce((left, right) => ({ type: 'sum', left, right, place }));
};

const spread = (expression: Expression, shares: LagShares, isVolume: (id: NodeId) => boolean): Expression => {
  const within = (inner: Expression): Expression => spread(inner, shares, isVolume);
  switch (expression.type) {
    case 'number':
      return expression;
    case 'reference':
      return isVolume(expression.id) ? arriving(expression, shares) : expression;
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

type Nodes = ReadonlyMap<NodeId, Node>;

const isVolumeIn =
  (nodes: Nodes) =>
  (id: NodeId): boolean => {
    const found = nodes.get(id);
    return found !== undefined && isExtensive(found.kind);
  };

/** The counts and amounts that a formula names: what arrives over months where it has `lags`. */
export const volumesOf = ({ formula }: Pick<Node, 'formula'>, nodes: Nodes): NodeId[] =>
  formula === null
    ? []
    : referencesOf(formula.expression).flatMap(({ id }) => (isVolumeIn(nodes)(id) ? [id] : []));

/** A node whose volumes arrive as the shares say. Its formula must have none in it yet. */
export const withShares = (node: Node, lags: Exclude<Lags, 'auto'>, nodes: Nodes): Node => {
  const { formula } = node;
  const expression = spread(formula!.expression, lags.shares, isVolumeIn(nodes));
  return { ...node, lags, formula: { ...formula!, expression } };
};

/**
 * A count with `lags` as the formula that it stands for: the volumes that it is made of arrive over the months that the
 * shares name, and rates hold in the month of arrival. `wins = proposals * win_rate` with { 0: 20%, 1: 80% } is
 * (0.2 * proposals + 0.8 * lag(proposals, 1)) * win_rate. Where records are to tell, the formula waits for them.
 */
export const withLags = (node: Node, nodes: Nodes, report: (finding: Finding) => void): Node => {
  const { lags, kind, id, unreadNames } = node;
  if (!lags || unreadNames.length > 0) return node;
  if (kind !== 'count' || volumesOf(node, nodes).length === 0) {
    const message = schemaText.lagsWithoutVolume({ id });
    report({ path: [...node.path, 'lags'], at: 'key', node: id, message, help: schemaText.lagsHelp() });
    return { ...node, lags: null };
  }
  return lags === 'auto' ? node : withShares(node, lags, nodes);
};
