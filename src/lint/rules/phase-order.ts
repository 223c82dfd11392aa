import type { Finding } from '../../model/diagnostic.js';
import { below } from '../../model/graph.js';
import type { Rule } from '../rule.js';

export const phaseOrder: Rule = {
  id: 'phase-order',
  severity: 'error',
  principle: 4,
  reason: {
    ja: 'フェーズは営業の進む順に並べます。後のフェーズの量から前のフェーズの量を計算していると、どこで止まったかを読み違えます。',
    en: 'Phases stand in the order in which selling goes on. Where an earlier volume is computed from a later one, the stuck phase is misread.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  closing: { volume: wins, conversion: win_rate } # !
  contact: { volume: contacts, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    for (const [index, phase] of tree.phases.entries()) {
      if (phase.volume === null || !tree.nodes.has(phase.volume)) continue;
      const needs = new Set(below(tree, phase.volume));
      const later = tree.phases
        .slice(index + 1)
        .find(({ volume }) => volume !== null && volume !== phase.volume && needs.has(volume));
      if (!later) continue;
      yield {
        path: [...phase.path, 'volume'],
        node: phase.volume,
        message: {
          ja: `フェーズの順が逆です: ${phase.id} の量（${phase.volume}）は、後にある ${later.id} の量（${later.volume}）から計算されています`,
          en: `phases are out of order: the volume of ${phase.id} (${phase.volume}) is computed from that of ${later.id} (${later.volume}), which comes later`,
        },
        help: {
          ja: `${later.id} を ${phase.id} より前に書いてください`,
          en: `write ${later.id} before ${phase.id}`,
        },
      };
    }
  },
};
