import type { PlanDocument } from '../../contract/answers/index.js';
import { formatMonth } from '../../model/calendar.js';
import type { Node } from '../../model/tree.js';

/** The lags that records have shown, of those of some nodes that have such, in JSON. */
export const kernelsJson = (nodes: Iterable<Node>): PlanDocument['kernels'] =>
  [...nodes].flatMap(({ id, lags }) => {
    if (lags === null || lags === 'auto' || lags.found === null) return [];
    const { source, from, to, through, entered, arrived, lost, later, seen, open, ...told } = lags.found;
    return {
      node: id,
      source,
      from,
      to,
      through: formatMonth(through),
      entered,
      closed: arrived + lost,
      shares: Object.fromEntries(lags.shares),
      later,
      seen,
      open,
      lower_bound: told.isLowerBound,
      undated_losses: told.undatedLosses,
      backwards: told.backwards,
    };
  });
