import type { PlanCheckDocument } from '../../contract/answers/index.js';
import type { Lang } from '../../locale/message.js';
import { formatMonth, type Period } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import type { PlanCheck } from '../../plan/committed/check.js';
import type { NumberChange } from '../../plan/committed/compare.js';
import { type Called, renewal } from '../../plan/committed/text.js';

const periodJson = (period: Period | null) =>
  period && { from: formatMonth(period.from), to: formatMonth(period.to) };

const numberJson = ({ member, node, month, committed, now }: NumberChange) => ({
  member,
  node,
  period: month === null ? null : formatMonth(month),
  committed,
  now,
});

/** The JSON of `kpi plan --check`. */
export const planCheckJson = (
  tree: Tree,
  called: Called,
  { committed, now, refusal, comparison, follows }: PlanCheck,
  lang: Lang,
): PlanCheckDocument => ({
  kpi: 1,
  command: 'plan',
  tree: tree.name,
  check: {
    file: called.file,
    follows,
    horizon: periodJson(committed.horizon),
    as_of: committed.asOf === null ? null : formatMonth(committed.asOf),
    baseline_period: periodJson(committed.baselinePeriod),
    status: now?.status ?? null,
    reason: refusal?.[lang] ?? null,
    definitions: comparison.definitions.map((change) => ({ ...change })),
    restated: comparison.isRestated,
    actuals: comparison.actuals.map(numberJson),
    numbers: comparison.numbers.map(numberJson),
    renew: renewal(committed, called),
  },
});
