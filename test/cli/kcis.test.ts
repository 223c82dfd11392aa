import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { alertReasons } from '../../src/locale/alerts.js';
import { oracle, within } from '../oracles.js';
import { type Files, run } from './run.js';

const KEYS = 'outcome: { on: won, lost: lost }';

const tree = (keys = KEYS, more = ''): string => `kpi: 1
name: Team
horizon: 2026-01..2026-12
kgi: { id: wins, label: Wins, kind: count, formula: hearings * win_rate, target: 240 }
phases:
  hearing: { label: Hearing, volume: hearings }
  closing: { label: Closing, volume: wins, conversion: win_rate }
kpis:
  hearings: { label: Hearings, kind: count, baseline: 100, lever: { max: 120 } }
  win_rate: { label: Win rate, kind: rate, target: 30%, baseline: 20%, action: Ask for the loss in money }
kcis:
  depth:
    label: Depth
    drives: win_rate
    target: 3.5
    measure: { source: scores, mean: depth, on: heard }
    ${keys}${more}
sources:
  monthly: { path: monthly.csv, layout: columns, period: month }
  scores: { path: scores.csv, layout: records }
`;

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const monthly = ['month,hearings,wins', ...MONTHS.map((month) => `${month},100,10`)].join('\n');

interface Scored {
  readonly score: number | string;
  readonly who?: string;
  readonly id?: string;
  readonly month?: string;
  readonly end: 'won' | 'lost' | 'open';
  readonly scored?: string;
}

const COLUMNS = 'id,heard,depth,who,scored,won,lost';
const rowOf = ({ score, who = 'A', id = '', month = MONTHS[0]!, end, scored = '' }: Scored): string => {
  const [won, lost] = (['won', 'lost'] as const).map((each) => (each === end ? `${month}-20` : ''));
  return [id, `${month}-10`, score, who, scored, won, lost].join(',');
};

const times = <T>(count: number, made: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => made(at));

/** Records of each score, of which some were won and the others lost. */
const outcomes = (
  table: readonly (readonly [score: number, won: number, lost: number])[],
  more: Partial<Scored> = {},
): Scored[] =>
  table.flatMap(([score, won, lost]) => [
    ...times(won, () => ({ score, end: 'won' as const, ...more })),
    ...times(lost, () => ({ score, end: 'lost' as const, ...more })),
  ]);

const files = (rows: readonly Scored[], text = tree()): Files => ({
  'kpi.yaml': text,
  'monthly.csv': monthly,
  'scores.csv': `${[COLUMNS, ...rows.map(rowOf)].join('\n')}\n`,
});

const PERIOD = ['--period', '2026-01..2026-06'];

const diagnosed = async (given: Files, ...more: string[]) => {
  const argv = ['diagnose', ...PERIOD, '--format', 'json', ...more];
  const { stdout, stderr } = await run(argv, { files: given });
  expect(stderr).not.toContain('error');
  return diagnoseDocument.parse(JSON.parse(stdout));
};
const depthIn = async (given: Files) => (await diagnosed(given)).kcis[0]!;
const rulesIn = async (given: Files) =>
  (await diagnosed(given)).alerts.map(({ rule }) => rule).filter((rule) => rule.startsWith('kci-'));
const told = async (given: Files, lang: string): Promise<string> =>
  (await run(['diagnose', ...PERIOD, '--lang', lang], { files: given })).stdout;

/** The worked link of the methods: 195 records whose rates of going on rise with the score. */
const worked = (() => {
  const { input } = oracle('kci.link_own_example');
  return (input.scores as number[]).map(
    (score, at) => [score, input.won[at], input.n[at] - input.won[at]] as const,
  );
})();

/** Two raters who agree but for a few of sixteen cases, all still open. */
const TWO = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 3];
const rated = (second: (score: number, at: number) => number): Scored[] =>
  TWO.flatMap((score, at) => [
    { score, who: 'A', id: `D${at}`, end: 'open' as const, month: '2025-12' },
    { score: second(score, at), who: 'B', id: `D${at}`, end: 'open' as const, month: '2025-12' },
  ]);

