import { describe, expect, it } from 'vitest';
import { diagnoseDocument, planDocument, pullDocument } from '../../src/contract/answers/index.js';
import { run } from './run.js';

const DEALS = `id,met,talked,closed,stage,amount
1,2026-04-01,2026-04-05,2026-04-20,Won,100
2,2026-04-02,,2026-04-25,Won,200
3,2026-04-03,2026-04-06,2026-04-30,Lost,300
4,2026-04-04,2026-04-07,2026-09-30,Talk,400
5,2026-04-29,,,Lead,500
`;

const tree = (source: string, more = ''): string => `kpi: 1
kgi: { id: wins, label: Wins, kind: count, formula: talks * win_rate, target: 5${more} }
phases:
  contact: { label: Contact, volume: contacts }
  talk: { label: Talk, volume: talks, conversion: talk_rate }
  closing: { label: Closing, volume: wins, conversion: win_rate }
kpis:
  contacts: { label: Contacts, kind: count }
  talks: { label: Talks, kind: count, formula: contacts * talk_rate }
  talk_rate: { label: Talk rate, kind: rate }
  win_rate: { label: Win rate, kind: rate }
  amount: { label: Amount, kind: amount, measure: { sum: amount, on: met } }
sources:
  deals: { path: deals.csv, layout: records, ${source} }
`;

const STAGES =
  'stages: { contact: met, talk: talked, closing: closed }, status: { column: stage, won: Won, lost: Lost }';

const diagnosed = (text: string, ...flags: readonly string[]) =>
  run(['diagnose', '--period', '2026-04', '--lang', 'en', ...flags], {
    files: { 'kpi.yaml': text, 'deals.csv': DEALS },
  });

const linesAbout = (stdout: string, word: RegExp): string[] =>
  stdout.split('\n').filter((line) => word.test(line));

describe('the view of records is named', () => {
  const views: readonly (readonly [name: string, source: string, expected: readonly string[]])[] = [
    [
      'where each stage counts in its month',
      STAGES,
      ['- deals: each count is of the month of its own date (snapshot view)'],
    ],
    [
      'where all count in the month of entering',
      `${STAGES}, view: cohort`,
      [
        '- deals: all phases are counted in the month in which the record entered (cohort view)',
        '- deals: of the 5 that entered in Apr 2026, 3 are settled (60.0%); conversions change as the rest are',
      ],
    ],
    [
      'where only the present stage is known',
      'current: stage',
      [
        '- deals: only the present stage of its records is known, so that no conversion between phases can be computed',
      ],
    ],
  ];
  it.each(views)('%s', async (_, source, expected) => {
    const { stdout, code } = await diagnosed(tree(source));
    expect(code).toBe(0);
    expect(linesAbout(stdout, /^- deals: /u)).toEqual(expected);
  });

  it('in the JSON', async () => {
    const { stdout } = await diagnosed(tree(`${STAGES}, view: cohort`), '--format', 'json');
    expect(diagnoseDocument.parse(JSON.parse(stdout)).data.records).toEqual([
      {
        source: 'deals',
        view: 'cohort',
        cohorts: [{ period: '2026-04', records: 5, settled: 3 }],
        implied: [
          { phase: 'contact', records: 0 },
          { phase: 'talk', records: 1 },
        ],
        undated_wins: 0,
      },
    ]);
  });

  it('where measures of one date make it that of cohorts', async () => {
    const own = tree('', ', measure: { count: true, on: met, where: { stage: Won } }').replace(
      'contacts: { label: Contacts, kind: count }',
      'contacts: { label: Contacts, kind: count, measure: { count: true, on: met } }',
    );
    const { stdout } = await diagnosed(own);
    expect(linesAbout(stdout, /^- deals: /u)).toEqual([
      '- deals: all phases are counted in the month in which the record entered (cohort view)',
      '- deals: 5 entered in Apr 2026; without a status nothing tells how many of them are settled',
    ]);
  });

  it('with the settled share of a file that the command line names', async () => {
    const { stdout } = await run(['diagnose', 'kpi.yaml', 'other.csv', '--format', 'json'], {
      files: { 'kpi.yaml': tree(`${STAGES}, view: cohort`), 'other.csv': DEALS },
    });
    const [records] = diagnoseDocument.parse(JSON.parse(stdout)).data.records;
    expect(records!.cohorts).toEqual([{ period: '2026-04', records: 5, settled: 3 }]);
  });

  it('by the way of a number, and with the facts that are pulled', async () => {
    const files = { 'kpi.yaml': tree(`${STAGES}, view: cohort`), 'deals.csv': DEALS };
    const { stdout } = await run(['explain', 'talks', '--period', '2026-04', '--lang', 'en'], { files });
    expect(linesAbout(stdout, /^- deals: /u)).toEqual([
      '- deals: all phases are counted in the month in which the record entered (cohort view)',
    ]);
    const pulled = await run(['pull', '--format', 'json'], { files });
    expect(pullDocument.parse(JSON.parse(pulled.stdout)).sources).toMatchObject([{ view: 'cohort' }]);
  });

  it('by a plan that starts from them', async () => {
    const files = { 'kpi.yaml': tree(STAGES), 'deals.csv': DEALS };
    const { stdout } = await run(['plan', '--lang', 'en'], { files });
    expect(linesAbout(stdout, /^deals: /u)).toEqual([
      'deals: each count is of the month of its own date (snapshot view)',
    ]);
    const json = await run(['plan', '--format', 'json'], { files });
    expect(planDocument.parse(JSON.parse(json.stdout)).records).toEqual([
      { source: 'deals', view: 'snapshot' },
    ]);
  });
});

