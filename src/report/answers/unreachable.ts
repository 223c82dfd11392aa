import { type Message, verbatim } from '../../locale/message.js';
import { planReportText as text } from '../../locale/plan-report.js';
import { isExtensive, type Tree } from '../../model/tree.js';
import { printable } from '../../plan/grid.js';
import type { Plan, Unreachable } from '../../plan/types.js';
import { figure } from '../figures.js';
import type { Block } from '../report.js';

/** How many limits a person reads; JSON has all of them. */
const MOST = 20;

/** Why a goal is out of reach, and what would bring it back. */
export const unreachableBlocks = (
  tree: Tree,
  { proof, conflict, relax }: Unreachable,
  { months, settled }: Pick<Plan, 'months' | 'settled'>,
): Block[] => {
  const label = (id: string): string => tree.nodes.get(id)!.label;
  // The tree states bounds per month, so both are shown where they differ.
  const shown = (id: string, value: number, level: number): Message => {
    const node = tree.nodes.get(id)!;
    const total = figure(tree, node, value);
    return isExtensive(node.kind) && months > 1
      ? text.monthly({ total, month: figure(tree, node, level) })
      : total;
  };
  const rows = relax.slice(0, MOST).map(({ id, from, to, level }) => {
    const printed = printable(tree.nodes.get(id)!.kind, to, to < from ? -1 : 1);
    // What rounding adds to the total is shared by the months that are still open.
    const monthly = level.to + (printed - to) / (months - settled);
    return {
      cells: [
        { text: verbatim(label(id)) },
        { text: shown(id, from, level.from) },
        { text: shown(id, printed, monthly), tone: 'strong' as const },
      ],
    };
  });
  return [
    ...(proof === 'search' ? [{ type: 'text' as const, text: text.unproven() }] : []),
    ...(conflict.length === 0
      ? []
      : [
          { type: 'heading' as const, text: text.conflictTitle() },
          {
            type: 'list' as const,
            items: [
              ...conflict.slice(0, MOST).map(({ id, bound, value, level }) => ({
                text: text.conflict({ label: label(id), bound, value: shown(id, value, level) }),
              })),
              ...(conflict.length > MOST ? [{ text: text.more({ count: conflict.length - MOST }) }] : []),
            ],
          },
        ]),
    { type: 'heading', text: text.relaxTitle() },
    rows.length === 0
      ? { type: 'text', text: text.noRelax() }
      : {
          type: 'table',
          columns: [
            { head: text.limit(), align: 'left', rank: 0 },
            { head: text.from(), align: 'right', rank: 1 },
            { head: text.to(), align: 'right', rank: 0 },
          ],
          rows,
        },
    ...(relax.length > MOST
      ? [{ type: 'text' as const, text: text.more({ count: relax.length - MOST }), tone: 'dim' as const }]
      : []),
  ];
};
