import type { Rule } from '../rule.js';

export const sourceMeasureUnfit: Rule = {
  id: 'source-measure-unfit',
  severity: 'error',
  principle: null,
  reason: {
    ja: '1行が1か月の表には列の名前だけを書き、1行が1件の一覧には count や sum などの集計と日付の列を書きます。取り違えた measure や、どの取り込み元で測るか決まらない measure からは、実績を読めません。',
    en: 'A table with a row per month is read by the name of a column; a list with a row per deal by an aggregate and a date. A measure that mixes them up, or that several sources could answer, gives no actuals.',
  },
  sees: 'sources',
  good: `kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { measure: { source: monthly, column: 接触数 }, kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  monthly: { path: data/monthly.csv, layout: columns, period: 年月 }
`,
  bad: `kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], measure: { source: monthly, count: true, on: 年月 } } # !
  win_rate: { kind: rate }
sources:
  monthly: { path: data/monthly.csv, layout: columns, period: 年月 }
`,
  files: {
    'data/monthly.csv': '年月,接触数,受注数\n2026-04,100,12\n',
  },
  check: (_, { sources }) => sources?.unfitMeasures ?? [],
};