describe('records of which most are still open', () => {
  const many = (settled: number): string =>
    `id,met,talked,closed,stage,amount\n${Array.from({ length: 100 }, (_, id) => {
      const stage = id < 2 ? 'Won' : id < settled ? 'Lost' : 'Talk';
      return `${id},2026-04-01,2026-04-05,${id < settled ? '2026-04-20' : ''},${stage},1`;
    }).join('\n')}\n`;
  const verdicts = async (settled: number, view: string): Promise<(string | null)[]> => {
    const text = tree(`${STAGES}, view: ${view}`).replace(
      'win_rate: { label: Win rate, kind: rate }',
      'win_rate: { label: Win rate, kind: rate, target: 30% }',
    );
    const { stdout } = await run(['diagnose', '--period', '2026-04', '--format', 'json'], {
      files: { 'kpi.yaml': text, 'deals.csv': many(settled) },
    });
    return diagnoseDocument.parse(JSON.parse(stdout)).phases.map(({ verdict }) => verdict);
  };

  it('are no part of a trend: fewer wins of the last cohorts only means that they are still open', async () => {
    const rows = Array.from({ length: 8 }, (_, month) =>
      Array.from({ length: 10 }, (__, id) => {
        const day = `2026-0${month + 1}`;
        const isOpen = month > 5 && id > 0;
        const closed = isOpen ? '' : `${day}-25`;
        return `${month}-${id},${day}-01,${day}-05,${closed},${isOpen ? 'Talk' : id < 4 ? 'Won' : 'Lost'},1`;
      }).join('\n'),
    );
    const csv = `id,met,talked,closed,stage,amount\n${rows.join('\n')}\nlast,2026-08-31,,,Lead,1\n`;
    const spans = async (view: string): Promise<(string | null)[]> => {
      const { stdout } = await run(['diagnose', '--period', '2026-08', '--format', 'json'], {
        files: { 'kpi.yaml': tree(`${STAGES}, view: ${view}`), 'deals.csv': csv },
      });
      const { trends } = diagnoseDocument.parse(JSON.parse(stdout));
      return trends.filter(({ id }) => id === 'win_rate').flatMap(({ from, to }) => [from, to]);
    };
    expect(await spans('cohort')).toEqual(['2026-01', '2026-06']);
    expect(await spans('snapshot')).toEqual(['2026-01', '2026-08']);
  });

  it('are too young for a verdict of weakness', async () => {
    expect(await verdicts(79, 'cohort')).toEqual([null, 'no-data', 'immature']);
    expect(await verdicts(80, 'cohort')).toEqual([null, 'no-data', 'confirmed']);
  });

  it('are said to be so at the head of the answer', async () => {
    const text = tree(`${STAGES}, view: cohort`).replace('label: Win rate', 'label: Win rate, target: 30%');
    const files = { 'kpi.yaml': text, 'deals.csv': many(50) };
    const { stdout } = await run(['diagnose', '--period', '2026-04', '--lang', 'en'], { files });
    expect(stdout.slice(0, stdout.indexOf('Phases'))).toContain(
      'Too many records are still open to call Closing below what was expected.',
    );
  });

  it('are judged by what happened in the month where that is the view', async () => {
    expect(await verdicts(79, 'snapshot')).toEqual([null, 'no-data', 'confirmed']);
  });
});

