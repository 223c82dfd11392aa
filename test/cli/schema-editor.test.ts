import { beforeAll, describe, expect, it } from 'vitest';
import { inEditor, type Marked } from './language-server.js';
import { inFolder, run } from './run.js';

/** A tree; a key is about to be written where | stands. */
const WRITTEN = `# yaml-language-server: $schema=./kpi.schema.json
kpi: 1
kgi: { id: 売上, kind: amount, formula: wins * price, target: 1.2億 }
kpis:
  wins:
    kind: count
    lever: { max: "3,000万" }
    |
  price: { kind: average, baseline: 5万 }
`;
const TREE = WRITTEN.replace('|', '');

/** What is marked: its line, the characters, and what the editor says of them. */
const shown = (text: string, marked: readonly Marked[]): string[] =>
  marked.map(({ message, range: { start, end } }) => {
    const line = text.split('\n')[start.line]!;
    return `${start.line + 1}: ${line.slice(start.character, end.character)} | ${message}`;
  });

const placeOf = (text: string) => {
  const before = WRITTEN.slice(0, WRITTEN.indexOf(text)).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
};

const WRONG: Readonly<Record<string, readonly [from: string, to: string, marked: string]>> = {
  'a misspelt key': ['target', 'tagret', '3: tagret | Property tagret is not allowed.'],
  'a wrong kind': [
    'count',
    'counts',
    '6: counts | Value is not accepted. Valid values: "count", "amount", "rate", "average", "stock".',
  ],
  'a text for a number': [
    '5万',
    'たくさん',
    '9: たくさん | 必要なもの: 数値（120000000、1.2億、3,000万、120M、35% など）',
  ],
  'an id that a formula would read as minus': [
    'price:',
    'unit-price:',
    '9: unit-price | 必要なもの: id（文字か _ で始まり、文字・数字・_ だけ。min、max、lag は使えません）',
  ],
};

/** What an editor showed, of a schema as the command writes it. One server serves all questions. */
const seen = {
  marked: new Map<string, readonly string[]>(),
  keys: [] as readonly string[],
  kinds: [] as readonly string[],
  lever: '',
  kind: '',
};

beforeAll(
  () =>
    inFolder({}, async (cwd) => {
      await run(['schema', '--lang', 'ja', '--output', 'kpi.schema.json'], { cwd });
      await inEditor(cwd, async (editor) => {
        for (const [name, [from, to]] of Object.entries(WRONG)) {
          const text = TREE.replace(from, to);
          seen.marked.set(name, shown(text, await editor.open(`${name}.yaml`, text)));
        }
        seen.marked.set('nothing', shown(TREE, await editor.open('kpi.yaml', TREE)));
        seen.keys = await editor.complete('kpi.yaml', placeOf('|'));
        seen.kinds = await editor.complete('kpi.yaml', placeOf('count'));
        seen.lever = await editor.hover('kpi.yaml', placeOf('lever'));
        seen.kind = await editor.hover('kpi.yaml', placeOf('kind: count'));
      });
    }),
  60_000,
);

describe('an editor', () => {
  it.each(Object.entries(WRONG))('marks %s', (name, [, , marked]) => {
    expect(seen.marked.get(name)).toEqual([marked]);
  });

  it('marks nothing in a good tree', () => {
    expect(seen.marked.get('nothing')).toEqual([]);
  });

  it('offers the keys of a KPI, and not the one that is there', () => {
    expect(seen.keys).toEqual(expect.arrayContaining(['label', 'owner', 'formula', 'quality', 'measure']));
    expect(seen.keys).not.toContain('lever');
    expect(seen.keys).not.toContain('drives');
  });

  it('offers the kinds', () => {
    expect(seen.kinds).toEqual(['count', 'amount', 'rate', 'average', 'stock']);
  });

  it('says what a key means, in both languages', () => {
    expect(seen.lever).toContain('この指標を動かせる範囲');
    expect(seen.lever).toContain('How far people can move this leaf');
    expect(seen.kind).toContain('* `rate`: 率。0〜1（0%〜100%） / A rate from 0 to 1 (0% to 100%)');
  });
});
