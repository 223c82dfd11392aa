import path from 'node:path';
import fc from 'fast-check';
import { csvEngine } from '../../../src/data/engines/csv.js';
import type { AggregateQuery, SourceFacts, Wanted } from '../../../src/data/facts.js';
import { formsOf, type Undecided } from '../../../src/data/forms.js';
import { peekAll } from '../../../src/data/peek.js';
import { scanRecords } from '../../../src/data/scan/index.js';
import { InputError } from '../../../src/model/diagnostic.js';
import type { Passing, PassingPart } from '../../../src/model/passing.js';
import type { Scoring } from '../../../src/model/scoring.js';
import type { RecordDate, Tree, Wait } from '../../../src/model/tree.js';
import { cp932, eucJp } from '../japanese-bytes.js';
import { inFolder, treeOf } from '../workspace.js';

/** Every aggregate, and every condition on texts, numbers, dates and Booleans. */
const MEASURES = [
  'count: true, on: met',
  'count: true, on: won, where: { stage: 受注 }',
  'count: true, on: won, where: { stage: { not: [受注, 失注] } }',
  'count: true, on: won, where: { stage: { in: ["ガ1", "a,b"] }, amount: { exists: true } }',
  'count: true, on: met, where: { stage: { matches: "^[受失]注$|\\\\d" } }',
  'count: true, on: met, where: { won: { gte: 2026-02, lt: 2026-03-15 } }',
  'count: true, on: met, where: { amount: { gt: 10, lte: 1000.5 } }',
  'count: true, on: met, where: { open: true }',
  'count_distinct: stage, on: met',
  'count_distinct: member, on: won, where: { amount: { exists: true } }',
  'sum: amount, on: won',
  'mean: amount, on: won, where: { member: 佐藤 }',
];

export const treeReading = (keys: string, measures: readonly string[] = MEASURES): Tree =>
  treeOf(`kpi: 1
kgi: { id: n0, kind: amount, target: 1, measure: { source: deals, ${measures[0]} } }
kpis:
${measures.map((measure, index) => `  m${index}: { kind: amount, measure: { source: deals, ${measure} } }`).join('\n')}
handoffs: { passing: {} }
sources:
  deals: { layout: records, path: deals.csv${keys} }
`);

const { signal } = new AbortController();

const date = (column: string, where: RecordDate['where'] = new Map()): RecordDate => ({
  column,
  where,
  path: [],
});

/** The earlier of two dates, one of which counts only for some records, of those that have either. */
const severalDates = (): Wanted['measure'] => {
  const measure = treeReading('').nodes.get('m10')!.measure!;
  const on = [date('won', new Map([['stage', { exists: true }]])), date('met')];
  return { ...measure, on, reached: [date('won')] };
};

/** How records go on from meeting: won, or lost on the same date, some with dates that run backwards. */
const howTheyGoOn = (measure: NonNullable<Wanted['measure']>): Wanted['measure'] => {
  const [won, lost] = ['受注', '失注'].map((stage) => new Map([['stage', { in: [stage] }]]));
  const apart: Wait = {
    kind: 'wait',
    since: [date('met')],
    until: [date('won', won)],
    lost: { where: lost!, on: [date('won', lost)] },
  };
  return { ...measure, on: [date('met'), date('won', won)], apart };
};

/** How records were scored by amount, by whom and when, and whether they were won or lost. */
const howTheyWereScored = (tree: Tree): Wanted['measure'] => {
  const kci = tree.nodes.get('n0')!;
  const [won, lost] = ['受注', '失注'].map((stage) => new Map([['stage', { in: [stage] }]]));
  const apart: Scoring = {
    kind: 'scoring',
    kci,
    score: 'amount',
    rater: 'member',
    case: 'open',
    scored: [date('met')],
    entered: [date('won')],
    advanced: [date('won', won)],
    lost: { where: lost!, on: [date('won', lost)] },
  };
  return {
    ...kci.measure!,
    where: new Map([['amount', { exists: true }]]),
    on: [date('met'), date('won')],
    apart,
  };
};

