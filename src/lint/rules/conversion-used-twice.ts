import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const conversionUsedTwice: Rule = {
  id: 'conversion-used-twice',
  severity: 'warning',
  principle: 4,
  reason: {
    ja: '同じ率を2つのフェーズの転換率にすると、片方が悪くなったときにどちらで止まったのかを区別できません。',
    en: 'Where two phases share one conversion, nobody can tell in which of them work stops.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [hearing_rate] }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: hearings * hearing_rate, target: 12 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  closing: { volume: wins, conversion: hearing_rate } # !
kpis:
  contacts: { kind: count, quality: [hearing_rate] }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    const used = new Map<string, string>();
    for (const { id, conversion, path } of tree.phases) {
      if (conversion === null) continue;
      const other = used.get(conversion);
      if (other === undefined) {
        used.set(conversion, id);
        continue;
      }
      yield {
        path: [...path, 'conversion'],
        node: conversion,
        message: {
          ja: `${conversion} は、フェーズ ${other} と ${id} の両方の転換率になっています`,
          en: `${conversion} is the conversion of two phases, ${other} and ${id}`,
        },
        help: {
          ja: `${id} には、すぐ前のフェーズからの率を別の指標として書いてください`,
          en: `give ${id} a rate of its own, counted from the phase just before`,
        },
      };
    }
  },
};
