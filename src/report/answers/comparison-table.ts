import { MISSING } from '../../locale/format.js';
import type { Lang, Message } from '../../locale/message.js';
import { verbatim } from '../../locale/message.js';
import { chanceText } from '../../locale/odds-report.js';
import { planReportText } from '../../locale/plan-report.js';
import { scenarioText as text } from '../../locale/scenarios.js';
import type { NodeId, Tree } from '../../model/tree.js';
import { oddsIn } from '../../plan/odds/types.js';
import type { PlanCase } from '../../plan/scenarios.js';
import type { Plan, PlanNode } from '../../plan/types.js';
import { amountOfKgi, figure } from '../figures.js';
import { GAP } from '../fit.js';
import type { Block, Cell } from '../report.js';
import { textWidth } from '../width.js';
import { wrapText } from '../wrap.js';

/** What a terminal shows at least; tables that would be wider are shown one below the other. */
const ROOM = 80;
/** The widest head of a column: a longer name goes on in the next line. */
const HEAD = 14;
/** What is left of a node's name before it is wrapped, so that more plans stand beside one another. */
const NAME = 24;
const MOVED = 1e-9;
/** What a row below another one is moved in by. */
const INDENT = 2;

/** A row of all plans: what it is, how things stand now, and a cell for each plan. */
interface Row {
  readonly head: Cell;
  readonly now: Message;
  readonly cells: readonly Cell[];
  readonly divider?: boolean;
}

const NOTHING = verbatim('');

const widthOf = (messages: readonly Message[], lang: Lang): number =>
  messages
    .flatMap((message) => message[lang].split('\n'))
    .reduce((widest, line) => Math.max(widest, textWidth(line)), 1);

/** How far the levers of a plan go: the length of its moves in the coordinates in which effort is measured. */
const movesIn = ({ status, solution }: Plan): number | null => {
  if (status === 'met') return 0;
  return solution === null || solution.effort === null ? null : Math.sqrt(2 * solution.effort);
};

/** The first plan in which anything moves: the others are held against it. */
export const measureOf = (cases: readonly PlanCase[]): PlanCase | undefined =>
  cases.find(({ plan }) => (movesIn(plan) ?? 0) > 0);

const goalRows = (tree: Tree, cases: readonly PlanCase[], isByTarget: boolean): Row[] => {
  const { kgi } = tree;
  const ofEach = (cell: (plan: Plan) => Cell): Cell[] => cases.map(({ plan }) => cell(plan));
  const row = (head: Message, cell: (plan: Plan) => Cell, now: Message = NOTHING): Row => ({
    head: { text: head },
    now,
    cells: ofEach(cell),
  });
  const first = cases[0]!.plan;
  const targets = row(text.target(), ({ kgi: { target } }) => ({ text: figure(tree, kgi, target) }));
  const verdicts = row(text.verdict(), ({ status }) => ({
    text: text.status(status),
    tone: status === 'unreachable' ? 'bad' : 'good',
  }));
  const results: Row = {
    ...row(
      verbatim(kgi.label),
      ({ kgi: { planned }, unreachable }) => ({
        text: figure(tree, kgi, unreachable?.best ?? planned),
        tone: 'strong',
      }),
      figure(tree, kgi, first.kgi.baseline),
    ),
    head: { text: verbatim(kgi.label), tone: 'strong' },
  };
  const short = row(text.short(), ({ unreachable }) => ({
    text: unreachable ? amountOfKgi(tree, unreachable.shortBy) : NOTHING,
  }));
  const odds = row(text.odds(), (plan) => {
    const found = oddsIn(plan);
    return { text: found ? chanceText(found.probability) : MISSING };
  });
  const measure = measureOf(cases);
  const moves = (whole: Plan): Row =>
    row(text.moves(), (plan) => {
      const own = movesIn(plan);
      return { text: own === null ? MISSING : text.times(own / movesIn(whole)!) };
    });
  return [
    ...(isByTarget ? [] : [targets]),
    verdicts,
    results,
    ...(cases.some(({ plan }) => plan.unreachable) ? [short] : []),
    ...(cases.some(({ plan }) => oddsIn(plan)) ? [odds] : []),
    ...(measure ? [moves(measure.plan)] : []),
  ];
};

