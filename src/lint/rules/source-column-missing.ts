import type { Rule } from '../rule.js';

export const sourceColumnMissing: Rule = {
  id: 'source-column-missing',
  severity: 'error',
  principle: null,
  reason: {
    ja: 'ツリーに書いた列が見出しにないと、その実績は読めません。書き出し側で列の名前が変わると、ある月から急に読めなくなります。',
    en: 'A column that the header does not have cannot be read. When an export renames it, the actuals end from one month to the next.',
  },
  sees: 'sources',
  good: `kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { label: 接触数, kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  monthly: { path: data/monthly.csv, layout: columns, period: 年月 }
`,
  bad: `kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { label: 接触数, kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  monthly: { path: data/monthly.csv, layout: columns, period: 月次 } # !
`,
  files: {
    'data/monthly.csv': '年月,接触数,受注数\n2026-04,100,12\n',
  },
  check: (_, { sources }) => sources?.missingColumns ?? [],
};
