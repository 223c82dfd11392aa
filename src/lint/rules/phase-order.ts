import type { Finding } from '../../model/diagnostic.js';
import { dependencies, walk } from '../../model/graph.js';
import type { NodeId, Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';

/** The last phase whose volume each volume is computed from, by one walk: many phases share most of what is below them. */
const lastBelow = (tree: Tree): ReadonlyMap<NodeId, number> => {
  const steps = new Map(tree.phases.map(({ volume }, index) => [volume, index]));
  const volumes = tree.phases.flatMap(({ volume }) => (volume === null ? [] : [volume]));
  const last = new Map<NodeId, number>();
  const needs = (id: NodeId): readonly NodeId[] => dependencies(tree, id);
  for (const id of walk(volumes, needs, (vertex) => vertex).order) {
    const found = needs(id).map((needed) => Math.max(steps.get(needed) ?? -1, last.get(needed) ?? -1));
    last.set(
      id,
      found.reduce((a, b) => Math.max(a, b), -1),
    );
  }
  return last;
};

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
    const below = lastBelow(tree);
    for (const [index, phase] of tree.phases.entries()) {
      if (phase.volume === null || !tree.nodes.has(phase.volume)) continue;
      const last = below.get(phase.volume) ?? -1;
      const later = tree.phases[last];
      if (last <= index || !later || later.volume === phase.volume) continue;
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
