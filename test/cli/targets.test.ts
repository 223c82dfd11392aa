import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetsOption } from '../../src/cli/targets.js';

describe('--target', () => {
  // biome-ignore format: a case a line
  it.each<[readonly string[], readonly number[]]>([
    [[], []],
    [['120,000,000'], [120_000_000]],
    [['１２０，０００，０００'], [120_000_000]],
    [['1.2億'], [120_000_000]],
    [['1,200万'], [12_000_000]],
    [['100M,120M,140M'], [1e8, 1.2e8, 1.4e8]],
    [['100M, 120M'], [1e8, 1.2e8]],
    [['1億，1.2億'], [1e8, 1.2e8]],
    [['1億、1.2億'], [1e8, 1.2e8]],
    [['1,200万、1,500万'], [12e6, 15e6]],
    [['50,60'], [50, 60]],
    [['40%,50%'], [0.4, 0.5]],
    [['1億', '1.2億,1.5億'], [1e8, 1.2e8, 1.5e8]],
  ])('%j is %j', (values, targets) => {
    expect(targetsOption(values)).toEqual(targets);
  });

  it.each(['abc', '100M,', ',100M', '100M,,120M', '100M,abc', '1億、', ''])('refuses %j', (value) => {
    expect(() => targetsOption([value])).toThrow('--target takes a number');
  });

  // Half of the world writes 1.2 as 1,2; half of these would be a target of 1 yen.
  it.each(['1,2億', '１，２億', '10,12M', '1,200万,1,500万'])('does not guess at %j', (value) => {
    expect(() => targetsOption([value])).toThrow('may be one number, or several targets');
  });

  it('reads a list of numbers with their units as these', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.constantFrom(',', '、', '，', ', '), (numbers, comma) => {
        const text = numbers.map((number) => `${number}万`).join(comma);
        expect(targetsOption([text])).toEqual(numbers.map((number) => number * 10_000));
      }),
    );
  });
});
