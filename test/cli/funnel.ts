/** A funnel of one month that is read from a table. */
export const TREE = `kpi: 1
name: 受注
horizon: 2026-01
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1.2M }
kpis:
  leads: { kind: count, quality: [win_rate], lever: { max: 500 } }
  wins: { kind: count, quality: [win_rate], formula: leads * win_rate }
  win_rate: { kind: rate, lever: { max: 40% } }
  price: { kind: average, fixed: true }
sources:
  monthly: { path: a.csv, layout: columns, period: month }
`;

export const CSV =
  'month,leads,wins,price\n2025-11,100,20,50000\n2025-12,100,20,50000\n2026-01,90,15,50000\n';

/** A tree that needs no data. */
export const BARE = `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, baseline: 10, quality: [price] }
  price: { kind: average, baseline: 100 }
`;
