import { type Lang, type Message, verbatim } from '../../locale/message.js';
import { planCheckText as text } from '../../locale/plan-check.js';
import { formatMonth } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import type { PlanCheck } from '../../plan/committed/check.js';
import type { NumberChange } from '../../plan/committed/compare.js';
import { type Called, renewal } from '../../plan/committed/text.js';
import { amountText, labelOf, sidesOf } from '../../plan/committed/words.js';
import { planCheckJson } from '../documents/plan-check.js';
import { periodText } from '../figures.js';
import type { Block, Cell, Report } from '../report.js';

/** A table of what was, and what is now; the first columns say of what. */
const changeTable = (heads: readonly Message[], rows: readonly (readonly Message[])[]): Block => ({
  type: 'table',
  columns: [
    ...heads.map((head) => ({ head, align: 'left' as const, rank: 0 })),
    { head: text.committed(), align: 'right', rank: 0 },
    { head: text.now(), align: 'right', rank: 0 },
  ],
  rows: rows.map((cells) => ({ cells: cells.map((cell): Cell => ({ text: cell })) })),
});

const definitionBlocks = (tree: Tree, { committed, comparison }: PlanCheck): Block[] => {
  if (comparison.definitions.length === 0) return [];
  const rows = comparison.definitions.map((change) => {
    const { from, to } = sidesOf(tree, committed, change);
    const label = verbatim(change.node === null ? tree.name : labelOf(tree, change.node));
    return [label, text.assumption({ key: change.key }), from, to];
  });
  return [{ type: 'heading', text: text.definitionsTitle() }, changeTable([text.node(), text.what()], rows)];
};

const actualBlocks = (tree: Tree, { committed, comparison }: PlanCheck): Block[] => {
  const { isRestated, actuals } = comparison;
  if (actuals.length === 0) return isRestated ? [{ type: 'text', text: text.actualsHidden() }] : [];
  const rows = actuals.map(({ node, month, committed: was, now }) => [
    verbatim(labelOf(tree, node)),
    month === null ? text.atStart() : periodText({ from: month, to: month }),
    amountText(tree, committed, node, was),
    amountText(tree, committed, node, now),
  ]);
  return [{ type: 'heading', text: text.actualsTitle() }, changeTable([text.node(), text.month()], rows)];
};

/** A row for each node: its number over the horizon, or its first month that changes where that stays. */
const rowsOfNodes = (numbers: readonly NumberChange[]): NumberChange[] => {
  const seen = new Set<string>();
  const keyOf = ({ member, node }: NumberChange): string => JSON.stringify([member, node]);
  return numbers.filter((change) => !seen.has(keyOf(change)) && seen.add(keyOf(change)));
};

const numberBlocks = (tree: Tree, { committed, comparison }: PlanCheck): Block[] => {
  const { numbers } = comparison;
  if (numbers.length === 0) return [];
  const rows = rowsOfNodes(numbers).map(({ member, node, month, committed: was, now }) => [
    verbatim(member === null ? labelOf(tree, node) : `${member}: ${labelOf(tree, node)}`),
    month === null ? text.inAll() : periodText({ from: month, to: month }),
    amountText(tree, committed, node, was),
    amountText(tree, committed, node, now),
  ]);
  const count = numbers.filter(({ month }) => month !== null).length;
  return [
    { type: 'heading', text: text.numbersTitle() },
    changeTable([text.node(), text.month()], rows),
    ...(count > 0 ? [{ type: 'text' as const, text: text.months({ count }), tone: 'dim' as const }] : []),
  ];
};

const headline = (tree: Tree, check: PlanCheck): Block[] => {
  const { committed, now, refusal, comparison, follows } = check;
  const { definitions, isRestated, actuals, numbers } = comparison;
  if (follows) {
    const horizon = committed.horizon && periodText(committed.horizon);
    return [{ type: 'text', text: text.follows({ horizon, count: committed.nodes.size }), tone: 'good' }];
  }
  if (refusal) return [{ type: 'text', text: text.noAnswer({ reason: refusal }), tone: 'bad' }];
  const isOfActuals = isRestated || actuals.length > 0;
  const message = text.changed({
    definitions: definitions.length,
    actuals: isOfActuals,
    numbers: new Set(numbers.map(({ node }) => node)).size,
  });
  const isOut = now?.status === 'unreachable';
  return [
    { type: 'text', text: message, tone: 'bad' },
    ...(isOut
      ? [
          {
            type: 'text' as const,
            text: text.outOfReach({ best: amountText(tree, committed, tree.kgi.id, now.kgi.planned) }),
            tone: 'bad' as const,
          },
        ]
      : []),
    ...(definitions.length === 0 && !isOfActuals
      ? [{ type: 'text' as const, text: text.unexplained() }]
      : []),
  ];
};

/** All changes of numbers as a table: what the format csv writes. */
const rowsOf = ({ comparison }: PlanCheck): (string | number)[][] => [
  ['member', 'id', 'period', 'committed', 'now'],
  ...comparison.numbers.map(({ member, node, month, committed, now }) => [
    member ?? '',
    node,
    month === null ? '' : formatMonth(month),
    committed ?? '',
    now ?? '',
  ]),
];

/** The answer of `kpi plan --check`. A plan that no longer follows is a finding. */
export const planCheckReport = (tree: Tree, called: Called, check: PlanCheck, lang: Lang): Report => ({
  blocks: [
    { type: 'heading', text: text.title({ file: called.file, tree: tree.name }) },
    ...headline(tree, check),
    ...definitionBlocks(tree, check),
    ...actualBlocks(tree, check),
    ...numberBlocks(tree, check),
    ...(check.follows
      ? []
      : [
          { type: 'text' as const, text: text.renew() },
          {
            type: 'code' as const,
            text: verbatim(renewal(check.committed, called)),
            language: 'sh' as const,
          },
        ]),
  ],
  data: planCheckJson(tree, called, check, lang),
  rows: rowsOf(check),
  outcome: check.follows ? 'ok' : 'findings',
});
