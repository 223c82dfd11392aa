import { evaluate } from '../model/evaluate.js';
import type { Program } from '../model/program.js';
import { UNLIMITED } from '../model/reach.js';
import { boxWith, type Constraint, type Limiting, limiting, type Reachability } from './constraints.js';
import { leastEffort } from './least-effort.js';
import type { Obstacles, Relaxation } from './obstacles.js';
import { type Kept, leavesAt, type Problem, sizeOf } from './problem.js';
import { crossed } from './ratio.js';
import { type Demand, rulesOut } from './together.js';

/** Terms times limits, beyond which no proof is tried: each limit that is dropped asks for a proof of its own. */
const MOST_WORK = 200_000;

/** A limit of a leaf, or a cap or further goal with all the terms that it holds. */
interface Part extends Omit<Limiting, 'caps'> {
  readonly kept: readonly Kept[];
}

const partsOf = (problem: Problem, question: Reachability): Part[] => {
  const unsigned = question.program.leaves.map(() => null);
  const ofLeaves = limiting({ ...question, caps: [] }, unsigned).map((one): Part => ({ ...one, kept: [] }));
  const groups = new Map<string, Kept[]>();
  for (const cap of problem.caps) {
    const key = `${cap.bound} ${cap.id}`;
    groups.set(key, [...(groups.get(key) ?? []), cap]);
  }
  const ofNodes = [...groups.values()].map((kept): Part => {
    const { id, bound, min, max } = kept[0]!;
    return { id, bound, value: Number.isFinite(max) ? max : min, leaf: null, kept };
  });
  return [...ofLeaves, ...ofNodes];
};

/** A program in which ratios stand as the differences that they have to bring to zero, and what is asked of it. */
const demandsOf = (
  question: Reachability,
  problem: Problem,
  kept: readonly Kept[],
): { program: Program; demands: Demand[] } => {
  const natural = boxWith(question, []);
  let { program } = question;
  const start = evaluate(program, problem.start);
  const demands: Demand[] = [];
  const ask = (term: number, limit: number, sign: 1 | -1, scale: number): void => {
    const found = crossed({ ...program, root: term }, natural, limit);
    const isRatio = found.program.terms !== program.terms;
    program = { ...found.program, root: question.program.root };
    const size = isRatio ? Math.abs(start[term]! * limit) : sizeOf(limit, scale);
    demands.push({ term: found.program.root, limit: found.limit, sign, scale: size });
  };
  ask(program.root, problem.goal, problem.sense, problem.scale);
  for (const { term, min, max, scale } of kept) {
    if (Number.isFinite(max)) ask(term, max, -1, scale);
    if (Number.isFinite(min)) ask(term, min, 1, scale);
  }
  return { program, demands };
};

/** Whether the given limits, of which one may be at another value, are proven to leave no plan. */
const isRuledOut = (
  problem: Problem,
  question: Reachability,
  parts: readonly Part[],
  moved?: Part,
  to = 0,
): boolean => {
  const held = new Set(parts.flatMap(({ kept }) => kept.map(({ term }) => term)));
  const { program, demands } = demandsOf(
    question,
    problem,
    problem.caps.filter(({ term }) => held.has(term)),
  );
  const box = boxWith(
    question,
    parts.map((part): Limiting => ({ ...part, caps: [] })),
  );
  if (moved?.leaf != null) {
    const [low, high] = box[moved.leaf]!;
    box[moved.leaf] = moved.bound === 'fixed' ? [to, to] : moved.bound === 'max' ? [low, to] : [to, high];
  }
  return rulesOut(program, demands, box);
};

const HALVINGS = 60;
/** A share of the way to a limit by which a plan is looked for beyond it, where there is room to find one. */
const PLAIN = 1e-6;

/** The problem with one limit at another value. */
const relaxed = (problem: Problem, part: Part, to: number): Problem => {
  const { leaf, bound, kept, value } = part;
  if (leaf === null) {
    const moved = (end: number): number => (end === value ? to : end);
    const caps = problem.caps.map((cap) =>
      kept.includes(cap) ? { ...cap, min: moved(cap.min), max: moved(cap.max) } : cap,
    );
    return { ...problem, caps };
  }
  if (bound === 'fixed') return { ...problem, start: problem.start.with(leaf, to) };
  const end = bound === 'max' ? 'upper' : 'lower';
  const variables = problem.variables.map((one) => (one.leaf === leaf ? { ...one, [end]: to } : one));
  return { ...problem, variables };
};

/** Values of a limit at which it surely does not stand in the way alone, if any value is one. */
const farEnds = (problem: Problem, question: Reachability, { leaf, bound, kept, value }: Part): number[] => {
  if (leaf === null) {
    const without = leastEffort({ ...problem, caps: problem.caps.filter((cap) => !kept.includes(cap)) });
    if (!without) return [];
    const all = evaluate(problem.program, leavesAt(problem, without.values));
    const reached = kept.map(({ term }) => all[term]!);
    return [kept[0]!.max === value ? Math.max(...reached) : Math.min(...reached)];
  }
  const [low, high] = question.ranges[leaf]!.natural;
  const ends = { max: [high], min: [low], fixed: [high, low], cap: [], target: [] }[bound];
  const most = 1e3 * Math.max(1, Math.abs(value));
  return ends.map((end) => (Math.abs(end) >= UNLIMITED ? Math.sign(end) * most : end));
};

/**
 * What one limit alone would have to become, all others being kept: the least at which the goals are not ruled out any
 * more, if a plan is found there.
 */
const relaxation = (
  problem: Problem,
  question: Reachability,
  all: readonly Part[],
  part: Part,
): Relaxation[] => {
  const isOpen = (to: number): boolean => !isRuledOut(relaxed(problem, part, to), question, all, part, to);
  const far = farEnds(problem, question, part).find(isOpen);
  if (far === undefined) return [];
  let [near, found] = [part.value, far];
  for (let i = 0; i < HALVINGS; i += 1) {
    const half = near + (found - near) / 2;
    if (isOpen(half)) found = half;
    else near = half;
  }
  const beyond = found + (found - part.value) * PLAIN;
  if (!leastEffort(relaxed(problem, part, beyond))) return [];
  return [{ id: part.id, bound: part.bound, from: part.value, to: found }];
};

/**
 * Why goals and caps cannot be kept together though each can by itself: a set of limits that is proven to rule them out
 * (a deletion filter, Chinneck & Dravnieks 1991, over interval proofs), and what each of these alone would have to
 * become. Null where no proof was found.
 */
export const jointObstacles = (problem: Problem, question: Reachability): Obstacles | null => {
  const all = partsOf(problem, question);
  if (all.length * problem.program.terms.length > MOST_WORK) return null;
  const rulesOutAll = (parts: readonly Part[]): boolean => isRuledOut(problem, question, parts);
  if (!rulesOutAll(all)) return null;
  const conflict = all.reduce<readonly Part[]>((left, part) => {
    const rest = left.filter((other) => other !== part);
    return rulesOutAll(rest) ? rest : left;
  }, all);
  return {
    conflict: conflict.map(({ id, bound, value }): Constraint => ({ id, bound, value })),
    relax: conflict.flatMap((part) => relaxation(problem, question, all, part)),
    necessary: [],
  };
};
