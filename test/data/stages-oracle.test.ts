import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFacts } from '../../src/data/facts.js';
import { formatMonth } from '../../src/model/calendar.js';
import { answers, shown } from './workspace.js';

/** A record as a person would tell of it: the days by column, how it ended, whose it is and what it is worth. */
interface Deal {
  readonly days: Readonly<Record<Column, string | null>>;
  readonly state: string;
  readonly owner: string;
  readonly worth: number | null;
  /** When it was lost, if it was: the day on which it was closed or, of a history, on which it last changed. */
  readonly left: string | null;
  /** The phases into which it came back; null where its one row does not tell. */
  readonly back: readonly string[] | null;
}

const STAGES = { contact: ['met'], hearing: ['heard', 'visited'], closing: ['closed'] } as const;
type Phase = keyof typeof STAGES;
type Column = (typeof STAGES)[Phase][number];
const PHASES = Object.keys(STAGES) as Phase[];
const COLUMNS = Object.values(STAGES).flat();
const WON = ['Won', '成約'];
const SETTLED = [...WON, 'Lost'];

interface Setting {
  readonly view: 'snapshot' | 'cohort';
  readonly hasStatus: boolean;
}

const tree = ({ view, hasStatus }: Setting, source: string): string => `
kpi: 1
kgi: { id: closing_n, kind: count, target: 5${view === 'snapshot' ? ', formula: contact_n * 1, lags: auto' : ''} }
phases: { contact: { volume: contact_n }, hearing: { volume: hearing_n }, closing: { volume: closing_n } }
kpis:
  contact_n: { kind: count }
  hearing_n: { kind: count }
  contact_sum: { kind: amount, measure: { sum: worth, stage: contact } }
  hearing_sum: { kind: amount, measure: { sum: worth, stage: hearing, where: { worth: { gte: 100 } } } }
  closing_sum: { kind: amount, measure: { sum: worth, stage: closing } }
sources:
  deals:
    layout: records
    view: ${view}
    dimensions: [owner]
    none: ["-"]
    ${hasStatus ? `status: { column: state, won: [${WON.join(', ')}], lost: Lost }` : ''}
    ${source}
`;

const isWon = ({ state }: Deal): boolean => WON.includes(state);
const earliest = (days: readonly (string | null)[]): string | null =>
  days.reduce((found, day) => (day !== null && (found === null || day < found) ? day : found), null);

const monthsTo = (from: string, to: string): number =>
  12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** How a record goes on from its contact to its closing, or does not. */
const wentOn = (
  { state, left }: Deal,
  hasStatus: boolean,
  entry: string,
  met: string | null,
  closed: string | null,
): string => {
  const end = (what: string, day: string): string => `${what} after ${Math.max(0, monthsTo(entry, day))}`;
  if (closed !== null) return end(met !== null && closed < met ? 'arrived-before' : 'arrived', closed);
  if (!hasStatus || state !== 'Lost') return 'open';
  if (left === null) return 'lost';
  return end(left < entry ? 'lost-before' : 'lost', left);
};

