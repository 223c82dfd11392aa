import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Files, inFolder, type Outcome, run } from './run.js';

/** What a terminal obeys or turns around; only line breaks and tabs may come through. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const KGI = 'kpi: 1\nkgi: { id: wins, kind: count, target: 12 }\n';
const times = (count: number, made: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => made(index)).join('');
const nested = (count: number, open: string, close = ''): string => open.repeat(count) + close.repeat(count);
const formula = (text: string): string =>
  `kpi: 1\nkgi: { id: wins, kind: count, formula: "${text}", target: 12 }\nkpis: { a: { kind: count, baseline: 1 } }\n`;
const kpis = (entries: string): string => `${KGI}kpis:\n${entries}`;

/** A tree, the exit code, what is said of it, and where. */
type Case = readonly [text: string, code: number, words: string, place?: string];

// biome-ignore format: a case a line
const BOMBS: Record<string, Case> = {
  'nine lists of nine lists': [times(9, (i) => `x${i}: &x${i} [${Array(9).fill(i ? `*x${i - 1}` : 'lol').join(', ')}]\n`), 1, 'the aliases (*) repeat too much', 'kpi.yaml:6:'],
  'mappings of mappings': [KGI + times(30, (i) => `x${i}: &x${i} { a: ${i ? `*x${i - 1}` : 'lol'}, b: ${i ? `*x${i - 1}` : 'lol'} }\n`), 1, 'the aliases (*) repeat too much'],
  'a long text many times': [`kpi: 1\nname: &a ${'x'.repeat(200_000)}\nkgi: { id: a, kind: count, target: 1 }\ndepartments: { ${times(90, (i) => `d${i}: *a, `)} }\n`, 1, 'the aliases (*) repeat too much'],
  'a long list many times': [kpis(`  a: { kind: count, action: &a [${times(20_000, (i) => `x${i},`)}] }\n${times(90, (i) => `  d${i}: { kind: count, action: *a }\n`)}`), 1, 'the aliases (*) repeat too much'],
  'merges of merges': [`%YAML 1.1\n---\n${KGI}${times(40, (i) => `m${i}: &m${i} { ${i ? `<<: [*m${i - 1}, *m${i - 1}]` : 'a: 1'} }\n`)}`, 1, 'the aliases (*) repeat too much'],
  'an anchor for each of many aliases': [`${KGI}departments:\n${times(20_000, (i) => `  a${i}: &a${i} x\n  b${i}: *a${i}\n`)}`, 0, 'unused-department'],
  'merges where there are none': [kpis('  a: &a { kind: count }\n  b: { <<: *a }\n'), 1, 'unknown key "<<"', 'kpi.yaml:5:8'],
};

// biome-ignore format: a case a line
const NESTING: Record<string, Case> = {
  'lists in a line': [`${KGI}name: ${nested(100_000, '[', ']')}\n`, 1, 'nested too deeply', 'kpi.yaml:3:'],
  'lists that are never closed': [KGI + nested(1_000_000, '['), 1, 'nested too deeply', 'kpi.yaml:3:'],
  'mappings in a line': [`${KGI}name: ${nested(100_000, '{a: ', '}')}\n`, 1, 'nested too deeply'],
  'items of items': [`${KGI}name:\n  ${nested(100_000, '- ')}x\n`, 1, 'nested too deeply', 'kpi.yaml:4:'],
  'keys below keys': [`${KGI}name:\n${times(1000, (i) => `${' '.repeat(i + 1)}a:\n`)}`, 1, 'nested too deeply'],
  'question marks': ['? '.repeat(20_000), 1, 'nested too deeply'],
  'parentheses': [formula(`${nested(10_000, '(')}a${')'.repeat(10_000)}`), 1, 'the formula is too long', 'kpi.yaml:2:'],
  'some parentheses': [formula(`${nested(900, '(')}a${')'.repeat(900)}`), 1, 'nested too deeply'],
  'minus signs': [formula(`${'-'.repeat(100_000)}a`), 1, 'the formula is too long'],
  'some minus signs': [formula(`${'-'.repeat(1900)}a`), 1, 'nested too deeply'],
  'a formula of a megabyte': [formula(`a${'+a'.repeat(500_000)}`), 1, 'the formula is too long'],
  'a name of a megabyte': [formula(`a${'b'.repeat(1_000_000)}`), 1, 'there is no node "ab'],
  'a name of a megabyte and another': [formula(`a${'b'.repeat(1_000_000)} c`), 1, 'error[formula-syntax]'],
  'a number of a megabyte': [formula('9'.repeat(1_000_000)), 1, 'cannot read "999'],
  'a minimum of 10,000': [formula(`min(a${',a'.repeat(9999)})`), 1, 'the formula is too long'],
  'a minimum of 900': [formula(`min(a${',a'.repeat(899)})`), 0, '0 errors'],
  'an open formula and very many keys': [`kpi: 1\nkgi: { id: wins, kind: count, formula: min(a${',a'.repeat(50_000)} }\n`, 1, 'written twice'],
  'a look back to the beginning of time': [formula('lag(a, 99999999999999999999)'), 1, 'a whole number of months from 0 to 120'],
  'a look back within looks back': [formula(`${nested(190, 'lag(')}a${', 120)'.repeat(190)}`), 0, '0 errors'],
  'a chain': [`kpi: 1\nkgi: { id: n0, kind: count, formula: n1, target: 1 }\nkpis:\n${times(5000, (i) => `  n${i + 1}: { kind: count, formula: n${i + 2} }\n`)}  n5001: { kind: count }\n`, 0, '0 errors'],
  'a cycle': [`kpi: 1\nkgi: { id: n0, kind: count, formula: n1, target: 1 }\nkpis:\n${times(5000, (i) => `  n${i + 1}: { kind: count, formula: n${(i + 2) % 5001} }\n`)}`, 1, 'the formulas form a cycle'],
};