describe('the link of a KCI to the rate that it should drive', () => {
  it('is the worked one', async () => {
    const { expected } = oracle('kci.link_own_example');
    const shift = oracle('kci.what_if_link').expected;
    const { n, mean, median, share_high, levels, link } = await depthIn(files(outcomes(worked)));
    expect({ n, median }).toEqual({ n: 195, median: 3 });
    expect(mean).toBeCloseTo((20 + 80 + 180 + 220 + 100) / 195, 12);
    expect(share_high).toBeCloseTo(75 / 195, 12);
    expect(levels!['5']).toBeCloseTo(20 / 195, 12);
    expect(link).toMatchObject({
      status: 'supported',
      advanced: 51,
      lost: 144,
      young: 0,
      method: 'likelihood',
    });
    expect(Math.abs(link!.odds_ratio! - expected.logistic.odds_ratio_per_point)).toBeLessThan(
      within(1.7, 1e-8),
    );
    expect(link!.auc).toBeCloseTo(expected.auc, 8);
    // One-sided, and of N - 1 where the published test has N.
    expect(link!.p_value).toBeCloseTo(expected.ca_p / 2, 4);
    expect(link!.half_point!.from).toBeCloseTo(shift.base, 8);
    expect(link!.half_point!.to).toBeCloseTo(shift.shifted, 8);
  });

  it('is told as an association, in both languages', async () => {
    const given = files(outcomes(worked));
    const of = async (lang: string) => {
      const text = await told(given, lang);
      const from = text.search(/Quality of selling|営業の質/u);
      return `\n${text.slice(from, text.indexOf(lang === 'ja' ? 'やること' : 'What to do')).trim()}\n`;
    };
    expect(await of('en')).toMatchInlineSnapshot(`
      "
      Quality of selling (KCIs)

      KCI    Scored    ≥ 4  95% interval  Trend  Agreement  Link
      ───────────────────────────────────────────────────────────────
      Depth     195  38.5%   31.9%–45.5%  —      unknown    supported

      Trend: of the share of high scores. Agreement: Krippendorff's alpha, usable from .800 on, and not comparable between raters below .667. Unknown: fewer than ten cases (case:) were scored by two or more.

      Scores given: Depth 10.3%, 20.5%, 30.8%, 28.2%, 10.3% (from 1 to 5, median 3)

      - records with a higher Depth go on more often: half a point more goes with Win rate 26.2%→30.5%, an association and no proof of cause (scores of Jan 2026: 51 went on and 144 were lost; the one that went on has the higher score with a probability of 0.66, a point more goes with 1.7 times the odds (95% interval 1.2 to 2.3), p<0.001)

      Over 6 months of actuals none of 3 nodes moved in a way that chance hardly explains.
      "
    `);
    expect(await of('ja')).toMatchInlineSnapshot(`
      "
      営業の質（KCI）

      KCI    採点  4点以上       95%区間  推移  一致度  仮説
      ────────────────────────────────────────────────────────────
      Depth   195    38.5%  31.9%〜45.5%  —     不明    記録が支持

      推移は高い点の割合の動き。一致度は採点者の間のもので（Krippendorffのα）、.800以上なら使え、.667未満なら点を比べられません。不明は、同じ案件（case）を2人以上が採点した記録が10件に届かないもの。

      点の内訳: Depth 10.3%・20.5%・30.8%・28.2%・10.3%（1〜5点の順、中央値3）

      ・「Depth」の点が高い案件ほど、先へ進んでいます。点がみな0.5高ければ、Win rateは26.2%ではなく30.5%と見込まれます（関連から言えることで、原因の証明ではありません）。根拠は2026年1月の採点で、進んだ51件と失注144件。進んだ方の点が高い確率0.66、1点高いとオッズ1.7倍（95%区間1.2〜2.3）、p<0.001

      推移: 6か月の実績では、3個の指標のどれにも、偶然で説明しにくい増減はありません。
      "
    `);
  });

  it.each([
    [
      'contradicted',
      [
        [1, 18, 12],
        [2, 15, 15],
        [3, 12, 18],
        [4, 9, 21],
        [5, 6, 24],
      ],
    ],
    [
      'hypothesis',
      [
        [1, 6, 12],
        [2, 7, 14],
        [3, 7, 14],
        [4, 8, 15],
        [5, 5, 10],
      ],
    ],
  ] as const)('is %s where the records say so', async (status, table) => {
    const { link } = await depthIn(files(outcomes(table)));
    expect(link).toMatchObject({ status, obstacle: null });
  });

  it('is of lower scores where those are better', async () => {
    const turned = worked.map(([score, won, lost]) => [6 - score, won, lost] as const);
    const given = files(outcomes(turned), tree(`better: lower\n    ${KEYS}`));
    const { link } = await depthIn(given);
    expect(link!.status).toBe('supported');
    expect(link!.odds_ratio).toBeLessThan(1);
    expect(link!.half_point!.to).toBeCloseTo(oracle('kci.what_if_link').expected.shifted, 8);
    expect(await told(given, 'en')).toContain(
      'records with a lower Depth go on more often: half a point less goes with',
    );
    expect(await told(files(outcomes(worked), tree(`better: lower\n    ${KEYS}`)), 'en')).toContain(
      'records with a higher Depth go on more often, against the hypothesis',
    );
  });

  it('is estimated by Firth where every record of a score ended alike', async () => {
    const { link } = await depthIn(
      files(
        outcomes([
          [1, 0, 12],
          [3, 6, 6],
          [5, 12, 0],
        ]),
      ),
    );
    expect(link).toMatchObject({ status: 'supported', method: 'firth' });
    expect(link!.odds_ratio).toBeLessThan(20);
  });

  it.each<[string, string, readonly Scored[], string?]>([
    [
      'few-cases',
      'nine were won',
      outcomes([
        [1, 2, 9],
        [3, 3, 9],
        [5, 4, 9],
      ]),
    ],
    [
      'few-cases',
      'nine were lost',
      outcomes([
        [1, 5, 3],
        [3, 5, 3],
        [5, 5, 3],
      ]),
    ],
    [
      'few-scores',
      'two scores were given',
      outcomes([
        [2, 10, 20],
        [4, 20, 10],
      ]),
    ],
    ['no-loss', 'nothing tells losses', outcomes(worked), 'outcome: { on: won }'],
    ['no-advance', 'nothing tells who went on', outcomes(worked), 'outcome: { lost: lost }'],
    [
      'no-comparison',
      'each rater gives one score',
      [
        ...outcomes([[1, 6, 9]], { who: 'A' }),
        ...outcomes([[3, 6, 9]], { who: 'B' }),
        ...outcomes([[5, 6, 9]], { who: 'C' }),
      ],
      `rater: who, ${KEYS}`,
    ],
  ])('is not tested: %s, where %s', async (obstacle, _, rows, keys = KEYS) => {
    const given = files(rows, tree(keys.replaceAll(', outcome', '\n    outcome')));
    const { link } = await depthIn(given);
    expect(link).toMatchObject({ status: 'too-little-data', obstacle, p_value: null, odds_ratio: null });
    const text = await told(given, 'en');
    expect(text).toContain('that Depth raises Win rate cannot be tested yet');
    expect(text).not.toContain('left out');
  });

  it('is not faked by a lenient rater with a good territory', async () => {
    const rows = [
      ...outcomes(
        [
          [3, 15, 5],
          [4, 15, 5],
          [5, 15, 5],
        ],
        { who: 'A' },
      ),
      ...outcomes(
        [
          [1, 5, 15],
          [2, 5, 15],
          [3, 5, 15],
        ],
        { who: 'B' },
      ),
    ];
    expect((await depthIn(files(rows))).link!.status).toBe('supported');
    const byRater = await depthIn(files(rows, tree(`rater: who\n    ${KEYS}`)));
    expect(byRater.raters).toBe(2);
    expect(byRater.link).toMatchObject({ status: 'hypothesis', by_rater: true, auc: 0.5 });
  });

  it('leaves out scores that were given after the outcome, or nobody knows when', async () => {
    const rows = [
      ...outcomes(
        [
          [2, 12, 12],
          [3, 12, 12],
          [4, 12, 12],
        ],
        { scored: '2026-01-10' },
      ),
      ...outcomes([[5, 30, 0]], { scored: '2026-02-01' }),
      ...outcomes([[1, 0, 7]]),
    ];
    expect((await depthIn(files(rows))).link).toMatchObject({ status: 'supported', timed: false });
    const timed = files(rows, tree(`scored_on: scored\n    ${KEYS}`));
    expect((await depthIn(timed)).link).toMatchObject({
      status: 'hypothesis',
      timed: true,
      advanced: 36,
      lost: 36,
      unforeseen: 37,
    });
    expect(await rulesIn(files(rows))).toEqual(['kci-hindsight']);
    expect(await rulesIn(timed)).toEqual([]);
  });

  it('leaves out months in which more than a fifth is still open', async () => {
    const open = times(25, (): Scored => ({ score: 5, end: 'open', month: '2026-02' }));
    const early = outcomes(
      [
        [1, 0, 25],
        [5, 25, 0],
        [3, 0, 0],
      ],
      { month: '2026-02' },
    );
    const { link } = await depthIn(files([...outcomes(worked), ...early, ...open]));
    expect(link).toMatchObject({ advanced: 51, lost: 144, young: 75 });
  });

  it('counts only records that came to where they could go on', async () => {
    // The half that was lost before has the low scores; among those that were heard the score says nothing.
    const lost = times(40, (at): Scored => ({ score: 1 + (at % 2), end: 'lost' }));
    const rows = [
      ...outcomes(
        [
          [3, 10, 10],
          [4, 10, 10],
          [5, 10, 10],
        ],
        { scored: '2026-01-12' },
      ),
      ...lost,
    ];
    expect((await depthIn(files(rows))).link!.status).toBe('supported');
    const narrowed = tree('outcome: { from: scored, on: won, lost: lost }');
    expect((await depthIn(files(rows, narrowed))).link).toMatchObject({
      status: 'hypothesis',
      advanced: 30,
      lost: 30,
      young: 0,
    });
  });

  it('is judged together with those of the other KCIs', async () => {
    const p = async (more: string) =>
      (await diagnosed(files(outcomes(worked), tree(KEYS, more)))).kcis.map(({ link }) => link!);
    const [alone] = await p('');
    expect(alone!.p_adjusted).toBe(alone!.p_value);
    const other = `
  again: { label: Again, drives: win_rate, measure: { source: scores, mean: depth, on: heard, where: { depth: { lte: 4 } } }, ${KEYS} }`;
    const [first, second] = await p(other);
    expect(first!.p_adjusted).toBeCloseTo(Math.min(2 * first!.p_value!, second!.p_value!), 15);
  });

  it('takes a case once that several have scored', async () => {
    const one = outcomes(worked).map((row, at) => ({ ...row, id: `D${at}`, who: 'A' }));
    const twice = [...one, ...one.map((row) => ({ ...row, who: 'B' }))];
    const once = await depthIn(files(one, tree(`rater: who\n    case: id\n    ${KEYS}`)));
    const both = await depthIn(files(twice, tree(`rater: who\n    case: id\n    ${KEYS}`)));
    expect(both).toMatchObject({ n: 390, alpha: 1, rated_cases: 195 });
    expect(both.link).toMatchObject({ advanced: 51, lost: 144, p_value: once.link!.p_value });
  });
});

