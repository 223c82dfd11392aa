import type { TableSeen } from '../data/look.js';
import type { DealHeaders } from './deal-columns.js';
import type { StageColumn } from './deals.js';
import { foldHeader } from './header.js';

/**
 * The steps of a sales process, from the first to the last, by the words that people have for them in headers. A list
 * of words of our own: nothing proves a step by its name, which is why the order is told to the reader.
 */
const STEPS: readonly RegExp[] = [
  /リード|見込み?客|問い?合わ?せ|資料請求|\b(?:leads?|mqls?|inquir(?:y|ies)|enquir(?:y|ies))\b/iu,
  /接触|架電|コール|\b(?:contacts?|calls?|outreach)\b/iu,
  /アポ|訪問|面談|\b(?:appointments?|visits?|meetings?|sqls?)\b/iu,
  /商談|案件|\b(?:deals?|opportunit(?:y|ies))\b/iu,
  /ヒアリング|デモ|\b(?:hearings?|discover(?:y|ies)|demos?|qualified)\b/iu,
  /提案|\bproposals?\b/iu,
  /見積|\b(?:quotes?|quotations?|estimates?)\b/iu,
  /受注|成約|契約|\b(?:wins?|won|orders?|contracts?|closings?)\b/iu,
];

/** Which step of a sales process a name speaks of, from 0; undefined where of none. The later word counts. */
export const stepOf = (name: string): number | undefined => {
  const text = name.normalize('NFKC').replaceAll('_', ' ');
  const found = STEPS.findLastIndex((step) => step.test(text));
  return found === -1 ? undefined : found;
};

const DATE = /^(.+?)\s*(?:年月日|日時|日付|日|_?(?:date|at|on|time))$/iu;
const NOT_A_STEP = /予定|希望|期限|最終|次回|更新|失注|expected|planned|next|last|due|lost/iu;

/** The columns of a list with the date of a step each, as 初回接触日, ヒアリング日, 受注日. */
export const stepColumns = ({ columns }: TableSeen): StageColumn[] =>
  columns.flatMap((column) => {
    const name = foldHeader(column.name);
    const [, stage] = DATE.exec(column.name.normalize('NFKC').trim()) ?? [];
    if (!stage || NOT_A_STEP.test(name) || stepOf(name) === undefined) return [];
    return column.filled > 0 && column.dates === column.filled
      ? [{ column, stage: stage.replace(/[_\s]+$/u, '') }]
      : [];
  });

/** What lists of deals call their columns, whatever they come from. */
export const recordHeaders: DealHeaders = {
  created: [
    '初回接触日',
    '問い合わせ日',
    'リード獲得日',
    '商談作成日',
    '登録日',
    '作成日',
    'created time',
    'created date',
    'create date',
    'created at',
    'created_at',
    'engage_date',
    'first_contact_date',
  ],
  closed: [
    '受注日',
    '成約日',
    '契約日',
    '売上日',
    '納品日',
    '完了日',
    '完了予定日',
    'won_date',
    'won date',
    'close_date',
    'close date',
    'closed date',
    'closing date',
    'order date',
    'order_date',
  ],
  stage: [
    'フェーズ',
    'ステージ',
    '商談フェーズ',
    '段階',
    '商談ステージ',
    '案件ステータス',
    'ステータス',
    '状態',
    'stage',
    'deal_stage',
    'deal stage',
    'status',
  ],
  amount: [
    '受注金額',
    '契約金額',
    '売上金額',
    '受注額',
    '売上高',
    '金額',
    '合計費用',
    '見積金額',
    '小計',
    'amount',
    'close_value',
    'deal value',
    'value',
    'revenue',
  ],
  owner: [
    '担当者',
    '営業担当',
    '営業担当者',
    '担当者名',
    '担当',
    'owner',
    'sales_agent',
    'sales rep',
    'potential owner',
    'deal owner',
  ],
};