const BLANKS = ' '.repeat(300_000);

// biome-ignore format: a case a line
const LONG: Record<string, Case> = {
  'blanks in a label': [kpis(`  a: { label: "x${BLANKS}y", kind: count }\n`), 0, '0 errors'],
  'blanks in an action': [kpis(`  a: { kind: count, action: "x${BLANKS}y" }\n`), 0, '0 errors'],
  'blanks in a unit': [kpis(`  a: { kind: count, unit: "x${BLANKS}y", formula: b * 2 }\n  b: { kind: count, unit: "x${BLANKS}z" }\n`), 0, '0 errors'],
  'blanks in a rubric': [`${KGI}kcis: { a: { rubric: { 1: "x${BLANKS}y", 5: "z${BLANKS}y" } } }\n`, 0, '0 errors'],
  'a key': [`${KGI}? ${'k'.repeat(1_000_000)}\n: 1\n`, 1, 'unknown key "kkk', 'kpi.yaml:3:3'],
  'an id': [kpis(`  ? ${'k'.repeat(1_000_000)}\n  : { kind: count }\n`), 0, 'unconnected-node'],
  'a label': [`kpi: 1\nkgi: { id: a, label: ${'あ'.repeat(300_000)}, kind: bogus, target: 1 }\n`, 1, '"bogus" does not fit', 'kpi.yaml:2:'],
  'a label of joined pictures': [`kpi: 1\nkgi: { id: a, label: ${'👩‍💻'.repeat(100_000)}, kind: bogus, target: 1 }\n`, 1, '"bogus" does not fit'],
  'a letter with many marks': [`kpi: 1\nkgi: { id: a, label: a${'\u0301'.repeat(300_000)}, kind: bogus, target: 1 }\n`, 1, '"bogus" does not fit'],
  'a line of faults': [`${KGI}kpis: { ${times(2000, (i) => `n${i}: { kind: bogus }, `)} }\n`, 1, '2000 errors'],
  'a list of faults': [kpis(times(2000, (i) => `  n${i}: { kind: bogus }\n`)), 1, '2000 errors'],
  'the same key': [`${KGI}departments:\n${'  a: b\n'.repeat(20_000)}`, 1, '20 errors'],
  'documents': [KGI + '---\na: 1\n'.repeat(5000), 1, 'several YAML documents', 'kpi.yaml:3:1'],
  'faults of YAML': ['"\n'.repeat(50_000), 1, 'yaml-syntax'],
  'faults in brackets': [`{${','.repeat(50_000)}}`, 1, 'yaml-syntax'],
  'tags that mean nothing': [`[${'!a x, '.repeat(50_000)}]`, 1, 'expected a mapping'],
  'directives': ['%\n'.repeat(50_000), 1, 'yaml-syntax'],
  'empty lines': ['\n'.repeat(500_000), 1, 'the file is empty'],
  'settings of rules that there are not': [`${KGI}rules:\n${times(2000, (i) => `  no${i}: off\n`)}`, 0, '2001 warnings'],
};

