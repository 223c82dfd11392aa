import type { History } from '../../data/history.js';
import type { Month } from '../../model/calendar.js';
import type { Node, NodeId, Tree } from '../../model/tree.js';
import type { CountedRate } from '../../stats/p-chart.js';
import { type Counting, countingOf } from '../conversion.js';

/** The cases behind a rate in a month; null where they are not known, or more went on than came in. */
export type RateCounts = (rate: NodeId, month: Month) => CountedRate | null;

/** The cases behind the rates of a tree, month by month, through the equation that counts each. */
export const rateCountsOf = (tree: Tree, history: History): RateCounts => {
  const found = new Map<NodeId, Counting | null>();
  const counting = ({ id }: Node): Counting | null => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const volume = tree.phases.find(({ conversion }) => conversion === id)?.volume ?? null;
    const made = countingOf(tree, { conversion: id, volume }) ?? null;
    found.set(id, made);
    return made;
  };
  return (rate, month) => {
    const equation = counting(tree.nodes.get(rate)!);
    const lookup = (id: NodeId, lag: number) =>
      history.completion.over({ from: month - lag, to: month - lag }).get(id)?.value;
    const [entered, converted] = [equation?.entered(lookup), equation?.converted(lookup)];
    if (entered === undefined || converted === undefined) return null;
    // Credit that is split between people leaves fractions of a case; a chart counts whole ones.
    const [cases, successes] = [Math.round(entered), Math.round(converted)];
    const isRate = Number.isSafeInteger(cases) && cases > 0 && successes >= 0 && successes <= cases;
    return isRate ? { cases, successes } : null;
  };
};
