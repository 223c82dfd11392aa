import { describe, expect, it } from 'vitest';
import { formatMonth } from '../../src/model/calendar.js';
import { loadTree } from '../../src/model/load.js';
import { answers, facts, problems } from './workspace.js';

/** The dates of a record, and what was thought of it. */
const DEALS = `id,contact,hearing,closed,stage,amount,owner
1,2026-04-01,2026-04-05,2026-04-20,won,100,佐藤
2,2026-04-02,,2026-05-25,won,200,鈴木
3,2026-04-03,2026-05-06,2026-05-30,lost,300,佐藤
4,2026-04-04,2026-06-20,2026-06-10,won,400,鈴木
5,2026-05-06,,,open,500,佐藤
6,,,2026-06-30,open,600,鈴木
7,2026-05-07,2026-05-08,,won,700,佐藤
`;

const tree = (source: string, more = ''): string => `
kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 5 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate }
  win_rate: { kind: rate }
  ${more}
sources:
  deals: { path: deals.csv, layout: records, ${source} }
`;

const DATES = 'stages: { contact: contact, hearing: hearing, closing: closed }';
const STATUS = 'status: { column: stage, won: won, lost: lost }';
const files = { 'deals.csv': DEALS };

describe('stages by dates', () => {
  it('imply the earlier ones, count each in its own month, and take wins by their status', async () => {
    expect(await facts(tree(`${DATES}, ${STATUS}`), files)).toEqual([
      'wins 2026-04 = 1',
      'wins 2026-05 = 1',
      'wins 2026-06 = 1',
      'contacts 2026-04 = 4 of 4',
      'contacts 2026-05 = 2 of 2',
      'hearings 2026-04 = 1',
      // Of record 2 no hearing is noted: its win says that there was one, at the latest then. That of record 4 was
      // overwritten when it was opened again, after it had been won.
      'hearings 2026-05 = 3 of 3',
      'hearings 2026-06 = 1',
    ]);
  });

  it('count all in the month of entering where the view is that of cohorts', async () => {
    expect(await facts(tree(`${DATES}, ${STATUS}, view: cohort`), files)).toEqual([
      'wins 2026-04 = 3 of 3',
      'contacts 2026-04 = 4 of 4',
      'contacts 2026-05 = 2 of 2',
      'hearings 2026-04 = 4 of 4',
      'hearings 2026-05 = 1',
    ]);
  });

  it('take every date of the last phase for a win where no status tells', async () => {
    const wins = (await facts(tree(DATES), files)).filter((line) => line.startsWith('wins'));
    expect(wins).toEqual(['wins 2026-04 = 1', 'wins 2026-05 = 2 of 2', 'wins 2026-06 = 2 of 2']);
  });

  it('take wins at the phase that the status names, where others follow it', async () => {
    const later = tree(
      'stages: { hearing: hearing, closing: closed }, status: { column: stage, won: won, phase: hearing }',
    );
    expect((await facts(later, files)).filter((line) => /^(?:hearings|wins)/u.test(line))).toEqual([
      'wins 2026-04 = 1',
      'wins 2026-05 = 2 of 2',
      'wins 2026-06 = 2 of 2',
      'hearings 2026-04 = 1',
      'hearings 2026-05 = 3 of 3',
      'hearings 2026-06 = 2 of 2',
    ]);
  });

  it('give the month of a sum and of a mean as well', async () => {
    const more = `won_amount: { kind: amount, measure: { sum: amount, stage: closing } }
  met_amount: { kind: average, measure: { mean: amount, stage: contact, where: { owner: 佐藤 } } }`;
    const amounts = async (view: string) =>
      (await facts(tree(`${DATES}, ${STATUS}, view: ${view}`, more), files)).filter((line) =>
        /amount/u.test(line),
      );
    expect(await amounts('snapshot')).toEqual([
      'won_amount 2026-04 = 100',
      'won_amount 2026-05 = 200',
      'won_amount 2026-06 = 400',
      'met_amount 2026-04 = 400 of 2',
      'met_amount 2026-05 = 1200 of 2',
    ]);
    expect(await amounts('cohort')).toEqual([
      'won_amount 2026-04 = 700 of 3',
      'met_amount 2026-04 = 400 of 2',
      'met_amount 2026-05 = 1200 of 2',
    ]);
  });

  it('may be entered by the earliest of several columns', async () => {
    const source = 'stages: { contact: contact, hearing: [hearing, closed] }';
    expect((await facts(tree(source), files)).filter((line) => line.startsWith('hearings'))).toEqual([
      'hearings 2026-04 = 1',
      'hearings 2026-05 = 3 of 3',
      'hearings 2026-06 = 2 of 2',
    ]);
  });

  it('leave a volume alone that has a measure of its own', async () => {
    const own = tree(`${DATES}, ${STATUS}`).replace(
      'contacts: { kind: count }',
      'contacts: { kind: count, measure: { count: true, on: contact, where: { owner: 佐藤 } } }',
    );
    expect((await facts(own, files)).filter((line) => line.startsWith('contacts'))).toEqual([
      'contacts 2026-04 = 2 of 2',
      'contacts 2026-05 = 2 of 2',
    ]);
  });

  it('tell how much of each cohort is settled, what was implied, and which wins have no date', async () => {
    const [answer] = await answers(tree(`${DATES}, ${STATUS}, view: cohort`), files);
    const { cohorts, implied, undatedWins } = answer!.stages!;
    expect(cohorts.map(({ month, ...rest }) => ({ month: formatMonth(month), ...rest }))).toEqual([
      { month: '2026-04', records: 4, settled: 4 },
      { month: '2026-05', records: 2, settled: 1 },
    ]);
    expect(implied).toEqual([
      { phase: 'contact', records: 0 },
      { phase: 'hearing', records: 1 },
    ]);
    expect(undatedWins).toBe(1);
  });

  it('know no settled records without a status', async () => {
    const [answer] = await answers(tree(`${DATES}, view: cohort`), files);
    expect(answer!.stages!.cohorts.map(({ settled }) => settled)).toEqual([null, null, null]);
  });
});

