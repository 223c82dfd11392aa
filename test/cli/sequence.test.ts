import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { run } from './run.js';

const tree = (source: string): string => `kpi: 1
kgi: { id: wins, kind: count, formula: proposals * win_rate, target: 100 }
phases:
  contact: { label: Contact, volume: contacts }
  hearing: { label: Hearing, volume: hearings, conversion: hearing_rate }
  proposal: { label: Proposal, volume: proposals, conversion: proposal_rate }
  closing: { label: Closing, volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count }
  hearings: { kind: count, formula: contacts * hearing_rate }
  proposals: { kind: count, formula: hearings * proposal_rate }
  hearing_rate: { kind: rate }
  proposal_rate: { kind: rate }
  win_rate: { kind: rate }
sources:
  deals: { path: deals.csv, layout: records, ${source} }
`;

const DATES = 'stages: { contact: met, hearing: heard, proposal: shown, closing: won }';

const answered = async (source: string, deals: string, ...options: string[]) => {
  const files = { 'kpi.yaml': tree(source), 'deals.csv': deals };
  const { stdout } = await run(['diagnose', ...options], { files });
  return stdout;
};

const sequenceOf = async (source: string, deals: string) =>
  diagnoseDocument.parse(JSON.parse(await answered(source, deals, '--format', 'json'))).sequence;

const day = (isThere: boolean, date: string): string => (isThere ? date : '');

/** Of 200 contacts 40 were heard and 35 of those were shown a proposal; 7 of these were won, and 82 others as well. */
const SKIPPING = [
  'met,heard,shown,won',
  ...Array.from({ length: 200 }, (_, id) =>
    [
      '2026-04-01',
      day(id < 40, '2026-04-03'),
      day(id < 35, '2026-04-05'),
      day(id < 7 || id >= 118, '2026-04-09'),
    ].join(),
  ),
].join('\n');

/** All 10 were met, 6 heard, 3 shown and 1 won: each has the dates of all stages before. */
const STRAIGHT = [
  'met,heard,shown,won',
  ...Array.from({ length: 10 }, (_, id) =>
    ['2026-04-01', day(id < 6, '2026-04-03'), day(id < 3, '2026-04-05'), day(id < 1, '2026-04-09')].join(),
  ),
].join('\n');

describe('the product of the conversions', () => {
  it('is held against what came through, where records skip stages', async () => {
    const [found] = await sequenceOf(DATES, SKIPPING);
    expect(found).toMatchObject({ source: 'deals', phase: 'closing', entered: 200, happened: 89 });
    expect(found!.predicted).toBeCloseTo(7, 9);
    expect(found!.skipped).toEqual([
      {
        phase: 'contact',
        reached: 200,
        records: 0,
        missed: 0,
        returned: null,
        conversion_of_dated: null,
        conversion: null,
      },
      {
        phase: 'hearing',
        reached: 122,
        records: 82,
        missed: 82,
        returned: null,
        conversion_of_dated: 0.2,
        conversion: 0.61,
      },
      {
        phase: 'proposal',
        reached: 117,
        records: 82,
        missed: 82,
        returned: null,
        conversion_of_dated: 0.875,
        conversion: 117 / 122,
      },
      {
        phase: 'closing',
        reached: 89,
        records: 0,
        missed: 0,
        returned: null,
        conversion_of_dated: 0.2,
        conversion: 89 / 117,
      },
    ]);
  });

  it('is told in words, with the stages that were skipped', async () => {
    const stdout = await answered(DATES, SKIPPING, '--lang', 'en');
    const from = stdout.indexOf('Stages skipped');
    expect(
      `\n${stdout.slice(from, stdout.indexOf('\n\n', stdout.indexOf('Over all records')))}`,
    ).toMatchInlineSnapshot(`
      "
      "
    `);
    expect(await answered(DATES, SKIPPING, '--lang', 'ja')).toContain(
      '前後のフェーズの両方に日付がある案件だけで転換率を出して掛け合わせると、入った200件からClosingに届くのは7件のはずですが、実際は89件でした。',
    );
  });

  it('is what came through where none skips, and nothing is told', async () => {
    const [found] = await sequenceOf(DATES, STRAIGHT);
    expect(found!.predicted).toBeCloseTo(found!.happened, 9);
    expect(await answered(DATES, STRAIGHT, '--lang', 'en')).not.toContain('Stages skipped');
  });

  it('is nothing where nobody has a date of some stage', async () => {
    const [found] = await sequenceOf(DATES, 'met,heard,shown,won\n2026-04-01,,,2026-04-09\n2026-04-02,,,\n');
    expect(found).toMatchObject({ entered: 2, predicted: 0, happened: 1 });
    expect(found!.skipped.map((each) => each.conversion_of_dated)).toEqual([null, 0, null, null]);
  });
});

describe('stages that records come back into', () => {
  const HISTORY =
    'history: { record: deal, stage: to, date: on }, stages: { contact: New, hearing: Talk, proposal: Shown, closing: Won }';
  const entered = (...stages: readonly string[]): string =>
    ['deal,to,on', ...stages.map((stage, day) => `1,${stage},2026-04-0${day + 1}`), '2,New,2026-05-01'].join(
      '\n',
    );
  const returned = async (deals: string): Promise<(number | null)[]> =>
    (await sequenceOf(HISTORY, deals))[0]!.skipped.map((each) => each.returned);

  it.each<[string, readonly string[], readonly number[]]>([
    ['one after the other', ['New', 'Talk', 'Shown', 'Won'], [0, 0, 0, 0]],
    ['back from a later one', ['New', 'Talk', 'Shown', 'Talk', 'Won'], [0, 1, 0, 0]],
    ['back where it had not been', ['New', 'Shown', 'Talk'], [0, 1, 0, 0]],
    ['again after a stage of no phase', ['New', 'Talk', 'Parked', 'Talk'], [0, 1, 0, 0]],
    ['each once more', ['New', 'Talk', 'New', 'Talk'], [1, 1, 0, 0]],
    ['several rows in one stage', ['New', 'Talk', 'Talk', 'Talk'], [0, 0, 0, 0]],
  ])('%s', async (_, stages, expected) => {
    expect(await returned(entered(...stages))).toEqual(expected);
  });

  it('are not told by changes of one day whose order nothing tells', async () => {
    expect(await returned('deal,to,on\n1,Talk,2026-04-01\n1,New,2026-04-01\n')).toEqual([0, 0, 0, 0]);
  });

  it('are told in the table', async () => {
    const stdout = await answered(HISTORY, entered('New', 'Talk', 'Shown', 'Talk', 'Won'), '--lang', 'ja');
    expect(stdout.split('\n').filter((line) => /^(?:フェーズ|Hearing) .*(?:戻った|1)$/u.test(line))).toEqual([
      'フェーズ  到達  飛ばした  割合  日付どおり  この報告  戻った',
      'Hearing      1         0  0.0%       50.0%     50.0%       1',
    ]);
    expect(stdout).toContain('戻ったは、後のフェーズから、または別の段階をはさんで、もう一度入った案件。');
  });
});
