import { describe, expect, it } from 'vitest';
import { findings, marked, tree } from './trees.js';

describe('rate-leaves-range', () => {
  const of = (formula: string, ...leaves: string[]) =>
    findings(
      'rate-leaves-range',
      tree('kind: count, formula: leads * share', [
        'leads: kind: count',
        `share: kind: rate, formula: '${formula}'`,
        ...leaves,
      ]),
    ).map(({ message }) => message.en);

  it.each([
    ['leaves of whose bounds nobody speaks', 'a / b', ['a: kind: count', 'b: kind: count']],
    [
      'a ratio of a part and its whole',
      'a * r / a',
      ['a: kind: count, lever: { min: 5, max: 9 }', 'r: kind: rate'],
    ],
    ['the rest of a rate', '1 - r', ['r: kind: rate']],
    ['what an interval alone cannot tell', 'r - r * s', ['r: kind: rate', 's: kind: rate']],
    ['a limit by min()', 'min(1, r + s)', ['r: kind: rate', 's: kind: rate']],
    [
      'a whole that is never less',
      'a / b',
      ['a: kind: count, lever: { min: 1, max: 9 }', 'b: kind: count, lever: { min: 9, max: 20 }'],
    ],
    [
      'no more than 1 in all',
      'r + s',
      ['r: kind: rate, lever: { max: 0.4 }', 's: kind: rate, baseline: 0.6, fixed: true'],
    ],
  ])('keeps silent of %s', (_, formula, leaves) => {
    expect(of(formula, ...leaves)).toEqual([]);
  });

  it.each([
    [
      'r + s',
      ['r: kind: rate', 's: kind: rate'],
      '200.0% within the bounds of the levers (at r = 100.0%, s = 100.0%)',
    ],
    [
      'r - s',
      ['r: kind: rate, lever: { max: 10% }', 's: kind: rate, lever: { min: 20%, max: 30% }'],
      '-30.0%',
    ],
    [
      'a / b',
      ['a: kind: count, lever: { min: 1, max: 30 }', 'b: kind: count, lever: { min: 20, max: 40 }'],
      '150.0%',
    ],
  ])('gives a value that %s comes to', (formula, leaves, expected) => {
    expect(of(formula, ...leaves)).toEqual([expect.stringContaining(expected)]);
  });

  it('does not blame a rate for the one below it', () => {
    expect(
      of('double * 0.9', 'double: kind: rate, formula: r + s', 'r: kind: rate', 's: kind: rate'),
    ).toHaveLength(1);
  });
});

describe('division-by-zero', () => {
  it.each([
    ['a / b', ['a: kind: count', 'b: kind: count'], []],
    ['a / 0', ['a: kind: count'], ['0']],
    ['a / b', ['a: kind: count', 'b: kind: count, lever: { min: 0, max: 5 }'], ['b']],
    ['a / b', ['a: kind: count', 'b: kind: count, lever: { max: 5 }'], []],
    ['a / b', ['a: kind: count', 'b: kind: count, baseline: 0, fixed: true'], ['b']],
    ['a / b', ['a: kind: count', 'b: kind: count, fixed: true'], []],
    ['a / (b - c)', ['a: kind: count', 'b: kind: count', 'c: kind: count'], ['b - c']],
    ['a / (b + c)', ['a: kind: count', 'b: kind: count', 'c: kind: count'], []],
    [
      'a / (b - c)',
      ['a: kind: count', 'b: kind: count, lever: { min: 9 }', 'c: kind: count, lever: { max: 5 }'],
      [],
    ],
    ['a / (1 - r)', ['a: kind: count', 'r: kind: rate'], []],
    ['a / (1 - r)', ['a: kind: count', 'r: kind: rate, lever: { max: 100% }'], ['1 - r']],
    ['a / (b - b * r)', ['a: kind: count', 'b: kind: count', 'r: kind: rate'], []],
    ['a * b / (b * r)', ['a: kind: count', 'b: kind: count', 'r: kind: rate, lever: { min: 0 }'], ['r']],
  ])('%s with %j: %j', (formula, leaves, expected) => {
    expect(marked('division-by-zero', tree(`kind: count, formula: '${formula}'`, leaves))).toEqual(expected);
  });
});

