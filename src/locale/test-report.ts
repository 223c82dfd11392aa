import { joined, type Message, verbatim } from './message.js';

const STATUSES = {
  reachable: { ja: 'reachable（届く）', en: 'reachable' },
  unreachable: { ja: 'unreachable（届かない）', en: 'unreachable' },
  met: { ja: 'met（もう届いている）', en: 'met' },
} as const;

const tests = (count: number): string => `${count} ${count === 1 ? 'test' : 'tests'}`;
const files = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;

/** Bounds that a value must keep, each of them as it is shown. */
interface Bounds {
  readonly min: Message | null;
  readonly max: Message | null;
}

const rangeText = ({ min, max }: Bounds): Message => {
  if (min && max) return { ja: `${min.ja}以上${max.ja}以下`, en: `between ${min.en} and ${max.en}` };
  return min
    ? { ja: `${min.ja}以上`, en: `at least ${min.en}` }
    : { ja: `${max!.ja}以下`, en: `at most ${max!.en}` };
};

/** What `kpi test` says of the tests that it has run. */
export const testReportText = {
  title: ({ file, tree }: { file: string; tree: string }): Message => ({
    ja: `${file}（対象: ${tree}）`,
    en: `${file} (of ${tree})`,
  }),
  result: (): Message => ({ ja: '結果', en: 'Result' }),
  test: (): Message => ({ ja: 'テスト', en: 'Test' }),
  passed: (): Message => ({ ja: '✓ 成功', en: '✓ passed' }),
  failed: (): Message => ({ ja: '✗ 失敗', en: '✗ failed' }),
  inTest: ({ name, what }: { name: string; what: Message }): Message =>
    joined([verbatim(name), what], ': ', ': '),
  value: (v: {
    label: string;
    expected: Message;
    actual: Message;
    difference: Message;
    tolerance: Message | null;
  }): Message => ({
    ja: `${v.label}は${v.expected.ja}のはずですが、${v.actual.ja}でした（差 ${v.difference.ja}${v.tolerance ? `、許容 ${v.tolerance.ja}` : ''}）`,
    en: `${v.label} should be ${v.expected.en}, and is ${v.actual.en} (${v.difference.en}${v.tolerance ? `; ${v.tolerance.en} allowed` : ''})`,
  }),
  range: (v: { label: string; bounds: Bounds; actual: Message; difference: Message }): Message => {
    const range = rangeText(v.bounds);
    return {
      ja: `${v.label}は${range.ja}のはずですが、${v.actual.ja}でした（差 ${v.difference.ja}）`,
      en: `${v.label} should be ${range.en}, and is ${v.actual.en} (${v.difference.en})`,
    };
  },
  unknown: ({ label, leaves }: { label: string; leaves: readonly string[] }): Message => ({
    ja: `${label}を計算できません。値のない指標: ${leaves.join('、')}`,
    en: `${label} cannot be computed: there is no value of ${leaves.join(', ')}`,
  }),
  unknownHelp: (): Message => ({
    ja: 'given に値を書くか、ツリーの指標に baseline を書いてください',
    en: 'write a value under given, or a baseline in the tree',
  }),
  notFinite: ({ label }: { label: string }): Message => ({
    ja: `${label}を計算できません（0で割っているか、数が大きすぎます）`,
    en: `${label} cannot be computed: a division by zero, or numbers too large`,
  }),
  notPlanned: ({ label, kgi }: { label: string; kgi: string }): Message => ({
    ja: `${label}は数式で${kgi}につながっていないため、逆算の結果にありません`,
    en: `${label} does not reach ${kgi} by any formula, so that no plan has a number for it`,
  }),
  status: ({
    expected,
    actual,
  }: {
    expected: keyof typeof STATUSES;
    actual: keyof typeof STATUSES;
  }): Message => ({
    ja: `計画は ${STATUSES[expected].ja} のはずですが、${STATUSES[actual].ja} でした`,
    en: `the plan should be ${STATUSES[expected].en}, and is ${STATUSES[actual].en}`,
  }),
  outOfReach: ({ target, best }: { target: Message; best: Message }): Message => ({
    ja: `目標 ${target.ja} に届きません（最善でも ${best.ja}）`,
    en: `the target of ${target.en} is out of reach; the best is ${best.en}`,
  }),
  outOfReachHelp: (): Message => ({
    ja: '届かないことを確かめるテストなら expect_status: unreachable と書きます',
    en: 'if that is what the test is about, write expect_status: unreachable',
  }),
  summary: (v: {
    tests: number;
    passed: number;
    failed: number;
    files: number;
    unusable: number;
  }): Message => ({
    ja: `テスト${v.tests}件: 成功${v.passed}件、失敗${v.failed}件（${v.files}ファイル${v.unusable > 0 ? `、うち使えないもの${v.unusable}` : ''}）`,
    en: `${tests(v.tests)}, ${v.passed} passed, ${v.failed} failed (${files(v.files)}${v.unusable > 0 ? `, ${v.unusable} of them unusable` : ''})`,
  }),
};
