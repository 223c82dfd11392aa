/**
 * Nanoseconds a term that it takes to evaluate an unrolled tree and to differentiate it by all its leaves: a month of a
 * branch is three leaves and two products, and one sum is over all of them. Prints the least of some rounds as JSON:
 * whatever else the machine does can only add to it.
 */
import { evaluate, gradient } from '../../dist/model/evaluate.js';

const ROUNDS = 60;

const leaf = { operation: 'leaf', args: [], signs: [], constant: 0, slot: null };
const product = (...args) => ({ ...leaf, operation: 'product', args, signs: args.map(() => 1) });

const programOf = (size) => {
  const terms = [];
  const leaves = [];
  const sales = [];
  while (terms.length + 6 <= size) {
    const from = terms.length;
    for (let i = 0; i < 3; i += 1) leaves.push({ slot: null, term: terms.push(leaf) - 1 });
    terms.push(product(from, from + 1), product(from + 3, from + 2));
    sales.push(from + 4);
  }
  terms.push({ ...leaf, operation: 'sum', args: sales, signs: sales.map(() => 1) });
  return { terms, leaves, divisors: [], termOf: () => undefined, root: terms.length - 1 };
};

const program = programOf(Number(process.argv[2]));
const figures = program.leaves.map((_, index) => [180, 0.24, 480000][index % 3]);
const took = Array.from({ length: ROUNDS }, () => {
  const start = process.hrtime.bigint();
  gradient(program, evaluate(program, figures));
  return Number(process.hrtime.bigint() - start) / program.terms.length;
});
process.stdout.write(JSON.stringify(Math.min(...took)));
