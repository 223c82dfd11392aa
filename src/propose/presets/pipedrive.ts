import type { DealHeaders } from '../deal-columns.js';
import { dealProposal } from '../deals.js';
import { type Preset, signOf } from './preset.js';

/*
 * Pipedrive writes "entity - field" above each column (Pipedrive Knowledge Base: Import fields, Exporting data); the
 * fields are those of its sample spreadsheet and of exports in public. The words change with the language of the
 * account; the Japanese ones follow its knowledge base (取引, ステージ, 受注, 失注), and no export of them was at hand.
 */
const SIGNS = [
  ['Deal - Title'],
  ['Deal - Stage', 'Deal - Status'],
  ['Deal - ID', 'Deal - Status'],
  ['取引 - タイトル'],
  ['取引 - ステージ', '取引 - ステータス'],
];

const HEADERS: DealHeaders = {
  created: ['Deal - Deal created', 'Deal - Add time', 'Deal - Created', '取引 - 作成日時', '取引 - 追加日時'],
  closed: [
    'Deal - Won time',
    'Deal - Deal closed on',
    'Deal - Closed on',
    'Deal - Close time',
    '取引 - 受注日時',
    '取引 - クローズ日',
  ],
  stage: ['Deal - Status', 'Deal - Stage', '取引 - ステータス', '取引 - ステージ'],
  amount: ['Deal - Value', '取引 - 金額'],
  owner: ['Deal - Owner', '取引 - 所有者'],
};

/** The deals of Pipedrive: it exports when they were made and won, and no dates of the stages between. */
export const pipedrive: Preset = {
  id: 'pipedrive',
  recognise: (table) => signOf(table, SIGNS),
  propose: (table, given) =>
    dealProposal(
      table,
      {
        preset: 'pipedrive',
        recognisedBy: signOf(table, SIGNS) ?? [],
        headers: HEADERS,
        stages: [],
      },
      given,
    ),
};
