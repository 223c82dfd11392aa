/**
 * Seconds and megabytes of a plan of so many members by itself: the least effort, the rounding, and what each lever
 * alone would have to be; without a cap on any month, and with one on every month. Prints them as JSON.
 */
import { performance } from 'node:perf_hooks';
import { evaluate } from '../../dist/model/evaluate.js';
import { trialOf } from '../../dist/model/trial.js';
import { leastEffort } from '../../dist/plan/least-effort.js';
import { roundTowardsGoal } from '../../dist/plan/rounding.js';
import { neededValue } from '../../dist/plan/single.js';
import { problemOf } from './levers-problem.js';

const GROWTH = 1.3;
const ROOM = 1.05;

const { program, start, variables, load } = problemOf(Number(process.argv[2]));
const today = evaluate(program, start);
const caps =
  process.argv[3] === 'capped'
    ? load.map((term) => ({
        id: 'load',
        term,
        min: Number.NEGATIVE_INFINITY,
        max: today[term] * ROOM,
        bound: 'cap',
        scale: today[term],
      }))
    : [];
const goal = today[program.root] * GROWTH;
const problem = { program, start, variables, caps, goal, sense: 1, scale: today[program.root] };

const began = performance.now();
const { values, converged } = leastEffort(problem);
const prints = variables.map(({ kind }) => ({ kind, months: [], isWhole: true }));
const { verified } = roundTowardsGoal(problem, values, prints);
const trial = trialOf(program, start);
for (const { leaf } of variables)
  neededValue({ program, leaves: start, leaf, goal, sense: 1 }, start[leaf], Number.POSITIVE_INFINITY, trial);
const seconds = (performance.now() - began) / 1000;
if (!converged || !verified) throw new Error('the plan that was timed is none');
process.stdout.write(
  JSON.stringify({
    levers: variables.length,
    terms: program.terms.length,
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