describe('counted-twice', () => {
  const LEAF = ['a: kind: count', 'b: kind: count', 'c: kind: count', 'r: kind: rate', 's: kind: rate'];
  const of = (formula: string, ...nodes: string[]): string[] =>
    findings('counted-twice', tree(`kind: count, formula: '${formula}'`, [...nodes, ...LEAF])).map(
      ({ message }) => message.en,
    );

  it.each([
    ['shares of one count', 'a * r + a * s', []],
    ['a part and what is made of it', 'all + a * r', ['all: kind: count, formula: a + b']],
    [
      'what both have in common is taken off',
      'x + y - b',
      ['x: kind: count, formula: a + b', 'y: kind: count, formula: b + c'],
    ],
    ['another month', 'all + lag(a, 1)', ['all: kind: count, formula: a + b']],
    ['the larger of two', 'max(all, a)', ['all: kind: count, formula: a + b']],
    ['one way, and one back', 'all - a', ['all: kind: count, formula: a + b']],
  ])('%s is no second count', (_, formula, nodes) => {
    expect(of(formula, ...nodes)).toEqual([]);
  });

  it.each([
    [
      'all + a',
      ['all: kind: count, formula: a + b'],
      'a is added to goal twice (goal ← all ← a and goal ← a)',
    ],
    [
      'x + y',
      ['x: kind: count, formula: a + b', 'y: kind: count, formula: b + c'],
      'b is added to goal twice (goal ← x ← b and goal ← y ← b)',
    ],
    [
      'a - rest',
      ['rest: kind: count, formula: b - a'],
      'a is added to goal twice (goal ← a and goal ← rest ← a)',
    ],
    [
      'big * r',
      [
        'big: kind: count, formula: x + a',
        'x: kind: count, formula: y + b',
        'y: kind: count, formula: a + c',
      ],
      'a is added to big twice (big ← x ← y ← a and big ← a)',
    ],
  ])('%s', (formula, nodes, expected) => {
    expect(of(formula, ...nodes)).toEqual([expected]);
  });
});

describe('lever-without-effect', () => {
  it.each([
    [
      'hidden behind a maximum',
      'max(a, b)',
      ['a: kind: count, lever: { max: 5 }', 'b: kind: count, lever: { min: 9 }'],
      ['a'],
    ],
    ['once above, once below', 'a + b - a', ['a: kind: count', 'b: kind: count'], ['a']],
    [
      'times nothing',
      'a * z + b',
      ['a: kind: count', 'b: kind: count', 'z: kind: rate, baseline: 0, fixed: true'],
      ['a'],
    ],
    [
      'times what may become something',
      'a * z + b',
      ['a: kind: count', 'b: kind: count', 'z: kind: rate, baseline: 0'],
      [],
    ],
    ['sometimes decided by another', 'min(a, b)', ['a: kind: count', 'b: kind: count'], []],
    ['fixed, so that nobody moves it', 'a * 0 + b', ['a: kind: count, fixed: true', 'b: kind: count'], []],
  ])('%s', (_, formula, leaves, expected) => {
    expect(marked('lever-without-effect', tree(`kind: count, formula: '${formula}'`, leaves))).toEqual(
      expected,
    );
  });
});

describe('target-out-of-reach', () => {
  const HALF_YEAR = 'horizon: 2026-04..2026-09\n';
  it.each([
    ['months add up', 'kind: count, formula: a, target: 60', ['a: kind: count, lever: { max: 10 }'], []],
    [
      'months do not suffice',
      'kind: count, formula: a, target: 61',
      ['a: kind: count, lever: { max: 10 }'],
      ['at most 60 over 6 months'],
    ],
    [
      'per month',
      'kind: count, formula: a, target: { per_month: 11 }',
      ['a: kind: count, lever: { max: 10 }'],
      ['at most 60 over 6 months'],
    ],
    [
      'no limit',
      'kind: count, formula: a * r, target: 999',
      ['a: kind: count', 'r: kind: rate, lever: { max: 1% }'],
      [],
    ],
    [
      'a level',
      'kind: rate, formula: r * s, target: 90%',
      ['r: kind: rate, lever: { max: 80% }', 's: kind: rate'],
      ['at most 80.0%'],
    ],
    [
      'the lower the better',
      'kind: count, better: lower, formula: a, target: 50',
      ['a: kind: count, lever: { min: 10 }'],
      ['at least 60 over 6 months'],
    ],
    [
      'held by a cap',
      'kind: count, formula: b * 10%, target: 60',
      ['b: kind: count, formula: a * 1, cap: { max: 50 }', 'a: kind: count'],
      ['at most 30 over 6 months'],
    ],
    [
      'a fixed leaf of no known level',
      'kind: count, formula: a * x, target: 99',
      ['a: kind: count, lever: { max: 5 }', 'x: kind: average, fixed: true'],
      [],
    ],
    [
      'a fixed leaf at its level',
      'kind: count, formula: a * x, target: 99',
      ['a: kind: count, lever: { max: 5 }', 'x: kind: average, fixed: true, baseline: 3'],
      ['at most 90'],
    ],
    [
      'already there, beyond the bounds',
      'kind: count, formula: a, target: 61',
      ['a: kind: count, baseline: 20, lever: { max: 10 }'],
      [],
    ],
    [
      'a level that grows from month to month',
      "kind: stock, formula: 'lag(goal, 1) + a', target: 60, baseline: 0",
      ['a: kind: count, lever: { max: 10 }'],
      [],
    ],
    [
      'made of a level that grows from month to month',
      'kind: amount, formula: b * 5, target: 999',
      ["b: kind: stock, formula: 'lag(b, 1) + a', baseline: 0", 'a: kind: count, lever: { max: 10 }'],
      [],
    ],
    [
      'of two directions',
      'kind: rate, formula: r * (1 - r), target: 30%',
      ['r: kind: rate'],
      ['at most 25.0%'],
    ],
  ])('%s', (_, kgi, leaves, expected) => {
    const found = findings('target-out-of-reach', tree(kgi, leaves, HALF_YEAR)).map(
      ({ message }) => message.en,
    );
    expect(found).toEqual(expected.map((text) => expect.stringContaining(text)));
  });
});

