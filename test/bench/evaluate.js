/**
 * Nanoseconds a term that it takes to evaluate an unrolled tree and to differentiate it by all its leaves, as JSON.
 */
import { evaluate, gradient } from '../../dist/model/evaluate.js';
import { figuresOf, leastOf, programOf } from './program.js';

const ROUNDS = 60;

const program = programOf(Number(process.argv[2]));
const figures = figuresOf(program);
const took = leastOf(ROUNDS, () => gradient(program, evaluate(program, figures)));
process.stdout.write(JSON.stringify(took / program.terms.length));
