import type { TableSeen } from '../../data/look.js';
import { type ChangeHeaders, changesProposal } from '../changes.js';
import type { DealHeaders } from '../deal-columns.js';
import { dealProposal } from '../deals.js';
import { columnNamed } from '../header.js';
import { type Preset, signOf } from './preset.js';

/*
 * The labels of Salesforce's standard reports "Opportunities" and "Opportunity History" (Salesforce Help: Opportunity
 * Fields, Opportunity Reports), in English and in Japanese (商談レポート); the API's names are those of the objects
 * Opportunity and OpportunityHistory in its Object Reference, as data loaders export them.
 */
const SIGNS = [
  ['商談名', 'フェーズ'],
  ['Opportunity Name', 'Stage'],
  ['Opportunity ID', 'Stage'],
  ['StageName', 'CloseDate'],
];

const HEADERS: DealHeaders = {
  created: ['作成日', 'Created Date', 'CreatedDate'],
  closed: ['完了予定日', 'Close Date', 'CloseDate'],
  stage: ['フェーズ', 'Stage', 'StageName'],
  amount: ['金額', 'Amount'],
  owner: ['商談 所有者', '商談所有者', 'Opportunity Owner', 'OwnerId'],
};

/** Beside the words of the report, those that people give the Japanese columns of such a history are taken. */
const CHANGES: ChangeHeaders = {
  record: ['商談 ID', '商談ID', 'Opportunity ID', 'OpportunityId', '商談名', 'Opportunity Name'],
  from: ['From Stage', '変更前フェーズ', 'PrevStageName'],
  to: ['To Stage', '変更後フェーズ', 'StageName'],
  on: ['Last Modified', 'Last Modified Date', '最終更新日', '変更日', 'CreatedDate'],
  amount: ['Amount', '金額'],
};

const historySign = (table: TableSeen): readonly string[] | null => {
  const to = columnNamed(table, CHANGES.to);
  const from = columnNamed(table, CHANGES.from);
  return to && from ? [from.name, to.name] : null;
};

/** The opportunities of Salesforce with their present stage, or the history of their stages. */
export const salesforce: Preset = {
  id: 'salesforce',
  recognise: (table) => historySign(table) ?? signOf(table, SIGNS),
  propose: (table, given) => {
    const history = historySign(table);
    if (history)
      return changesProposal(table, { preset: 'salesforce', recognisedBy: history, headers: CHANGES }, given);
    const form = {
      preset: 'salesforce',
      recognisedBy: signOf(table, SIGNS) ?? [],
      headers: HEADERS,
    } as const;
    return dealProposal(table, { ...form, stages: [] }, given);
  },
};
