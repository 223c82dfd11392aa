import { formatPercent, formatTenths, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { planReportText as text } from '../../locale/plan-report.js';
import type { Tree } from '../../model/tree.js';
import { printable } from '../../plan/grid.js';
import type { Plan, PlanNode, SingleLever } from '../../plan/types.js';
import { change, figure, ownerText } from '../figures.js';
import type { Block, Cell } from '../report.js';

const labelOf = ({ node, role, atBound }: PlanNode): Message => {
  const { label } = node;
  if (role === 'fixed') return text.fixed({ label });
  if (role !== 'lever') return verbatim(label);
  return atBound ? text.atBound({ label, bound: atBound }) : text.lever({ label });
};

const changeOf = (tree: Tree, { node, baseline, required }: PlanNode): Message => {
  if (baseline === null || baseline === 0) return MISSING;
  return node.kind === 'rate'
    ? change(tree, node, baseline, required)
    : formatPercent((required - baseline) / Math.abs(baseline));
};

const row = (tree: Tree, entry: PlanNode, indent: number): { cells: Cell[] } => {
  const { node, role, baseline, required, perWeek } = entry;
  const tone = role === 'lever' || role === 'kgi' ? 'strong' : role === 'fixed' ? 'dim' : 'plain';
  return {
    cells: [
      { text: labelOf(entry), tone, indent },
      { text: figure(tree, node, baseline) },
      { text: figure(tree, node, required), tone },
      { text: changeOf(tree, entry) },
      { text: perWeek === null ? verbatim('') : formatTenths(perWeek) },
      { text: verbatim(ownerText(tree, node.owner)), tone: 'dim' },
    ],
  };
};

/** From the KGI down, phase by phase from the last to the first, levers last within a phase. */
export const nodeTable = (tree: Tree, plan: Plan): Block => {
  const [kgi, ...rest] = plan.nodes as [PlanNode, ...PlanNode[]];
  const inPhase = (id: string | null) =>
    rest.filter(
      ({ node }) => (tree.phases.some((phase) => phase.id === node.phase) ? node.phase : null) === id,
    );
  const groups = [
    { label: text.noPhase(), entries: inPhase(null) },
    ...[...tree.phases].reverse().map(({ id, label }) => ({ label: verbatim(label), entries: inPhase(id) })),
  ].filter(({ entries }) => entries.length > 0);
  const isGrouped = tree.phases.length > 0;
  return {
    type: 'table',
    columns: [
      { head: text.node(), align: 'left', rank: 0 },
      { head: text.now(), align: 'right', rank: 2 },
      { head: plan.status === 'unreachable' ? text.atBest() : text.required(), align: 'right', rank: 0 },
      { head: text.change(), align: 'right', rank: 1 },
      { head: text.perWeek(), align: 'right', rank: 3 },
      { head: text.owner(), align: 'left', rank: 4 },
    ],
    rows: [
      row(tree, kgi, 0),
      ...groups.flatMap(({ label, entries }) => [
        ...(isGrouped ? [{ cells: [{ text: label, tone: 'dim' as const }], divider: true }] : []),
        ...entries.map((entry) => row(tree, entry, isGrouped ? 1 : 0)),
      ]),
    ],
  };
};

const verdictOf = (tree: Tree, lever: SingleLever): Message => {
  const { id, required, limit, reachable, inBounds, natural } = lever;
  if (required === null) return text.helpless();
  if (reachable) return text.withinBounds();
  if (inBounds) return text.breaksOthers();
  if (!natural) return text.impossible();
  return text.beyondBounds({ limit: limit === null ? null : figure(tree, tree.nodes.get(id)!, limit) });
};

/** What each lever would have to be if it alone moved. */
export const singleBlocks = (tree: Tree, plan: Plan): Block[] => {
  // With one lever the plan itself says it; out of reach, what relaxing a limit would take says more.
  if (plan.singleLever.length < 2 || plan.status === 'unreachable') return [];
  const rows = plan.singleLever.map((lever) => {
    const { id, required, reachable } = lever;
    const node = tree.nodes.get(id)!;
    const now = plan.nodes.find((entry) => entry.node.id === id)!.baseline;
    const verdict = verdictOf(tree, lever);
    return {
      cells: [
        { text: verbatim(node.label) },
        { text: figure(tree, node, now) },
        {
          text:
            required === null
              ? MISSING
              : figure(tree, node, printable(node.kind, required, required < (now ?? 0) ? -1 : 1)),
        },
        { text: verdict, tone: reachable ? ('good' as const) : ('bad' as const) },
      ],
    };
  });
  const columns = [
    { head: text.lever1(), align: 'left' as const, rank: 0 },
    { head: text.now(), align: 'right' as const, rank: 1 },
    { head: text.alone(), align: 'right' as const, rank: 0 },
    { head: text.judgement(), align: 'left' as const, rank: 0 },
  ];
  return [
    { type: 'heading', text: text.singleTitle() },
    { type: 'table', columns, rows },
  ];
};