const CHANGES = `deal,to,on,amount
A,New,2026-04-01 09:00,100
A,Talk,2026-04-03 10:00,100
B,New,2026-04-05 09:00,50
A,Won,2026-05-02 12:00,120
B,Won,2026-05-03 09:00,60
B,Talk,2026-05-03 18:00,60
C,Talk,2026-05-09 09:00,80
C,Parked,2026-05-10 09:00,80
B,Lost,2026-06-01 09:00,70
`;

const HISTORY =
  'history: { record: deal, stage: to, date: on }, stages: { contact: New, hearing: [Talk, Demo], closing: Won }';
const HISTORY_STATUS = 'status: { column: to, won: Won, lost: Lost }';
const AMOUNT = 'amount: { kind: amount, measure: { sum: amount, stage: contact } }';

describe('a history of stages', () => {
  const expected = [
    'wins 2026-05 = 1',
    'contacts 2026-04 = 2 of 2',
    'contacts 2026-05 = 1',
    'hearings 2026-04 = 1',
    'hearings 2026-05 = 2 of 2',
  ];

  it('makes records of its changes: when each entered its stages, and how it stands in the end', async () => {
    expect(await facts(tree(`${HISTORY}, ${HISTORY_STATUS}`), { 'deals.csv': CHANGES })).toEqual(expected);
  });

  it('may list the newest first, and lie in several files', async () => {
    const [head, ...lines] = CHANGES.trimEnd().split('\n');
    const source = tree(`${HISTORY}, ${HISTORY_STATUS}`).replace('deals.csv', '"*.csv"');
    const reversed = lines.toReversed();
    const parts = {
      'a.csv': [head, ...reversed.slice(0, 4)].join('\n'),
      'b.csv': [head, ...reversed.slice(4)].join('\n'),
    };
    expect(await facts(source, parts)).toEqual(expected);
  });

  it('goes by the order of the rows where a day has several changes and no time', async () => {
    const days = CHANGES.replaceAll(/ \d\d:\d\d/gu, '').replace('B,Lost,2026-06-01,70\n', '');
    const [head, ...lines] = days.trimEnd().split('\n');
    const wins = async (rows: readonly string[]): Promise<string[]> =>
      (
        await facts(tree(`${HISTORY}, ${HISTORY_STATUS}`), { 'deals.csv': [head, ...rows].join('\n') })
      ).filter((line) => line.startsWith('wins'));
    // B was won and, on the same day, taken up again.
    expect(await wins(lines)).toEqual(['wins 2026-05 = 1']);
    expect(await wins(lines.toReversed())).toEqual(['wins 2026-05 = 1']);
  });

  it('takes a list by records for newest first where it is so within each', async () => {
    const byRecord = 'deal,to,on\nA,Won,2026-04-03\nA,Talk,2026-04-03\nA,New,2026-04-01\n';
    const others = 'B,New,2026-04-10\nC,New,2026-04-20\nD,New,2026-04-25\n';
    const found = await facts(tree(`${HISTORY}, ${HISTORY_STATUS}`), { 'deals.csv': byRecord + others });
    expect(found.filter((line) => line.startsWith('wins'))).toEqual(['wins 2026-04 = 1']);
  });

  it('takes the other cells from the last change', async () => {
    const found = await facts(tree(`${HISTORY}, ${HISTORY_STATUS}`, AMOUNT), { 'deals.csv': CHANGES });
    expect(found.filter((line) => line.startsWith('amount'))).toEqual([
      'amount 2026-04 = 190 of 2',
      'amount 2026-05 = 80',
    ]);
  });

  it('points at what is wrong in the row that it stands in', async () => {
    const wrong = CHANGES.replace('A,Won,2026-05-02 12:00,120', 'A,Won,2026-05-02 12:00,many')
      .replace('B,Lost,2026-06-01', 'B,Lost,soon')
      .replace('C,Parked', ',Parked');
    expect(await problems(tree(HISTORY, AMOUNT), { 'deals.csv': wrong })).toEqual([
      'deals.csv:9:1 data-row the column "deal" is blank, so this change is of no record or no day',
      'deals.csv:10:8 data-date "soon 09:00" in the column "on" is not a month or date',
    ]);
    const amount = CHANGES.replace('B,Lost,2026-06-01 09:00,70', 'B,Lost,2026-06-01 09:00,many');
    expect(await problems(tree(HISTORY, AMOUNT), { 'deals.csv': amount })).toEqual([
      'deals.csv:10:25 data-number "many" in the column "amount" is not a number',
    ]);
  });

  it('says which of its columns is not there', async () => {
    const source = HISTORY.replace('stage: to', 'stage: too');
    expect(await problems(tree(source), { 'deals.csv': CHANGES })).toEqual([
      'kpi.yaml:15:78 data-column deals.csv has no column "too"',
    ]);
  });
});

