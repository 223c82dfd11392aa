import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIdentifier } from '../../src/model/identifiers.js';
import { namer } from '../../src/propose/identifier.js';
import { kindOf } from '../../src/propose/metric.js';
import { stageKind } from '../../src/propose/outcomes.js';
import { orderOfStages } from '../../src/propose/stage-order.js';
import { stepOf } from '../../src/propose/steps.js';

describe('how a deal ended', () => {
  it.each([
    ['Closed Won', 'won'],
    ['closedwon', 'won'],
    ['Won', 'won'],
    ['受注', 'won'],
    ['受注済み', 'won'],
    ['成約', 'won'],
    ['Closed Lost', 'lost'],
    ['closedlost', 'lost'],
    ['失注', 'lost'],
    ['見送り', 'lost'],
    ['受注予定', 'step'],
    ['受注見込', 'step'],
    ['Negotiation', 'step'],
    ['Wonderful', 'step'],
  ])('%s: %s', (text, kind) => {
    expect(stageKind(text)).toBe(kind);
  });
});

describe('what a metric is', () => {
  const metric = (name: string, least = 1, greatest = 50) =>
    kindOf({ name, unit: null, filled: 3, numbers: 3, least, greatest, sum: 90 });

  it.each([
    ['受注数', 'count'],
    ['売上件数', 'count'],
    ['ペールエール(本)', 'unknown'],
    ['Leads', 'count'],
    ['売上高', 'amount'],
    ['Revenue', 'amount'],
    ['粗利', 'amount'],
    ['受注金額', 'amount'],
    ['受注予算', 'plan'],
    ['前年売上', 'plan'],
    ['達成率', 'derived'],
    ['差異', 'derived'],
    ['平均単価', 'average'],
    ['現預金残高', 'stock'],
    ['売掛金', 'unknown'],
  ])('%s: %s', (name, kind) => {
    expect(metric(name)).toBe(kind);
  });

  it('a rate lies between 0 and 1; what says so and does not is left to be computed', () => {
    expect([metric('受注率', 0.1, 0.4), metric('受注率', 10, 40)]).toEqual(['rate', 'derived']);
  });

  it('a count is never below zero', () => {
    expect([metric('受注数', -3), metric('売上高', -3)]).toEqual(['unknown', 'amount']);
  });
});

it('the later of two words tells the step', () => {
  const steps = ['リード数', '架電数', 'アポ数', '商談数', 'ヒアリング数', '提案数', '見積数', '受注数'].map(
    stepOf,
  );
  expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect([stepOf('商談受注数'), stepOf('won_date'), stepOf('来客数')]).toEqual([7, 7, undefined]);
});

describe('the order of stages', () => {
  it('is that of the changes, whatever comes back now and then', () => {
    const changes = [
      ['', 'A'],
      ['A', 'B'],
      ['B', 'C'],
      ['C', 'B'],
      ['B', 'C'],
      ['A', 'C'],
      ['C', 'Won'],
    ] as const;
    expect(orderOfStages(changes)).toEqual(['A', 'B', 'C', 'Won']);
  });

  it('has every stage once', () => {
    const stage = fc.constantFrom('', 'A', 'B', 'C', 'D');
    fc.assert(
      fc.property(fc.array(fc.tuple(stage, stage), { maxLength: 20 }), (changes) => {
        const stages = new Set(changes.flat().filter((each) => each !== ''));
        expect([...orderOfStages(changes)].sort()).toEqual([...stages].sort());
      }),
      { numRuns: 100 },
    );
  });
});

describe('ids of labels', () => {
  it.each([
    ['受注数', '受注数'],
    ['Qualified To Buy', 'qualified_to_buy'],
    ['売上(千円)', '売上_千円'],
    ['１次面談', 'step_1次面談'],
    ['min', 'step_min'],
    ['— —', 'step'],
  ])('%s: %s', (label, id) => {
    expect(namer()(label, 'step')).toBe(id);
  });

  it('are identifiers, each once, also beside names that are taken', () => {
    const label = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('a', 'A', 'ａ', 'lag', '__proto__'),
    );
    fc.assert(
      fc.property(fc.array(label, { maxLength: 8 }), (labels) => {
        const name = namer(['a', 'revenue']);
        const ids = labels.map((each) => name(each, 'step'));
        expect(ids.filter((id) => !isIdentifier(id))).toEqual([]);
        expect(new Set([...ids, 'a', 'revenue']).size).toBe(ids.length + 2);
      }),
      { numRuns: 200 },
    );
  });
});
