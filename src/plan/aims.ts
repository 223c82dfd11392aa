import type { Selection } from '../model/evaluate.js';
import { type Interval, rangesOf, signOf, slopesOf } from '../model/interval.js';
import type { Operation, Term } from '../model/program.js';
import type { Problem } from './problem.js';
import type { Requirement } from './requirement.js';

/** The goal, or an end of a cap or of a further goal. */
export interface Aim extends Omit<Requirement, 'selection'> {
  /** The cap that it is an end of; none of the goal. */
  readonly cap: number | null;
  /** The terms of min() and max() of which every argument has to do. */
  readonly every: readonly number[];
  /** Those of which any one argument does. */
  readonly any: readonly number[];
}

const isChoice = ({ operation }: Term): boolean => operation === 'min' || operation === 'max';

/** For each min() and max(): whether an aim needs every one of its arguments to do, or any one of them. */
const choicesOf = (
  problem: Problem,
  ranges: readonly Interval[] | null,
  term: number,
  sign: 1 | -1,
): Pick<Aim, 'every' | 'any'> => {
  if (!ranges) return { every: [], any: [] };
  const slopes = slopesOf({ ...problem.program, root: term }, ranges);
  const every: number[] = [];
  const any: number[] = [];
  problem.program.terms.forEach((one, index) => {
    const effect = signOf(slopes[index]!);
    if (!isChoice(one) || effect === null || effect === 0) return;
    const needsEvery: Operation = effect * sign > 0 ? 'min' : 'max';
    (one.operation === needsEvery ? every : any).push(index);
  });
  return { every, any };
};

/** What a plan has to do: the goal first, then the ends of caps and further goals. */
export const aimsOf = (problem: Problem): Aim[] => {
  const { program, caps, goal, sense, scale } = problem;
  const box = problem.start.map((value): Interval => [value, value]);
  for (const { leaf, lower, upper } of problem.variables) box[leaf] = [lower, upper];
  const ranges = program.terms.some(isChoice) ? rangesOf(program, box) : null;
  const aim = (term: number, limit: number, sign: 1 | -1, size: number, cap: number | null): Aim => ({
    term,
    limit,
    sign,
    scale: size,
    cap,
    ...choicesOf(problem, ranges, term, sign),
  });
  return [
    aim(program.root, goal, sense, scale, null),
    ...caps.flatMap((cap, which) => [
      ...(Number.isFinite(cap.max) ? [aim(cap.term, cap.max, -1, cap.scale, which)] : []),
      ...(Number.isFinite(cap.min) ? [aim(cap.term, cap.min, 1, cap.scale, which)] : []),
    ]),
  ];
};

/** One object, so that aims without a choice share one look at the terms. */
const NO_CHOICE: Selection = new Map();
const MOST_BRANCHES = 1024;
/** Terms that may be evaluated in one round over all branches. */
const WORK = 4e6;

/** Every way to choose one argument of each min() or max() of which one does: a selection for each aim. */
export const branchesOf = ({ program }: Problem, aims: readonly Aim[]): Selection[][] => {
  const most = Math.min(MOST_BRANCHES, Math.max(1, Math.floor(WORK / program.terms.length)));
  let all: Selection[][] = [aims.map(() => NO_CHOICE)];
  for (const [which, { any }] of aims.entries())
    for (const term of any) {
      const { args } = program.terms[term]!;
      if (all.length * args.length > most) return all;
      all = all.flatMap((branch) =>
        args.map((_, taken) => branch.with(which, new Map([...branch[which]!, [term, taken]]))),
      );
    }
  return all;
};
