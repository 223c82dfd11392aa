import { dealProposal } from '../deals.js';
import { columnNamed } from '../header.js';
import { recordHeaders, stepColumns } from '../steps.js';
import type { Preset } from './preset.js';

/** A list of deals, leads or sales of no known product, told by a date that only such lists have. */
export const records: Preset = {
  id: 'records',
  recognise: (table) => {
    const { created, closed } = recordHeaders;
    const found = [
      ...stepColumns(table).map(({ column }) => column),
      ...[created, closed].flatMap((names) => columnNamed(table, names) ?? []),
    ];
    const dated = found.filter(({ filled, dates }) => filled > 0 && dates === filled);
    return dated.length > 0 ? [...new Set(dated.map(({ name }) => name))] : null;
  },
  propose: (table, given) =>
    dealProposal(
      table,
      {
        preset: 'records',
        recognisedBy: records.recognise(table) ?? [],
        headers: recordHeaders,
        stages: stepColumns(table),
      },
      given,
    ),
};
