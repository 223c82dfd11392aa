import type { Message } from '../locale/message.js';
import { proposedWords as words } from '../locale/proposed-words.js';
import { foldWidth } from '../model/identifiers.js';
import { namer } from './identifier.js';
import type { Proposal, ProposedMeasure, ProposedNode, ProposedPhase } from './proposal.js';

/** A step of a process: what it is called, what its id is made of, and how its volume is counted where no stage says it. */
export interface Step {
  readonly name: Message;
  readonly id: string;
  readonly measure?: string | ProposedMeasure;
  /** What its volume is called, where the file has a name for it. */
  readonly label?: Message;
  /** What the conversion into it is called, where there is a word for it. */
  readonly rate?: { readonly id: string; readonly label: Message };
}

/** The id of a goal in money. */
export const GOAL = 'revenue';

type Funnel = Pick<Proposal, 'kgi' | 'phases' | 'kpis'>;

/** A column that is called as its node is found without being named. */
const isNamedAs = (measure: Step['measure'], id: string): boolean =>
  typeof measure === 'string' && foldWidth(measure) === foldWidth(id);

const sizeLabel = (taken: ReadonlySet<string>): Message => {
  const label = words.dealSize();
  return [label.ja, label.en].some((each) => taken.has(foldWidth(each))) ? words.computedDealSize() : label;
};

const volumeOf = (id: string, step: Step, before: string | null, rate: string | null): ProposedNode => ({
  id,
  label: step.label ?? words.volume({ step: step.name }),
  kind: 'count',
  ...(step.measure === undefined || isNamedAs(step.measure, id) ? {} : { measure: step.measure }),
  isOwned: true,
  ...(before !== null && rate !== null && { formula: `${before} * ${rate}` }),
});

/**
 * A chain of steps, each a share of the one before it, below a goal in money where there is one. Without such a goal the
 * last step is the goal. `taken` are the names of columns, which what is computed must not bear.
 */
export const funnelOf = (
  steps: readonly Step[],
  goalOf: ((lastPhase: string) => ProposedNode) | null,
  taken: readonly string[] = [],
): Funnel => {
  const nameVolume = namer([GOAL]);
  const ids = steps.map(({ id }) => nameVolume(id, 'step'));
  // A node that is computed must not be called as a column of the table, from which it would be read.
  const name = namer([...taken, ...ids, GOAL]);
  const sizeId = name('deal_size', 'deal_size');
  const rates = ids.map((id, index) =>
    index === 0 ? null : name(steps[index]!.rate?.id ?? `${id}_rate`, 'rate'),
  );
  const volumes = steps.map((step, index) => {
    const quality = rates[index + 1];
    const isPushed = index === 0 && (steps.length > 1 || goalOf !== null);
    return {
      ...volumeOf(ids[index]!, step, ids[index - 1] ?? null, rates[index] ?? null),
      ...(isPushed && { quality: quality ?? sizeId, action: words.findMore() }),
    };
  });
  const conversions = steps.slice(1).map(
    (step, index): ProposedNode => ({
      id: rates[index + 1]!,
      label: step.rate?.label ?? words.conversion({ step: step.name }),
      kind: 'rate',
      action:
        index === steps.length - 2
          ? words.closeAction({ before: steps[index]!.name })
          : words.moveOn({ before: steps[index]!.name }),
    }),
  );
  const phases = steps.map(
    (step, index): ProposedPhase => ({
      id: ids[index]!,
      label: step.name,
      volume: ids[index]!,
      conversion: rates[index] ?? null,
    }),
  );
  const last = volumes.at(-1)!;
  if (!goalOf)
    return {
      kgi: last,
      phases: steps.length > 1 ? phases : [],
      kpis: [...volumes.slice(0, -1), ...conversions],
    };
  const size: ProposedNode = {
    id: sizeId,
    label: sizeLabel(new Set([...taken].map(foldWidth))),
    kind: 'average',
    isOwned: true,
    action: words.keepPrice(),
  };
  return {
    kgi: { ...goalOf(last.id), formula: `${last.id} * ${sizeId}` },
    phases: steps.length > 1 ? phases : [],
    kpis: [...volumes, ...conversions, size],
  };
};
