import { describe, expect, it } from 'vitest';
import { judgedOver } from './over-months.js';

const FUNNEL = `
kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: appointments * win_rate }
phases:
  call: { label: 架電, volume: calls }
  meet: { label: アポ, volume: appointments, conversion: appointment_rate }
  close: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  calls: { label: 架電数, kind: count }
  appointments: { label: アポ数, kind: count, formula: calls * appointment_rate }
  appointment_rate: { label: アポ率, kind: rate }
  win_rate: { label: 受注率, kind: rate }
`;

/** Calls up by three quarters, appointments a call down, and wins of two values whose S is 3: p = .766. */
const CALLS = [400, 443, 486, 529, 571, 614, 657, 700];
const APPOINTMENTS = [80, 82, 83, 84, 84, 85, 86, 86];
const WINS = [10, 11, 10, 10, 11, 10, 10, 11];

type Columns = Parameters<typeof judgedOver>[2];
const alertOf = (columns: Partial<Columns> = {}, text = FUNNEL) =>
  judgedOver(text, '2026-01', {
    calls: CALLS,
    appointments: APPOINTMENTS,
    wins: WINS,
    ...columns,
  } as Columns).alerts.find(({ rule }) => rule === 'kpi-became-the-purpose') ?? null;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('hitting the KPI has become the purpose', () => {
  it('says what of the extra calls was lost to lower quality', () => {
    const { node, severity, message, evidence } = alertOf()!;
    expect([node, severity]).toEqual(['calls', 'warning']);
    // The logarithmic mean of the wins of both halves, times the logarithms of what calls and rates changed by.
    const halves = (values: readonly number[]) => [sum(values.slice(0, 4)), sum(values.slice(4))] as const;
    const [[c0, c1], [a0, a1], [w0, w1]] = [halves(CALLS), halves(APPOINTMENTS), halves(WINS)];
    const mean = (w1 - w0) / Math.log(w1 / w0);
    const [calls, meet, close] = [c1 / c0, a1 / c1 / (a0 / c0), w1 / a1 / (w0 / a0)].map(
      (ratio) => mean * Math.log(ratio),
    ) as [number, number, number];
    const lost = -(Math.min(0, meet) + Math.min(0, close)) / calls;
    expect(evidence).toMatchObject({ from: '2026-01', to: '2026-08', lag: 0, rate: 'appointment_rate' });
    expect(evidence!.volume_effect).toBeCloseTo(calls, 9);
    expect(evidence!.offset_ratio).toBeCloseTo(lost, 9);
    expect(evidence!.volume_p_value).toBeCloseTo(1 / 40320, 12);
    expect(evidence!.kgi_p_value).toBeCloseTo(0.765594, 6);
    expect(message).toMatchInlineSnapshot(`
      {
        "en": "Hitting "架電数" may have become the purpose. From the 4 months before to the last 4, 架電数 rose by 36.8%, but アポ率 went from 17.7% to 13.4%, and 受注数 did not clearly rise (41 to 42). 92% of what the extra volume should have brought was lost to lower quality. A harder segment, cases that are still open, or too few people to take them on look the same",
        "ja": "「架電数」を追うこと自体が目的になっているおそれがあります。直近4か月をその前の4か月と比べると、架電数は36.8%増えましたが、アポ率が17.7%から13.4%に悪化し、受注数は、はっきりとは伸びていません（41→42）。増えた分が生むはずだった成果の92%が、質の低下で失われました。相手の層が変わった、まだ決着していない案件が多い、受け手の手が足りない、というときも同じ形になります",
      }
    `);
  });

  it.each([
    [
      'too few months',
      { calls: CALLS.slice(0, 5), appointments: APPOINTMENTS.slice(0, 5), wins: WINS.slice(0, 5) },
    ],
    ['calls that do not rise', { calls: [600, 560, 620, 580, 610, 570, 600, 590] }],
    ['a KGI that rises', { wins: [10, 11, 12, 13, 14, 15, 16, 17] }],
  ])('is not said of %s', (_, columns) => {
    expect(alertOf(columns)).toBeNull();
  });

  it('is not said where less than half was lost', () => {
    // The rate slips a little while calls nearly double; the KGI only looks flat, for its months are so unlike.
    const appointments = CALLS.map((calls, index) => Math.round(calls * (0.4 - 0.01 * index)));
    const [uneven, worse] = [
      [40, 8, 40, 8, 60, 8, 60, 9],
      [40, 8, 40, 8, 44, 8, 44, 8],
    ];
    expect(alertOf({ appointments, wins: uneven! })).toBeNull();
    expect(alertOf({ appointments, wins: worse! })).not.toBeNull();
  });

  it('looks at the quality that the tree names first', () => {
    const named = FUNNEL.replace(
      'label: 架電数, kind: count',
      'label: 架電数, kind: count, quality: [win_rate]',
    );
    // The win rate holds: what fell is not what was named.
    expect(alertOf({}, named)).toBeNull();
    expect(alertOf({ appointments: CALLS.map((calls) => calls / 5) }, named)!.evidence!.rate).toBe(
      'win_rate',
    );
  });

  it('counts a volume that meets its targets as pursued, though it does not rise month by month', () => {
    const calls = [400, 420, 410, 405, 600, 620, 590, 610];
    const appointments = [80, 82, 83, 81, 80, 82, 81, 80];
    const target = (value: number) =>
      FUNNEL.replace('label: 架電数, kind: count', `label: 架電数, kind: count, target: ${value}`);
    const down = [620, 600, 610, 590, 600, 621, 640, 605];
    expect(alertOf({ calls, appointments }, target(400))).not.toBeNull();
    expect(alertOf({ calls: down, appointments }, target(700))).toBeNull();
  });

  it('gives work the months that it takes to arrive', () => {
    const lagged = FUNNEL.replace(
      'formula: appointments * win_rate',
      'formula: lag(appointments, 2) * win_rate',
    );
    const { evidence } = alertOf(
      {
        calls: [...CALLS, 100, 100],
        appointments: [...APPOINTMENTS, 20, 20],
        wins: [10, 10, ...WINS],
      },
      lagged,
    )!;
    // The calls of the last two months have brought nothing yet, and are not looked at.
    expect(evidence).toMatchObject({ from: '2026-03', to: '2026-10', lag: 2 });
    expect(evidence!.volume_p_value).toBeCloseTo(1 / 40320, 12);
  });
});