describe('the agreement between raters', () => {
  const keys = `rater: who\n    case: id\n    ${KEYS}`;
  const weak = (more: readonly Scored[]) => [...outcomes(worked, { id: '' }), ...more];

  it('lets a low score be named beside the weak rate', async () => {
    const given = files(weak(rated((score, at) => (at === 0 ? score + 1 : score))), tree(keys));
    expect(await depthIn(given)).toMatchObject({ agreement: 'usable', rated_cases: 16, raters: 2 });
    const { alpha, alpha_interval } = await depthIn(given);
    expect(alpha_interval![0]).toBeLessThanOrEqual(alpha!);
    expect(alpha_interval![1]).toBeGreaterThanOrEqual(alpha!);
    expect((await told(given, 'en')).replaceAll(/\s+/gu, ' ')).toContain(
      'Depth, which should drive Win rate, is at 3.1 against 3.5 as well (the records support the link, which is no proof of cause).',
    );
  });

  it('of exactly two raters is told as weighted kappa too: kci.weighted_kappa_anxiety', async () => {
    const { input, expected } = oracle('kci.weighted_kappa_anxiety');
    const of = (who: string, scores: readonly number[]): Scored[] =>
      scores.map((score, at) => ({ score, who, id: `D${at}`, end: 'open' }));
    const both = [...of('佐藤', input.rater2), ...of('鈴木', input.rater1)];
    const given = (more: readonly Scored[] = []) =>
      files([...both, ...more], tree(`scale: 1..6\n    ${keys}`));
    const { kappa, raters } = await depthIn(given());
    expect(raters).toBe(2);
    expect(kappa).toBeCloseTo(expected.quadratic, 9);
    expect((await told(given(), 'en')).replaceAll(/\s+/gu, ' ')).toContain(
      'the two who scored Depth agree with a quadratic weighted kappa (Cohen) of 0.30, over the 20 cases that both scored',
    );
    const third = await depthIn(given([{ score: 3, who: '高橋', id: 'D0', end: 'open' }]));
    expect([third.raters, third.kappa]).toEqual([3, null]);
  });

  it('keeps scores that nobody else would give from being named as a cause', async () => {
    const given = files(weak(rated((score, at) => ((score + at) % 5) + 1)), tree(keys));
    const { alpha, agreement, link } = await depthIn(given);
    expect({ agreement, link: link!.status }).toEqual({ agreement: 'not-comparable', link: 'supported' });
    expect(alpha).toBeLessThan(0.667);
    expect(await rulesIn(given)).toEqual(['kci-not-comparable', 'kci-hindsight']);
    expect(await told(given, 'en')).not.toContain('which should drive');
    expect(await told(given, 'ja')).toContain('「Depth」の点は採点者の間で比べられません');
  });

  it('does not name one whose records say the opposite either', async () => {
    const table = [
      [1, 18, 12],
      [2, 15, 15],
      [3, 12, 18],
      [4, 9, 21],
      [5, 6, 24],
    ] as const;
    expect(await told(files(outcomes(table)), 'en')).not.toContain('which should drive');
    expect(await told(files(outcomes(worked)), 'en')).toContain('which should drive');
  });

  it('is tentative in between', async () => {
    const given = files(weak(rated((score, at) => (at < 2 ? 6 - score : score))), tree(keys));
    const { alpha, agreement } = await depthIn(given);
    expect(alpha).toBeGreaterThanOrEqual(0.667);
    expect(alpha).toBeLessThan(0.8);
    expect(agreement).toBe('tentative');
  });

  it.each<[string, readonly Scored[], string]>([
    ['unknown', rated((score) => score).slice(0, 18), keys],
    ['unknown', rated((score) => score), KEYS],
    ['unknown', rated((score) => score), `rater: who\n    ${KEYS}`],
    ['no-variation', rated(() => 3).map((row) => ({ ...row, score: 3 })), keys],
  ])('is %s', async (agreement, rows, given) => {
    expect(await depthIn(files(weak(rows), tree(given)))).toMatchObject({ agreement, alpha: null });
  });

  it('has no names of people or cases in pulled facts', async () => {
    const given = files(
      weak(rated((score) => score)).map((row) => ({ ...row, who: row.who === 'B' ? 'Brunhilde' : 'Anna' })),
      tree(keys),
    );
    const { stdout } = await run(['pull'], { files: given });
    expect(stdout).toContain('rated');
    expect(stdout).not.toMatch(/Brunhilde|Anna|D1/u);
    const { kcis } = await diagnosed(given);
    const pulled = { ...given, 'facts.csv': stdout };
    const { 'scores.csv': _, ...without }: Files = pulled;
    expect((await diagnosed(without, '--facts', 'facts.csv')).kcis).toEqual(kcis);
  });

  it('asks for facts that have the scores', async () => {
    const given = files(outcomes(worked));
    const { stdout } = await run(['pull'], { files: given });
    const old = stdout
      .split('\n')
      .filter((line) => !/^(?:scores|score|rated),/u.test(line))
      .join('\n');
    const { code, stderr } = await run(['diagnose', '--facts', 'old.csv'], {
      files: { ...given, 'old.csv': old },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('the facts do not have the scores of depth one by one');
  });
});

describe('scores that tell little', () => {
  it('are pointed out where all are the same, or one person gave them', async () => {
    const same = files(outcomes([[3, 20, 20]]), tree(`rater: who\n    ${KEYS}`));
    expect(await rulesIn(same)).toEqual(['kci-no-variation', 'kci-one-rater']);
    expect(await told(same, 'en')).toContain('all scores of Depth are 3');
  });

  it('are refused off the scale, at their place', async () => {
    const { code, stderr } = await run(['diagnose'], {
      files: files([
        { score: 3, end: 'won' },
        { score: 7, end: 'won' },
      ]),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('scores.csv:3:');
    expect(stderr).toMatch(/7 is outside of the scale|outside.*1.*5/u);
  });

  it('are a mean and no more where a table has them by month', async () => {
    const text = tree()
      .replace(/ {4}measure: \{ source: scores.*\n {4}outcome.*\n/u, '')
      .replace(/ {2}scores: .*\n/u, '');
    const given = {
      'kpi.yaml': text,
      'monthly.csv': ['month,hearings,wins,depth', ...MONTHS.map((month) => `${month},100,10,2.5`)].join(
        '\n',
      ),
    };
    const [depth] = diagnoseDocument.parse(
      JSON.parse((await run(['diagnose', '--format', 'json'], { files: given })).stdout),
    ).kcis;
    expect(depth).toMatchObject({
      n: null,
      share_high: null,
      mean: 2.5,
      levels: null,
      alpha: null,
      trend: null,
    });
    expect(depth!.link).toMatchObject({ status: 'too-little-data', obstacle: 'no-records' });
    const { stdout } = await run(['diagnose', '--lang', 'en'], { files: given });
    expect(stdout).toContain('there are no scores of single records');
  });

  it('are high from the upper quarter of the scale on', async () => {
    const rows = times(12, (at): Scored => ({ score: at < 10 ? at + 1 : 8, end: 'open' }));
    const { high_from, share_high } = await depthIn(files(rows, tree(`scale: 1..10\n    ${KEYS}`)));
    expect(high_from).toBe(8);
    expect(share_high).toBeCloseTo(5 / 12, 12);
  });
});

describe('what is pointed out of scores', () => {
  it.each(['kci-hindsight', 'kci-inflated', 'kci-no-variation', 'kci-not-comparable', 'kci-one-rater'])(
    'has a page: %s',
    async (rule) => {
      const { stdout, code } = await run(['explain', rule, '--lang', 'ja'], {});
      expect(code).toBe(0);
      expect(stdout).toContain('診断が自分から知らせるもの');
      expect(alertReasons[rule]!.reason.ja).toMatch(/[ぁ-ん].*。$/u);
      expect(alertReasons[rule]!.reason.en).toMatch(/^[^ぁ-んァ-ン一-龠]*\.$/u);
    },
  );
});

describe('the share of high scores over months', () => {
  const over = (high: readonly number[], won: (month: number) => number): Scored[] =>
    high.flatMap((count, at) => {
      const month = MONTHS[at]!;
      const ofScore = (score: number, n: number): Scored[] =>
        times(n, (index) => ({ score, month, end: index < n * won(at) ? 'won' : 'lost' }));
      return [...ofScore(4, count), ...ofScore(3, 40 - count), ...ofScore(2, 5)];
    });

  it('falls, and is said to', async () => {
    const given = files(over([30, 28, 24, 14, 12, 10], () => 0.5));
    expect((await depthIn(given)).trend).toMatchObject({ periods: 6, direction: 'falling', inflated: false });
    expect(await told(given, 'en')).toContain('the share of high scores of Depth is falling');
  });

  it('rises in vain where records of the same score go on less often', async () => {
    const inflated = files(over([10, 12, 14, 24, 28, 30], (month) => (month < 3 ? 0.6 : 0.3)));
    expect((await depthIn(inflated)).trend).toMatchObject({ direction: 'rising', inflated: true });
    expect(await rulesIn(inflated)).toContain('kci-inflated');
    const earned = files(over([10, 12, 14, 24, 28, 30], () => 0.5));
    expect((await depthIn(earned)).trend).toMatchObject({ direction: 'rising', inflated: false });
    expect(await rulesIn(earned)).not.toContain('kci-inflated');
  });

  it('is no trend below six months', async () => {
    expect((await depthIn(files(over([30, 28, 24, 14, 12], () => 0.5)))).trend).toBeNull();
  });
});
