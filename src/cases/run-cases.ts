import { historyOf } from '../data/history.js';
import { InputError } from '../model/diagnostic.js';
import { parsePeriod } from '../model/periods.js';
import type { NodeId, Tree } from '../model/tree.js';
import { plan } from '../plan/plan.js';
import type { Plan } from '../plan/types.js';
import { isMet } from './expectation.js';
import { computed } from './forward.js';
import type { Case, CaseFile, Expectation, Failure, Goal, Result } from './types.js';

const compared = (expectation: Expectation, actual: number): Failure[] => {
  if (!Number.isFinite(actual)) return [{ type: 'not-finite', expectation }];
  return isMet(expectation, actual) ? [] : [{ type: 'value', expectation, actual }];
};

const forwardFailures = (tree: Tree, { given, expected }: Case): Failure[] =>
  expected.flatMap((expectation): Failure[] => {
    const found = computed(tree, expectation.node, given);
    if ('unknown' in found) return [{ type: 'unknown', expectation, leaves: found.unknown }];
    return compared(expectation, found.value);
  });

/** The tree as it would be if its leaves stood where the test says. */
const standingAt = (tree: Tree, given: ReadonlyMap<NodeId, number>): Tree => {
  const nodes = new Map(
    [...tree.nodes].map(([id, node]) => [id, { ...node, baseline: given.get(id) ?? node.baseline }]),
  );
  return { ...tree, nodes, kgi: nodes.get(tree.kgi.id)! };
};

const planned = (tree: Tree, given: ReadonlyMap<NodeId, number>, goal: Goal): Plan => {
  const start = standingAt(tree, given);
  const { target, lock, set, rounding, lever } = goal;
  const horizon = goal.horizon === null ? undefined : parsePeriod(goal.horizon, tree.fiscalYearStart);
  return plan(start, historyOf(start, []), {
    target,
    lock,
    set,
    rounding,
    ...(horizon && { horizon }),
    ...(lever !== null && { lever }),
  });
};

const statusFailures = ({ status, path }: Case, answer: Plan): Failure[] => {
  const isFine = status === null ? answer.status !== 'unreachable' : answer.status === status;
  if (isFine) return [];
  const place = [...path, status === null ? 'target' : 'expect_status'];
  return [{ type: 'status', path: place, expected: status, plan: answer }];
};

const backSolved = (tree: Tree, one: Case, goal: Goal): Failure[] => {
  let answer: Plan;
  try {
    answer = planned(tree, one.given, goal);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const path = [...one.path, 'target'];
    return error.diagnostics.map(({ message, help }) => ({ type: 'refused', path, message, help }));
  }
  const required = new Map(answer.nodes.map((entry) => [entry.node.id, entry.required]));
  required.set(answer.kgi.id, answer.kgi.planned);
  return [
    ...statusFailures(one, answer),
    ...one.expected.flatMap((expectation): Failure[] => {
      const actual = required.get(expectation.node);
      return actual === undefined ? [{ type: 'not-planned', expectation }] : compared(expectation, actual);
    }),
  ];
};

/**
 * Runs the tests of a file against its tree, without any data. The tree must be free of errors and the tests of the
 * complaints of `checkCases`.
 */
export const runCases = ({ cases }: CaseFile, tree: Tree): Result[] =>
  cases.map((one) => ({
    case: one,
    failures: one.goal ? backSolved(tree, one, one.goal) : forwardFailures(tree, one),
  }));
