import { lagsText as text } from '../../locale/lags.js';
import type { Message } from '../../locale/message.js';
import type { Node, Tree } from '../../model/tree.js';
import type { Block } from '../report.js';

/** Below a tenth of a per cent nobody is told of a rest. */
const TOLD = 0.0005;

/** How long the volumes of a node take to arrive, as records have shown it; nothing where nobody asked them. */
const kernelTexts = (tree: Tree, { label, lags }: Node): Message[] => {
  if (lags === null || lags === 'auto' || lags.found === null) return [];
  const { shares, found } = lags;
  const { entered, arrived, lost, undatedLosses, backwards, later, seen, open } = found;
  const hasLost = (tree.sources.get(found.source)!.status?.lost ?? []).length > 0;
  const phase = tree.phases.find(({ id }) => id === found.from)!.label;
  return [
    text.shares({ label, phase, shares, entered, closed: arrived + lost }),
    ...(later >= TOLD ? [text.later({ share: later, last: Math.max(...shares.keys()) })] : []),
    ...(found.isLowerBound ? [text.lowerBound({ seen, open })] : []),
    ...(hasLost ? [] : [text.lossesUntold({ source: found.source })]),
    ...(undatedLosses > 0 ? [text.undatedLosses({ count: undatedLosses })] : []),
    ...(backwards > 0 ? [text.backwards({ count: backwards })] : []),
  ];
};

/** The lags that records have shown, of those of some nodes that have such. */
export const kernelBlocks = (tree: Tree, nodes: Iterable<Node>): Block[] => {
  const items = [...nodes].flatMap((node) => kernelTexts(tree, node)).map((said) => ({ text: said }));
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: text.title() },
        { type: 'list', items },
      ];
};
