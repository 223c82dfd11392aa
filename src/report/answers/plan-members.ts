import { formatPValue, formatTenths } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { planMembersReportText as text } from '../../locale/plan-members-report.js';
import { isExtensive, type NodeId, type Tree } from '../../model/tree.js';
import type { MemberNode, MembersPlan } from '../../plan/members/types.js';
import type { Plan, PlanNode } from '../../plan/types.js';
import { figure } from '../figures.js';
import type { Block, Cell, Column } from '../report.js';

/** Someone's row: what the nodes are to become, in one table for members and for all together. */
interface Row {
  readonly label: Message;
  readonly tone: 'plain' | 'strong';
  of(
    id: NodeId,
  ):
    | Pick<MemberNode, 'baseline' | 'required' | 'perWeek'>
    | Pick<PlanNode, 'baseline' | 'required' | 'perWeek'>;
}

const nameOf = (name: string, isNew: boolean): Message => {
  const shown = name === '' ? text.nobody() : verbatim(name);
  return isNew ? text.newcomer({ name: shown }) : shown;
};

const moveCell = (tree: Tree, id: NodeId, row: Row): Cell => {
  const { baseline, required } = row.of(id);
  const node = tree.nodes.get(id)!;
  const [before, after] = [figure(tree, node, baseline), figure(tree, node, required)];
  const isStill = before.ja === after.ja;
  return { text: isStill ? after : text.move({ before, after }), tone: isStill ? 'dim' : row.tone };
};

/** Columns of the table: what they are called, and what they say of a row. */
interface Told {
  readonly columns: readonly Column[];
  cells(row: Row): Cell[];
}

const right = (head: Message): Column => ({ head, align: 'right', rank: 0 });

const toldOf = (tree: Tree, { node }: PlanNode): Told => {
  const head = right(verbatim(node.label));
  if (node.kind !== 'count') return { columns: [head], cells: (row) => [moveCell(tree, node.id, row)] };
  return {
    columns: [head, right(text.perWeek())],
    cells: (row) => [moveCell(tree, node.id, row), { text: formatTenths(row.of(node.id).perWeek ?? 0) }],
  };
};

const goalOf = (tree: Tree, { node }: PlanNode): Told => ({
  columns: [right(verbatim(node.label))],
  cells: (row) => [{ text: figure(tree, node, row.of(node.id).required), tone: row.tone }],
});

/** Levers side by side in one table of 80 columns. */
const BESIDE = 3;

const chunks = (all: readonly Told[]): Told[][] =>
  Array.from({ length: Math.ceil(all.length / BESIDE) }, (_, part) =>
    all.slice(part * BESIDE, (part + 1) * BESIDE),
  );

/** The goal of each and the volumes that lead to it, then the rates and averages: in tables that a terminal can hold. */
const tablesOf = (tree: Tree, { nodes }: Plan, isTheirs: (id: NodeId) => boolean): Told[][] => {
  const levers = nodes.filter(({ node, role }) => role === 'lever' && isTheirs(node.id)).reverse();
  const goals = nodes
    .filter(({ node, role }) => role === 'kgi' && isTheirs(node.id))
    .map((kgi) => goalOf(tree, kgi));
  const told = (isVolume: boolean): Told[][] =>
    chunks(
      levers.filter(({ node }) => isExtensive(node.kind) === isVolume).map((lever) => toldOf(tree, lever)),
    );
  const [first = [], ...more] = [...told(true), ...told(false)];
  return [[...goals, ...first], ...more];
};

const drawnTexts = (tree: Tree, { drawn }: MembersPlan): Message[] =>
  drawn.map(({ id, how, pValue, isChance, observed }) => {
    const { label } = tree.nodes.get(id)!;
    return text.drawn({
      label,
      how,
      p: pValue === null ? null : formatPValue(pValue),
      isChance,
      members: observed,
    });
  });

/** What each member is to do, in the order of their names. */
export const memberBlocks = (tree: Tree, plan: Plan): Block[] => {
  const { members: of, nodes, status } = plan;
  if (!of || status === 'unreachable') return [];
  const theirs = new Set(of.members.flatMap((member) => member.nodes.map(({ node }) => node.id)));
  const rows: Row[] = of.members.map((member) => ({
    label: nameOf(member.name, member.isNew),
    tone: 'plain',
    of: (id) => member.nodes.find(({ node }) => node.id === id)!,
  }));
  const all: Row = {
    label: text.together(),
    tone: 'strong',
    of: (id) => nodes.find(({ node }) => node.id === id)!,
  };
  return [
    { type: 'heading', text: text.title({ dimension: of.dimension }) },
    ...tablesOf(tree, plan, (id) => theirs.has(id)).map((told): Block => {
      const cellsOf = (row: Row): Cell[] => [
        { text: row.label, tone: row.tone },
        ...told.flatMap(({ cells }) => cells(row)),
      ];
      const name: Column = { head: verbatim(of.dimension), align: 'left', rank: 0 };
      return {
        type: 'table',
        columns: [name, ...told.flatMap(({ columns }) => columns)],
        rows: [...rows.map((row) => ({ cells: cellsOf(row) })), { cells: cellsOf(all), divider: true }],
      };
    }),
    { type: 'text', text: text.levers({ isFree: of.isFreeMix }), tone: 'dim' },
    ...drawnTexts(tree, of).map((message): Block => ({ type: 'text', text: message, tone: 'dim' })),
  ];
};
