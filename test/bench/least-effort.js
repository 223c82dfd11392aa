/**
 * Seconds that the least effort takes on a sum of funnels of five levers, and what SciPy's SLSQP makes of the same one
 * in the same minute. Prints both as JSON; SLSQP's is null where there is no SciPy.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { evaluate } from '../../dist/model/evaluate.js';
import { startOf } from '../../dist/plan/effort.js';
import { leastEffort } from '../../dist/plan/least-effort.js';
import { here } from './measure.js';

const WIDTH = 5;
const GROWTH = 1.4;
const ROUNDS = 5;
const ITERATIONS = 200;
const EMPTY = { operation: 'leaf', args: [], signs: [], constant: 0, slot: null };

const problemOf = (levers) => {
  const terms = [];
  const leaves = [];
  const variables = [];
  const start = [];
  const sales = [];
  for (let branch = 0; branch < levers / WIDTH; branch += 1) {
    const args = [];
    for (let which = 0; which < WIDTH; which += 1) {
      const kind = which === 0 ? 'count' : which === WIDTH - 1 ? 'average' : 'rate';
      const value = {
        count: 100 + (branch % 41),
        rate: 0.2 + (which * 7 + branch) / 500,
        average: 20 + (branch % 7),
      }[kind];
      const term = terms.push({ ...EMPTY, slot: { id: `x${start.length}`, lag: 0 } }) - 1;
      const leaf = leaves.push({ slot: terms[term].slot, term }) - 1;
      const upper = kind === 'rate' ? Math.min(1, value * 1.5) : value * 1.2;
      variables.push({ ...startOf(kind, value, 1), kind, leaf, weight: 1 + (branch % 3), lower: 0, upper });
      start.push(value);
      args.push(term);
    }
    sales.push(terms.push({ ...EMPTY, operation: 'product', args, signs: args.map(() => 1) }) - 1);
  }
  const root = terms.push({ ...EMPTY, operation: 'sum', args: sales, signs: sales.map(() => 1) }) - 1;
  const program = { terms, leaves, divisors: [], termOf: () => undefined, root };
  const today = evaluate(program, start)[root];
  return { program, start, variables, caps: [], goal: today * GROWTH, sense: 1, scale: today };
};

const problem = problemOf(Number(process.argv[2]));
const took = Array.from({ length: ROUNDS }, () => {
  const from = performance.now();
  leastEffort(problem);
  return (performance.now() - from) / 1000;
});
const { effort } = leastEffort(problem);

const input = JSON.stringify({
  kinds: problem.variables.map(({ kind }) => kind),
  start: problem.start,
  weight: problem.variables.map(({ weight }) => weight),
  upper: problem.variables.map(({ upper }) => upper),
  width: WIDTH,
  goal: problem.goal,
  iterations: ITERATIONS,
});
const hasSciPy = spawnSync('python3', ['-c', 'import scipy']).status === 0;
const other = hasSciPy ? spawnSync('python3', [here('slsqp.py')], { input, encoding: 'utf8' }) : null;
if (other !== null && other.status !== 0) throw new Error(other.stderr);
process.stdout.write(
  JSON.stringify({
    seconds: took.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)],
    effort,
    slsqp: other === null ? null : JSON.parse(other.stdout),
  }),
);
