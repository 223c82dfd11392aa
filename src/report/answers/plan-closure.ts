import { planReportText as text } from '../../locale/plan-report.js';
import { senseOf } from '../../model/goal.js';
import type { NodeId, Tree } from '../../model/tree.js';
import type { Plan } from '../../plan/types.js';
import { amountOfKgi, figure } from '../figures.js';
import type { Block } from '../report.js';

/** Whether the targets that were set by hand add up to the KGI, and what would make them. */
export const closureBlocks = (tree: Tree, { closure }: Plan): Block[] => {
  if (!closure) return [];
  const { computed, target, closes, nodes, change, best } = closure;
  const { kgi } = tree;
  const said = { kgi: kgi.label, computed: figure(tree, kgi, computed), target: figure(tree, kgi, target) };
  const gap = amountOfKgi(tree, Math.abs(target - computed));
  const verdict = closes
    ? text.closes(said)
    : senseOf(kgi) > 0
      ? text.doesNotClose({ ...said, gap })
      : text.goesOver({ ...said, gap });
  const shown = (id: NodeId, value: number) => figure(tree, tree.nodes.get(id)!, value);
  const apart = nodes
    .map((node) => ({
      label: tree.nodes.get(node.id)!.label,
      target: shown(node.id, node.target),
      computed: shown(node.id, node.computed),
    }))
    .filter((node) => node.target.ja !== node.computed.ja)
    .map((node) => ({ text: text.madeOf(node) }));
  const changes = change.map(({ id, from, to }) => ({
    text: text.changed({ label: tree.nodes.get(id)!.label, from: shown(id, from), to: shown(id, to) }),
  }));
  return [
    { type: 'heading', text: text.closureTitle() },
    { type: 'text', text: verdict, tone: closes ? 'good' : 'warn' },
    ...(apart.length > 0 ? [{ type: 'list' as const, items: apart }] : []),
    ...(changes.length > 0
      ? [
          { type: 'text' as const, text: text.smallestChange() },
          { type: 'list' as const, items: changes },
        ]
      : []),
    ...(best === null
      ? []
      : [{ type: 'text' as const, text: text.closureBest({ best: figure(tree, kgi, best) }) }]),
  ];
};