// biome-ignore format: a case a line
const CHARACTERS: Record<string, Case> = {
  'NUL': ['kpi: 1\nkgi: { id: a, kind: "bo\0gus", target: 1 }\n', 1, '"bo␀gus" does not fit', 'kpi.yaml:2:21'],
  'nothing but NUL': ['\0'.repeat(100), 1, '␀␀␀', 'kpi.yaml:1:1'],
  'half characters': [`${KGI}name: "\\ud800"\nkpis: { "\\udc00": { kind: "\\ud800" } }\n`, 1, '"�" cannot be an id'],
  'a BOM': [`\ufeff${KGI}kpis: 3\n`, 1, 'expected a mapping', 'kpi.yaml:3:7'],
  'CR LF': [kpis('  b: { kind: bogus }\n').replaceAll('\n', '\r\n'), 1, '"bogus" does not fit', 'kpi.yaml:4:14'],
  'CR alone': [KGI.replaceAll('\n', '\r'), 1, 'yaml-syntax', 'kpi.yaml:1:'],
  'a separator of lines in an id': [`${KGI}kpis: { "c\u2028d": { kind: count } }\n`, 1, '"c�d" cannot be an id', 'kpi.yaml:3:9'],
  'a separator of lines for line breaks': [KGI.replaceAll('\n', '\u2028'), 1, 'yaml-syntax'],
  'text from right to left': [`${KGI}kpis: { "\u202eevil": { kind: "\u202ebogus" } }\n`, 1, '"�evil" cannot be an id'],
  'escapes written out': [`${KGI}"\\e[31m": "\\e]0;x\\a"\nkpis: { "\\e[31mx": { kind: "\\e[2J" } }\n`, 1, 'unknown key "␛[31m"', 'kpi.yaml:3:1'],
  'escapes as they are': [`${KGI}\u001b[31m: 1\nkpis: { "\u001b]0;t\u0007": { kind: "\u009b31m" } }\n`, 1, 'unknown key "␛[31m"', 'kpi.yaml:3:1'],
  'escapes in the name of a rule': [`${KGI}rules: { "\\e[31m": off }\n`, 0, 'there is no rule "␛[31m"', 'kpi.yaml:3:10'],
  'escapes in an ignore': [`${KGI}# kpi-ignore cycles: \u001b[31m\n`, 0, 'there is no rule "cycles"', 'kpi.yaml:3:1'],
  'escapes in a formula': [formula('a * \\e[31mb'), 1, 'cannot read "␛', 'kpi.yaml:2:'],
  'escapes in what is included': [`${KGI}include: "\\e[31m.yaml"\n`, 1, '␛[31m.yaml', 'kpi.yaml:3:10'],
  'escapes in a department': [`${KGI}departments: { "\\e[31m": "\\e[31m" }\n`, 0, '␛[31m'],
};

// biome-ignore format: a case a line
const VALUES: Record<string, Case> = {
  'what every object has, as keys': [`${KGI}__proto__: { a: 1 }\nconstructor: 1\ntoString: 2\n`, 1, '"__proto__" cannot be used as a name', 'kpi.yaml:3:1'],
  'as ids': [kpis('  __proto__: { kind: count }\n  constructor: { kind: count, formula: toString }\n  valueOf: { kind: bogus }\n'), 1, 'there is no node "toString"'],
  'as departments, rules, phases': [`${KGI}departments: { __proto__: x, constructor: y }\nrules: { __proto__: off, constructor: off }\nphases: { __proto__: { volume: wins }, constructor: { volume: toString } }\n`, 1, '"__proto__" cannot be used as a name', 'kpi.yaml:4:10'],
  'as sources and columns': [`${KGI}sources: { __proto__: { path: a.csv, layout: columns, period: constructor } }\n`, 1, '"__proto__" cannot be used', 'kpi.yaml:3:12'],
  'as levels and months': [`${KGI}kcis: { __proto__: { drives: constructor, rubric: { __proto__: x } } }\nseason: { __proto__: 1 }\n`, 1, '"__proto__" cannot be used', 'kpi.yaml:3:9'],
  'a number without end': [kpis('  b: { kind: count, baseline: 1e999 }\n'), 1, '".inf" does not fit', 'kpi.yaml:4:31'],
  'infinity': [kpis('  b: { kind: count, cap: { min: -.inf } }\n'), 1, '"-.inf" does not fit'],
  'no number': [kpis('  b: { kind: count, baseline: .nan }\n'), 1, '".nan" does not fit'],
  'a number of many digits': [kpis(`  b: { kind: count, baseline: 1${'0'.repeat(400)} }\n`), 1, 'does not fit'],
  'numbers whose product has no end': [formula('a * 1e308 * 1e308'), 0, '0 errors'],
  'a date for a period': [`${KGI}horizon: 2026-13-01\n`, 1, '"2026-13-01" does not fit', 'kpi.yaml:3:10'],
  'a date of YAML 1.1': [`%YAML 1.1\n---\n${KGI}horizon: 2026-04-01\n`, 1, 'does not fit'],
  'code': [`${KGI}name: !!js/function "function(){}"\nhorizon: !!js/regexp /x/\n`, 1, '"/x/" does not fit'],
  'bytes': [`${KGI}departments: !!binary aGVsbG8=\n`, 1, '"aGVsbG8=" does not fit', 'kpi.yaml:3:23'],
  'a set': [`${KGI}departments: !!set { a, b }\n`, 1, 'the key "a" has no value', 'kpi.yaml:3:22'],
  'a list of pairs': [`${KGI}kpis: !!omap [ a: b ]\n`, 1, 'expected a mapping'],
  'keys that are no names': [`${KGI}? [a, b]\n: 1\n? { c: d }\n: 2\n? null\n: 3\n`, 1, 'unknown key "[ a, b ]"'],
};

