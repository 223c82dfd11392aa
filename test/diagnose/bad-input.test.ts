import { describe, expect, it } from 'vitest';
import { type Files, run } from '../cli/run.js';

const MONTHLY = `kpi: 1
name: Sales
horizon: 2026-04..2026-09
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 60 }
phases:
  contact: { label: Contact, volume: contacts }
  hearing: { label: Hearing, volume: hearings, conversion: hearing_rate }
  closing: { label: Closing, volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, lever: { max: 200 }, baseline: 100 }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate, baseline: 40% }
  win_rate: { kind: rate, baseline: 25% }
sources:
  monthly: { path: monthly.csv, layout: columns, period: month, dimensions: [who] }
`;

const table = (...rows: readonly string[]): Files => ({
  'kpi.yaml': MONTHLY,
  'monthly.csv': `month,who,contacts,hearings,wins\n${rows.join('\n')}\n`,
});

const RECORDS = `kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 60 }
phases:
  hearing: { label: Hearing, volume: hearings }
  closing: { label: Closing, volume: wins, conversion: win_rate }
kpis:
  hearings: { kind: count }
  win_rate: { kind: rate, target: 50% }
kcis:
  depth:
    scale: 1..5
    drives: win_rate
    rater: who
    measure: { source: deals, mean: score, on: met }
sources:
  deals:
    path: deals.csv
    layout: records
    stages: { hearing: met, closing: closed }
    status: { column: state, won: Won, lost: Lost }
`;

interface Deal {
  readonly closed: string;
  readonly state: string;
  readonly who: string;
  readonly score: number;
}

/** Sixty hearings, every other one won; `more` says what is wrong with one of them. */
const deals = (more: (index: number) => Partial<Deal>): Files => ({
  'kpi.yaml': RECORDS,
  'deals.csv': [
    'met,closed,state,who,score',
    ...Array.from({ length: 60 }, (_, index) => {
      const state = index % 2 === 0 ? 'Won' : 'Lost';
      const usual: Deal = {
        closed: '2026-04-25',
        state,
        who: index % 3 === 0 ? 'Sato' : 'Suzuki',
        score: 1 + (index % 5),
      };
      const deal = { ...usual, ...more(index) };
      return `2026-04-10,${deal.closed},${deal.state},${deal.who},${deal.score}`;
    }),
    '2026-04-30,,Open,Sato,3',
    '',
  ].join('\n'),
});

/** The plan of a tree that was called otherwise when it was committed to. */
const ofOther = async (): Promise<Files> => {
  const files = table('2026-04,A,100,40,10', '2026-05,A,100,40,10');
  const other = { ...files, 'kpi.yaml': MONTHLY.replaceAll('wins', 'orders') };
  const { written } = await run(['plan', '--as-of', '2026-04', '--write', 'plan.yaml'], { files: other });
  return { ...files, 'kpi.yaml': `${MONTHLY}plan: plan.yaml\n`, 'plan.yaml': written.get('plan.yaml')! };
};

interface Row {
  readonly name: string;
  readonly files: Files;
  readonly options?: readonly string[];
  readonly code?: number;
  readonly said: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'no overlap of the actuals and the plan',
    files: table('2025-10,A,100,40,10', '2025-11,A,100,40,10'),
    said: ["2025-11 is outside of the plan's horizon 2026-04..2026-09; compared with the period before"],
  },
  {
    name: 'no overlap, and the plan asked for',
    files: table('2025-10,A,100,40,10', '2025-11,A,100,40,10'),
    options: ['--against', 'plan'],
    code: 2,
    said: [
      "2025-11 is outside of the plan's horizon 2026-04..2026-09",
      'give --against previous or --against last-year',
    ],
  },
  {
    name: 'nobody entered anywhere',
    files: table('2026-04,A,0,0,0'),
    said: [
      'What moved the gap most is contacts (-10).',
      'hearing_rate is 0 of 0 and has no rate; the whole difference is counted as volume',
    ],
  },
  {
    name: 'nobody entered one phase',
    files: table('2026-04,A,100,0,0'),
    said: [
      'The weakest phase is Hearing: hearing_rate is 0.0% against 40.0%',
      'Closing    0→0       —     25.0%             —          —  none came in',
    ],
  },
  {
    name: 'members of one period only',
    files: table('2026-04,A,100,40,10', '2026-04,B,90,40,12', '2026-05,A,100,40,10', '2026-05,C,100,35,10'),
    options: ['--by', 'who', '--against', 'previous'],
    said: [
      'With cases in this period only: C. With cases in the other period only: B. Their rates have nothing to be compared with, and count as a change of mix.',
    ],
  },
  {
    name: 'a score outside the scale',
    files: deals((index) => (index === 7 ? { score: 9 } : {})),
    code: 2,
    said: ['deals.csv:9:', 'the score 9 is outside the scale 1..5'],
  },
  {
    name: 'one rater',
    files: deals(() => ({ who: 'Sato' })),
    said: ['one person has given all scores of depth, so nobody knows whether another would give the same'],
  },
  {
    name: 'identical scores',
    files: deals(() => ({ score: 3 })),
    said: [
      'all scores of depth are 3: without variation they tell nothing of quality',
      'that depth raises win_rate cannot be tested yet: fewer than three different scores were given',
    ],
  },
  {
    name: 'dates before the first contact',
    files: deals((index) => (index < 6 ? { closed: '2026-04-02' } : {})),
    said: [
      'deals: 3 with a date of Closing before that of Hearing, and 3 lost before the date of Hearing; see whether the dates were typed right',
    ],
  },
  {
    name: 'a plan made for another tree',
    files: await ofOther(),
    said: [
      'plan.yaml is the plan of another tree, "Sales" (its KGI is orders), so nothing is compared with it',
    ],
  },
  {
    name: 'a file with nothing but blanks',
    files: table('2026-04,A,,,'),
    code: 2,
    said: ['there are no actuals'],
  },
];

describe('bad input', () => {
  it.each(ROWS)('$name is said clearly', async ({ files, options = [], code = 0, said }) => {
    const found = await run(['diagnose', ...options, '--lang', 'en'], { files });
    expect(found.code).toBe(code);
    const text = found.stdout + found.stderr;
    for (const sentence of said) expect(text).toContain(sentence);
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/u);
  });

  it.each(ROWS.filter(({ code }) => code === undefined))(
    '$name: no number that is none',
    async ({ files, options = [] }) => {
      const { stdout } = await run(['diagnose', ...options, '--format', 'json'], { files });
      expect(stdout).not.toMatch(/NaN|Infinity/u);
      expect(JSON.parse(stdout).command).toBe('diagnose');
    },
  );
});
