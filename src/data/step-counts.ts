import { ownDates, returnColumn, stagesInOrder, wonPhase } from '../model/stages.js';
import type { Tree } from '../model/tree.js';
import type { SourceView } from '../model/views.js';
import { blank, type Tally, tally } from './tally.js';

/**
 * The dates that records have of one stage, whenever they had them. Of the records of a stage that lack a date of the
 * stage before, nothing tells whether they passed through it.
 */
export interface StepCounts {
  readonly phase: string;
  /** Records with a date of the stage itself. */
  readonly dated: number;
  /** Of these, the ones without a date of the stage before; null of the first stage. */
  readonly past: number | null;
  /** Records that came through to the last of the stages without a date of this one. */
  readonly missed: number;
  /** Records that came back into the stage after another one; null where one row a record tells no such thing. */
  readonly returned: number | null;
}

/** A figure of the records of one stage. */
export interface StepFigure {
  readonly figure: 'dated' | 'past' | 'missed' | 'returned';
  readonly stage: string;
}

/** What is counted of the dates of each stage, up to that of wins. A present stage alone tells none of it. */
export const stepTallies = ({ phases }: Tree, { source }: SourceView): Tally[] => {
  if (source.current !== null) return [];
  const stages = stagesInOrder(source, phases);
  const own = stages.map((stage) => ownDates(source, stage, phases));
  const won = stages.findIndex(({ phase }) => phase === wonPhase(source, phases));
  const last = won === -1 ? stages.length - 1 : won;
  if (last < 1) return [];
  return stages.slice(0, last + 1).flatMap(({ phase: stage }, index) => {
    // Every record with a date of the stage has one of it or a later one, by which others are counted already.
    const on = own.slice(index).flat();
    const [dates, before, end] = [own[index]!, own[index - 1], own[last]!];
    return [
      tally(source, { figure: 'dated', stage }, on, { reached: dates }),
      ...(before
        ? [tally(source, { figure: 'past', stage }, on, { reached: dates, where: blank(before) })]
        : []),
      ...(index < last
        ? [
            tally(source, { figure: 'missed', stage }, own.slice(index + 1).flat(), {
              reached: end,
              where: blank(dates),
            }),
          ]
        : []),
      ...(source.history
        ? [
            tally(source, { figure: 'returned', stage }, on, {
              where: [[returnColumn(stage), { exists: true }]],
            }),
          ]
        : []),
    ];
  });
};

/** The counts of the stages by what was counted for their tallies. */
export const stepCounts = (tallies: readonly Tally[], countOf: (of: Tally['of']) => number): StepCounts[] => {
  const figures = tallies.flatMap(({ of }) => (typeof of === 'object' && 'figure' in of ? [of] : []));
  return figures
    .filter(({ figure }) => figure === 'dated')
    .map((dated): StepCounts => {
      const { stage } = dated;
      const found = (figure: StepFigure['figure']): number | null => {
        const of = figures.find((each) => each.stage === stage && each.figure === figure);
        return of ? countOf(of) : null;
      };
      return {
        phase: stage,
        dated: countOf(dated),
        past: found('past'),
        missed: found('missed') ?? 0,
        returned: found('returned'),
      };
    });
};
