import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { Stale } from '../../diagnose/stale.js';
import { formatMonth } from '../../model/calendar.js';

export const staleJson = ({ source, records }: Stale): DiagnoseDocument['stale'] =>
  (records ?? []).map(({ phase, id, month, months, parts }) => ({
    source: source.id,
    phase: phase.id,
    id,
    since: formatMonth(month),
    months,
    dimensions: Object.fromEntries(source.dimensions.map((name, index) => [name, parts[index] ?? ''])),
  }));
