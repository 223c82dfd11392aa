import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaValue, solveFor } from '../../src/model/equation.js';
import { referencesOf } from '../../src/model/formula/ast.js';
import { parseFormula } from '../../src/model/formula/parse.js';
import { formulaText } from '../../src/model/formula/print.js';

const VALUES: Record<string, number> = { a: 6, b: 3, c: 2, 受注数: 5, 平均単価: 40 };

const value = (text: string): number | undefined => {
  const parsed = parseFormula(text);
  if ('problem' in parsed) throw new Error(parsed.problem.message.en);
  return formulaValue(parsed.expression, (id, lag) =>
    VALUES[id] === undefined ? undefined : VALUES[id]! + 100 * lag,
  );
};

/** The marked characters of the first problem, and its English words. */
const problem = (text: string): [string, string] => {
  const parsed = parseFormula(text);
  if (!('problem' in parsed)) throw new Error('no problem');
  const { offset, length } = parsed.problem.place;
  return [text.slice(offset, offset + length), parsed.problem.message.en];
};

describe('a formula is evaluated', () => {
  it.each([
    ['a + b * c', 12],
    ['(a + b) * c', 18],
    ['a - b - c', 1],
    ['a / b / c', 1],
    ['a ÷ b × c', 4],
    ['-a + b', -3],
    ['a - -b', 9],
    ['2 * -a', -12],
    ['--a', 6],
    ['min(a, b, c)', 2],
    ['max(a, b + c)', 6],
    ['lag(a, 1)', 106],
    ['lag(a + lag(b, 1), 2)', 509],
    ['受注数 × 平均単価', 200],
    [
      '（ａ＋ｂ）＊ｃ'.replace(/[ａ-ｃ]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)),
      18,
    ],
    ['a * 35%', 2.1],
    ['a * 1.2億', 720_000_000],
    ['a * 1_000', 6000],
    ['a * 12.5k', 75_000],
    ['a * ３０％', 1.8],
    ['.5 * a', 3],
    ['1e3 + a', 1006],
  ])('%s = %f', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 9);
  });

  it.each([['a / (b - 3)'], ['a / 0'], ['a + unknown']])('%s has no value', (text) => {
    expect(value(text)).toBeUndefined();
  });
});

