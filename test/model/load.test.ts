import { describe, expect, it } from 'vitest';
import { loadTree } from '../../src/model/load.js';
import type { Tree } from '../../src/model/tree.js';

/** Each problem as `line:column marked-text message`. */
const problems = (text: string): string[] =>
  loadTree(text, 'kpi.yaml').diagnostics.map(({ span, message }) => {
    const { start, end, text: line } = span!;
    return `${start.line}:${start.column} ${line.slice(start.column - 1, end.column - 1)} | ${message.en}`;
  });

/** The tree of a text that has no problem. */
const clean = (text: string): Tree | null => {
  expect(problems(text)).toEqual([]);
  return loadTree(text, 'kpi.yaml').tree;
};

const TREE = `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1.2億 }
kpis:
  wins: { kind: count }
  price: { kind: average }
`;

describe('a tree is read', () => {
  it('with numbers as people write them', () => {
    const { tree } = loadTree(
      `kpi: 1
currency: JPY
kgi: { id: 売上, kind: amount, target: { per_month: ２，０００万 } }
kpis:
  率: { kind: rate, lever: { max: 35%, effort: 2 }, baseline: 0.2 }
  数: { kind: count, baseline: "1,200", lever: { min: 120_000, max: 12.5k } }
`.replace('２，０００万', '"２，０００万"'),
      'kpi.yaml',
    );
    expect(tree!.kgi.target).toEqual({ value: 20_000_000, perMonth: true });
    expect(tree!.nodes.get('率')).toMatchObject({
      baseline: 0.2,
      lever: { min: null, max: 0.35, effort: 2 },
    });
    expect(tree!.nodes.get('数')).toMatchObject({
      baseline: 1200,
      lever: { min: 120_000, max: 12_500, effort: 1 },
    });
  });

  it('two spellings of one Unicode id are one id', () => {
    const { tree, diagnostics } = loadTree(
      TREE.replace('wins *', 'ガ *').replace('wins:', `${'ガ'.normalize('NFD')}:`),
      'kpi.yaml',
    );
    expect(diagnostics).toEqual([]);
    expect([...tree!.nodes.keys()]).toContain('ガ');
  });

  it('a node belongs to the phase that names it', () => {
    const { tree } = loadTree(`${TREE}phases: { closing: { volume: wins } }\n`, 'kpi.yaml');
    expect(tree!.nodes.get('wins')!.phase).toBe('closing');
  });
});

describe('a formula inside { } may hold commas', () => {
  const formulaIn = (entry: string): string | undefined =>
    clean(`kpi: 1\nkgi: { id: k, kind: count, target: 1 }\nkpis:\n  n: { ${entry} }\n`)?.nodes.get('n')
      ?.formula?.text;

  it.each([
    ['kind: count, formula: lag(k, 1) * 2', 'lag(k, 1) * 2'],
    ['kind: count, formula: min(k, 3), label: 提案', 'min(k, 3)'],
    ['kind: count, formula: max(min(k, 1), min(k, 2), 3) / 2, owner: x', 'max(min(k, 1), min(k, 2), 3) / 2'],
    ['kind: count, formula: "lag(k, 1)"', 'lag(k, 1)'],
    ['kind: count, formula: （k ＋ 1） * 2', '（k ＋ 1） * 2'],
    ['kind: count, formula: max(min(k, 1), min(k, 1), 3)', 'max(min(k, 1), min(k, 1), 3)'],
  ])('%s', (entry, formula) => {
    expect(formulaIn(entry)).toBe(formula);
  });

  it('and the same operand twice', () => {
    expect(problems(TREE.replace('wins * price', 'max(wins, price, price, 3)'))).toEqual([]);
  });

  it('and its problems keep their places', () => {
    const text = TREE.replace('wins * price', 'min(wins, price, x y)');
    expect(problems(text)).toEqual([
      '2:63 y | expected one of + - * / before "y" (digit groups in a formula are written 1_000, not 1,000)',
    ]);
  });
});

