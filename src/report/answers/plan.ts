import { formatCount, formatPercent, MISSING } from '../../locale/format.js';
import { type Lang, type Message, verbatim } from '../../locale/message.js';
import { planReportText as text } from '../../locale/plan-report.js';
import { isExtensive, type Tree } from '../../model/tree.js';
import { printable, wholeAtLeast } from '../../plan/grid.js';
import type { Plan, PlanNode } from '../../plan/types.js';
import { planJson } from '../documents/plan.js';
import { amountOfKgi, change, figure, ownerText, periodText } from '../figures.js';
import type { Block, Cell, Report } from '../report.js';
import { unreachableBlocks } from './unreachable.js';

const MOVED = 1e-9;

const hasMoved = ({ baseline, required }: PlanNode): boolean =>
  baseline === null || Math.abs(required - baseline) > MOVED * Math.max(1, Math.abs(baseline));

const move = (tree: Tree, plan: Plan, entry: PlanNode): Message => {
  const { node, baseline, required } = entry;
  const isMonthly = isExtensive(node.kind) && plan.months > 1;
  const shown = (value: number): Message => {
    const share = isMonthly ? value / plan.months : value;
    const one = figure(tree, node, node.kind === 'count' ? wholeAtLeast(share) : share);
    return isMonthly ? text.perMonth(one) : one;
  };
  return text.move({
    label: node.label,
    before: baseline === null ? null : shown(baseline),
    after: shown(required),
  });
};

const headline = (tree: Tree, plan: Plan): Block => {
  const goal = { kgi: tree.kgi.label, target: figure(tree, tree.kgi, plan.kgi.target) };
  if (plan.unreachable) {
    const { best, shortBy } = plan.unreachable;
    const message = text.unreachable({
      ...goal,
      best: figure(tree, tree.kgi, best),
      short: amountOfKgi(tree, shortBy),
    });
    return { type: 'text', text: message, tone: 'bad' };
  }
  if (plan.status === 'met') {
    return {
      type: 'text',
      text: text.met({ ...goal, baseline: figure(tree, tree.kgi, plan.kgi.baseline) }),
      tone: 'good',
    };
  }
  const moves = plan.nodes
    .filter((entry) => entry.role === 'lever' && hasMoved(entry))
    .map((entry) => move(tree, plan, entry));
  return { type: 'text', text: text.reachable({ ...goal, moves }), tone: 'strong' };
};

const footing = (tree: Tree, plan: Plan): Block[] => {
  const { baseline, target } = plan.kgi;
  if (baseline === null || plan.status === 'met') return [];
  const told = {
    baseline: figure(tree, tree.kgi, baseline),
    short: change(tree, tree.kgi, baseline, target),
  };
  const message = plan.baselinePeriod
    ? text.footing({ ...told, period: periodText(plan.baselinePeriod) })
    : text.footingDeclared(told);
  return [{ type: 'text', text: message }];
};

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
      { text: perWeek === null ? verbatim('') : formatCount(perWeek) },
      { text: verbatim(ownerText(tree, node.owner)), tone: 'dim' },
    ],
  };
};

/** From the KGI down, phase by phase from the last to the first, levers last within a phase. */
const nodeTable = (tree: Tree, plan: Plan): Block => {
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
      { head: plan.unreachable ? text.atBest() : text.required(), align: 'right', rank: 0 },
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

const checkBlocks = (tree: Tree, plan: Plan): Block[] => {
  if (plan.status !== 'reachable') return [];
  const planned = figure(tree, tree.kgi, plan.kgi.planned);
  const message = plan.verified ? text.verified({ planned }) : text.notVerified({ planned });
  return [
    ...(plan.rounding === 'cascade' ? [{ type: 'text' as const, text: text.cascadeNote() }] : []),
    { type: 'text', text: message, tone: plan.verified ? 'good' : 'bad' },
  ];
};

const singleBlocks = (tree: Tree, plan: Plan): Block[] => {
  if (plan.singleLever.length === 0) return [];
  const rows = plan.singleLever.map(({ id, required, reachable, natural }) => {
    const node = tree.nodes.get(id)!;
    const now = plan.nodes.find((entry) => entry.node.id === id)!.baseline;
    const verdict =
      required === null
        ? text.helpless()
        : reachable
          ? text.withinBounds()
          : natural
            ? text.beyondBounds()
            : text.impossible();
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

const actionBlocks = (tree: Tree, plan: Plan): Block[] => {
  const items = plan.nodes
    .filter((entry) => entry.role === 'lever' && plan.status !== 'met' && hasMoved(entry))
    .flatMap(({ node }) =>
      node.action.map((action) => ({
        text: text.action({ label: node.label, action, owner: ownerText(tree, node.owner) }),
      })),
    );
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: text.actionsTitle() },
        { type: 'list', items },
      ];
};

const noteBlocks = (plan: Plan): Block[] =>
  plan.warnings.length === 0
    ? []
    : [
        { type: 'heading', text: text.notesTitle() },
        {
          type: 'list',
          items: plan.warnings.map(({ message }) => ({ text: message, tone: 'warn' as const })),
        },
      ];

/** The answer of `kpi plan`. A goal out of reach is a finding. */
export const planReport = (tree: Tree, plan: Plan, lang: Lang): Report => {
  const horizon = plan.horizon ? periodText(plan.horizon) : text.oneMonth();
  return {
    blocks: [
      { type: 'heading', text: text.title({ tree: tree.name, horizon }) },
      headline(tree, plan),
      ...footing(tree, plan),
      ...(plan.unreachable ? unreachableBlocks(tree, plan.unreachable) : []),
      nodeTable(tree, plan),
      { type: 'text', text: text.legend(), tone: 'dim' },
      ...checkBlocks(tree, plan),
      ...singleBlocks(tree, plan),
      ...actionBlocks(tree, plan),
      ...noteBlocks(plan),
    ],
    data: planJson(tree, plan, lang),
    outcome: plan.status === 'unreachable' ? 'findings' : 'ok',
  };
};
