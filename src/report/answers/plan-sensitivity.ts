import { formatValue } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { planReportText as text } from '../../locale/plan-report.js';
import type { Tree } from '../../model/tree.js';
import type { Sensitivity } from '../../plan/sensitivity.js';
import type { Plan } from '../../plan/types.js';
import { figure, partsOfKgi } from '../figures.js';
import type { Block } from '../report.js';

const remarkOf = (tree: Tree, { direction, isCut, blocked }: Sensitivity): Message => {
  if (blocked) {
    const nodes = blocked.nodes.map((id) => tree.nodes.get(id)!);
    const value =
      nodes.length === 1
        ? figure(tree, nodes[0]!, blocked.value)
        : formatValue(blocked.value, 'count', null, null);
    return text.blocked({ labels: nodes.map(({ label }) => label), value, side: blocked.side });
  }
  if (direction === null) return text.noEffect();
  return isCut ? text.cutAtBound() : verbatim('');
};

/** What the same effort brings, lever by lever, the strongest first. */
export const sensitivityBlocks = (tree: Tree, { status, sensitivity }: Plan): Block[] => {
  if (status === 'met' || sensitivity.filter(({ held }) => !held).length < 2) return [];
  const effects = partsOfKgi(
    tree,
    sensitivity.map(({ effect }) => effect),
  );
  const hasRemarks = sensitivity.some((entry) => remarkOf(tree, entry).ja !== '');
  const rows = sensitivity.map((entry) => {
    const node = tree.nodes.get(entry.id)!;
    const { label } = node;
    const tone = entry.held ? ('dim' as const) : ('plain' as const);
    return {
      cells: [
        { text: entry.held ? text.fixed({ label }) : verbatim(label), tone },
        { text: figure(tree, node, entry.from), tone },
        { text: figure(tree, node, entry.to), tone },
        { text: effects(entry.effect), tone },
        ...(hasRemarks ? [{ text: remarkOf(tree, entry), tone: 'dim' as const }] : []),
      ],
    };
  });
  return [
    { type: 'heading', text: text.sensitivityTitle() },
    {
      type: 'table',
      columns: [
        { head: text.lever1(), align: 'left', rank: 0 },
        { head: text.now(), align: 'right', rank: 1 },
        { head: text.movedTo(), align: 'right', rank: 0 },
        { head: verbatim(tree.kgi.label), align: 'right', rank: 0 },
        ...(hasRemarks ? [{ head: text.remark(), align: 'left' as const, rank: 2 }] : []),
      ],
      rows,
    },
    { type: 'text', text: text.sensitivityNote(), tone: 'dim' },
  ];
};
