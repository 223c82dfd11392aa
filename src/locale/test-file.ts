import type { Message } from './message.js';

/** What is wrong with a file of tests. */
export const testFileText = {
  smallest: (): Message => ({
    ja: '最小の形: kpi: 1 と tests: [{ given: { contacts: 460 }, expect: { wins: 20 } }]',
    en: 'the smallest file: kpi: 1 and tests: [{ given: { contacts: 460 }, expect: { wins: 20 } }]',
  }),
  noTests: (): Message => ({ ja: 'テストが1つもありません', en: 'there is no test' }),
  duplicateName: ({ name, line }: { name: string; line: number }): Message => ({
    ja: `「${name}」という名前のテストは${line}行目にもあります`,
    en: `the test of line ${line} is called "${name}" too`,
  }),
  valueOrRange: (): Message => ({
    ja: '期待する値は value か、min・max のどちらかで書きます',
    en: 'what is expected is either a value, or a range of min and max',
  }),
  toleranceOfRange: (): Message => ({
    ja: 'tolerance は value と一緒に書きます。min と max には要りません',
    en: 'a tolerance goes with a value; min and max need none',
  }),
  backwards: ({ min, max }: { min: number; max: number }): Message => ({
    ja: `min（${min}）が max（${max}）より大きくなっています`,
    en: `the minimum, ${min}, is above the maximum, ${max}`,
  }),
  needsTarget: ({ key }: { key: string }): Message => ({
    ja: `「${key}」は逆算のテストだけで使えます（このテストには target がありません）`,
    en: `"${key}" belongs to a test that back-solves, and this one has no target`,
  }),
  needsTargetHelp: (): Message => ({
    ja: '目標からの逆算を確かめるなら target: 5000万 のように書きます',
    en: 'to test what a goal requires, write a target, as in target: 50M',
  }),
  expectsNothing: (): Message => ({
    ja: 'このテストは何も確かめていません',
    en: 'this test expects nothing',
  }),
  expectsNothingHelp: (): Message => ({
    ja: 'expect: { wins: 20 } のように、期待する値を書きます',
    en: 'write what is expected, as in expect: { wins: 20 }',
  }),
  givenIsComputed: ({ id }: { id: string }): Message => ({
    ja: `「${id}」は数式で決まるので、given には書けません`,
    en: `"${id}" follows from its formula and cannot be given`,
  }),
  givenIsComputedHelp: ({ id, leaves }: { id: string; leaves: readonly string[] }): Message => ({
    ja: `${id} のもとになる指標を与えてください: ${leaves.join('、')}`,
    en: `give the leaves that ${id} is made of: ${leaves.join(', ')}`,
  }),
  none: ({ places }: { places: readonly string[] }): Message => ({
    ja: `テストのファイルがありません（探したもの: ${places.join('、')}）`,
    en: `there are no tests (looked for ${places.join(', ')})`,
  }),
  noneHelp: (): Message => ({
    ja: 'ツリーの隣に kpi.test.yaml のような名前で置くと見つかります',
    en: 'put a file such as kpi.test.yaml beside the tree',
  }),
  noFile: ({ path }: { path: string }): Message => ({
    ja: `テストのファイルがありません: ${path}`,
    en: `there is no file of tests: ${path}`,
  }),
  noTree: ({ names }: { names: readonly string[] }): Message => ({
    ja: `テストするツリーが隣にありません（探したもの: ${names.join('、')}）`,
    en: `the tree to test is not beside this file (looked for ${names.join(', ')})`,
  }),
  noTreeHelp: (): Message => ({
    ja: 'tree: ../kpi.yaml のように、ツリーの場所を書いてください',
    en: 'say where the tree is, as in tree: ../kpi.yaml',
  }),
};