describe('no conversion is made up', () => {
  it('of the present stage: there is no funnel, and what would allow one is said', async () => {
    const { stdout } = await diagnosed(tree('current: stage'));
    expect(linesAbout(stdout, /present stage|→/u)).toEqual([
      'Of deals only the present stage of each record is known, so that no conversion between phases can be computed. Dates of entering the stages (stages) or a list of changes (history) would allow it.',
      '- deals: only the present stage of its records is known, so that no conversion between phases can be computed',
    ]);
  });

  it.each([
    ['no source', '', '', 'name a CSV under sources in the tree'],
    ['a source that no node is read from', 'current: stage', '', 'no node takes its values from the sources'],
    [
      'dates that are all blank',
      'current: stage',
      ', measure: { count: true, on: left }',
      'the dates of their months are blank in every row',
    ],
  ])('says what to do where there are no actuals, with %s', async (_, source, measure, help) => {
    const counted = tree(source, measure).replace(/^ {2}amount:.*\n/mu, '');
    const deals = DEALS.replace('amount', 'left').replaceAll(/,\d+$/gmu, ',');
    const text = source === '' ? counted.slice(0, counted.indexOf('sources:')) : counted;
    const { code, stderr } = await run(['diagnose', '--lang', 'en', '--format', 'markdown'], {
      files: { 'kpi.yaml': text, 'deals.csv': deals },
      env: { COLUMNS: '300' },
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining(help)]);
  });

  it('of volumes that count what stands in a stage now', async () => {
    const standing = tree('', ', measure: { count: true, on: met, where: { stage: Won } }')
      .replace(
        'label: Talks, kind: count',
        'label: Talks, kind: count, measure: { count: true, on: met, where: { stage: Talk } }',
      )
      .replace(
        'label: Contacts, kind: count',
        'label: Contacts, kind: count, measure: { count: true, on: met }',
      );
    const { stdout } = await diagnosed(standing, '--format', 'json');
    const { phases, alerts } = diagnoseDocument.parse(JSON.parse(stdout));
    expect(phases.map(({ phase, actual, verdict }) => [phase, actual, verdict])).toEqual([
      ['contact', null, null],
      ['talk', null, 'no-data'],
      ['closing', null, 'no-data'],
    ]);
    expect(alerts.filter(({ rule }) => rule === 'current-stage-as-volume')).toMatchObject([
      {
        node: 'talks',
        message:
          'Talks counts the records whose "stage" is this stage now; those that moved on are missing, so that the conversions around it are not judged',
      },
    ]);
  });
});

describe('the months that records cover', () => {
  const own = tree('', ', measure: { count: true, on: closed, where: { stage: Won } }').replace(
    'contacts: { label: Contacts, kind: count }',
    'contacts: { label: Contacts, kind: count, measure: { count: true, on: met } }',
  );
  const told = async (...flags: readonly string[]) => {
    const { stdout } = await run(['diagnose', '--format', 'json', ...flags], {
      files: { 'kpi.yaml': own, 'deals.csv': DEALS },
    });
    const { period, kgi, alerts } = diagnoseDocument.parse(JSON.parse(stdout));
    return { period: period.to, wins: kgi.actual, rules: alerts.map(({ rule }) => rule) };
  };

  it('are complete up to what was counted, not to the day on which an open deal is hoped to close', async () => {
    expect(await told()).toMatchObject({ period: '2026-04', wins: 2 });
  });

  it('are zero up to the last date of the list, which is said not to be complete', async () => {
    const { wins, rules } = await told('--period', '2026-09');
    expect([wins, rules.includes('incomplete-period')]).toEqual([0, true]);
  });
});
