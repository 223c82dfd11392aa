import { describe, expect, it } from 'vitest';
import { actuals, dataIn, diagnosed } from './data.js';

const data = dataIn('xeducation_leads');

const count = (where: string): string => `measure: { source: leads, count: true, where: { ${where} } }`;

const TREE = `kpi: 1
name: X Education
lang: en
kgi: { id: converted, kind: count, formula: leads * conversion, ${count('Converted: 1')} }
kpis:
  leads: { kind: count, measure: { source: leads, count: true } }
  conversion: { kind: rate }
  google: { kind: count, ${count('Lead Source: [Google, google]')} }
  google_converted: { kind: count, ${count('Lead Source: [Google, google], Converted: 1')} }
  google_as_written: { kind: count, ${count('Lead Source: Google')} }
  with_city: { kind: count, ${count('City: { exists: true }')} }
  without_source: { kind: count, ${count('Lead Source: { exists: false }')} }
sources:
  leads: { path: Leads.csv, layout: records, period: 2018-01, none: [Select] }
`;

describe.skipIf(data.absent)('X Education: leads without any date, with Select for nothing', () => {
  it('the leads, those converted, and those of Google in either case', async () => {
    const files = { 'kpi.yaml': TREE, 'Leads.csv': data.read('Leads.csv') };
    const diagnosis = await diagnosed(files, '--period', '2018-01');
    const { conversion, with_city: city, ...found } = actuals(diagnosis);
    expect(found).toEqual({
      converted: 3561,
      leads: 9240,
      google: 2873,
      google_converted: 1147,
      google_as_written: 2868,
      without_source: 36,
    });
    expect(conversion! * 100).toBeCloseTo(38.539, 3);
    // Select stands for nothing 2,249 times, beside cells that are blank.
    expect(city).toBe(5571);
    expect(diagnosis.data.files).toMatchObject([{ rows: 9240, skipped: 0 }]);
  });
});
