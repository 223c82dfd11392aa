import { formatMonth, formatPeriod, type Period } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import type { Plan, PlanMonth, PlanNode } from '../../plan/types.js';
import { unitText } from '../figures.js';

type Row = readonly (string | number)[];

const COLUMNS = [
  'id',
  'label',
  'role',
  'kind',
  'unit',
  'phase',
  'owner',
  'dimension',
  'member',
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

/** Whose rows these are: of a member of a dimension, or of all together. */
type Whose = readonly [dimension: string, member: string];

const ALL: Whose = ['', ''];

/** A node of a plan, be it the team's or a member's. */
interface Entry extends Pick<PlanNode, 'node' | 'role' | 'baseline' | 'required' | 'exact' | 'perWeek'> {
  readonly atBound?: PlanNode['atBound'];
}

interface MonthValues extends Pick<PlanMonth, 'month' | 'values'> {
  readonly exact?: PlanMonth['exact'];
}

/** What stands before the numbers of a node in each of its rows. */
const named = (tree: Tree, { node, role }: Entry, whose: Whose): Row => [
  node.id,
  node.label,
  role,
  node.kind,
  unitText(tree, node),
  node.phase ?? '',
  node.owner ?? '',
  ...whose,
];

const whole = (horizon: Period | null): string => (horizon ? formatPeriod(horizon) : '');

const rowsOf = (
  tree: Tree,
  { horizon, settled }: Plan,
  whose: Whose,
  nodes: readonly Entry[],
  periods: readonly MonthValues[],
): Row[] =>
  nodes.flatMap((entry) => {
    const { node, baseline, required, exact, perWeek, atBound } = entry;
    const start = named(tree, entry, whose);
    const change = baseline === null ? '' : required - baseline;
    const numbers = [baseline ?? '', required, exact, change, perWeek ?? '', atBound ?? ''];
    return [
      [...start, 'horizon', whole(horizon), '', ...numbers],
      ...periods.map(({ month, values, exact: exactly }): Row => {
        const isSettled = horizon !== null && month < horizon.from + settled;
        const own = ['', values.get(node.id) ?? '', exactly?.get(node.id) ?? '', '', '', ''];
        return [...start, 'month', formatMonth(month), isSettled ? 'yes' : 'no', ...own];
      }),
    ];
  });

/**
 * A plan as a table: a row for each node over the horizon, and after it one for each of its months; then the same of
 * each member that was planned. Rates are fractions and money is in currency units; what a row has no number for is
 * blank.
 */
export const planRows = (tree: Tree, plan: Plan): readonly Row[] => [
  COLUMNS,
  ...rowsOf(tree, plan, ALL, plan.nodes, plan.periods),
  ...(plan.members?.members ?? []).flatMap(({ name, nodes, periods }) =>
    rowsOf(tree, plan, [plan.members!.dimension, name], nodes, periods),
  ),
];
