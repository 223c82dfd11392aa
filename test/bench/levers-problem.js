/**
 * A year of many members as a program: each has five levers that hold over all months and, in every month, a funnel of
 * some ten terms for each of five products; a month's capacity and the year's total are sums over all of them.
 */
import { startOf } from '../../dist/plan/effort.js';

const MONTHS = 12;
const PRODUCTS = 5;
const LEVERS = [
  ['count', 180],
  ['rate', 0.42],
  ['rate', 0.5],
  ['rate', 0.24],
  ['average', 480_000],
];

const EMPTY = { operation: 'leaf', args: [], signs: [], constant: 0, slot: null };

export const problemOf = (members) => {
  const terms = [];
  const leaves = [];
  const start = [];
  const push = (term) => terms.push({ ...EMPTY, ...term }) - 1;
  const sum = (args, sign = 1, constant = 0) =>
    push({ operation: 'sum', args, signs: args.map(() => sign), constant });
  const product = (...args) => push({ operation: 'product', args, signs: args.map(() => 1) });
  const variables = [];
  const sales = [];
  const hearings = Array.from({ length: MONTHS }, () => []);
  for (let member = 0; member < members; member += 1) {
    const levels = LEVERS.map(([kind, typical], which) => {
      const value = kind === 'count' ? typical + (member % 37) : typical * (1 + (member % 11) / 40);
      const term = push({ slot: { id: `m${member}_${which}`, lag: 0 } });
      const leaf = leaves.push({ slot: terms[term].slot, term }) - 1;
      const upper = kind === 'rate' ? Math.min(1, value * 1.6) : value * 1.5;
      variables.push({ ...startOf(kind, value, 1), kind, leaf, weight: 1 + (which % 3), lower: 0, upper });
      start.push(value);
      return term;
    });
    for (let month = 0; month < MONTHS; month += 1) {
      const [contacts, hearing, proposal, win, size] = levels;
      const volume = sum([contacts], 1 + Math.sin(month) / 10);
      const heard = product(volume, hearing);
      hearings[month].push(heard);
      const won = [];
      for (let which = 0; which < PRODUCTS; which += 1) {
        const share = sum([heard], 1 / PRODUCTS);
        const proposals = product(share, proposal);
        const wins = product(proposals, win);
        const list = sum([size], 0.5 + which / 4);
        const gross = product(wins, list);
        const offered = sum([gross], 0.02 * which);
        const lost = sum([offered], 0.5);
        const net = push({ operation: 'sum', args: [gross, lost], signs: [1, -1] });
        won.push(sum([net], 0.97));
      }
      sales.push(sum(won));
    }
  }
  const load = hearings.map((args) => sum(args));
  const root = sum(sales);
  return {
    program: { terms, leaves, divisors: [], termOf: () => undefined, root },
    start,
    variables,
    load,
  };
};
