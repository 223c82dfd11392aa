import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { Maturity } from '../../diagnose/maturity.js';
import { formatMonth } from '../../model/calendar.js';

export const maturityJson = (found: Maturity): DiagnoseDocument['maturity'][number] => ({
  phase: found.phase.id,
  conversion: found.phase.conversion,
  source: found.source,
  view: found.view,
  through: formatMonth(found.through),
  entered: found.entered,
  closed: found.closed,
  curve: [...found.curve],
  lower_bound: found.isLowerBound,
  naive: found.naive,
  adjusted: found.adjusted,
  cohorts: found.cohorts.map(({ month, isImmature, ...cohort }) => ({
    period: formatMonth(month),
    ...cohort,
    immature: isImmature,
  })),
  median_months: found.time.median,
  open: found.time.open,
  stale: found.time.stale && { ...found.time.stale },
});
