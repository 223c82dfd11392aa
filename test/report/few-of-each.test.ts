import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/model/diagnostic.js';
import { fewOfEach } from '../../src/report/few-of-each.js';
import { diagnosticOf } from './diagnostics.js';

const found = (rule: string, severity: Severity, count: number) =>
  Array.from({ length: count }, () => diagnosticOf({ rule, severity }));

describe('the findings that a person reads', () => {
  it.each<[string, ReturnType<typeof found>, string[], Record<string, number>]>([
    ['nothing', [], [], {}],
    ['ten warnings of a rule', found('a', 'warning', 10), ['10 a'], {}],
    ['one more', found('a', 'warning', 11), ['10 a'], { a: 1 }],
    ['as many notes', found('a', 'info', 11), ['10 a'], { a: 1 }],
    ['fifty errors', found('a', 'error', 50), ['50 a'], {}],
    ['one more error', found('a', 'error', 51), ['50 a'], { a: 1 }],
    ['two rules', [...found('a', 'warning', 12), ...found('b', 'warning', 8)], ['10 a', '8 b'], { a: 2 }],
    [
      'a rule that is an error in one tree and a warning in another',
      [...found('a', 'error', 52), ...found('a', 'warning', 13)],
      ['60 a'],
      { a: 5 },
    ],
  ])('%s', (_, diagnostics, counts, left) => {
    const few = fewOfEach(diagnostics);
    const rules = [...new Set(few.shown.map(({ rule }) => rule))];
    expect(rules.map((id) => `${few.shown.filter(({ rule }) => rule === id).length} ${id}`)).toEqual(counts);
    expect(Object.fromEntries(few.left)).toEqual(left);
  });

  it('are the first, in their order', () => {
    const numbered = found('a', 'info', 12).map((one, index) => ({ ...one, node: `${index}` }));
    expect(fewOfEach(numbered).shown).toEqual(numbered.slice(0, 10));
  });
});
