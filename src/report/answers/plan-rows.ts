import { formatMonth, formatPeriod, type Period } from '../../model/calendar.js';
import type { Node, Tree } from '../../model/tree.js';
import type { Plan, PlanNode } from '../../plan/types.js';

type Row = readonly (string | number)[];

const COLUMNS = [
  'id',
  'label',
  'role',
  'kind',
  'unit',
  'phase',
  'owner',
  'span',
  'period',
  'settled',
  'baseline',
  'required',
  'exact',
  'change',
  'per_week',
  'at_bound',
] as const;

const unitOf = (tree: Tree, { kind, unit }: Node): string =>
  unit ?? (kind === 'amount' || kind === 'average' ? (tree.currency ?? '') : '');

/** What stands before the numbers of a node in each of its rows. */
const named = (tree: Tree, { node, role }: PlanNode): Row => [
  node.id,
  node.label,
  role,
  node.kind,
  unitOf(tree, node),
  node.phase ?? '',
  node.owner ?? '',
];

const whole = (horizon: Period | null): string => (horizon ? formatPeriod(horizon) : '');

/**
 * A plan as a table: a row for each node over the horizon, and after it one for each of its months. Rates are fractions
 * and money is in currency units; what a row has no number for is blank.
 */
export const planRows = (tree: Tree, plan: Plan): readonly Row[] => [
  COLUMNS,
  ...plan.nodes.flatMap((entry) => {
    const { node, baseline, required, exact, perWeek, atBound } = entry;
    const start = named(tree, entry);
    const change = baseline === null ? '' : required - baseline;
    return [
      [
        ...start,
        'horizon',
        whole(plan.horizon),
        '',
        baseline ?? '',
        required,
        exact,
        change,
        perWeek ?? '',
        atBound ?? '',
      ],
      ...plan.periods.map((month): Row => {
        const values = [month.values.get(node.id)!, month.exact.get(node.id)!];
        return [
          ...start,
          'month',
          formatMonth(month.month),
          month.settled ? 'yes' : 'no',
          '',
          ...values,
          '',
          '',
          '',
        ];
      }),
    ];
  }),
];