/** What became of records that were passed on the day of meeting: accepted and answered on that of the win or before. */
const howTheyWerePassed = (tree: Tree, part: PassingPart): Wanted['measure'] => {
  const [won, lost] = ['受注', '失注'].map((stage) => new Map([['stage', { in: [stage] }]]));
  const apart: Passing = {
    kind: 'passing',
    handoff: tree.handoffs[0]!,
    part,
    score: { column: 'amount', path: [] },
    since: [date('met')],
    accepted: [date('won', new Map([['open', { exists: true }]]))],
    responded: [date('won')],
    won: { where: won!, on: [date('won')] },
    lost: { where: lost!, on: [date('met')] },
    reason: 'member',
  };
  const { measure } = tree.nodes.get('n0')!;
  return { ...measure!, aggregate: 'count', column: null, on: [date('met'), date('won')], apart };
};

/** How large the amounts are, though some cells of them are none. */
const howLargeTheyAre = (tree: Tree): Wanted['measure'] => {
  const node = tree.nodes.get('n0')!;
  return { ...node.measure!, on: [date('won')], apart: { kind: 'amounts', node, column: 'amount' } };
};

export const queryOf = (tree: Tree, root: string): AggregateQuery => {
  const wanted = [...tree.nodes.values()].map(
    ({ id: node, kind, label, measure }): Wanted => ({ node, kind, label, measure }),
  );
  return {
    tree,
    source: tree.sources.get('deals')!,
    wanted: [
      ...wanted,
      { ...wanted[0]!, measure: severalDates() },
      { ...wanted[0]!, measure: howTheyGoOn(wanted[0]!.measure!) },
      { ...wanted[0]!, measure: howTheyWereScored(tree) },
      ...(['ends', 'answers', 'returns'] as const).map((part): Wanted => {
        return { ...wanted[0]!, measure: howTheyWerePassed(tree, part) };
      }),
      { ...wanted[0]!, measure: howLargeTheyAre(tree) },
    ],
    files: [{ path: path.join(root, 'deals.csv'), name: 'deals.csv' }],
    env: {},
  };
};

/** What came of reading: the facts, or the problems. */
const outcomeOf = async (reading: Promise<SourceFacts>) => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics;
    throw error;
  }
};

export interface Outcomes {
  /** What reading row by row gives. */
  readonly byRows: unknown;
  /** What the engine gives that scans where it can. */
  readonly byEngine: unknown;
  /** What scanning gives by itself: null for what it leaves to the reader of rows. */
  readonly scanned: SourceFacts | Undecided | null;
}

/** Reads a file in all ways. The scanner goes by parts of so many bytes. */
export const readEveryWay = (tree: Tree, content: Uint8Array | string, part: number): Promise<Outcomes> =>
  inFolder({ 'deals.csv': content }, async (root) => {
    const query = queryOf(tree, root);
    const division = { part, workers: 0 };
    const byRows = await outcomeOf(csvEngine(null).aggregate(query, signal));
    const byEngine = await outcomeOf(csvEngine(division).aggregate(query, signal));
    const sheets = await peekAll(query.files, query.source, [], signal);
    const { forms } = formsOf(query.source);
    const scanned = sheets.length === 0 ? null : await scanRecords(query, sheets, forms, division, signal);
    return { byRows, byEngine, scanned };
  });

export const COLUMNS = ['id', 'met', 'won', 'stage', 'member', 'amount', 'open'] as const;

/** How a table is written down. */
export interface Writing {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly isEnded: boolean;
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'cp932' | 'euc-jp';
}

const ENCODERS = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8-bom': (text: string) => Buffer.from(`\ufeff${text}`),
  cp932,
  'euc-jp': eucJp,
};

