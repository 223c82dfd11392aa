import { describe, expect, it } from 'vitest';
import { testDocument } from '../../src/contract/answers/index.js';
import { type Files, inFolder, run } from './run.js';

/** The appointments that a goal of 50M yen needs, as published: 25 wins, 84 proposals, 105 hearings, 525 visits. */
const TREE = `kpi: 1
lang: ja
currency: JPY
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * deal_size, target: 5000万 }
kpis:
  visits: { label: 訪問数, kind: count }
  hearings: { label: ヒアリング数, kind: count, formula: visits * hearing_rate }
  proposals: { label: 提案数, kind: count, formula: hearings * proposal_rate }
  wins: { label: 受注数, kind: count, formula: proposals * win_rate }
  hearing_rate: { label: ヒアリング化率, kind: rate, fixed: true, baseline: 20% }
  proposal_rate: { label: 提案率, kind: rate, fixed: true, baseline: 80% }
  win_rate: { label: 受注率, kind: rate, fixed: true, baseline: 30% }
  deal_size: { label: 平均単価, kind: average, fixed: true, baseline: 200万 }
`;

const GOOD = `kpi: 1
tests:
  - name: 500件の訪問で24件受注する
    given: { visits: 500 }
    expect: { wins: 24, revenue: 4800万 }
  - name: 逆算、フェーズごとに切り上げ
    target: 5000万
    rounding: cascade
    expect: { wins: 25, proposals: 84, hearings: 105, visits: 525 }
  - name: 逆算、最後に切り上げ
    target: 5000万
    expect: { visits: 521 }
`;

const BAD = `kpi: 1
tests:
  - name: 500件の訪問で25件受注する
    given: { visits: 500 }
    expect: { wins: 25, revenue: { value: 4800万, tolerance: 1% } }
  - name: 訪問数がない
    given: { win_rate: 29.96% }
    expect:
      win_rate: { min: 30%, max: 40% }
      wins: 24
  - name: 逆算
    target: 5000万
    set: { deal_size: 190万 }
    expect: { visits: { value: 500, tolerance: 2% }, revenue: 50_000_000 }
`;

const of = (text: string, more: Files = {}): Files => ({ 'kpi.yaml': TREE, 'kpi.test.yaml': text, ...more });
const edited = (from: string, to: string): Files => {
  if (!GOOD.includes(from)) throw new Error(`nothing to edit: ${from}`);
  return of(GOOD.replace(from, to));
};