/** What the records come to, worked out from what stages mean, a record at a time. */
const told = (deals: readonly Deal[], { view, hasStatus }: Setting) => {
  const facts = new Map<string, { sum: number; count: number }>();
  const cohorts = new Map<string, { records: number; settled: number }>();
  const implied = new Map<Phase, number>([
    ['contact', 0],
    ['hearing', 0],
  ]);
  const waits = new Map<string, number>();
  const steps = PHASES.map((phase, index) => {
    const returned: number | null = deals.some(({ back }) => back) ? 0 : null;
    return { phase, dated: 0, past: index === 0 ? null : 0, missed: 0, returned };
  });
  let undatedWins = 0;
  const add = (node: string, day: string, owner: string, value: number): void => {
    const key = `${node} ${day.slice(0, 7)}${owner === '' ? '' : ` ${owner}`}`;
    const { sum, count } = facts.get(key) ?? { sum: 0, count: 0 };
    facts.set(key, { sum: sum + value, count: count + 1 });
  };
  for (const deal of deals) {
    const own = PHASES.map((phase) => {
      const isOpen = phase === 'closing' && hasStatus && !isWon(deal);
      return isOpen ? null : earliest(STAGES[phase].map((column) => deal.days[column]));
    });
    steps.forEach((step, index) => {
      if (own[index] !== null) step.dated += 1;
      if (own[index] !== null && index > 0 && own[index - 1] === null) step.past! += 1;
      if (own[index] === null && own[2] !== null) step.missed += 1;
      // A record that is in a phase of wins and was not won has not reached it.
      const isThere = earliest(own.slice(index)) !== null;
      if (isThere && deal.back?.includes(step.phase)) step.returned! += 1;
    });
    const [entry, ...later] = PHASES.map((_, index) => earliest(own.slice(index)));
    PHASES.forEach((phase, index) => {
      const reached = index === 0 ? entry! : later[index - 1]!;
      if (reached === null) return;
      const day = view === 'cohort' ? entry! : reached;
      add(`${phase}_n`, day, deal.owner, 1);
      const isTaken = deal.worth !== null && (phase !== 'hearing' || deal.worth >= 100);
      if (isTaken) add(`${phase}_sum`, day, deal.owner, deal.worth!);
      if (index < 2 && own[index] === null) implied.set(phase, implied.get(phase)! + 1);
    });
    if (hasStatus && isWon(deal) && own[2] === null && entry !== null) undatedWins += 1;
    if (entry === null) continue;
    if (view === 'snapshot') {
      const key = `${entry!.slice(0, 7)} ${wentOn(deal, hasStatus, entry!, own[0]!, own[2]!)}`;
      waits.set(key, (waits.get(key) ?? 0) + 1);
      continue;
    }
    const { records, settled } = cohorts.get(entry!.slice(0, 7)) ?? { records: 0, settled: 0 };
    const one = SETTLED.includes(deal.state) ? 1 : 0;
    cohorts.set(entry!.slice(0, 7), { records: records + 1, settled: settled + one });
  }
  return {
    facts: [...facts]
      .map(([key, { sum, count }]) => `${key} = ${sum}${count === 1 ? '' : ` of ${count}`}`)
      .sort(),
    cohorts: [...cohorts].sort().map(([month, { records, settled }]) => ({
      month,
      records,
      settled: hasStatus ? settled : null,
    })),
    implied: [...implied].map(([phase, records]) => ({ phase, records })),
    undatedWins,
    steps,
    waits: [...waits].map(([key, records]) => `${key}: ${records}`).sort(),
  };
};

const found = ({ facts, stages }: SourceFacts): ReturnType<typeof told> => ({
  facts: facts.map(shown).sort(),
  cohorts: stages!.cohorts.map(({ month, ...rest }) => ({ month: formatMonth(month), ...rest })),
  implied: stages!.implied as { phase: Phase; records: number }[],
  undatedWins: stages!.undatedWins,
  steps: stages!.steps as ReturnType<typeof told>['steps'],
  waits: stages!.waits
    .flatMap(({ groups }) => groups)
    .map(({ month, end, months, records }) => {
      return `${formatMonth(month)} ${end}${months === null ? '' : ` after ${months}`}: ${records}`;
    })
    .sort(),
});

const day = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-0${month}-${String(date).padStart(2, '0')}`);
const setting: fc.Arbitrary<Setting> = fc.record({
  view: fc.constantFrom('snapshot', 'cohort'),
  hasStatus: fc.boolean(),
});
const owner = fc.constantFrom('佐藤', '鈴木', '');
const state = fc.constantFrom('Won', '成約', 'Lost', 'Open', '');
const worth = fc.option(fc.integer({ min: 0, max: 300 }), { freq: 4 });
const maybe = fc.option(day, { freq: 2 });

describe('stages by dates', () => {
  it('come to what their meaning says of each record', async () => {
    const deal: fc.Arbitrary<Deal> = fc
      .record({
        days: fc.record({ met: maybe, heard: maybe, visited: maybe, closed: maybe }),
        state,
        owner,
        worth,
      })
      .map((one) => ({ ...one, left: one.days.closed, back: null }));
    const text = (setting: Setting): string =>
      tree(
        setting,
        'path: "*.csv"\n    stages: { contact: met, hearing: [heard, visited], closing: closed }',
      );
    const table = (deals: readonly Deal[]): string =>
      [
        ['id', ...COLUMNS, 'state', 'owner', 'worth'],
        ...deals.map(({ days, state, owner, worth }, index) => [
          index,
          ...COLUMNS.map((column) => days[column] ?? '-'),
          state,
          owner,
          worth ?? '',
        ]),
      ]
        .map((cells) => cells.join(','))
        .join('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(deal, { minLength: 1, maxLength: 25 }),
        setting,
        fc.nat(24),
        async (deals, how, at) => {
          const split = Math.min(at, deals.length - 1);
          const files = {
            'a.csv': table(deals.slice(split)),
            ...(split > 0 && { 'b.csv': table(deals.slice(0, split)) }),
          };
          const [answer] = await answers(text(how), files);
          expect(found(answer!)).toEqual(told(deals, how));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The names that a history has for the stages; two of them mean one phase, and one means none. */
const ENTERED: Readonly<Record<string, Column | null>> = {
  New: 'met',
  Talk: 'heard',
  Demo: 'visited',
  Won: 'closed',
  成約: 'closed',
  Lost: null,
  Parked: null,
};

interface Change {
  readonly deal: number;
  readonly to: string;
  readonly day: string;
  readonly minute: number;
  readonly owner: string;
  readonly worth: number | null;
}

/** The ways in which exports write a time of day, each of which every row of one file may have. */
const CLOCKS: Readonly<Record<string, (minute: number) => string>> = {
  'two digits': (minute) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  'one digit or two': (minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`,
  'two halves of a day': (minute) => {
    const hour = Math.floor(minute / 60);
    return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
  },
};