export const written = (lines: readonly string[], writing: Writing): Uint8Array => {
  const text = lines.join(writing.lineEnd) + (writing.isEnded ? writing.lineEnd : '');
  return ENCODERS[writing.encoding](text);
};

const TEXTS = [
  '受注',
  ' 受注　',
  '失注',
  'ガ1',
  'a,b',
  'a;b',
  'say "hi"',
  '',
  '　',
  '-',
  'N/A',
  '3',
  'two\nlines',
  'two\r\nlines,',
  '"',
  'ソ表',
  'x',
];
const DAYS = [
  '2026-01-31',
  '2026/02/01',
  '2026-2-3',
  '2026年3月4日',
  '2026-03-05 10:20:30',
  '令和8年3月6日',
  '20260131',
  '2026-02',
  '',
  '-',
  ' 2026-01-09 ',
];
const AMOUNTS = [
  '0',
  '100',
  '1000.5',
  '1,200',
  '-7',
  '120万',
  '0.1',
  '.5',
  '',
  '-',
  '99999999999999999',
  '１２',
];

const cell = (column: (typeof COLUMNS)[number]): fc.Arbitrary<string> => {
  if (column === 'met' || column === 'won') return fc.constantFrom(...DAYS);
  if (column === 'amount') return fc.constantFrom(...AMOUNTS);
  if (column === 'open') return fc.constantFrom('TRUE', 'false', '');
  if (column === 'id') return fc.constantFrom('D1', 'i', '', '案件', 'id ', '　');
  return fc.constantFrom(...TEXTS);
};

const writtenCell = (text: string, isQuoted: boolean, delimiter: string): string =>
  isQuoted || /["\r\n]/u.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

const HEADER = COLUMNS.join(',');

/** Lines that are no record of data, or are wrong. */
const STRANGE = [
  '',
  ',,,,,,',
  ' ,　,,,,,',
  '円,,,,,千円,',
  HEADER,
  `${HEADER}\n,,,,,円,`,
  `\n${HEADER}\n\n,,,,,円,`,
  ' id ,Met,won,ｓｔａｇｅ,member,amount,open',
  'a,b',
  'a,2026-01-01,,,,,,,',
  'x"y,,,,,,',
  '"x"y,,,,,,',
  '"never closed',
  'z,3/4/2026,,,,,',
  'z,13/4/2026,,,,,',
  'z,no date,,,,,',
  'z,2026-02-30,,,,,',
  'z,2026-01-01,2026-01-01,,佐藤,"12,5",',
  'z,2026-01-01,2026-01-01,,,many,',
  'z,1066-10-14,,,,,',
].map((lines) => lines.split('\n').map((line) => line.split(',')));

export interface Table {
  readonly writing: Writing;
  readonly lines: readonly string[];
}

/** Tables as programs and people write them, a few of them spoilt. */
export const tables: fc.Arbitrary<Table> = fc
  .record({
    delimiter: fc.constantFrom(',', ',', '\t', ';'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    isEnded: fc.boolean(),
    encoding: fc.constantFrom('utf-8', 'utf-8', 'utf-8-bom', 'cp932', 'euc-jp'),
  })
  .chain((writing) => {
    const record = fc
      .tuple(...COLUMNS.map((column) => fc.tuple(cell(column), fc.boolean())))
      .map((cells) => cells.map(([text, isQuoted]) => writtenCell(text, isQuoted, writing.delimiter)));
    const usual = fc.array(record, { minLength: 1, maxLength: 15 });
    const lines = fc.array(fc.oneof({ weight: 5, arbitrary: usual }, fc.constantFrom(...STRANGE)), {
      minLength: 1,
      maxLength: 8,
    });
    return lines.map((pieces) => ({
      writing: writing as Writing,
      lines: [[...COLUMNS], ...pieces.flat()].map((cells) => cells.join(writing.delimiter)),
    }));
  });
