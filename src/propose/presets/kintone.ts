import { dealProposal } from '../deals.js';
import { recordHeaders, stepColumns } from '../steps.js';
import { type Preset, signOf } from './preset.js';

/*
 * The fields that kintone gives every app (kintone Help: フィールドの種類, レコード番号・作成者・作成日時・更新者・更新日時;
 * ステータス where the process is managed). What an app adds is its owner's; the names of sales apps follow 案件管理 of
 * the sales pack (営業支援パック).
 */
const SIGNS = [
  ['レコード番号', '作成日時'],
  ['レコード番号', '更新日時'],
  ['レコード番号', '作成者'],
  ['レコード番号', '更新者'],
  ['レコード番号', 'ステータス'],
  ['Record number', 'Created datetime'],
  ['Record number', 'Updated datetime'],
  ['Record number', 'Created by'],
];

const HEADERS = {
  ...recordHeaders,
  created: [...recordHeaders.created, '商談日', '作成日時', 'Created datetime'],
  closed: [...recordHeaders.closed, '受注予定日', '見込み時期'],
  owner: ['担当者', '営業担当者', '案件担当者', '案件担当者名', '担当者名', '作成者', 'Created by'],
};

/** The records of a kintone app for deals. */
export const kintone: Preset = {
  id: 'kintone',
  recognise: (table) => signOf(table, SIGNS),
  propose: (table, given) =>
    dealProposal(
      table,
      {
        preset: 'kintone',
        recognisedBy: signOf(table, SIGNS) ?? [],
        headers: HEADERS,
        stages: stepColumns(table),
      },
      given,
    ),
};
