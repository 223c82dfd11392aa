import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { RestatedSince } from '../../diagnose/restated.js';
import type { Diagnosis } from '../../diagnose/types.js';
import { formatMonth } from '../../model/calendar.js';
import { weakestJson } from './diagnose.js';

const bothJson = ({ observed, confirmed }: Diagnosis['weakest']): DiagnoseDocument['weakest'] => ({
  observed: weakestJson(observed),
  confirmed: weakestJson(confirmed),
});

export const restatedJson = (restated: RestatedSince): NonNullable<DiagnoseDocument['restated']> => {
  const { asOf, snapshot, kgi, changes, earlier, weakest } = restated;
  return {
    as_of: asOf,
    snapshot,
    kgi: { actual: { ...kgi.actual }, expected: { ...kgi.expected } },
    changes: changes.map(({ node, month, was, now }) => ({
      node: node.id,
      period: formatMonth(month),
      was,
      now,
    })),
    earlier,
    weakest: { was: bothJson(weakest.was), now: bothJson(weakest.now) },
  };
};