const cellOf = (tree: Tree, now: number | null, entry: PlanNode): Cell => {
  const value = figure(tree, entry.node, entry.required);
  if (entry.role === 'fixed') return { text: text.held(value), tone: 'dim' };
  const isSame = now !== null && Math.abs(entry.required - now) <= MOVED * Math.max(1, Math.abs(now));
  return entry.role !== 'lever' || isSame ? { text: value } : { text: text.moved(value), tone: 'strong' };
};

/** The levers of any plan, then what follows from them or is held in all. */
const nodeRows = (tree: Tree, cases: readonly PlanCase[]): Row[] => {
  const first = cases[0]!.plan;
  const entriesOf = (id: NodeId): PlanNode[] =>
    cases.map(({ plan }) => plan.nodes.find(({ node }) => node.id === id)!);
  const rowOf = ({ node, baseline }: PlanNode): Row => ({
    head: { text: verbatim(node.label), indent: 1 },
    now: figure(tree, node, baseline),
    cells: entriesOf(node.id).map((entry) => cellOf(tree, baseline, entry)),
  });
  const isLever = ({ node }: PlanNode): boolean => entriesOf(node.id).some(({ role }) => role === 'lever');
  const below = first.nodes.filter(({ role }) => role !== 'kgi');
  const groups = [
    { head: text.levers(), entries: below.filter(isLever) },
    { head: text.others(), entries: below.filter((entry) => !isLever(entry)) },
  ].filter(({ entries }) => entries.length > 0);
  return groups.flatMap(({ head, entries }) => [
    { head: { text: head, tone: 'dim' as const }, now: NOTHING, cells: [], divider: true },
    ...entries.map(rowOf),
  ]);
};

/** The places of plans, in groups whose columns stand beside one another. */
const groupsOf = (widths: readonly number[], room: number): number[][] => {
  const groups: number[][] = [];
  let left = 0;
  widths.forEach((width, place) => {
    if (groups.length === 0 || left < width + GAP) {
      groups.push([]);
      left = room;
    }
    groups.at(-1)!.push(place);
    left -= width + GAP;
  });
  return groups;
};

const inLines = (head: Message): Message => ({
  ja: wrapText(head.ja, HEAD).join('\n'),
  en: wrapText(head.en, HEAD).join('\n'),
});

/** What a comparison is called, and who reads it. */
interface Heading {
  readonly heads: readonly Message[];
  /** Whether the heads are the targets. */
  readonly isByTarget: boolean;
  readonly lang: Lang;
}

/** Plans side by side: a column each, in as many tables as 80 columns of a terminal ask for. */
export const comparisonTables = (
  tree: Tree,
  cases: readonly PlanCase[],
  { heads, isByTarget, lang }: Heading,
): Block[] => {
  const rows = [...goalRows(tree, cases, isByTarget), ...nodeRows(tree, cases)];
  const columns = heads.map((head, place) => ({
    head: inLines(head),
    cells: rows.map(({ cells }) => cells[place]),
  }));
  const widths = columns.map(({ head, cells }) =>
    widthOf([head, ...cells.flatMap((cell) => (cell ? [cell.text] : []))], lang),
  );
  const now = planReportText.now();
  const names = rows.map(({ head }) => INDENT * (head.indent ?? 0) + widthOf([head.text], lang));
  const first = Math.min(NAME, Math.max(...names));
  const room = ROOM - first - GAP - widthOf([now, ...rows.map((row) => row.now)], lang);
  return groupsOf(widths, room).map((places) => ({
    type: 'table',
    columns: [
      { head: planReportText.node(), align: 'left', rank: 0 },
      { head: now, align: 'right', rank: 1 },
      ...places.map((place) => ({ head: columns[place]!.head, align: 'right' as const, rank: 0 })),
    ],
    rows: rows.map(({ head, now: standing, divider }, index) => ({
      cells: [head, { text: standing }, ...places.flatMap((place) => columns[place]!.cells[index] ?? [])],
      ...(divider && { divider }),
    })),
  }));
};
