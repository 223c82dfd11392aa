import type { StageCounts } from '../data/tallies.js';
import type { Phase, Tree } from '../model/tree.js';

/** What the records of one phase say of its date. */
export interface SequencePhase {
  readonly phase: Phase;
  /** Records that reached the phase, by its own date or by that of a later one. */
  readonly reached: number;
  /** Of these, the ones that have a date of a later phase alone. */
  readonly skipped: number;
  /** Of the records that came through to the last phase, the ones without a date of this one. */
  readonly missed: number;
  /** Records that came back into the phase; null where the source has one row a record. */
  readonly returned: number | null;
  /**
   * The conversion from the phase before, of the records that have both dates, and of all that reached it. Null for the
   * first phase, and where there is nothing to divide by.
   */
  readonly stepped: number | null;
  readonly counted: number | null;
}

/** How far conversions from one phase to the next, multiplied, are from what came through to the last one. */
export interface Sequence {
  readonly source: string;
  readonly last: Phase;
  /** Records with a date of the first phase, and what the product of the conversions between dated phases makes of them. */
  readonly entered: number;
  readonly predicted: number;
  /** Records with a date of the last phase. */
  readonly happened: number;
  readonly phases: readonly SequencePhase[];
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const sequenceIn = (tree: Tree, source: string, { steps, implied }: StageCounts): Sequence[] => {
  const [first, end] = [steps[0], steps.at(-1)];
  if (!first || !end) return [];
  const phaseOf = (id: string): Phase => tree.phases.find((phase) => phase.id === id)!;
  const skippedIn = (id: string): number => implied.find(({ phase }) => phase === id)?.records ?? 0;
  const phases = steps.map(({ phase: id, dated, past, missed, returned }, index): SequencePhase => {
    const before = steps[index - 1];
    const skipped = skippedIn(id);
    return {
      phase: phaseOf(id),
      reached: dated + skipped,
      skipped,
      missed,
      returned,
      stepped: before ? share(dated - past!, before.dated) : null,
      counted: before ? share(dated + skipped, before.dated + skippedIn(before.phase)) : null,
    };
  });
  // Where nobody has a date of a phase, no record has it beside that of the phase before: the product is nothing.
  const predicted = phases.slice(1).reduce((product, { stepped }) => product * (stepped ?? 0), first.dated);
  return [
    {
      source,
      last: phaseOf(end.phase),
      entered: first.dated,
      predicted,
      happened: end.dated,
      phases,
    },
  ];
};

/** The stages of each source of records that skip some, or that come back into some; over all of its records. */
export const sequencesOf = (tree: Tree, stages: ReadonlyMap<string, StageCounts>): Sequence[] =>
  [...stages].flatMap(([source, counts]) => sequenceIn(tree, source, counts));
