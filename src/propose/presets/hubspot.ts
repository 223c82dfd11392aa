import type { TableSeen } from '../../data/look.js';
import { proposalText as text } from '../../locale/proposal.js';
import type { DealHeaders } from '../deal-columns.js';
import { dealProposal, type StageColumn } from '../deals.js';
import { type Preset, signOf } from './preset.js';

/*
 * The labels are those of HubSpot's knowledge base: "HubSpot's default deal properties" and "Use stage calculated
 * properties", in English and in Japanese (既定の取引プロパティー、ステージ計算プロパティー), which calls the dates of
 * stages 「…に入った日付」 and, in older texts, 「…を開始した日付」. Exports by internal names have hs_v2_date_entered_…
 */
const SIGNS = [
  ['Deal Stage', 'Pipeline'],
  ['Record ID', 'Deal Name'],
  ['取引ステージ', 'パイプライン'],
  ['取引ステージ', '取引名'],
  ['レコードID', '取引名'],
  ['dealstage', 'dealname'],
  ['dealstage', 'pipeline'],
];

const HEADERS: DealHeaders = {
  created: ['Create Date', '作成日', 'createdate'],
  closed: ['Close Date', 'クローズ日', 'closedate'],
  stage: ['Deal Stage', '取引ステージ', 'dealstage'],
  amount: ['Amount', '金額', 'amount'],
  owner: ['Deal owner', '取引担当者', '取引の担当者', 'hubspot_owner_id'],
};

const ENTERED = [
  /^date entered\s+["“”「']?(.+?)["“”」']?$/iu,
  /^["“”「[]?(.+?)["“”」\]]?(?:に入った日付|を開始した日付)$/u,
  /^hs_(?:v2_)?date_entered_(.+)$/iu,
];
const PIPELINE = /^(.*?)\s*[(（]([^()（）]+)[)）]$/u;

interface Entered extends StageColumn {
  readonly pipeline: string;
}

const enteredIn = (table: TableSeen): Entered[] =>
  table.columns.flatMap((column) => {
    const [named] = ENTERED.flatMap((pattern) => pattern.exec(column.name.normalize('NFKC'))?.[1] ?? []);
    if (named === undefined || /current[\s_]stage/iu.test(named)) return [];
    const [, stage = named, pipeline = ''] = PIPELINE.exec(named) ?? [];
    return [{ column, stage, pipeline }];
  });

/** The pipeline in whose stages most dates stand: one tree is one pipeline. */
const mainPipeline = (entered: readonly Entered[]): string | undefined => {
  const filled = new Map<string, number>();
  for (const { pipeline, column } of entered)
    filled.set(pipeline, (filled.get(pipeline) ?? 0) + column.filled);
  return [...filled].sort(([, a], [, b]) => b - a)[0]?.[0];
};

/** The deals of HubSpot, with the dates on which they entered the stages of their pipeline where these are exported. */
export const hubspot: Preset = {
  id: 'hubspot',
  recognise: (table) => {
    const entered = enteredIn(table).map(({ column }) => column.name);
    return signOf(table, SIGNS) ?? (entered.length > 1 ? entered : null);
  },
  propose: (table, given) => {
    const entered = enteredIn(table);
    const main = mainPipeline(entered);
    const others = [...new Set(entered.map(({ pipeline }) => pipeline))].filter(
      (pipeline) => pipeline !== main,
    );
    return dealProposal(
      table,
      {
        preset: 'hubspot',
        recognisedBy: hubspot.recognise(table) ?? [],
        headers: HEADERS,
        stages: entered.filter(({ pipeline }) => pipeline === main),
        remarks: [
          ...(others.length > 0 ? [text.otherPipelines({ main: main!, others })] : []),
          ...(entered.length > 0 ? [text.hubspotReentry()] : []),
        ],
      },
      given,
    );
  },
};
