import { formatRate } from '../../locale/format.js';
import { kciText as text } from '../../locale/kcis.js';
import type { Alert } from '../types.js';
import type { KciResult } from './types.js';

/** Scores of which it may be said that they are all alike, or all by one person. */
const LEAST_SCORES = 10;

const alertsOf = (result: KciResult): Alert[] => {
  const { node, agreement, trend, scores, isConstant } = result;
  const [kci, id] = [node.label, node.id];
  const alerts: Alert[] = [];
  if (agreement.status === 'not-comparable') {
    const message = text.notComparable({ kci, alpha: agreement.alpha!.toFixed(2), cases: agreement.cases });
    alerts.push({ rule: 'kci-not-comparable', node: id, severity: 'warning', message });
  }
  if (trend?.isInflated) {
    const message = text.inflated({ kci, early: formatRate(trend.early), late: formatRate(trend.late) });
    alerts.push({ rule: 'kci-inflated', node: id, severity: 'warning', message });
  }
  if (!scores || scores.n < LEAST_SCORES) return alerts;
  if (isConstant) {
    const message = text.constant({ kci, score: scores.median });
    alerts.push({ rule: 'kci-no-variation', node: id, severity: 'warning', message });
  }
  if (agreement.raters === 1) {
    alerts.push({ rule: 'kci-one-rater', node: id, severity: 'info', message: text.oneRater({ kci }) });
  }
  return alerts;
};

/** What a reader must know of scores before acting on them. */
export const kciAlerts = (results: readonly KciResult[]): Alert[] => {
  const undated = results.filter(({ link }) => link?.found && !link.isTimed);
  const message = text.hindsight({ kcis: undated.map(({ node }) => node.label) });
  return [
    ...results.flatMap(alertsOf),
    ...(undated.length > 0
      ? [{ rule: 'kci-hindsight', node: null, severity: 'info', message } as const]
      : []),
  ];
};
