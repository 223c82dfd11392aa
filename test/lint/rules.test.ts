import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/lint/rules/index.js';
import { loadTree } from '../../src/model/load.js';

const found = (text: string) => {
  const { tree, whole, diagnostics } = loadTree(text, 'kpi.yaml');
  return [...diagnostics, ...(tree ? lint(tree, whole) : [])];
};

/** The lines whose end is marked as reported. */
const marked = (text: string): number[] =>
  text.split('\n').flatMap((line, index) => (line.endsWith('# !') ? [index + 1] : []));

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has nothing to say about its good example, and neither has any other rule', () => {
    expect(found(rule.good).map((diagnostic) => `${diagnostic.rule}: ${diagnostic.message.en}`)).toEqual([]);
  });

  it('reports its bad example on the marked line', () => {
    const reported = found(rule.bad).filter((diagnostic) => diagnostic.rule === id);
    expect(reported.map(({ span }) => span!.start.line)).toEqual(marked(rule.bad));
    expect(
      reported.every(({ severity, principle }) => severity === rule.severity && principle === rule.principle),
    ).toBe(true);
  });

  it('speaks Japanese and English', () => {
    for (const { message, help } of found(rule.bad)) {
      for (const text of [message, help ?? message, rule.reason]) {
        expect(text.ja).toMatch(/[ぁ-んァ-ン一-龠]/u);
        expect(text.en).not.toMatch(/[ぁ-んァ-ン]/u);
      }
    }
  });
});

describe('the list of rules', () => {
  it('names every file of the folder once, in order', () => {
    const files = readdirSync(new URL('../../src/lint/rules/', import.meta.url)).filter(
      (name) => name !== 'index.ts',
    );
    expect(rules.map(({ id }) => `${id}.ts`)).toEqual(files.sort());
  });
});
