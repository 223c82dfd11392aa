import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Files, inFolder, run } from './run.js';

const TREE = `# 見出し
kpi: 1   # 版
departments: { field: 営業 }
kgi: {  id: wins,   kind: count, formula: leads  *  win_rate, target: 12 }   # 目標

phases:
  closing: { volume: wins, conversion: win_rate }
kpis:
  # 見込み客
  leads:    { kind: count, owner: field, quality: [ win_rate ] }
  win_rate: { label: 受注率, kind: rate, owner: field }
`;

const fixed = (files: Files, argv: readonly string[] = []) =>
  inFolder(files, async (cwd) => {
    const outcome = await run(['validate', '--fix', ...argv], { cwd });
    const texts = new Map<string, string>();
    for (const name of Object.keys(files)) texts.set(name, await readFile(path.join(cwd, name), 'utf8'));
    return { ...outcome, texts };
  });

describe('--fix', () => {
  it('leaves a sound tree as it is', async () => {
    const { texts, stdout, code } = await fixed({ 'kpi.yaml': TREE });
    expect([texts.get('kpi.yaml'), code]).toEqual([TREE, 0]);
    expect(stdout).not.toContain('mended');
  });

  it.each<[string, string, string]>([
    ['a misspelt id in a formula', 'leads  *  win_rate', 'leads  *  win_rat'],
    ['a misspelt id twice in a formula', 'leads  *  win_rate', 'leds  *  win_rat'],
    ['a label in a formula', 'leads  *  win_rate', 'leads  *  受注率'],
    ['a misspelt id in a list', '[ win_rate ]', '[ win_rat ]'],
    ['a misspelt phase member', 'conversion: win_rate', 'conversion: win_rete'],
    ['a misspelt id in quotes', 'volume: wins', `volume: "winz"`],
    ['a misspelt department', 'owner: field', 'owner: fild'],
    ['a department by its label', 'owner: field', 'owner: 営業'],
    ['a misspelt kind', 'label: 受注率, kind: rate', 'label: 受注率, kind: rat'],
  ])('mends %s, and nothing else', async (_, good, bad) => {
    const expected = TREE.replace(good, good.replace('wins', bad.includes('"') ? '"wins"' : 'wins'));
    const { texts, stdout, code } = await fixed({ 'kpi.yaml': TREE.replace(good, bad) });
    expect(texts.get('kpi.yaml')).toBe(expected);
    expect(stdout).toMatch(
      /^no problems found \(1 file, 3 nodes\)\n\n[12] findings? w(?:as|ere) mended and written \(--fix\)\n$/u,
    );
    expect(code).toBe(0);
  });

  it.each<[string, string, string, string]>([
    ['a number that { } cuts', 'target: 12 }', 'target: 1,200 }', 'target: "1,200" }'],
    ['a number that { } cuts twice', 'target: 12 }', 'target: ¥1,200,000 }', 'target: "¥1,200,000" }'],
    [
      'two numbers that { } cuts',
      'target: 12 }',
      'target: 1,200, cap: { max: 5,000 } }',
      'target: "1,200", cap: { max: "5,000" } }',
    ],
    [
      'digit groups in a formula',
      'leads  *  win_rate',
      'leads  *  win_rate + 1,200',
      'leads  *  win_rate + 1_200',
    ],
    [
      'digit groups in brackets',
      'leads  *  win_rate',
      '(leads + 1,000,000)  *  win_rate',
      '(leads + 1_000_000)  *  win_rate',
    ],
  ])('mends %s', async (_, good, bad, mended) => {
    const quoted = (formula: string): string => (formula.includes('leads') ? `'${formula}'` : formula);
    const { texts } = await fixed({ 'kpi.yaml': TREE.replace(good, quoted(bad)) }, ['--rule', 'schema']);
    expect(texts.get('kpi.yaml')).toBe(TREE.replace(good, quoted(bad)));
    const all = await fixed({ 'kpi.yaml': TREE.replace(good, quoted(bad)) });
    expect(all.texts.get('kpi.yaml')).toBe(TREE.replace(good, quoted(mended)));
  });

  it('puts keys in order with their comments, on lines and inside { }', async () => {
    const text = `# 先頭の注
kpi: 1

# 指標
kpis:
  leads:
    kind: count # 種類
    # 名前
    label: 見込み客
    quality: [win_rate]
  win_rate: { kind: rate,   label: 受注率 } # 率
  # 率はここまで

# 目標
kgi: { id: wins, kind: count, formula: leads * win_rate, target: 12 }
name: 営業
`;
    const { texts, stdout } = await fixed({ 'kpi.yaml': text });
    expect(texts.get('kpi.yaml')).toBe(`# 先頭の注
kpi: 1
name: 営業

# 目標
kgi: { id: wins, kind: count, formula: leads * win_rate, target: 12 }

# 指標
kpis:
  leads:
    # 名前
    label: 見込み客
    kind: count # 種類
    quality: [win_rate]
  win_rate: { label: 受注率,   kind: rate } # 率
  # 率はここまで
`);
    expect(stdout).toContain('3 findings were mended');
  });

  it.each<[string, string, string]>([
    ['two names are as near', 'leads  *  win_rate', 'leads  *  win_rat'],
    ['nothing is near', 'leads  *  win_rate', 'leads  *  profit'],
  ])('leaves it to a person where %s', async (_, good, bad) => {
    const text = TREE.replace(good, bad).concat('  win_rats: { kind: rate }\n');
    const { texts, code } = await fixed({ 'kpi.yaml': text });
    expect([texts.get('kpi.yaml'), code]).toEqual([text, 1]);
  });

  it('mends the file in which the fault stands, and the configuration', async () => {
    const { texts, code } = await fixed({
      'kpi.yaml': TREE.replace('kgi:', 'include: more.yaml\nkgi:'),
      'more.yaml': 'kpis:\n  calls: { kind: count, owner: fild, quality: [win_rate] }\n',
      'kpi.config.yaml': 'rules: { unconnected-nod: off }\n',
    });
    expect(texts.get('more.yaml')).toBe(
      'kpis:\n  calls: { kind: count, owner: field, quality: [win_rate] }\n',
    );
    expect(texts.get('kpi.config.yaml')).toBe('rules: { unconnected-node: off }\n');
    expect(code).toBe(0);
  });

  it('keeps Windows line ends and the mark at the start of the file', async () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const { texts } = await fixed({
      'kpi.yaml': windows(TREE.replace('* win_rate', '* win_rat').replace('*  win_rate', '*  win_rat')),
    });
    expect(texts.get('kpi.yaml')).toBe(windows(TREE));
  });

  it('leaves excused findings and other rules alone', async () => {
    const text = TREE.replace(
      'label: 受注率, kind: rate, owner: field }',
      'kind: rate, label: 受注率, owner: field } # kpi-ignore key-order: 急ぎ',
    );
    expect((await fixed({ 'kpi.yaml': text })).texts.get('kpi.yaml')).toBe(text);
    const bad = TREE.replace('*  win_rate', '*  win_rat');
    expect((await fixed({ 'kpi.yaml': bad }, ['--rule', 'key-order'])).texts.get('kpi.yaml')).toBe(bad);
  });

  it('says without the flag how much it would mend', async () => {
    const { stdout } = await run(['validate'], {
      files: { 'kpi.yaml': TREE.replace('*  win_rate', '*  win_rat') },
    });
    expect(stdout).toContain('1 of these is mended by --fix');
    const json = await run(['validate', '--format', 'json'], {
      files: { 'kpi.yaml': TREE.replace('*  win_rate', '*  win_rat') },
    });
    expect(JSON.parse(json.stdout).diagnostics.map(({ fixable }: { fixable: boolean }) => fixable)).toContain(
      true,
    );
  });

  it('changes nothing but the order of lines when it orders keys', () => {
    const sections = [
      'name: 営業\n',
      '# 目標\nkgi: { id: wins, kind: count, target: 12 }\n',
      'kpis:\n  a: { kind: count }\n  # 下の注\n',
      '\nlang: ja # 言語\n',
      'currency: JPY\n',
    ];
    return fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(sections, { minLength: 5 }), async (shuffled) => {
        const text = `kpi: 1\n${shuffled.join('')}`;
        const { texts } = await fixed({ 'kpi.yaml': text });
        const lines = (whole: string): string[] => whole.split('\n').sort();
        expect(lines(texts.get('kpi.yaml')!)).toEqual(lines(text));
        const keys = [...texts.get('kpi.yaml')!.matchAll(/^(\w+):/gmu)].map(([, key]) => key);
        expect(keys[0]).toBe('kpi');
        expect([...keys.slice(1, 4)].sort()).toEqual(['currency', 'lang', 'name']);
        expect(keys.slice(4)).toEqual(['kgi', 'kpis']);
      }),
      { numRuns: 30, seed: 3 },
    );
  });
});
