import { stagesInOrder } from './stages.js';
import type { Phase, Source, Tree } from './tree.js';
import type { SourceView } from './views.js';

/** Two phases between which records of a source are followed. */
export interface Followed {
  readonly source: Source;
  readonly from: string;
  readonly to: string;
}

/** A conversion whose records are followed by their stages. */
export interface FollowedConversion {
  readonly source: Source;
  readonly view: 'cohort' | 'snapshot';
  readonly phase: Phase;
  /** To the phase of the conversion: in a cohort view from the first phase of the source, else from the one before. */
  readonly reach: Followed;
  /** From the same phase to the one before; null where they are the same. */
  readonly before: Followed | null;
}

/** The conversions of a tree that the stages of a source of records tell, of neighbouring phases only. */
export const followedConversions = (tree: Tree, { source, view }: SourceView): FollowedConversion[] => {
  if (view === 'current' || source.stages.length === 0) return [];
  const names = new Set(source.stages.map(({ phase }) => phase));
  const first = stagesInOrder(source, tree.phases)[0]!.phase;
  return tree.phases.flatMap((phase, index) => {
    const previous = tree.phases[index - 1]?.id;
    if (phase.conversion === null || !previous || !names.has(phase.id) || !names.has(previous)) return [];
    const from = view === 'cohort' ? first : previous;
    return {
      source,
      view,
      phase,
      reach: { source, from, to: phase.id },
      before: from === previous ? null : { source, from, to: previous },
    };
  });
};