describe('a history of stages', () => {
  const change: fc.Arbitrary<Change> = fc.record({
    deal: fc.nat(5),
    to: fc.constantFrom(...Object.keys(ENTERED)),
    day: fc.constantFrom('2026-01-05', '2026-01-20', '2026-02-03', '2026-02-28', '2026-03-01'),
    minute: fc.nat(24 * 60 - 1),
    owner,
    worth,
  });
  const changes = fc.uniqueArray(change, {
    minLength: 1,
    maxLength: 25,
    selector: ({ deal, day, minute }) => `${deal} ${day} ${minute}`,
  });

  /** The record that its changes leave: the first day in each stage, and all else as the last change says. */
  const dealOf = (own: readonly Change[]): Deal => {
    const ordered = own.toSorted((a, b) => (a.day === b.day ? a.minute - b.minute : a.day < b.day ? -1 : 1));
    const { to, owner, worth, day } = ordered.at(-1)!;
    const dayIn = (column: Column): string | null =>
      ordered.find((each) => ENTERED[each.to] === column)?.day ?? null;
    const phases = ordered.map((each) =>
      PHASES.findIndex((phase) => STAGES[phase].some((one) => one === ENTERED[each.to])),
    );
    const back = phases.flatMap((phase, index) => {
      const before = phases.slice(0, index);
      const isBack = before.at(-1) !== phase && before.some((each) => each >= phase);
      return phase >= 0 && isBack ? [PHASES[phase]!] : [];
    });
    return {
      back,
      days: { met: dayIn('met'), heard: dayIn('heard'), visited: dayIn('visited'), closed: dayIn('closed') },
      state: to,
      owner,
      worth,
      left: day,
    };
  };

  const text = (setting: Setting): string =>
    tree(
      setting,
      `path: "*.csv"
    stages: { contact: New, hearing: [Talk, Demo], closing: [Won, 成約] }
    history: { record: deal, stage: state, date: at }`,
    );

  it.each(Object.entries(CLOCKS))(
    'comes to what its records became, in any order and files, with hours of %s',
    async (_, clock) => {
      const table = (all: readonly Change[]): string =>
        [
          'deal,state,at,owner,worth',
          ...all.map(
            ({ deal, to, day, minute, owner, worth }) =>
              `${deal},${to},${day} ${clock(minute)},${owner},${worth ?? ''}`,
          ),
        ].join('\n');
      await fc.assert(
        fc.asyncProperty(changes, setting, fc.nat(24), async (all, how, at) => {
          const split = Math.min(at, all.length - 1);
          const files = {
            'a.csv': table(all.slice(split)),
            ...(split > 0 && { 'b.csv': table(all.slice(0, split)) }),
          };
          const names = [...new Set(all.map(({ deal }) => deal))];
          const deals = names.map((name) => dealOf(all.filter(({ deal }) => deal === name)));
          const [answer] = await answers(text(how), files);
          expect(found(answer!)).toEqual(told(deals, how));
        }),
        { numRuns: 40 },
      );
    },
  );
});
