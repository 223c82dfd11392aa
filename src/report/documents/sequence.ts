import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { Sequence } from '../../diagnose/sequence.js';

export const sequenceJson = (found: Sequence): DiagnoseDocument['sequence'][number] => ({
  source: found.source,
  phase: found.last.id,
  entered: found.entered,
  predicted: found.predicted,
  happened: found.happened,
  skipped: found.phases.map(({ phase, stepped, counted, ...records }) => ({
    phase: phase.id,
    reached: records.reached,
    records: records.skipped,
    missed: records.missed,
    returned: records.returned,
    conversion_of_dated: stepped,
    conversion: counted,
  })),
});
