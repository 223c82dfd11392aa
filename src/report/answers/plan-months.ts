import type { Message } from '../../locale/message.js';
import { verbatim } from '../../locale/message.js';
import { planReportText as text } from '../../locale/plan-report.js';
import { monthNumber, yearOf } from '../../model/calendar.js';
import { isExtensive, type Tree } from '../../model/tree.js';
import type { Plan, PlanMonth, PlanNode } from '../../plan/types.js';
import { amountOfKgi, figure, partsOfKgi, periodText } from '../figures.js';
import type { Block } from '../report.js';

/** Months side by side in one table of 80 columns. */
const BESIDE = 6;
/** Beyond so many months nobody reads them as a table; the JSON has them. */
const MOST = 24;

/** Equal parts of the months, none wider than a table may be. */
const parts = (months: readonly PlanMonth[]): PlanMonth[][] => {
  const size = Math.ceil(months.length / Math.ceil(months.length / BESIDE));
  return Array.from({ length: Math.ceil(months.length / size) }, (_, part) =>
    months.slice(part * size, (part + 1) * size),
  );
};

const headOf = ({ periods }: Plan, { month, settled, isAssumed }: PlanMonth): Message =>
  text.month({
    month: monthNumber(month),
    year: periods.length > 12 ? yearOf(month) : null,
    isSettled: settled,
    isAssumed,
  });

/** What adds up is read by month; a level only where it is not the same in all of them. */
const isByMonth = ({ periods }: Plan, { node, role }: PlanNode): boolean => {
  if (role === 'kgi') return true;
  if (role !== 'lever') return false;
  const open = periods.filter(({ settled }) => !settled).map(({ values }) => values.get(node.id)!);
  return isExtensive(node.kind) || new Set(open).size > 1;
};

const isFlat = ({ node }: PlanNode, periods: readonly PlanMonth[]): boolean => {
  const [first, ...rest] = periods.map(({ values }) => values.get(node.id)!) as [number, ...number[]];
  return rest.every((value) => Math.abs(value - first) <= 1e-9 * Math.abs(first));
};

/** The KGI and the levers by month, the levers in the order of selling. */
export const monthBlocks = (tree: Tree, plan: Plan): Block[] => {
  const { periods, status, nodes } = plan;
  if (status !== 'reachable' || periods.length < 2 || periods.length > MOST) return [];
  const [kgi, ...others] = nodes.filter((entry) => isByMonth(plan, entry)) as [PlanNode, ...PlanNode[]];
  if (others.length === 0 && isFlat(kgi, periods)) return [];
  const ofKgi = partsOfKgi(
    tree,
    periods.map(({ values }) => values.get(kgi.node.id)!),
    '',
  );
  const cellOf = ({ node, role }: PlanNode, { values, settled }: PlanMonth) => ({
    text: role === 'kgi' ? ofKgi(values.get(node.id)!) : figure(tree, node, values.get(node.id)!),
    tone: settled ? ('dim' as const) : ('plain' as const),
  });
  return [
    { type: 'heading', text: text.monthsTitle() },
    ...parts(periods).map(
      (months): Block => ({
        type: 'table',
        columns: [
          { head: text.node(), align: 'left', rank: 0 },
          ...months.map((month) => ({ head: headOf(plan, month), align: 'right' as const, rank: 0 })),
        ],
        rows: [...others.toReversed(), kgi].map((entry) => ({
          cells: [
            { text: verbatim(entry.node.label), tone: entry.role === 'kgi' ? 'strong' : 'plain' },
            ...months.map((month) => cellOf(entry, month)),
          ],
        })),
      }),
    ),
  ];
};

const FLEETING = 1e-9;

/** Which months are settled, and what of the goal is decided before the plan begins. */
export const decidedBlocks = (tree: Tree, { pipeline, settled, periods }: Plan): Block[] => {
  const found: Block[] = [];
  if (settled > 0) {
    const { month } = periods[settled - 1]!;
    const to = periodText({ from: month, to: month });
    const isAssumed = periods.some((period) => period.isAssumed);
    found.push({ type: 'text', text: isAssumed ? text.settledPartly({ to }) : text.settled({ to }) });
  }
  const share = pipeline?.share ?? null;
  if (pipeline && share !== null && Math.abs(share) > FLEETING) {
    const said = { decided: amountOfKgi(tree, pipeline.decided), isSettled: settled > 0 };
    found.push({ type: 'text', text: share < 1 ? text.decided({ ...said, share }) : text.decidedAll(said) });
  }
  return found;
};

/** Until when each lever still counts, and what comes after the horizon. */
export const lateBlocks = (tree: Tree, { horizon, nodes, spillover }: Plan): Block[] => {
  const early = nodes.filter(({ lastMonth }) => lastMonth !== null && horizon && lastMonth < horizon.to);
  const items = early.toReversed().map(({ node, lastMonth }) => ({
    text: text.lastMonth({ label: node.label, month: periodText({ from: lastMonth!, to: lastMonth! }) }),
  }));
  if (items.length === 0) return [];
  const after =
    spillover !== null && spillover > FLEETING
      ? [{ text: text.spillover({ kgi: tree.kgi.label, value: amountOfKgi(tree, spillover) }) }]
      : [];
  return [
    { type: 'heading', text: text.lastMonthTitle() },
    { type: 'list', items: [...items, ...after] },
  ];
};