describe('kpi test', () => {
  it('says of every test that it passes: WE-01', async () => {
    const { code, stdout, stderr } = await run(['test'], { files: of(GOOD), env: {} });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`kpi.test.yaml（対象: kpi.yaml）

結果    テスト
────────────────────────────────────
✓ 成功  500件の訪問で24件受注する
✓ 成功  逆算、フェーズごとに切り上げ
✓ 成功  逆算、最後に切り上げ

テスト3件: 成功3件、失敗0件（1ファイル）
`);
  });

  it('shows each failure at its place, with what was expected and what came', async () => {
    const { code, stdout, stderr } = await run(['test'], { files: of(BAD), env: {} });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toBe(`kpi.test.yaml（対象: kpi.yaml）

結果    テスト
─────────────────────────────────
✗ 失敗  500件の訪問で25件受注する
✗ 失敗  訪問数がない
✗ 失敗  逆算

エラー[test-failed]: 500件の訪問で25件受注する: 受注数は25のはずですが、24でした（差 -1）
 --> kpi.test.yaml:5:21
  |
5 |     expect: { wins: 25, revenue: { value: 4800万, tolerance: 1% } }
  |                     ^^

エラー[test-failed]: 訪問数がない: 受注率は30%以上40%以下のはずですが、29.96%でした（差 -0.04pt）
 --> kpi.test.yaml:9:7
  |
9 |       win_rate: { min: 30%, max: 40% }
  |       ^^^^^^^^

エラー[test-failed]: 訪問数がない: 受注数を計算できません。値のない指標: visits
  --> kpi.test.yaml:10:13
   |
10 |       wins: 24
   |             ^^
   = ヒント: given に値を書くか、ツリーの指標に baseline を書いてください

エラー[test-failed]: 逆算: 訪問数は500のはずですが、549でした（差 +49、許容 ±10）
  --> kpi.test.yaml:14:15
   |
14 |     expect: { visits: { value: 500, tolerance: 2% }, revenue: 50_000_000 }
   |               ^^^^^^

エラー[test-failed]: 逆算: 売上は5,000万円のはずですが、5,007万円でした（差 +6.88万円）
  --> kpi.test.yaml:14:63
   |
14 |     expect: { visits: { value: 500, tolerance: 2% }, revenue: 50_000_000 }
   |                                                               ^^^^^^^^^^

テスト3件: 成功0件、失敗3件（1ファイル）
`);
  });

  it('speaks English as well', async () => {
    const { stdout } = await run(['test'], { files: of(BAD) });
    expect(stdout).toBe(`kpi.test.yaml (of kpi.yaml)

Result    Test
───────────────────────────────────
✗ failed  500件の訪問で25件受注する
✗ failed  訪問数がない
✗ failed  逆算

error[test-failed]: 500件の訪問で25件受注する: 受注数 should be 25, and is 24 (-1)
 --> kpi.test.yaml:5:21
  |
5 |     expect: { wins: 25, revenue: { value: 4800万, tolerance: 1% } }
  |                     ^^

error[test-failed]: 訪問数がない: 受注率 should be between 30% and 40%, and is 29.96% (-0.04pt)
 --> kpi.test.yaml:9:7
  |
9 |       win_rate: { min: 30%, max: 40% }
  |       ^^^^^^^^

error[test-failed]: 訪問数がない: 受注数 cannot be computed: there is no value of visits
  --> kpi.test.yaml:10:13
   |
10 |       wins: 24
   |             ^^
   = help: write a value under given, or a baseline in the tree

error[test-failed]: 逆算: 訪問数 should be 500, and is 549 (+49; ±10 allowed)
  --> kpi.test.yaml:14:15
   |
14 |     expect: { visits: { value: 500, tolerance: 2% }, revenue: 50_000_000 }
   |               ^^^^^^

error[test-failed]: 逆算: 売上 should be ¥50M, and is ¥50.07M (+¥68.8k)
  --> kpi.test.yaml:14:63
   |
14 |     expect: { visits: { value: 500, tolerance: 2% }, revenue: 50_000_000 }
   |                                                               ^^^^^^^^^^

3 tests, 0 passed, 3 failed (1 file)
`);
  });

  it('writes a table of each file in Markdown, and the count', async () => {
    const { stdout } = await run(['test', '--format', 'markdown'], { files: edited('wins: 24', 'wins: 25') });
    expect(stdout).toBe(`## kpi.test.yaml (of kpi.yaml)

| Result | Test |
| --- | --- |
| ✗ failed | 500件の訪問で24件受注する |
| ✓ passed | 逆算、フェーズごとに切り上げ |
| ✓ passed | 逆算、最後に切り上げ |

- **error** \`test-failed\` \`kpi.test.yaml:5:21\`<br>500件の訪問で24件受注する: 受注数 should be 25, and is 24 (-1)
  \`\`\`
      expect: { wins: 25, revenue: 4800万 }
                      ^^
  \`\`\`

3 tests, 2 passed, 1 failed (1 file)
`);
  });

  it('writes a test for each test in JUnit', async () => {
    const { code, stdout } = await run(['test', '--format', 'junit'], { files: of(BAD) });
    expect(code).toBe(1);
    expect(stdout).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="kpi test" tests="3" failures="3" errors="0" time="0">
  <testsuite name="kpi.test.yaml" tests="3" failures="3" errors="0" skipped="0" time="0">
    <testcase name="500件の訪問で25件受注する" classname="kpi.test.yaml" file="kpi.test.yaml" line="3" time="0">
      <failure type="error" message="500件の訪問で25件受注する: 受注数 should be 25, and is 24 (-1)">kpi.test.yaml:5:21
500件の訪問で25件受注する: 受注数 should be 25, and is 24 (-1)</failure>
    </testcase>
    <testcase name="訪問数がない" classname="kpi.test.yaml" file="kpi.test.yaml" line="6" time="0">
      <failure type="error" message="訪問数がない: 受注率 should be between 30% and 40%, and is 29.96% (-0.04pt)">kpi.test.yaml:9:7
訪問数がない: 受注率 should be between 30% and 40%, and is 29.96% (-0.04pt)

kpi.test.yaml:10:13
訪問数がない: 受注数 cannot be computed: there is no value of visits
help: write a value under given, or a baseline in the tree</failure>
    </testcase>
    <testcase name="逆算" classname="kpi.test.yaml" file="kpi.test.yaml" line="11" time="0">
      <failure type="error" message="逆算: 訪問数 should be 500, and is 549 (+49; ±10 allowed)">kpi.test.yaml:14:15
逆算: 訪問数 should be 500, and is 549 (+49; ±10 allowed)

kpi.test.yaml:14:63
逆算: 売上 should be ¥50M, and is ¥50.07M (+¥68.8k)</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('answers in JSON with every failure, its numbers and its place', async () => {
    const { stdout } = await run(['test', '--format', 'json'], { files: of(BAD) });
    const { summary, tests } = testDocument.parse(JSON.parse(stdout));
    expect(summary).toEqual({ files: 1, unusable: 0, tests: 3, passed: 0, failed: 3 });
    const told = tests.flatMap(({ name, failures }) =>
      failures.map(({ node, expected, range, tolerance, actual, line, column }) => [
        name,
        node,
        expected ?? range,
        tolerance !== null && tolerance > 1 ? tolerance : null,
        actual && Number(actual.toPrecision(12)),
        `${line}:${column}`,
      ]),
    );
    expect(told).toEqual([
      ['500件の訪問で25件受注する', 'wins', 25, null, 24, '5:21'],
      ['訪問数がない', 'win_rate', { min: 0.3, max: 0.4 }, null, 0.2996, '9:7'],
      ['訪問数がない', 'wins', 24, null, null, '10:13'],
      ['逆算', 'visits', 500, 10, 549, '14:15'],
      ['逆算', 'revenue', 50_000_000, null, 50_068_800, '14:63'],
    ]);
  });
});

describe('a file of tests that cannot be used', () => {
  it('is shown with all that is wrong in it, and the others run', async () => {
    const broken = `kpi: 1
tolerence: 1%
tests:
  - name: 受注数
    given: { vists: 500, wins: 3, win_rate: 35 }
    expect: { wins: 24, 提案数: 3, revenue: x }
  - name: 受注数
    target: 5000万
    lever: win
    lock: [wins]
    set: { hearing_rate: 150% }
    horizon: soon
    rounding: casade
    expect: { wins: { value: 3, min: 1 }, visits: { min: 3, max: 1 }, hearings: { max: 3, tolerance: 1 } }
`;
    const files = of(GOOD, { 'sub/kpi.yaml': TREE, 'sub/kpi.test.yaml': broken });
    const { code, stdout, stderr } = await run(['test'], { files, env: {} });
    expect(code).toBe(2);
    expect(stdout).toContain('テスト3件: 成功3件、失敗0件（2ファイル、うち使えないもの1）');
    expect(stderr).toBe(`エラー[schema]: 「tolerence」というキーはありません
 --> sub/kpi.test.yaml:2:1
  |
2 | tolerence: 1%
  | ^^^^^^^^^
  = ヒント: 「tolerance」のことですか？

エラー[test-file]: 「vists」という指標はツリーにありません
 --> sub/kpi.test.yaml:5:14
  |
5 |     given: { vists: 500, wins: 3, win_rate: 35 }
  |              ^^^^^
  = ヒント: 「visits」のことですか？

エラー[test-file]: 「wins」は数式で決まるので、given には書けません
 --> sub/kpi.test.yaml:5:26
  |
5 |     given: { vists: 500, wins: 3, win_rate: 35 }
  |                          ^^^^
  = ヒント: wins のもとになる指標を与えてください: visits、hearing_rate、proposal_rate、win_rate

エラー[test-file]: win_rate を 35 にはできません（取り得る範囲の外です）
 --> sub/kpi.test.yaml:5:45
  |
5 |     given: { vists: 500, wins: 3, win_rate: 35 }
  |                                             ^^
  = ヒント: 「35%」のことですか？

エラー[test-file]: 「提案数」という指標はツリーにありません
 --> sub/kpi.test.yaml:6:25
  |
6 |     expect: { wins: 24, 提案数: 3, revenue: x }
  |                         ^^^^^^
  = ヒント: 「proposals」のことですか？

エラー[schema]: 「x」は使えません。必要なもの: 数値、{ value, tolerance }、または { min, max }
 --> sub/kpi.test.yaml:6:42
  |
6 |     expect: { wins: 24, 提案数: 3, revenue: x }
  |                                             ^

エラー[schema]: 「受注数」という名前のテストは4行目にもあります
 --> sub/kpi.test.yaml:7:11
  |
7 |   - name: 受注数
  |           ^^^^^^

エラー[test-file]: 「win」という指標はツリーにありません
 --> sub/kpi.test.yaml:9:12
  |
9 |     lever: win
  |            ^^^
  = ヒント: 「wins」のことですか？

エラー[test-file]: 「wins」は数式で決まる指標なので、直接は動かせません
  --> sub/kpi.test.yaml:10:12
   |
10 |     lock: [wins]
   |            ^^^^
   = ヒント: 動かせる指標: visits、hearing_rate、proposal_rate、win_rate、deal_size

エラー[test-file]: hearing_rate を 1.5 にはできません（取り得る範囲の外です）
  --> sub/kpi.test.yaml:11:26
   |
11 |     set: { hearing_rate: 150% }
   |                          ^^^^

エラー[test-file]: 「soon」は使えません。必要なもの: 期間（2026-04..2026-09、FY2026、FY2026-H1、FY2026-Q2、2026、2026-07 など）
  --> sub/kpi.test.yaml:12:14
   |
12 |     horizon: soon
   |              ^^^^

エラー[schema]: 「casade」は使えません。必要なもの: carry, cascade のどれか
  --> sub/kpi.test.yaml:13:15
   |
13 |     rounding: casade
   |               ^^^^^^
   = ヒント: 「cascade」のことですか？

エラー[schema]: 期待する値は value か、min・max のどちらかで書きます
  --> sub/kpi.test.yaml:14:15
   |
14 |     expect: { wins: { value: 3, min: 1 }, visits: { min: 3, max: 1 }, hearings: { max: 3, tolerance: 1 } }
   |               ^^^^

エラー[schema]: min（3）が max（1）より大きくなっています
  --> sub/kpi.test.yaml:14:58
   |
14 |     expect: { wins: { value: 3, min: 1 }, visits: { min: 3, max: 1 }, hearings: { max: 3, tolerance: 1 } }
   |                                                          ^

エラー[schema]: tolerance は value と一緒に書きます。min と max には要りません
  --> sub/kpi.test.yaml:14:91
   |
14 |     expect: { wins: { value: 3, min: 1 }, visits: { min: 3, max: 1 }, hearings: { max: 3, tolerance: 1 } }
   |                                                                                           ^^^^^^^^^
`);
  });

  // biome-ignore format: a case a line
  it.each<[name: string, files: Files, en: string, ja: string]>([
    ['no YAML', of('kpi: 1\ntests: [\n'), 'error[yaml-syntax]', 'エラー[yaml-syntax]'],
    ['nothing in it', of(''), 'the smallest file: kpi: 1 and tests:', '最小の形: kpi: 1 と tests:'],
    ['a list', of('- 1\n'), 'expected a mapping', 'kpi.test.yaml:1:1'],
    ['no list of tests', of('kpi: 1\n'), 'the key "tests" is missing', '必要なキー「tests」がありません'],
    ['an empty list of tests', of('kpi: 1\ntests: []\n'), 'there is no test', 'テストが1つもありません'],
    ['tests that are no tests', of('kpi: 1\ntests: [1]\n'), 'kpi.test.yaml:2:9', 'kpi.test.yaml:2:9'],
    ['an alias of itself', of('kpi: 1\ntests: &a [*a]\n'), 'stands for what it is a part of', 'それ自身を含む値'],
    ['no test in a list of tests', of('kpi: 1\ntests: [null]\n'), '"null" does not fit', '「null」は使えません'],
    ['no version', edited('kpi: 1\n', ''), 'the key "kpi" is missing', '必要なキー「kpi」がありません'],
    ['a test that expects nothing', of('kpi: 1\ntests:\n  - given: { visits: 3 }\n'), 'this test expects nothing', 'このテストは何も確かめていません'],
    ['an expectation without a value', edited('wins: 24', 'wins: {}'), 'either a value, or a range', 'value か、min・max のどちらか'],
    ['an option of a back-solve without a target', edited('given:', 'lever: visits\n    given:'), '"lever" belongs to a test that back-solves', '「lever」は逆算のテストだけ'],
    ['a negative tolerance', edited('wins: 24', 'wins: { value: 24, tolerance: -1 }'), 'a tolerance of 0 or more', '0以上の許容差'],
    ['a number with a comma', edited('visits: 500', 'visits: 5,000'), 'needs quotes: "50,000"', '引用符で囲みます'],
    ['a rate above one', edited('visits: 500', 'win_rate: 35'), 'did you mean "35%"?', '「35%」のことですか'],
    ['an unknown leaf', edited('visits: 500', 'vists: 500'), 'did you mean "visits"?', 'kpi.test.yaml:4:14'],
    ['a label for an id', edited('wins: 24', '受注数: 24'), 'did you mean "wins"?', '「wins」のことですか'],
    ['no tree beside it', { 'kpi.test.yaml': GOOD }, 'looked for kpi.yaml, kpi.yml', '探したもの: kpi.yaml、kpi.yml'],
    ['no such tree', { 'kpi.yaml': TREE, 'kpi.test.yaml': `tree: kpi.yam\n${GOOD}` }, 'did you mean "kpi.yaml"?', 'kpi.test.yaml:1:7'],
    ['a tree with errors', { 'kpi.yaml': TREE.replace('* win_rate', '* win_rat'), 'kpi.test.yaml': GOOD }, 'did you mean "win_rate"?', 'kpi.yaml:9:'],
    ['a file that is not UTF-8', { 'kpi.yaml': TREE, 'kpi.test.yaml': new Uint8Array([0x82, 0xa0]) }, 'kpi.test.yaml is not UTF-8', 'UTF-8ではありません'],
  ])('%s', async (_, files, ...words) => {
    for (const [index, lang] of ['en', 'ja'].entries()) {
      const { code, stdout, stderr } = await run(['test'], { files, env: { KPI_LANG: lang } });
      expect(stderr).toContain(words[index]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).not.toMatch(/\bNaN\b|Infinity|undefined|\[object/u);
    }
  });

  it('is no reason to say the errors of its tree twice', async () => {
    const files = {
      'kpi.yaml': TREE.replace('* win_rate', '* win_rat'),
      'a.test.yaml': GOOD,
      'b.test.yaml': GOOD,
    };
    const { stderr } = await run(['test'], { files });
    expect(stderr.match(/win_rat"/gu)).toHaveLength(1);
  });
});

describe('which files are run', () => {
  const files: Files = {
    'kpi.yaml': TREE,
    'sales.yaml': TREE.replace('revenue', 'sales'),
    'east.kpi.yaml': TREE.replace('revenue', 'east'),
    'kpi.test.yaml': GOOD,
    'sales.test.yml': 'kpi: 1\ntests: [{ given: { visits: 500 }, expect: { sales: 4800万 } }]\n',
    'east.test.yaml': 'kpi: 1\ntests: [{ given: { visits: 500 }, expect: { east: 4800万 } }]\n',
    'deep/er/any.test.yaml': `tree: ../../kpi.yaml\n${GOOD}`,
    'deep/er/plain.yaml': `tree: ../..\n${GOOD}`,
    'node_modules/a/kpi.test.yaml': 'not: a test',
    '.hidden/kpi.test.yaml': 'not: a test',
  };
  const filesOf = async (...argv: string[]): Promise<string[]> => {
    const { code, stdout, stderr } = await run(['test', '--format', 'json', ...argv], { files });
    expect([code, stderr]).toEqual([0, '']);
    return [
      ...new Set(testDocument.parse(JSON.parse(stdout)).tests.map(({ file, tree }) => `${file} < ${tree}`)),
    ];
  };

  it('all below the current folder, each with the tree beside it or the one it names', async () => {
    const all = [
      'deep/er/any.test.yaml < kpi.yaml',
      'east.test.yaml < east.kpi.yaml',
      'kpi.test.yaml < kpi.yaml',
      'sales.test.yml < sales.yaml',
    ];
    expect(await filesOf()).toEqual(all);
    expect(await filesOf('.')).toEqual(all);
  });

  it.each([
    ['a file', ['kpi.test.yaml'], ['kpi.test.yaml']],
    ['a file of any name', ['deep/er/plain.yaml'], ['deep/er/plain.yaml']],
    ['a folder', ['deep'], ['deep/er/any.test.yaml']],
    ['a pattern', ['**/*.test.yml'], ['sales.test.yml']],
    ['a pattern in a folder', ['deep/*/*.test.yaml'], ['deep/er/any.test.yaml']],
    ['a pattern from a folder above', ['deep/../*.test.yaml'], ['east.test.yaml', 'kpi.test.yaml']],
    ['the same file by two names, once', ['kpi.test.yaml', './k*.test.yaml'], ['kpi.test.yaml']],
  ])('%s', async (_, argv, names) => {
    expect((await filesOf(...argv)).map((one) => one.split(' < ')[0])).toEqual(names);
  });

  it('a pattern from the root of the file system', () =>
    inFolder(files, async (cwd) => {
      const { code, stdout } = await run(['test', `${cwd}/k*.test.yaml`], { cwd });
      expect([code, stdout.startsWith('kpi.test.yaml (of kpi.yaml)')]).toEqual([0, true]);
    }));

  // biome-ignore format: a case a line
  it.each([
    ['no test anywhere', [], { 'kpi.yaml': TREE }, 'there are no tests (looked for ./**/*.test.yaml, ./**/*.test.yml)'],
    ['a folder without tests', ['sub'], { 'sub/': '' }, 'looked for sub/**/*.test.yaml'],
    ['a pattern of nothing', ['*.tset.yaml'], files, 'looked for *.tset.yaml'],
    ['a file that is not there', ['kpi.tset.yaml'], files, 'did you mean "kpi.test.yaml"?'],
    ['an empty name', [''], files, 'there is no file of tests'],
  ])('%s', async (_, argv, there, words) => {
    const { code, stdout, stderr } = await run(['test', ...argv], { files: there });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });

  it('a name that leads nowhere does not hide the others', async () => {
    const { code, stdout, stderr } = await run(['test', 'kpi.test.yaml', 'nowhere.yaml'], { files });
    expect(code).toBe(2);
    expect(stdout).toContain('3 tests, 3 passed, 0 failed');
    expect(stderr).toContain('there is no file of tests: nowhere.yaml');
  });

  it('is never written over', async () => {
    const { code, stderr } = await run(['test', 'kpi.test.yaml', '--output', 'kpi.test.yaml'], { files });
    expect([code, stderr.includes('is a file that was read')]).toEqual([2, true]);
  });
});
