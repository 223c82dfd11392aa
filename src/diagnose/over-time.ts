import type { History } from '../data/history.js';
import type { Period } from '../model/calendar.js';
import type { NodeId, Tree } from '../model/tree.js';
import { goodhartAlert } from './goodhart/goodhart.js';
import { lagsToKgi } from './lags-to-kgi.js';
import { linkAlerts, linksOf } from './linkage.js';
import type { Maturity } from './maturity.js';
import { quarterSwingAlerts } from './quarter-swing.js';
import { snapshotAlerts } from './snapshot-bias.js';
import { groundOf } from './trend/ground.js';
import { rateCountsOf } from './trend/rate-counts.js';
import { trendsOf } from './trend/trends.js';
import type { Diagnosis, NodeComparison } from './types.js';

/** What only the months before can tell: where each node is going, and whether the KPIs still serve the KGI. */
export const followOverTime = (
  tree: Tree,
  history: History,
  period: Period,
  compared: readonly NodeComparison[],
  hidden: ReadonlySet<NodeId>,
  maturities: readonly Maturity[],
): Pick<Diagnosis, 'trends' | 'linkage' | 'alerts'> => {
  const nodes = compared.map(({ node }) => node);
  const ground = groundOf(tree, history, period, nodes, hidden);
  const lags = lagsToKgi(tree);
  const linkage = linksOf(tree, ground, lags);
  const known = new Map(compared.map(({ node, actual }) => [node.id, actual]));
  const mixed = snapshotAlerts(tree, ground, maturities, (id) => known.get(id) ?? null);
  // Whether months can be held against each other is told by later ones too.
  const until = Math.max(period.to, history.coverage.last ?? period.to);
  const swings = quarterSwingAlerts(tree, rateCountsOf(tree, history), until, hidden);
  const purpose = goodhartAlert(tree, history, ground, lags);
  return {
    trends: trendsOf(tree, history, period, ground),
    linkage,
    alerts: [...(purpose ? [purpose] : []), ...linkAlerts(tree, linkage), ...mixed, ...swings],
  };
};
