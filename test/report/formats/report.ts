import { formatChange, formatValue, MISSING } from '../../../src/locale/format.js';
import { verbatim } from '../../../src/locale/message.js';
import type { Kind } from '../../../src/model/tree.js';
import type { Block, Report } from '../../../src/report/report.js';
import { diagnosticOf, spanOf } from '../diagnostics.js';

export const reportOf = (...blocks: readonly Block[]): Report => ({ blocks, data: {}, outcome: 'ok' });

const planRow = (
  [indent, label]: readonly [number, string],
  [kind, before, after]: readonly [Kind, number, number],
  owner: string,
  divider = false,
) => ({
  divider,
  cells: [
    { text: verbatim(label), indent },
    { text: formatValue(before, kind, 'JPY', null) },
    { text: formatValue(after, kind, 'JPY', null), tone: 'strong' as const },
    { text: formatChange(before, after, kind, 'JPY', null) },
    { text: owner === '' ? MISSING : verbatim(owner) },
  ],
});

/** A table as `kpi plan` would show it: a tree of nodes, figures on the right, words at the end. */
export const planTable: Block = {
  type: 'table',
  columns: [
    { head: { ja: '指標', en: 'Node' }, align: 'left', rank: 0 },
    { head: { ja: '現状', en: 'Baseline' }, align: 'right', rank: 1 },
    { head: { ja: '必要', en: 'Required' }, align: 'right', rank: 0 },
    { head: { ja: '差', en: 'Change' }, align: 'right', rank: 2 },
    { head: { ja: '担当', en: 'Owner' }, align: 'left', rank: 3 },
  ],
  rows: [
    planRow([0, '売上'], ['amount', 80_000_000, 120_000_000], '営業本部'),
    planRow([1, '受注数'], ['count', 40, 53], 'フィールドセールス'),
    planRow([2, '有効商談数（営業が受け入れたもの）'], ['count', 160, 190], 'インサイドセールス'),
    planRow([2, '受注率'], ['rate', 0.25, 0.279], ''),
    planRow([1, '平均単価'], ['average', 2_000_000, 2_264_000], '営業企画', true),
  ],
};

/** One block of each type. */
export const wholeReport: Report = reportOf(
  { type: 'heading', text: { ja: '必要な数字', en: 'What it takes' } },
  {
    type: 'text',
    text: {
      ja: '2026年4月〜9月の売上を8,000万円から1.2億円にするには、受注数を40件から53件に増やす必要があります。',
      en: 'To bring revenue from ¥80M to ¥120M in Apr–Sep 2026, wins have to rise from 40 to 53.',
    },
  },
  planTable,
  {
    type: 'list',
    items: [
      { text: { ja: '受注率が最も効きます', en: 'the win rate has most effect' }, tone: 'good' },
      { text: { ja: '担当のない指標があります', en: 'one node has no owner' } },
    ],
  },
  {
    type: 'diagnostics',
    diagnostics: [
      diagnosticOf({
        span: spanOf('    formula: proposals * ⟦win_rat⟧'),
        help: { ja: '「win_rate」のことですか？', en: 'did you mean "win_rate"?' },
      }),
      diagnosticOf({
        rule: 'data-skipped',
        severity: 'info',
        file: 'data/2026.csv',
        message: { ja: '3行を読み飛ばしました', en: 'skipped 3 rows' },
      }),
    ],
  },
);
