import { describe, expect, it } from 'vitest';
import { dataIn, diagnosed } from './data.js';

const data = dataIn('xeducation_leads');

const tree = (score: string): string => `kpi: 1
name: X Education
lang: en
kgi: { id: converted, kind: count, formula: leads * conversion, measure: { source: leads, count: true, on: won } }
phases:
  lead: { label: lead, volume: leads }
  sale: { label: sale, volume: converted, conversion: conversion }
kpis:
  leads: { kind: count, measure: { source: leads, count: true, on: passed } }
  conversion: { kind: rate }
handoffs:
  passing:
    passed: leads
    accepted: converted
    score: { measure: { source: leads, mean: ${score}, on: passed }, cutoff: 15 }
    outcome: { on: won, won: won, lost: lost }
sources:
  leads: { path: Leads.csv, layout: records }
`;

/** The file has no dates: all leads get the same one, and the converted ones are won, the others lost. */
const dated = (): string => {
  const [head, ...rows] = data.read('Leads.csv').toString('utf8').split(/\r?\n/u);
  const withDates = rows
    .filter((row) => row !== '')
    .map((row) => {
      const isWon = row.split(',')[6] === '1';
      return `2018-01-10,${isWon ? '2018-01-20,' : ',2018-01-20'},${row}`;
    });
  return [`passed,won,lost,${head}`, ...withDates].join('\n');
};

const handoffBy = async (score: string) => {
  const files = { 'kpi.yaml': tree(score), 'Leads.csv': dated() };
  return (await diagnosed(files, '--period', '2018-01')).handoffs[0]!;
};

describe.skipIf(data.absent)('X Education: the scores that a system gave to leads', () => {
  it('by profile tell who converts a little, best from 16 on', async () => {
    const { cutoff, mature, bands } = await handoffBy('Asymmetrique Profile Score');
    expect(mature).toMatchObject({ passed: 9240, unscored: 4218, open: 0 });
    expect(cutoff).toMatchObject({ won: 1908, lost: 3114, obstacle: null, current: 15, best: 16 });
    expect(cutoff!.auc).toBeCloseTo(0.6238367439, 9);
    // J is nearly as large from 17 on, and again from 19 on; today's 15 passes far more.
    expect(cutoff!.interval).toEqual([16, 17]);
    expect(cutoff!.place).toBe('below');
    expect(bands.reduce((sum, { n }) => sum + n, 0)).toBe(9240 - 4218);
  });

  it('by activity are best from 14 on, but not the higher the better: from 16 on few convert', async () => {
    const { cutoff, inversion } = await handoffBy('Asymmetrique Activity Score');
    expect(cutoff).toMatchObject({ best: 14, obstacle: null });
    expect(cutoff!.auc).toBeCloseTo(0.6246575788, 9);
    expect(inversion).toMatchObject({ higher_from: 17, lower_from: 15 });
    expect(inversion!.higher_rate).toBeLessThan(0.1);
    expect(inversion!.lower_rate).toBeGreaterThan(0.5);
  });
});
