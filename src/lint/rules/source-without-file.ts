import type { Rule } from '../rule.js';

export const sourceWithoutFile: Rule = {
  id: 'source-without-file',
  severity: 'error',
  principle: null,
  reason: {
    ja: 'path に書いたファイルがないと、その取り込み元の実績はどれも読めません。書き出しの名前や置き場所が変わったときに起こります。',
    en: 'Without the files that path names, none of the actuals of the source can be read. It happens when an export is renamed or moved.',
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
  monthly: { path: data/montly.csv, layout: columns, period: 年月 } # !
`,
  files: {
    'data/monthly.csv': '年月,接触数,受注数\n2026-04,100,12\n',
  },
  check: (_, { sources }) => sources?.missingFiles ?? [],
};