describe('targets-do-not-close', () => {
  const HALF_YEAR = 'horizon: 2026-04..2026-09\n';
  const of = (kgi: string, ...nodes: string[]): string[] =>
    findings('targets-do-not-close', tree(kgi, nodes, HALF_YEAR)).map(({ message }) => message.en);

  it.each([
    [
      'they do',
      'kind: count, formula: a * r, target: 60',
      ['a: kind: count, target: 600', 'r: kind: rate, target: 10%'],
    ],
    [
      'one is per month',
      'kind: count, formula: a * r, target: 60',
      ['a: kind: count, target: { per_month: 100 }', 'r: kind: rate, target: 10%'],
    ],
    [
      'more than enough',
      'kind: count, formula: a * r, target: 6',
      ['a: kind: count, target: 600', 'r: kind: rate, target: 10%'],
    ],
    [
      'but for rounding',
      'kind: count, formula: a * r, target: 1000',
      ['a: kind: count, target: 2999', 'r: kind: rate, target: 33.3%'],
    ],
    [
      'one is open',
      'kind: count, formula: a * r, target: 60',
      ['a: kind: count, target: 6', 'r: kind: rate'],
    ],
    [
      'a baseline that is not held',
      'kind: count, formula: a * r, target: 60',
      ['a: kind: count, target: 6', 'r: kind: rate, baseline: 10%'],
    ],
    [
      'on a past of its own',
      'kind: stock, formula: "lag(goal, 1) + a", target: 60',
      ['a: kind: count, target: 6'],
    ],
  ])('is silent where %s', (_, kgi, nodes) => {
    expect(of(kgi, ...nodes)).toEqual([]);
  });

  it.each([
    [
      'kind: count, formula: a * r, target: 60',
      ['a: kind: count, target: 300', 'r: kind: rate, target: 10%'],
      ['comes to 30 and misses its target of 60 (30 short)'],
    ],
    [
      'kind: count, formula: a * r, target: { per_month: 60 }',
      ['a: kind: count, target: 300', 'r: kind: rate, target: 10%'],
      ['comes to 5 a month and misses its target of 60 (55 short)'],
    ],
    [
      'kind: count, formula: a * r, target: 60',
      ['a: kind: count, target: 300', 'r: kind: rate, baseline: 10%, fixed: true'],
      ['(30 short)'],
    ],
    [
      'kind: count, better: lower, formula: a + b, target: 60',
      ['a: kind: count, target: 30', 'b: kind: count, target: 40'],
      ['(10 too much)'],
    ],
    [
      'kind: count, formula: "lag(a, 1) * r", target: 60',
      ['a: kind: count, target: 300', 'r: kind: rate, target: 10%'],
      ['(30 short)'],
    ],
    [
      'kind: count, formula: b * 10%, target: 60',
      ['b: kind: count, formula: a * 50%, target: 600', 'a: kind: count, target: 600'],
      ['b comes to 300 and misses its target of 600 (300 short)'],
    ],
    [
      'kind: count, formula: b * 10%, target: 60',
      ['b: kind: count, formula: a * 50%', 'a: kind: count, target: 600'],
      ['goal comes to 30'],
    ],
  ])('%s, %j', (kgi, nodes, expected) => {
    expect(of(kgi, ...nodes)).toEqual(expected.map((text) => expect.stringContaining(text)));
  });
});
