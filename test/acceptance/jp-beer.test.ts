import { describe, expect, it } from 'vitest';
import type { Files } from '../cli/run.js';
import { actuals, dataIn, diagnosed, monthly } from './data.js';

const data = dataIn('jp_beer_daily');
const sjis = dataIn('jp_sjis_derived');

const TREE = `kpi: 1
name: クラフトビール店
lang: ja
currency: JPY
fiscal_year_start: 4
kgi: { id: takings, label: 売上合計, kind: amount, formula: guests * spend }
kpis:
  guests: { label: 来客数, kind: count }
  glasses: { label: 総杯数, kind: count }
  bookings: { label: 予約件数, kind: count }
  spend: { label: 客単価, kind: average }
sources:
  daily: { path: a.csv, layout: columns, none: ["-"] }
`;

const files = (csv: Buffer): Files => ({ 'kpi.yaml': TREE, 'a.csv': csv });
const YEAR = ['--period', 'FY2024'];

const TAKINGS = [
  514_300, 537_100, 474_300, 444_200, 523_200, 567_600, 539_200, 552_400, 622_100, 586_000, 500_000, 449_800,
];
const GUESTS = [300, 303, 279, 340, 294, 343, 311, 305, 373, 326, 291, 246];
const MONTHS = TAKINGS.map((_, index) =>
  index < 9 ? `2024-${String(index + 4).padStart(2, '0')}` : `2025-0${index - 8}`,
);
const byMonth = (values: readonly number[]) =>
  Object.fromEntries(MONTHS.map((month, index) => [month, values[index]]));

describe.skipIf(data.absent)('A bar: daily takings kept by hand, with a header a month', () => {
  it('the year as it was typed, and what was passed over', async () => {
    const diagnosis = await diagnosed(files(data.read('売上データ.csv')), ...YEAR);
    expect(actuals(diagnosis)).toMatchObject({
      takings: 6_310_200,
      guests: 3711,
      glasses: 6690,
    });
    // Of the twelve headers the first is the header. The day that was typed twice counts, and is told.
    expect(diagnosis.data.files).toMatchObject([
      { skipped: 33, left_out: { headers: 11, blank: 22, units: 0, totals: 0 }, repeated_rows: 1 },
    ]);
  });

  it('takings and guests by month', async () => {
    expect(await monthly(files(data.read('売上データ.csv')), 'takings', MONTHS)).toEqual(byMonth(TAKINGS));
    expect(await monthly(files(data.read('売上データ.csv')), 'guests', MONTHS)).toEqual(byMonth(GUESTS));
    // In some months nobody booked, and the cells are blank: no zero, so that the year has no sum of its own.
    const bookings = Object.values(await monthly(files(data.read('売上データ.csv')), 'bookings', MONTHS));
    expect(bookings.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(29);
    expect(bookings).toContain(undefined);
  });

  it.skipIf(sjis.absent)('the copy in CP932 gives the same answers', async () => {
    const original = await diagnosed(files(data.read('売上データ.csv')), ...YEAR);
    const copy = await diagnosed(files(sjis.read('売上データ_beer.cp932.csv')), ...YEAR);
    expect({ ...copy, data: null }).toEqual({ ...original, data: null });
  });
});