describe('the present stage alone', () => {
  it('counts nothing', async () => {
    const more = 'amount: { kind: amount, measure: { sum: amount, on: contact } }';
    expect(await facts(tree('current: stage', more), files)).toEqual([
      'amount 2026-04 = 1000 of 4',
      'amount 2026-05 = 1200 of 2',
    ]);
  });
});

describe('what does not fit together', () => {
  const wrong: readonly (readonly [name: string, source: string, expected: string])[] = [
    ['a history without stages', HISTORY.replace(/, stages.*/u, ''), 'history needs stages'],
    ['a view without stages', 'view: cohort', 'view needs stages'],
    ['a history of what is current', `${HISTORY}, current: to`, 'history and current cannot both be given'],
    [
      'a status that is won and lost',
      `${DATES}, status: { column: stage, won: [won, done], lost: [lost, ｄone] }`,
      '"ｄone" is both under won and under lost of status',
    ],
    [
      'a stage of two phases',
      HISTORY.replace('closing: Won', 'closing: [Won, Demo]'),
      'the stage "Demo" of the history is given to two phases',
    ],
    ['a missing status', `${DATES}, status: { column: Status }`, 'deals.csv has no column "Status"'],
    ['a missing date', 'stages: { contact: Contact date }', 'deals.csv has no column "Contact date"'],
  ];
  it.each(wrong)('%s', async (_, source, expected) => {
    const found = await problems(
      tree(source, 'x: { kind: amount, measure: { sum: amount, on: contact } }'),
      files,
    );
    expect(found.map((line) => line.replace(/^\S+ \S+ /u, ''))).toEqual([expected]);
  });

  const inTree: readonly (readonly [name: string, text: string, expected: string])[] = [
    [
      'a stage of no phase',
      tree(DATES).replace('contact: contact', 'contcat: contact'),
      'there is no phase "contcat"',
    ],
    [
      'a measure of an unknown stage',
      tree(DATES, 'x: { kind: amount, measure: { sum: amount, stage: demo } }'),
      'the stages of the source have no "demo" (there are: contact, hearing, closing)',
    ],
    [
      'a measure of a stage and a date',
      tree(DATES, 'x: { kind: amount, measure: { sum: amount, stage: closing, on: closed } }'),
      'give either stage or on',
    ],
    [
      'stages of one phase in two sources',
      `${tree(DATES)}  more: { path: more.csv, layout: records, stages: { hearing: hearing } }\n`,
      'the volume of the phase "hearing" (hearings) is counted by the stages of the source "deals" as well; say under the measure of hearings which of them counts',
    ],
  ];
  it.each(inTree)('%s', async (_, text, expected) => {
    const { lint } = await import('../../src/lint/lint.js');
    const loaded = loadTree(text, 'kpi.yaml');
    const errors = [...loaded.diagnostics, ...(loaded.tree ? lint(loaded.tree) : [])];
    expect(errors.filter(({ severity }) => severity === 'error').map(({ message }) => message.en)).toContain(
      expected,
    );
  });
});
