import { diagnoseTrendText as text } from '../locale/diagnose-trend.js';
import { formatValue } from '../locale/format.js';
import type { Tree } from '../model/tree.js';
import type { Alert, Contribution, NodeComparison } from './types.js';

/** Values that differ by the last digits of arithmetic only are the same. */
const SAME = 1e-9;

const isBehind = ({ node, actual, expected }: NodeComparison): boolean => {
  const short = node.better === 'higher' ? expected! - actual! : actual! - expected!;
  return short > SAME * Math.max(1, Math.abs(expected!));
};

/**
 * Every KPI as a plan or a budget has it, and the KGI not: either the KGI comes from what the tree does not have, or the targets of
 * the KPIs do not add up to its own. Null where that is not so, or where no KPI can be compared.
 */
export const allGreenAlert = (
  tree: Tree,
  nodes: readonly NodeComparison[],
  contributions: readonly Contribution[],
): Alert | null => {
  const compared = nodes.filter(({ actual, expected }) => actual !== null && expected !== null);
  const kgi = compared.find(({ node }) => node.id === tree.kgi.id);
  const kpis = compared.filter(({ node }) => node.role === 'kpi');
  if (!kgi || !isBehind(kgi) || kpis.length === 0 || kpis.some(isBehind)) return null;
  const sense = tree.kgi.better === 'higher' ? 1 : -1;
  const loss = (id: Contribution['id']): number | null => {
    const found = contributions.find((one) => one.id === id);
    return found && found.effect * sense < 0 ? found.effect : null;
  };
  const [unmodelled, unclosed] = [loss('unmodelled'), loss('unclosed')];
  const { kind, unit } = tree.kgi;
  const figure = (value: number | null) =>
    value === null ? null : formatValue(Math.abs(value), kind, tree.currency, unit);
  const open = nodes.filter(({ node }) => node.role === 'kpi').length - kpis.length;
  return {
    rule: 'kpis-met-kgi-missed',
    node: tree.kgi.id,
    severity: 'warning',
    message: text.allGreen({
      kgi: tree.kgi.label,
      kpis: kpis.length,
      open,
      unmodelled: figure(unmodelled),
      unclosed: figure(unclosed),
    }),
    headline: text.greenHeadline({ kgi: tree.kgi.label, open }),
    evidence: {
      kpis: kpis.length,
      ...(unmodelled !== null && { unmodelled }),
      ...(unclosed !== null && { unclosed }),
    },
  };
};
