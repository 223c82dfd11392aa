const leaf = { operation: 'leaf', args: [], signs: [], constant: 0, slot: null };
const product = (...args) => ({ ...leaf, operation: 'product', args, signs: args.map(() => 1) });

/** An unrolled tree of so many terms: a month of a branch is three leaves and two products, and one sum is over all. */
export const programOf = (size) => {
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

/** Contacts, their win rate and the price, for every branch the same. */
export const figuresOf = (program) => program.leaves.map((_, index) => [180, 0.24, 480000][index % 3]);

/** The least that a work takes over some rounds, in nanoseconds: whatever else the machine does can only add to it. */
export const leastOf = (rounds, work) => {
  const took = Array.from({ length: rounds }, () => {
    const start = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - start);
  });
  return Math.min(...took);
};
