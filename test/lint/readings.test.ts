import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/lint/judge.js';
import { readings } from '../../src/lint/readings.js';
import { rules } from '../../src/lint/rules/index.js';
import { loadTree } from '../../src/model/load.js';

const found = (text: string) => judge(loadTree(text, 'kpi.yaml')).diagnostics;

const marked = (text: string): number[] =>
  text.split('\n').flatMap((line, index) => (line.endsWith('# !') ? [index + 1] : []));

const shown = readings.filter(({ good }) => good !== null).map((reading) => [reading.id, reading] as const);

describe.each(shown)('%s', (id, { good, bad, severity }) => {
  it('nothing is found in its good example', () => {
    expect(found(good!).map(({ rule, message }) => `${rule}: ${message.en}`)).toEqual([]);
  });

  it('is found in its bad example, on the marked line', () => {
    const own = found(bad!).filter(({ rule }) => rule === id);
    expect(own.map((one) => one.severity)).toContain(severity);
    const lines = own.map(({ span }) => span!.start.line);
    for (const line of marked(bad!)) expect(lines).toContain(line);
    expect(marked(bad!).length > 0 || bad!.includes('# kpi-ignore')).toBe(true);
  });
});

/** Every text of a folder's code that is written as ids are, but for those of the rules. */
const idsReportedIn = (folder: string): string[] => {
  const root = new URL(`../../src/${folder}/`, import.meta.url);
  const names = (readdirSync(root, { recursive: true, encoding: 'utf8' }) as string[]).filter(
    (name) => name.endsWith('.ts') && !/^(?:rules\/|readings\.ts)/u.test(name),
  );
  return names.flatMap((name) => {
    const text = readFileSync(new URL(name, root), 'utf8');
    const code = text.replace(/^import [^;]*;$/gmu, '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '');
    return [...code.matchAll(/'([a-z]+(?:-[a-z]+)+|schema)'/gu)].map(([, id]) => id!);
  });
};

/** Texts with hyphens that are no ids: a new one is named here, or it needs a page. */
const OTHERS = new Set(['day-first', 'key-order', 'month-first', 'quote-number']);

it('every id that reading or judging a tree can report has its page', () => {
  const known = new Set([...rules, ...readings].map(({ id }) => id));
  const reported = ['model', 'lint'].flatMap(idsReportedIn);
  expect(new Set(reported).size).toBeGreaterThan(8);
  expect(reported.filter((id) => !known.has(id) && !OTHERS.has(id))).toEqual([]);
  expect(readings.filter(({ id }) => !reported.includes(id))).toEqual([]);
});

it('no id belongs to a rule and to reading, and they stand in order', () => {
  const ids = readings.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(rules.filter(({ id }) => ids.includes(id))).toEqual([]);
});