const told = async (outcome: Outcome, code: number): Promise<string> => {
  const said = outcome.stdout + outcome.stderr;
  expect(said).not.toMatch(OBEYED);
  expect(said).not.toMatch(/\n\s+at /);
  expect(said).not.toMatch(/\bNaN\b|Infinity|undefined|\[object|call stack/);
  expect(outcome.code).toBe(code);
  return said;
};

const check = async (_: string, [text, code, words, place = 'kpi.yaml']: Case): Promise<void> => {
  const files: Files = { 'kpi.yaml': text };
  const said = await told(await run(['validate'], { files }), code);
  expect(said).toContain(words);
  expect(said).toContain(place);
  await told(await run(['validate', '--format', 'json'], { files, env: { KPI_LANG: 'ja' } }), code);
};

describe.each([
  ['a bomb of aliases:', BOMBS],
  ['nested without end:', NESTING],
  ['very long or very many:', LONG],
  ['signs that a terminal obeys:', CHARACTERS],
  ['values that are none:', VALUES],
])('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', check);
});

const TREE = formula('a * 2').replace('baseline: 1', 'baseline: 1, quality: [wins]');
const ESCAPE = '\u001b[31m';

// biome-ignore format: a case a line
const AROUND: [string, string, Files, number, string][] = [
  ['a folder of the name of a tree', 'validate', { 'kpi.yaml/': '' }, 2, 'no kpi.yaml here'],
  ['a folder that is named as a tree', 'validate kpi.yaml', { 'kpi.yaml/': '' }, 2, 'no tree file in the folder kpi.yaml'],
  ['a large tree', 'validate', { 'kpi.yaml': TREE + '#\n'.repeat(5_000_000) }, 2, 'kpi.yaml is too large (the limit is 8 MB)'],
  ['a part of a very long name', 'validate', { 'kpi.yaml': `${TREE}include: ${'一'.repeat(10_000)}\n` }, 1, 'include-file'],
  ['a thousand parts', 'validate', { 'kpi.yaml': `${TREE}include: "*.yaml"\n`, ...Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`p${i}.yaml`, ''])) }, 1, 'include'],
  ['an escape in the name of a tree', 'validate', { [`${ESCAPE}.kpi.yaml`]: KGI.replace('count', 'cont') }, 2, 'no kpi.yaml here'],
  ['an escape in the name of a tree in a folder', 'validate .', { [`${ESCAPE}.kpi.yaml`]: KGI.replace('count', 'cont') }, 1, '␛[31m.kpi.yaml:2:24'],
  ['an escape in the name of a part', 'validate', { 'kpi.yaml': `${TREE}include: "*.yaml"\n`, [`${ESCAPE}.yaml`]: 'kpi: 2' }, 1, '␛[31m.yaml:1:6'],
  ['an escape in the name of a file that is not there', `validate ${ESCAPE}.yaml`, {}, 2, '␛[31m.yaml'],
  ['an escape in the name of an option', `validate --${ESCAPE}`, {}, 2, '␛[31m'],
  ['an escape in the name of a rule', `validate --rule ${ESCAPE}`, { 'kpi.yaml': TREE }, 2, '␛[31m'],
  ['an escape in a pattern', `validate ${ESCAPE}*.yaml`, { 'kpi.yaml': TREE }, 2, '␛[31m'],
  ['an escape in the configuration', 'validate', { 'kpi.yaml': TREE, 'kpi.config.yaml': 'rules: { "\\e[31m": off }\n"\\e[32m": 1\n' }, 1, 'unknown key "␛[32m"'],
  ['a configuration that names no rule', 'validate', { 'kpi.yaml': TREE, 'kpi.config.yaml': 'rules: { toString: off, __proto__: off }\n' }, 1, '"__proto__" cannot be used as a name'],
  ['an escape in the baseline', 'validate --baseline b.json', { 'kpi.yaml': TREE, 'b.json': '{"kpi": 1, "baseline": [], "\\u001b[31m": 1}' }, 2, 'unknown key "␛[31m"'],
  ['a baseline of known escapes', 'validate --baseline b.json', { 'kpi.yaml': TREE, 'b.json': '{"kpi": 1, "baseline": [{ "file": "kpi.yaml", "rule": "\\u001b[31m", "node": "\\u009b", "path": null, "count": 1 }]}' }, 0, '␛[31m'],
  ['a baseline of brackets', 'validate --baseline b.json', { 'kpi.yaml': TREE, 'b.json': '['.repeat(100_000) }, 2, 'b.json:1:'],
  ['a configuration of brackets', 'validate', { 'kpi.yaml': TREE, 'kpi.config.yaml': '['.repeat(100_000) }, 1, 'kpi.config.yaml:1:'],
  ['an escape in a test', 'test', { 'kpi.yaml': TREE, 'kpi.test.yaml': 'kpi: 1\ntests: [{ name: "\\e[31mx", given: { a: 1 }, expect: { wins: 9 } }]\n' }, 1, '␛[31mx'],
  ['an escape in the names of a test', 'test', { 'kpi.yaml': TREE, 'kpi.test.yaml': 'kpi: 1\n"\\e[33m": 1\ntests: [{ given: { "\\e[31m": 1 }, expect: { "\\e[32m": 9 } }]\n' }, 2, '␛[33m'],
  ['tests of brackets', 'test', { 'kpi.yaml': TREE, 'kpi.test.yaml': '['.repeat(100_000) }, 2, 'kpi.test.yaml:1:'],
  ['what every object has, in a test', 'test', { 'kpi.yaml': TREE, 'kpi.test.yaml': 'kpi: 1\ntests: [{ given: { constructor: 1 }, expect: { __proto__: 9, toString: 1 } }]\n' }, 2, 'toString'],
  ['an escape in the name of a CSV', 'diagnose', { 'kpi.yaml': `${TREE}sources: { s: { path: "\\e[31m.csv", layout: columns } }\n` }, 2, '␛[31m.csv'],
  ['an escape in a label that is planned', 'plan', { 'kpi.yaml': TREE.replace('id: wins', 'id: wins, label: "\\e[31mx"') }, 0, '␛[31mx'],
  ['an escape in an assignment', `plan --set ${ESCAPE}=1`, { 'kpi.yaml': TREE }, 2, '␛[31m'],
];

describe('what stands around a tree', () => {
  it.each(AROUND)('%s', async (_, argv, files, code, words) => {
    expect(await told(await run(argv.split(' '), { files }), code)).toContain(words);
  });

  it('a large tree is read where the limit is raised', async () => {
    const files = { 'kpi.yaml': `${TREE}# ${'x'.repeat(10_000_000)}\n` };
    expect((await run(['validate'], { files })).code).toBe(2);
    expect((await run(['validate', '--max-size', '10'], { files })).code).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('a pipe that nobody writes to is not waited for', () =>
    inFolder({}, async (cwd) => {
      await promisify(execFile)('mkfifo', [path.join(cwd, 'kpi.yaml')]);
      expect(await told(await run(['validate'], { cwd }), 2)).toContain('kpi.yaml is not a file but a pipe');
    }),
  );

  it.skipIf(process.platform === 'win32')('a file without end is read as far as the limit', () =>
    inFolder({}, async (cwd) => {
      expect(await told(await run(['validate', '/dev/zero'], { cwd }), 2)).toContain('too large');
    }),
  );
});