describe('a problem has its place', () => {
  it.each([
    [
      'a wrong value',
      TREE.replace('count', 'counts'),
      '4:17 counts | "counts" does not fit; expected one of count, amount, rate, average, stock',
    ],
    [
      'a number that is none',
      TREE.replace('1.2億', 'たくさん'),
      '2:66 たくさん | "たくさん" does not fit; expected a number, or { per_month: number }',
    ],
    ['an unknown key', TREE.replace('target', 'tagret'), '2:58 tagret | unknown key "tagret"'],
    [
      'a missing key',
      TREE.replace('{ kind: count }', '{ label: 受注 }'),
      '4:3 wins | the key "kind" is missing (one of count, amount, rate, average, stock)',
    ],
    [
      'an empty value',
      TREE.replace('{ kind: average }', ''),
      '5:3 price | the key "price" has no value (a mapping of keys to values)',
    ],
    [
      'a duplicate key',
      TREE.replace('price:', 'wins:'),
      '5:3 wins | the key "wins" is written twice, first in line 4',
    ],
    [
      'what is wrong within the second of two keys',
      TREE.replace('price: {', 'wins: { fixed: true, formula: revenue,'),
      '5:11 fixed | "fixed" belongs to a leaf, and wins has a formula',
    ],
    [
      'an id in another spelling',
      `${TREE}  ${'ガ'.normalize('NFD')}: { kind: counts }\n`,
      '6:15 counts | "counts" does not fit; expected one of count, amount, rate, average, stock',
    ],
    [
      'an id twice in two spellings',
      `${TREE}  ガ: { kind: count }\n  ${'ガ'.normalize('NFD')}: { kind: count }\n`,
      `7:3 ${'ガ'.normalize('NFD')} | the id "ガ" is already used in line 6`,
    ],
    [
      'a duplicate key in quotes, inside { }',
      TREE.replace('{ kind: count }', '{ kind: count, "kind": rate }'),
      '4:24 "kind" | the key "kind" is written twice, first in line 4',
    ],
    [
      'an id that is taken',
      TREE.replace('price:', 'revenue:'),
      '5:3 revenue | the id "revenue" is already used in line 2',
    ],
    [
      'an id that a formula would read as minus',
      TREE.replace('wins:', 'won-deals:'),
      '4:3 won-deals | "won-deals" cannot be an id',
    ],
    [
      'a formula',
      TREE.replace('wins * price', 'wins ** price'),
      '2:50 * | expected a number or an id where "*" stands',
    ],
    [
      'a quoted formula after Japanese',
      TREE.replace('wins * price', '"受注数 * (単価"').replace('kind: amount,', 'label: 売上, kind: amount,'),
      '2:62 ( | this parenthesis is never closed',
    ],
    [
      'a horizon',
      `${TREE}horizon: next year\n`,
      '6:10 next year | "next year" does not fit; expected a period (2026-04..2026-09, FY2026, FY2026-H1, FY2026-Q2, 2026, 2026-07)',
    ],
    [
      'a lever on a computed node',
      TREE.replace('formula:', 'lever: { max: 3 }, formula:'),
      '2:35 lever | "lever" belongs to a leaf, and revenue has a formula',
    ],
    ['a comma inside { }', TREE.replace('1.2億', '50,000'), '2:69 000 | unknown key "0"'],
    [
      'YAML',
      'kpi: 1\nkgi: [\n',
      '3:1  | this is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['nothing', '', '1:1  | the file is empty'],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toContain(expected);
  });

  it.each([
    ['|', 'wins *\n      price )'],
    ['>', 'wins * pricee )'],
  ])('a formula in a block %s', (sign, formula) => {
    const text = `kpi: 1\nkgi:\n  id: k\n  kind: amount\n  formula: ${sign}\n      ${formula} (\n`;
    const [place] = problems(text);
    expect(place).toMatch(sign === '|' ? /^7:13 \) \| expected one of/u : /^6:21 \) \| expected one of/u);
  });

  it('and all of them come at once', () => {
    const text = TREE.replace('kpi: 1', 'kpi: 2')
      .replace('count', 'counts')
      .replace('1.2億', 'x')
      .replace('price: {', 'price: { lable: 単価, ');
    expect(problems(text).map((line) => line.split(' ')[0])).toEqual(['1:6', '2:66', '4:17', '5:12']);
  });
});

describe('hostile input', () => {
  it.each([
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join('\n')}\n`,
    ],
    ['an unresolved alias', 'kpi: 1\nkgi: *nothing\n'],
    ['a prototype', '__proto__: { polluted: true }\nkpi: 1\n'],
    ['a list', '- 1\n- 2\n'],
    ['several documents', 'kpi: 1\n---\nkpi: 1\n'],
    ['a number', '42\n'],
    ['tabs', 'kpi: 1\n\tkgi: x\n'],
  ])('%s is a problem and nothing worse', (_, text) => {
    const { whole, diagnostics } = loadTree(text, 'kpi.yaml');
    expect(whole).toBe(false);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

it.each([
  ['kgi: { id: wins, note: *重要 }', '2:24 *重要 is read as an alias'],
  ['kgi: { id: wins, note: *a, label: &a x }', '2:24 *a is read as an alias'],
])('an alias of nothing is shown where it stands: %s', (line, expected) => {
  const [found] = loadTree(`kpi: 1\n${line}\n`, 'kpi.yaml').diagnostics;
  const { line: row, column } = found!.span!.start;
  expect(`${row}:${column} ${found!.message.en.replace('this is not valid YAML: ', '')}`).toContain(expected);
});

it.each([
  ['lever: { max: 9 }', 'what a computed node must keep is written cap: { min, max }'],
  [
    'baseline: 9',
    'it follows from its formula: take baseline away, and write it on the nodes that it is made of',
  ],
])('says where %s of a computed node belongs', (key, expected) => {
  const text = `kpi: 1\nkgi: { id: wins, kind: count, formula: b, ${key} }\nkpis: { b: { kind: count } }\n`;
  expect(loadTree(text, 'kpi.yaml').diagnostics.map(({ help }) => help?.en)).toContain(expected);
});

it('takes the level that a node starts from, however far its formula goes round', () => {
  const text = `kpi: 1
kgi: { id: mrr, kind: stock, formula: opening + gained, baseline: 100 }
kpis:
  opening: { kind: stock, formula: 'lag(mrr, 1)' }
  gained: { kind: amount, formula: 'missing * 2', baseline: 5 }
`;
  expect(loadTree(text, 'kpi.yaml').diagnostics.map(({ path }) => path.join('.'))).toEqual([
    'kpis.gained.baseline',
  ]);
});