describe('a problem points at the character', () => {
  it.each([
    ['a +', '', 'the formula ends too early'],
    ['a + * b', '*', 'expected a number or an id where "*" stands'],
    ['(a + b', '(', 'this parenthesis is never closed'],
    ['a b', 'b', 'expected one of + - * / before "b"'],
    ['a * 1,000', ',', 'expected one of + - * / before ","'],
    ['売上 ＠ a', '＠', 'cannot read "＠" in the formula'],
    ['12kg * a', '12kg', 'cannot read "12kg" in the formula'],
    ['a ^ 2', '^', 'cannot read "^" in the formula'],
    ['sqrt(a)', 'sqrt', 'there is no function "sqrt"'],
    ['min(a)', 'min(a)', 'min() takes two or more terms'],
    ['lag(a)', 'lag(a)', 'lag(id, months) takes a whole number of months from 0 to 120'],
    ['lag(a, -1)', 'lag(a, -1)', 'lag(id, months) takes a whole number of months from 0 to 120'],
    ['lag(a, 1.5)', 'lag(a, 1.5)', 'lag(id, months) takes a whole number of months from 0 to 120'],
    ['', '', 'the formula ends too early'],
  ])('%s', (text, mark, message) => {
    const [marked, words] = problem(text);
    expect(marked).toBe(mark);
    expect(words).toContain(message);
  });

  it.each([
    ['signs', `${'-'.repeat(1900)}a`, 'nested too deeply'],
    ['signs and brackets', `${`${'-'.repeat(150)}(`.repeat(10)}a`, 'nested too deeply'],
    ['nested', `${'('.repeat(500)}a${')'.repeat(500)}`, 'nested too deeply'],
    ['long', Array.from({ length: 5000 }, () => 'a').join('+'), 'too long'],
    ['signed', `${'-'.repeat(50_000)}a`, 'too long'],
  ])('a hostile %s formula is refused', (_, text, message) => {
    expect(problem(text)[1]).toContain(message);
  });
});

describe('an equation is solved for its one unknown', () => {
  it.each([
    ['x * b', 'x', 12, 4],
    ['b * x / c', 'x', 12, 8],
    ['b / x', 'x', 1.5, 2],
    ['x / b', 'x', 1.5, 4.5],
    ['a + x', 'x', 10, 4],
    ['a - x', 'x', 10, -4],
    ['x - a', 'x', 10, 16],
    ['-(x + a) * c', 'x', -20, 4],
    ['a * (1 - x)', 'x', 1.5, 0.75],
  ])('%s = v, %s', (text, unknown, whole, expected) => {
    const parsed = parseFormula(text);
    if ('problem' in parsed) throw new Error(parsed.problem.message.en);
    expect(solveFor(parsed.expression, unknown, whole, (id) => VALUES[id])).toBeCloseTo(expected, 12);
  });

  it.each([
    ['x * z', 0],
    ['min(x, a)', 3],
    ['z / x', 0],
  ])('%s does not tell', (text, whole) => {
    const parsed = parseFormula(text);
    if ('problem' in parsed) throw new Error(parsed.problem.message.en);
    expect(solveFor(parsed.expression, 'x', whole, (id) => (id === 'z' ? 0 : VALUES[id]))).toBeUndefined();
  });

  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('a', 'b', 'c', '2', '0.5'),
      fc
        .tuple(tie('expression'), fc.constantFrom('+', '*', '/'), tie('expression'))
        .map(([l, o, r]) => `(${l} ${o} ${r})`),
    ),
  }));
  it('solving undoes evaluating', () => {
    const around = fc.tuple(expression, fc.constantFrom('+', '-', '*', '/'), expression);
    fc.assert(
      fc.property(around, fc.double({ min: 0.5, max: 50, noNaN: true }), ([left, operator, right], x) => {
        const parsed = parseFormula(`(${left} ${operator} x) * ${right}`);
        if ('problem' in parsed) throw new Error(parsed.problem.message.en);
        const lookup = (id: string): number => (id === 'x' ? x : VALUES[id]!);
        const whole = formulaValue(parsed.expression, lookup)!;
        const solved = solveFor(parsed.expression, 'x', whole, (id) => (id === 'x' ? undefined : VALUES[id]));
        fc.pre(whole !== 0 && Math.abs(whole) > 1e-3 && Math.abs(whole) < 1e6);
        expect(Math.abs(solved! - x)).toBeLessThan(1e-6 * Math.max(1, Math.abs(x)));
      }),
    );
  });
});

describe('references', () => {
  it('carry the months of the lags around them', () => {
    const parsed = parseFormula('lag(a + lag(b, 1), 2) * b');
    if ('problem' in parsed) throw new Error(parsed.problem.message.en);
    expect(referencesOf(parsed.expression).map(({ id, lag }) => [id, lag])).toEqual([
      ['a', 2],
      ['b', 3],
      ['b', 0],
    ]);
  });
});

const printed = (text: string): string => {
  const parsed = parseFormula(text);
  if ('problem' in parsed) throw new Error(parsed.problem.message.en);
  return formulaText(parsed.expression);
};

describe('a formula is printed in one form', () => {
  it.each([
    ['(a)+( b*c )', 'a + b * c'],
    ['(a + b) × c', '(a + b) * c'],
    ['a - (b - c)', 'a - (b - c)'],
    ['(a - b) - c', 'a - b - c'],
    ['a / (b * c)', 'a / (b * c)'],
    ['a * (b / c)', 'a * (b / c)'],
    ['-(a + b)', '-(a + b)'],
    ['--a', '-(-a)'],
    ['a - -b', 'a - -b'],
    ['-a * b', '-a * b'],
    ['min( a,b )', 'min(a, b)'],
    ['lag((a + b), 2) * 35%', 'lag(a + b, 2) * 0.35'],
    ['a * 1.2億', 'a * 120000000'],
  ])('%s is %s', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it('that means the same, and is printed as it is', () => {
    const { formula } = fc.letrec<{ formula: string }>((tie) => ({
      formula: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', 'c', '2', '0.5'),
        fc
          .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
          .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
        tie('formula').map((inner) => `-(${inner})`),
        tie('formula').map((inner) => `max(${inner}, a)`),
        tie('formula').map((inner) => `lag(${inner}, 1)`),
      ),
    }));
    fc.assert(
      fc.property(formula, (text) => {
        const once = printed(text);
        expect(value(once)).toBe(value(text));
        expect(printed(once)).toBe(once);
      }),
    );
  });
});
