import { describe, expect, it } from 'vitest';
import { judgedOver } from './over-months.js';

const TREE = `
kpi: 1
kgi: { id: sales, label: 売上, kind: amount, formula: wins * price, target: 1000 }
kpis:
  wins: { label: 受注数, kind: count, target: 10 }
  price: { label: 平均単価, kind: average, target: 100 }
`;
const SUM = `
kpi: 1
kgi: { id: sales, label: 売上, kind: amount, formula: east + west, target: 1000 }
kpis: { east: { label: 東, kind: amount, target: 600 }, west: { label: 西, kind: amount, target: 400 } }
`;
const found = (columns: Parameters<typeof judgedOver>[2], text = TREE) =>
  judgedOver(text, '2026-04', columns).alerts.filter(({ rule }) => rule === 'kpis-met-kgi-missed');

describe('every KPI green, the KGI red', () => {
  it('is said with what the tree does not explain', () => {
    const [alert, ...others] = found({ sales: [900], east: [600], west: [400] }, SUM);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      node: 'sales',
      severity: 'warning',
      evidence: { kpis: 2, unmodelled: -100 },
    });
    expect(alert!.message).toMatchInlineSnapshot(`
      {
        "en": "Every KPI (2) is as expected, yet 売上 falls short: 100 of the gap is not explained by the tree (a factor that it lacks, or another way of counting)",
        "ja": "KPI（2個）はすべて期待どおりなのに、売上は届いていません。差のうち100は、ツリーの数式では説明できません（ツリーにない要因か、数え方の違い）",
      }
    `);
  });

  it('is said with targets that do not add up', () => {
    const [alert] = found(
      { sales: [1000], wins: [10], price: [100] },
      TREE.replace('target: 1000', 'target: 1200'),
    );
    expect(alert).toMatchObject({ evidence: { kpis: 2, unclosed: -200 } });
    expect(alert!.message).toMatchInlineSnapshot(`
      {
        "en": "Every KPI (2) is as expected, yet 売上 falls short: 200 of the gap is there because the targets of the KPIs do not add up to that of the KGI",
        "ja": "KPI（2個）はすべて期待どおりなのに、売上は届いていません。差のうち200は、KPIの目標をすべて満たしてもKGIの目標にならない分です（目標どうしの食い違い）",
      }
    `);
  });

  it('is not said where the months before are all there is to compare with', () => {
    const columns = { sales: [1000, 900], east: [600, 600], west: [400, 400] };
    const text = SUM.replaceAll(/, target: \d+/gu, '');
    expect(found(columns, text)).toEqual([]);
  });

  it.each([
    ['a KPI below its target', { sales: [900], wins: [9], price: [100] }],
    ['a KGI at its target', { sales: [1000], wins: [10], price: [100] }],
    ['a KGI without an actual', { wins: [10] }],
  ])('is not said of %s', (_, columns) => {
    expect(found(columns)).toEqual([]);
  });
});
