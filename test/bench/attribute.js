/** Milliseconds that it takes to attribute the gap between two states of a tree of so many terms, as JSON. */
import { attribute } from '../../dist/diagnose/attribution.js';
import { figuresOf, leastOf, programOf } from './program.js';

const ROUNDS = 30;

const program = programOf(Number(process.argv[2]));
const expected = figuresOf(program);
const actual = expected.map((value, index) => value * (0.9 + ((index * 7919) % 1000) / 5000));
process.stdout.write(JSON.stringify(leastOf(ROUNDS, () => attribute(program, expected, actual)) / 1e6));
