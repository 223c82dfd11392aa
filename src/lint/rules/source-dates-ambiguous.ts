import type { Rule } from '../rule.js';

export const sourceDatesAmbiguous: Rule = {
  id: 'source-dates-ambiguous',
  severity: 'error',
  principle: null,
  reason: {
    ja: '03/04/2026 は4月3日にも3月4日にも読めます。どちらかをツリーに書かないと、件数が別の月に入ります。kpi は推測せず、読むのをやめます。',
    en: '03/04/2026 may be 3 April or March 4. Unless the tree says which, records are counted in the wrong month. kpi does not guess, and stops reading.',
  },
  sees: 'sources',
  good: `kpi: 1
kgi: { id: wins, label: 受注数, measure: { count: true, on: 受注日 }, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { measure: { count: true, on: 接触日 }, kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  deals: { path: deals.csv, layout: records, dates: dd/MM/yyyy }
`,
  bad: `kpi: 1
kgi: { id: wins, label: 受注数, measure: { count: true, on: 受注日 }, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { measure: { count: true, on: 接触日 }, kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  deals: { path: deals.csv, layout: records } # !
`,
  files: {
    'deals.csv': '接触日,受注日\n03/04/2026,25/04/2026\n07/04/2026,\n',
  },
  check: (_, { sources }) => sources?.ambiguousDates ?? [],
};
