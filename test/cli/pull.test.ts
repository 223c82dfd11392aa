import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { pullDocument } from '../../src/contract/answers/index.js';
import { type Files, inFolder, run } from './run.js';

const TREE = `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1000 }
kpis:
  leads: { kind: count, measure: { source: deals, count: true, on: met } }
  wins: { kind: count, formula: leads * win_rate, measure: { source: deals, count: true, on: won } }
  win_rate: { kind: rate }
  price: { kind: average, measure: { source: deals, mean: amount, on: won } }
  visits: { kind: count }
sources:
  deals: { path: deals.csv, layout: records, dimensions: [who, region] }
  monthly: { path: monthly.csv, layout: columns, period: month }
`;

const FILES: Files = {
  'kpi.yaml': TREE,
  'deals.csv': `met,won,amount,who,region
2026-01-05,2026-01-20,0.1,"=cmd()","a,b"
2026-01-06,2026-02-03,0.2,'-1,
2026-02-07,,,"say ""hi""",+1
2026-02-25,2026-03-02,-5e-7,佐藤,"two
lines"
`,
  'monthly.csv': 'month,visits\n2026-01,10\n2026-02,20.5\n',
};

/** Runs commands one after another in one folder. */
const inTurn = (files: Files, ...commands: string[]) =>
  inFolder(files, async (cwd) => {
    const outcomes: Awaited<ReturnType<typeof run>>[] = [];
    for (const command of commands) outcomes.push(await run(command.split(' '), { cwd }));
    return outcomes;
  });

describe('kpi pull', () => {
  it('writes the facts as a table without formulas', async () => {
    const { code, stdout, stderr } = await run(['pull'], { files: FILES });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "kpi_facts,source,name,month,value,count,text,member_1,member_2
      version,,,,1,,,,
      source,deals,dbcf607f4c271191,,20260105,20260302,,,
      file,deals,deals.csv,,4,0,utf-8,,
      node,deals,leads,,,,,,
      node,deals,wins,,,,,,
      node,deals,price,,,,,,
      fact,deals,leads,2026-01,1,1,,''-1,
      fact,deals,leads,2026-01,1,1,,'=cmd(),"a,b"
      fact,deals,leads,2026-02,1,1,,"say ""hi""",'+1
      fact,deals,leads,2026-02,1,1,,佐藤,"two
      lines"
      fact,deals,wins,2026-01,1,1,,'=cmd(),"a,b"
      fact,deals,wins,2026-02,1,1,,''-1,
      fact,deals,wins,2026-03,1,1,,佐藤,"two
      lines"
      fact,deals,price,2026-01,0.1,1,,'=cmd(),"a,b"
      fact,deals,price,2026-02,0.2,1,,''-1,
      fact,deals,price,2026-03,-5e-7,1,,佐藤,"two
      lines"
      amounts,deals,price,,3,,,,
      amount,deals,,2026-01,1,-115,above,,
      amount,deals,,2026-02,1,-80,above,,
      amount,deals,,2026-03,1,-725,below,,
      source,monthly,cbf78bb7f0216501,,20260100,20260200,,,
      file,monthly,monthly.csv,,2,0,utf-8,,
      node,monthly,visits,,,,,,
      fact,monthly,visits,2026-01,10,1,,,
      fact,monthly,visits,2026-02,20.5,1,,,
      "
    `);
  });

  it('gives the same as a document', async () => {
    const { stdout } = await run(['pull', '--format', 'json'], { files: FILES });
    const { sources } = pullDocument.parse(JSON.parse(stdout));
    expect(sources.map(({ source, facts }) => [source, facts.length])).toEqual([
      ['deals', 10],
      ['monthly', 2],
    ]);
    expect(sources[0]!.facts[0]).toEqual({
      node: 'leads',
      month: '2026-01',
      member: { who: "'-1", region: '' },
      sum: 1,
      count: 1,
    });
  });

  it.each(['plan --format json', 'diagnose --format json', 'diagnose', 'diagnose --against previous'])(
    'lets kpi %s give the same bytes as the sources',
    async (command) => {
      const [from, pulled, again] = await inTurn(
        FILES,
        command,
        'pull --output facts.csv',
        `${command} --facts facts.csv`,
      );
      expect([pulled!.code, pulled!.stderr]).toEqual([0, '']);
      expect(again).toEqual({ ...from!, written: new Map() });
    },
  );

  it('never writes over what it has read', async () => {
    const { code, stderr } = await run(['pull', '--output', 'monthly.csv'], { files: FILES });
    expect([code, stderr]).toEqual([2, expect.stringContaining('monthly.csv is a file that was read')]);
  });

  it('writes itself again', async () => {
    const facts = await run(['pull'], { files: FILES });
    await inFolder({ ...FILES, 'facts.csv': facts.stdout }, async (cwd) => {
      await run(['pull', '--output', 'again.csv'], { cwd });
      expect(await readFile(`${cwd}/again.csv`, 'utf8')).toBe(facts.stdout);
    });
  });
});

describe('kpi diagnose --facts', () => {
  const refused = async (change: (facts: string) => string, tree = TREE) => {
    const { stdout } = await run(['pull'], { files: FILES });
    const files = { 'kpi.yaml': tree, 'facts.csv': change(stdout) };
    const { code, stdout: said, stderr } = await run(['diagnose', '--facts', 'facts.csv'], { files });
    expect([code, said]).toEqual([2, '']);
    return stderr.split('\n')[0];
  };
  const same = (facts: string): string => facts;

  it.each([
    ['another table', () => 'month,leads\n2026-01,3\n', 'is not a file that kpi pull wrote'],
    ['nothing', () => '', 'is empty'],
    ['another version', (text: string) => text.replace(',,,1,', ',,,2,'), 'line 2 is not as'],
    [
      'a number that is none',
      (text: string) => text.replace('2026-01,10', '2026-01,ten'),
      'is not as this tree',
    ],
    [
      'a source of another tree',
      (text: string) => text.replaceAll(',monthly,', ',weekly,'),
      'is not as this tree',
    ],
    ['half a file', (text: string) => text.slice(0, text.indexOf('two\n')), 'never closed'],
  ])('refuses %s', async (_, change, expected) => {
    expect(await refused(change)).toContain(expected);
  });

  it.each([
    ['a measure', TREE.replace('on: won }', 'on: met }')],
    ['a source', TREE.replace('period: month', 'period: month, none: ["-"]')],
  ])('refuses facts of before %s changed', async (_, tree) => {
    expect(await refused(same, tree)).toContain('have changed since the facts were pulled');
  });

  it('refuses facts that lack a node', async () => {
    const tree = TREE.replace(
      'sources:',
      '  calls: { kind: count, measure: { source: deals, count: true, on: met } }\nsources:',
    );
    expect(await refused(same, tree)).toContain('the facts lack nodes that have a measure (calls)');
  });

  it('does not go with tables', async () => {
    const { code, stderr } = await run(['diagnose', '.', 'monthly.csv', '--facts', 'facts.csv'], {
      files: FILES,
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--facts')]);
  });

  it('says where there is no such file', async () => {
    const { code, stderr } = await run(['diagnose', '--facts', 'facts.csv'], { files: FILES });
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no file "facts.csv"')]);
  });
});
